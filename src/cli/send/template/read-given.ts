import { parseDocument } from 'yaml';
import { Failure } from '../../../core/failure.js';
import type { GivenParams, GivenPart, GivenValues } from '../../../core/messages/given-values.js';
import { splitName } from '../../../core/messages/read-params.js';
import { readValuesFile } from '../../../core/messages/values-file.js';
import type { Context } from '../../context.js';
import { list, optional, pairs, text } from '../../field.js';
import type { Input } from '../../parse-input.js';
import { decodeYaml, parseYamlText } from '../../yaml-source.js';

/** What fills a template; what is clumsy to type goes into a file. */
export const VALUE_FLAGS = {
  param: list('--param <value>'),
  paramsFile: optional(text('--params-file <file>')),
  header: optional(text('--header <value>')),
  filename: optional(text('--filename <name>')),
  button: pairs('--button <index=value>'),
  offerEnds: optional(text('--offer-ends <time>')),
  code: optional(text('--code <code>')),
} as const;

type Flags = Input<typeof VALUE_FLAGS>;

/** Reads the file once; what of a flag a template makes, it must say itself. A flag goes before the file's member. */
export async function readGiven(
  flags: Flags,
  { readInput }: Pick<Context<unknown>, 'readInput'>,
): Promise<(isNamed: boolean) => GivenValues> {
  const { paramsFile: path, code, offerEnds } = flags;
  const file = path === undefined ? {} : readFile(path, await readInput(path, '--params-file'));
  const header = toHeader(flags.header ?? file.header, flags.filename);
  const buttons = { ...file.buttons, ...toButtons(flags.button) };
  return (isNamed) => ({
    ...file,
    ...(flags.param.length > 0 && { params: toParams(flags.param, file.params, isNamed) }),
    ...(header !== undefined && { header }),
    ...(Object.keys(buttons).length > 0 && { buttons }),
    ...(code !== undefined && { code }),
    ...(offerEnds !== undefined && { offerEnds }),
  });
}

function readFile(path: string, bytes: Uint8Array): GivenValues {
  const content = decodeYaml(bytes);
  const parsed = parseYamlText(path, content);
  if ('problems' in parsed) throw new Failure('params-file-invalid', { path, problems: parsed.problems });
  // Once more with every scalar as the text that stands there.
  const texts: unknown = parseDocument(content, { schema: 'failsafe' }).toJS();
  const read = readValuesFile(parsed.source.data, texts);
  if ('problems' in read) throw new Failure('params-file-invalid', { path, problems: [...read.problems] });
  return read.given;
}

/** `--param a=b` is a name and a value in a template with named parameters, and just a text in one with numbered ones. */
function toParams(param: Flags['param'], ofFile: GivenParams | undefined, isNamed: boolean): GivenParams {
  if (!isNamed) return param;
  return { ...(Array.isArray(ofFile) ? {} : ofFile), ...Object.fromEntries(param.map(splitName)) };
}

/** Only a file can be called something. */
function toHeader(given: GivenPart['header'], filename: string | undefined): GivenPart['header'] {
  if (filename === undefined) return given;
  if (given === undefined) {
    throw new Failure('invalid-value', { field: '--header', given: '', problem: { expected: 'present' } });
  }
  if (typeof given !== 'string')
    return given.kind === 'media' ? { ...given, media: { ...given.media, filename } } : given;
  const media = /^https?:\/\//i.test(given) ? { link: given } : { id: given };
  return { kind: 'media', media: { ...media, filename } };
}

function toButtons(given: Flags['button']): Record<number, string> {
  const wrong = given.find(({ name }) => !/^\d$/.test(name));
  if (wrong) {
    const problem = { expected: 'integer', min: 0, max: 9 } as const;
    throw new Failure('invalid-value', { field: '--button', given: wrong.name, problem });
  }
  return Object.fromEntries(given.map(({ name, value }) => [Number(name), value]));
}
