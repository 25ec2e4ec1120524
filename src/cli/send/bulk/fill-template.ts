import type { ColumnWishes } from '../../../core/bulk/columns.js';
import { type Slot, slotsOf } from '../../../core/bulk/slots.js';
import { Failure } from '../../../core/failure.js';
import { type CompiledTemplate, compileTemplate } from '../../../core/messages/compile-template.js';
import { readValues } from '../../../core/messages/given-values.js';
import { checkEdge, edgeOf, type MessageEdge, type Via } from '../../../core/messages/message-edge.js';
import type { TemplateValues } from '../../../core/messages/template-values.js';
import type { Context } from '../../context.js';
import { lookUpTemplate, rereadTemplate, type TemplateContext } from '../template/look-up.js';
import { readGiven } from '../template/read-given.js';
import { readTemplateMedia } from '../template/read-media.js';

interface Wishes {
  readonly template: string;
  readonly language: string | undefined;
  readonly param: ColumnWishes['param'];
  readonly paramsFile: string | undefined;
  readonly via: Via;
}

/** A template with what is the same for everybody. */
export interface BulkTemplate {
  readonly compiled: CompiledTemplate;
  readonly edge: MessageEdge;
  readonly slots: readonly Slot[];
  /** Values that stand in no column and are no `--param` of a hole. */
  readonly base: TemplateValues;
  /** The keys that these fill. */
  readonly given: ReadonlySet<string>;
  /** The parameters that fill a hole like a column. */
  readonly param: ColumnWishes['param'];
}

/**
 * A run is of the template as it is now, so Meta is asked for it. A file in the header is the same for all and uploaded once;
 * nobody gets it by that.
 */
export async function readBulkTemplate(wishes: Wishes, context: Context<unknown>): Promise<BulkTemplate> {
  const own: TemplateContext = { ...context, say: context.text.commands['send template'].says };
  const { template: known } = await lookUpTemplate({ name: wishes.template, language: wishes.language }, own);
  const compiled = compileTemplate((await rereadTemplate(known, own)) ?? known);
  const header = wishes.param.filter(({ name }) => name === 'header' && takesHeader(compiled)).at(-1)?.value;
  const flags = { filename: undefined, offerEnds: undefined, code: undefined, param: [], button: [] };
  const given = (await readGiven({ ...flags, header, paramsFile: wishes.paramsFile }, context))(compiled.isNamed);
  const { values, problems } = readValues(given, compiled, context.host.now());
  const media = await readTemplateMedia(values, compiled, own);
  const edge = edgeOf(compiled, wishes.via);
  const wrong = [...problems, ...media.problems, ...checkEdge(edge, compiled)];
  if (wrong.length > 0) {
    const { name, language } = compiled.template;
    throw new Failure('bulk-values-wrong', { template: name, language, problems: wrong });
  }
  const base = await media.resolve();
  return {
    compiled,
    edge,
    slots: slotsOf(compiled),
    base: byName(base, compiled),
    given: keysOf(base, compiled),
    param: wishes.param.filter(({ name }) => header === undefined || name !== 'header'),
  };
}

function takesHeader({ parts }: CompiledTemplate): boolean {
  return parts.header !== undefined;
}

/** Values in the order of the holes get the names of these, so that a column can fill one hole and the file another. */
function byName({ body, ...values }: TemplateValues, { parts }: CompiledTemplate): TemplateValues {
  const holes = parts.body?.holes ?? [];
  const named = Object.fromEntries((body ?? []).map((value, at) => [holes[at] ?? String(at + 1), value]));
  return { ...values, named: { ...named, ...values.named } };
}

function keysOf(base: TemplateValues, { parts }: CompiledTemplate): ReadonlySet<string> {
  return new Set([
    ...(base.header ? ['header'] : []),
    ...Object.keys(base.named ?? {}),
    ...(base.body ?? []).map((_, at) => parts.body?.holes[at] ?? String(at + 1)),
    ...Object.keys(base.buttons ?? {}).map((index) => `button_${index}`),
    ...(base.code === undefined ? [] : ['code']),
    ...(base.offerEndsAtMs === undefined ? [] : ['offer_ends']),
  ]);
}
