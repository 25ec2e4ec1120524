/** The sample files that media headers name: are they there, and are they what the header wants? */
import { checkTemplateDefinition } from '../definition.js';
import { inspectSample } from '../sample-file.js';
import { samplesOf, type TemplateSample } from '../samples.js';
import type { Draft } from './draft.js';
import { type Found, found } from './finding.js';
import { isMedia } from './sample-rules.js';

/** Of a template that can be read as one; what cannot has other faults to mend first. */
export function sampleFilesOf(draft: Draft): TemplateSample[] {
  const checked = checkTemplateDefinition(draft.data);
  if ('problems' in checked) return [];
  return samplesOf(checked.definition)
    .filter(({ format }) => isMedia(format))
    .map((sample) => ({ ...sample, member: [...draft.member, ...sample.member] }));
}

/** `bytes` is undefined where there is no such file. */
export function checkSampleFile(
  { member, format, path: file }: TemplateSample,
  bytes: Uint8Array | undefined,
): Found[] {
  if (bytes === undefined) return [found('sample-file-missing', member, { file })];
  const inspected = inspectSample(format, bytes);
  if (!('problem' in inspected)) return [];
  const { problem } = inspected;
  switch (problem.problem) {
    case 'sample-too-large':
      return [found('sample-file-size', member, { file, bytes: problem.bytes, max: problem.limit })];
    case 'sample-wrong-type':
      return [found('sample-file-type', member, { file, format, found: problem.found })];
    case 'sample-empty':
    case 'sample-not-for-format':
      return [found('sample-file-type', member, { file, format, found: null })];
  }
}
