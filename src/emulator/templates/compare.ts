/** GET /{template-id}/compare, https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/template-comparison */
import { asInteger, asList, asText, type JsonObject } from '../json-values.js';
import { decodeJsonText } from '../params.js';
import { parameterInvalid, parameterRequired } from '../refusals.js';
import type { World } from '../route.js';
import type { Template } from '../state.js';
import { DAY_SECONDS, dayOf, figuresOf } from './figures.js';
import { unsupportedForm } from './refusals.js';

type Params = Readonly<Record<string, unknown>>;

const SENDS_MIN = 1000;
const WINDOWS_DAYS = [7, 30, 60, 90];

export function compareTemplates(world: World, template: Template, params: Params): JsonObject[] {
  const both = [template, otherOf(world, template, params)];
  const [start, end] = windowOf(params);
  const figures = figuresOf(world, both);
  const sends = both.map(({ id }) => ({
    key: id,
    value: [...(figures.get(id)?.values() ?? [])]
      .filter(({ day }) => day >= dayOf(start) && day < end)
      .reduce((sum, { sent }) => sum + sent, 0),
  }));
  if (sends.some(({ value }) => value < SENDS_MIN)) {
    throw unsupportedForm(`Both message templates must have been sent at least ${SENDS_MIN} times in this time.`);
  }
  const byBlockRate = [...both].sort((one, other) => one.blockRate - other.blockRate);
  return [
    { metric: 'BLOCK_RATE', type: 'RELATIVE', order_by_relative_metric: byBlockRate.map(({ id }) => id) },
    { metric: 'MESSAGE_SENDS', type: 'NUMBER_VALUES', number_values: sends },
    {
      metric: 'TOP_BLOCK_REASON',
      type: 'STRING_VALUES',
      string_values: both.map(({ id, topBlockReason }) => ({ key: id, value: topBlockReason })),
    },
  ];
}

function otherOf({ state }: World, template: Template, params: Params): Template {
  const given = decodeJsonText(params.template_ids);
  const ids = (asList(given) ?? asText(given)?.split(',') ?? []).map((id) => asText(id)?.trim() ?? '');
  const [id] = ids;
  if (id === undefined) throw parameterRequired('template_ids');
  const other = state.templates.get(id);
  if (ids.length > 1 || id === template.id || other?.wabaId !== template.wabaId) {
    throw parameterInvalid('template_ids', 'must be one other template of the same WhatsApp Business account');
  }
  return other;
}

/** The page's own example has milliseconds, so both pass. That the time must end now is not checked. */
function windowOf(params: Params): [start: number, end: number] {
  const [start, end] = (['start', 'end'] as const).map((name) => {
    const time = asInteger(params[name]);
    if (time === undefined) throw parameterRequired(name);
    return time > 100_000_000_000 ? Math.floor(time / 1000) : time;
  }) as [number, number];
  if (WINDOWS_DAYS.some((days) => end - start === days * DAY_SECONDS)) return [start, end];
  throw parameterInvalid('start', `must be exactly ${WINDOWS_DAYS.join(', ')} days before end`);
}
