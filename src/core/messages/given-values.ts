import { parseComingTime } from '../point-in-time.js';
import type { CompiledTemplate } from './compile-template.js';
import { readHeader } from './read-header.js';
import type {
  ButtonValue,
  HeaderValue,
  JsonRecord,
  ParameterValue,
  PartValues,
  TemplateSendProblem,
  TemplateValues,
} from './template-values.js';

/** Values as somebody gave them, before it is known what the template makes of them. */
export interface GivenValues extends GivenPart {
  readonly code?: string;
  /** A time, or how long from now. */
  readonly offerEnds?: string;
  readonly cards?: readonly GivenPart[];
  readonly orderStatus?: JsonRecord;
  readonly tapTarget?: JsonRecord;
}

export type GivenParams = readonly ParameterValue[] | Readonly<Record<string, ParameterValue>>;

export interface GivenPart {
  /** In the order of the holes, or by their names. */
  readonly params?: GivenParams;
  /** A text means what the template's header takes. */
  readonly header?: string | HeaderValue;
  readonly buttons?: Readonly<Record<number, ButtonValue>>;
}

export interface ReadValues {
  readonly values: TemplateValues;
  readonly problems: readonly TemplateSendProblem[];
}

/** What the values mean for this template; what cannot be read is left out and told. */
export function readValues(given: GivenValues, { parts }: CompiledTemplate, now: Date): ReadValues {
  const { code, offerEnds, orderStatus, tapTarget } = given;
  const message = readPart(given, parts.header?.format);
  const cards = given.cards?.map((card, at) => readPart(card, (parts.cards[at] ?? parts.cards[0])?.header?.format));
  const ends = offerEnds === undefined ? undefined : readEnd(offerEnds, now);
  return {
    values: {
      ...message.values,
      ...(code !== undefined && { code }),
      ...(offerEnds !== undefined && { offerEndsAtMs: ends ?? now.getTime() }),
      ...(cards && { cards: cards.map(({ values }) => values) }),
      ...(orderStatus && { orderStatus }),
      ...(tapTarget && { tapTarget }),
    },
    problems: [
      ...message.problems,
      ...(cards ?? []).flatMap(({ problems }, card) =>
        problems.map((inner) => ({ part: 'card', problem: 'in-card', card, inner }) as const),
      ),
      ...(offerEnds !== undefined && ends === undefined
        ? [{ part: 'template', problem: 'not-a-coming-time', given: offerEnds } as const]
        : []),
    ],
  };
}

interface ReadPart {
  readonly values: PartValues;
  readonly problems: readonly TemplateSendProblem[];
}

function readPart({ params, header, buttons }: GivenPart, format: string | undefined): ReadPart {
  const read = typeof header === 'string' ? readHeader(format ?? null, header) : header && { value: header };
  return {
    values: {
      ...(isList(params) ? { body: params } : params && { named: params }),
      ...(read && 'value' in read && { header: read.value }),
      ...(buttons && { buttons }),
    },
    problems: read && 'problem' in read ? [read.problem] : [],
  };
}

function isList(params: GivenParams | undefined): params is readonly ParameterValue[] {
  return Array.isArray(params);
}

/** An offer that is over is mostly a time in seconds. */
function readEnd(given: string, now: Date): number | undefined {
  const ends = /^\d{10,}$/.test(given) ? new Date(Number(given)) : parseComingTime(given, now);
  return ends !== undefined && ends > now ? ends.getTime() : undefined;
}
