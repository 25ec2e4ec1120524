/** What Meta reads back is not what was submitted; the emulator plays that, and nobody may see a difference in it. */
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { toYaml } from '../../../../src/cli/templates/template-yaml.js';
import { compareContents } from '../../../../src/core/templates/code/content.js';
import { accountSamplesOf, fileContentOf } from '../../../../src/core/templates/code/file-content.js';
import { checkTemplateDefinition, type TemplateDefinition } from '../../../../src/core/templates/definition.js';
import { samplesOf, withHandles } from '../../../../src/core/templates/samples.js';
import { DEFAULT_IDS } from '../../../../src/emulator/default-seed.js';
import { runEmulator } from '../../../emulator/running-emulator.js';
import { EVERY_TEMPLATE } from '../../../support/every-template.js';
import { aTemplate } from '../a-template.js';

function definitionOf(file: object): TemplateDefinition {
  const report = checkTemplateDefinition(file);
  if ('problems' in report) throw new Error(JSON.stringify(report.problems));
  return report.definition;
}

async function submitAndReadBack(file: object) {
  const running = runEmulator();
  const definition = definitionOf(file);
  const handles = samplesOf(definition).map((_, index) => `4::sample${index}`);
  const json = withHandles(definition, handles);
  const created = await running.post(`/v25.0/${DEFAULT_IDS.wabaId}/message_templates`, { json });
  expect(created.body).toMatchObject({ id: expect.any(String) });
  const fields = 'name,language,category,components,parameter_format,message_send_ttl_seconds';
  const { body } = await running.get(`/v25.0/${created.body.id}?fields=${fields}`);
  const { parameter_format, message_send_ttl_seconds, ...rest } = body;
  return aTemplate({
    ...rest,
    parameterFormat: parameter_format,
    messageSendTtlSeconds: message_send_ttl_seconds ?? null,
  });
}

describe.each(EVERY_TEMPLATE)('$kind', ({ file }) => {
  test('is read back as what was submitted', async () => {
    const template = await submitAndReadBack(file);
    expect(compareContents(definitionOf(file).components, template.components, template)).toEqual([]);
  });

  test('is written to a file that says what was submitted', async () => {
    const template = await submitAndReadBack(file);
    const names = Object.fromEntries(accountSamplesOf(template).map(({ part }) => [part, `${part}.jpg`]));
    const written = fileContentOf(template, names);
    const parsed = definitionOf(parseDocument(toYaml(written)).toJS());
    expect(compareContents(parsed.components, definitionOf(file).components, template)).toEqual([]);
    expect(parsed).toMatchObject({ name: file.name, language: file.language, category: file.category });
    expect(samplesOf(parsed)).toHaveLength(samplesOf(definitionOf(file)).length);
    expect(JSON.stringify(written)).not.toContain('header_handle');
  });
});

test('a one-time password button of an app is read back with its apps and hashes', async () => {
  const file = EVERY_TEMPLATE.find(({ kind }) => kind.endsWith('ZERO_TAP'))?.file ?? {};
  expect(fileContentOf(await submitAndReadBack(file))).toMatchObject({
    components: [
      { type: 'BODY' },
      {
        buttons: [
          {
            type: 'OTP',
            otp_type: 'ZERO_TAP',
            zero_tap_terms_accepted: true,
            supported_apps: [{ package_name: 'example.luna.app', signature_hash: 'K8a/AINcG+7' }],
          },
        ],
      },
    ],
  });
});
