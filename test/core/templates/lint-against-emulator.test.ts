import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkTemplateDefinition } from '../../../src/core/templates/definition.js';
import type { Finding } from '../../../src/core/templates/lint/finding.js';
import { lintFile } from '../../../src/core/templates/lint/lint.js';
import type { RuleId } from '../../../src/core/templates/lint/rules.js';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { type RunningEmulator, runEmulator } from '../../emulator/running-emulator.js';
import { anyTemplate } from './template-arbitraries.js';

const EDGE = `/v25.0/${DEFAULT_IDS.wabaId}/message_templates`;

/** Always the same cases, so that a failure is a failure for everybody. */
const RUNS = { seed: 20_261_126, numRuns: 2000 };

const BODY = { type: 'BODY', text: 'Your order is ready to be picked up today.' };
const media = (header_handle: string[]) => ({ type: 'HEADER', format: 'IMAGE', example: { header_handle } });
const headed = (text: string, example?: object) => ({
  type: 'HEADER',
  format: 'TEXT',
  text,
  ...(example && { example }),
});
const footed = (text: string) => ({ type: 'FOOTER', text });
const buttoned = (...buttons: object[]) => ({ type: 'BUTTONS', buttons });
const withParts = (...components: object[]) => ({ language: 'en_US', category: 'MARKETING', components });
const withBody = (text: string, ...values: string[]) =>
  withParts({ type: 'BODY', text, ...(values.length > 0 && { example: { body_text: [values] } }) });

/**
 * Judgement: what the emulator refuses and lint only warns of, because the reference leaves open whether Meta does. Each with
 * a template that shows it; the last test fails for one that is here without need.
 */
const ONLY_WARNED: Partial<Record<RuleId, object>> = {
  'language-unknown': { ...withParts(BODY), language: 'xx_YY' },
  'time-to-live': { ...withParts(BODY), message_send_ttl_seconds: 120 },
  'sub-category': { ...withParts(BODY), sub_category: 'OTHER' },
  'component-type': withParts(BODY, { type: 'HOLOGRAM' }),
  'header-format': withParts(BODY, { type: 'HEADER', format: 'HOLOGRAM' }),
  'header-emoji': withParts(BODY, headed('Call ☎ us')),
  'footer-newline': withParts(BODY, footed('Reply STOP\nto stop')),
  'footer-emoji': withParts(BODY, footed('Reply STOP 🙂')),
  'footer-formatting': withParts(BODY, footed('_The team_')),
  'footer-variable': withParts(BODY, footed('For {{1}}, not you'), buttoned({ type: 'CATALOG', text: 'View catalog' })),
  'text-edges': withParts(BODY, headed('Your order\n')),
  'body-newlines': withBody('Your order is ready.\n\n\nPick it up today.'),
  'variable-order': withBody('Your order {{2}} is ready at our shop in {{1}} from today on.', 'A', 'B'),
  'variable-at-edge': withParts(BODY, headed('Hi {{1}}', { header_text: ['Ana'] })),
  'variable-density': withBody('Hi {{1}}!', 'Ana'),
  'variable-spaces': withParts(
    BODY,
    buttoned({ type: 'URL', text: 'Go', url: 'https://example.com/{{ 1 }}', example: ['a'] }),
  ),
  'media-sample-link': withParts(media(['https://example.com/a.jpg']), BODY),
  'media-sample-handle': withParts(media(['handle']), BODY),
  'button-type': withParts(BODY, buttoned({ type: 'REMINDER', text: 'Remind me' })),
  'url-whatsapp': withParts(BODY, buttoned({ type: 'URL', text: 'Chat', url: 'https://wa.me/34600' })),
  'flow-source': withParts(BODY, buttoned({ type: 'FLOW', text: 'Sign up', flow_id: '1', flow_name: 'sign_up' })),
  'authentication-text': {
    language: 'en_US',
    category: 'AUTHENTICATION',
    components: [
      { type: 'BODY', text: '*{{1}}* is your verification code.', add_security_recommendation: true },
      buttoned({ type: 'OTP', otp_type: 'COPY_CODE' }),
    ],
  },
  'authentication-button': {
    language: 'en_US',
    category: 'AUTHENTICATION',
    components: [
      { type: 'BODY', add_security_recommendation: true },
      buttoned({
        type: 'URL',
        text: 'Copy',
        url: 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}',
        example: ['https://www.whatsapp.com/otp/code/?code=otp123456'],
      }),
    ],
  },
};

interface Verdict {
  readonly findings: readonly Finding[];
  readonly refusal: string | undefined;
}

/** What both say of a template; what is submitted is what `templates submit` would make of the file. */
async function judge(running: RunningEmulator, template: object, name: string): Promise<Verdict> {
  const data = { name, ...template };
  const source = { path: 'template.json', data, placeOf: () => null, placeInText: () => null };
  const { findings } = lintFile(source.path, { source });
  const checked = checkTemplateDefinition(data);
  const json = 'definition' in checked ? checked.definition : data;
  for (const waba of running.emulator.state.wabas.values()) waba.templateCreations.length = 0;
  const { status, body } = await running.post(EDGE, { json });
  return { findings, refusal: status === 200 ? undefined : (body.error.error_user_msg ?? body.error.message) };
}

const rulesOf = (findings: readonly Finding[], severity: string) =>
  findings.filter((one) => one.severity === severity).map(({ rule }) => rule);

test('what lint passes the emulator takes, and what lint calls an error it refuses, but for listed judgements', async () => {
  let running = runEmulator();
  let count = 0;
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(anyTemplate, async (template) => {
      // An account has 5000 calls an hour.
      if (++count % 1000 === 0) running = runEmulator();
      const { findings, refusal } = await judge(running, template, `t_${count}`);
      const errors = rulesOf(findings, 'error');
      const judged = rulesOf(findings, 'warning').filter((rule) => rule in ONLY_WARNED);
      if (refusal === undefined) taken++;
      if (errors.length > 0) expect({ errors, isRefused: refusal !== undefined }).toEqual({ errors, isRefused: true });
      else if (judged.length === 0) expect(refusal).toBeUndefined();
    }),
    RUNS,
  );
  // Cases that are all broken would prove little.
  expect(taken).toBeGreaterThan(RUNS.numRuns / 20);
});

test.each(Object.entries(ONLY_WARNED))(
  '%s is listed because the emulator refuses it and lint only warns',
  async (rule, template) => {
    const { findings, refusal } = await judge(runEmulator(), template, 'listed');
    expect(rulesOf(findings, 'error')).toEqual([]);
    expect(rulesOf(findings, 'warning')).toContain(rule);
    expect(rulesOf(findings, 'warning').filter((one) => one in ONLY_WARNED)).toEqual([rule]);
    expect(refusal).toBeDefined();
  },
);
