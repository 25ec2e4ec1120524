/** One send through the plays that the rules have for it. */
import { asObject, asText } from '../json-values.js';
import { toWaId } from '../messages/numbers.js';
import { decodeJsonText } from '../params.js';
import type { Answer, Call, World } from '../route.js';
import type { Phone, Template } from '../state.js';
import { happen } from './happenings.js';
import { choosePlays, type Plays, randomUpTo } from './plays.js';
import { refusalOfPlay } from './refusal-play.js';

const CUT: Answer = { status: 0, body: undefined, isCut: true };

/** `accept` checks and takes the message. Throws Refusal. */
export async function playSend(call: Call, phone: Phone, accept: (plays: Plays) => Answer): Promise<Answer> {
  const { world } = call;
  const plays = world.state.settings.sendRules.length === 0 ? { happenings: [] } : playsFor(call, phone);
  try {
    return answerWith(plays, accept);
  } finally {
    if (plays.delay) await pause(world, plays.delay.ms + randomUpTo(plays.delay.spreadMs, world));
  }
}

export function pause(world: World, ms: number): Promise<void> {
  return new Promise((resolve) => world.later(ms, resolve));
}

function playsFor({ params, world }: Call, phone: Phone): Plays {
  const template = namedTemplate(params, phone, world);
  const to = asText(params.to);
  const plays = choosePlays(world, {
    to: to ? (toWaId(to) ?? to) : (asText(params.recipient) ?? ''),
    phoneId: phone.id,
    type: asText(params.type)?.toLowerCase() ?? 'text',
    template: template?.name,
    category: template?.category,
    callbackData: asText(params.biz_opaque_callback_data),
  });
  for (const event of plays.happenings) happen(world, event, { phone, template });
  return plays;
}

function namedTemplate({ template }: Call['params'], phone: Phone, { state }: World): Template | undefined {
  const wanted = asObject(decodeJsonText(template));
  const code = asText(asObject(wanted?.language)?.code) ?? asText(wanted?.language);
  const languages = state.templates.named(phone.wabaId, asText(wanted?.name) ?? '');
  return languages.find(({ language }) => language === code);
}

function answerWith(plays: Plays, accept: (plays: Plays) => Answer): Answer {
  const { raw } = plays;
  if (plays.drop) return CUT;
  if (plays.refuse) throw refusalOfPlay(plays.refuse);
  const answer = raw && !raw.accepted ? CUT : accept(plays);
  if (plays['lose-answer']) return CUT;
  if (!raw) return answer;
  return { status: raw.httpStatus, body: raw.body, headers: { 'content-type': 'text/html' } };
}
