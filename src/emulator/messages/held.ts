/**
 * Messages that Meta accepts and holds while it looks how a template is received: released into the ladder, or dropped with
 * code 132015 and the template paused. https://developers.facebook.com/docs/whatsapp/message-templates/guidelines
 */
import { failureOf } from '../../core/meta/delivery-errors.js';
import type { PlayOf } from '../playing/send-rule.js';
import type { World } from '../route.js';
import type { Customer, Message, MessageError } from '../state.js';
import { pauseTemplate } from '../templates/quality.js';
import { setStatusNow, startLadder } from './ladder.js';

const TEMPLATE_PAUSED = 132015;

export type HeldOutcome = PlayOf<'hold'>['outcome'];

export function holdMessage(
  world: World,
  message: Message,
  { ms, outcome }: PlayOf<'hold'>,
  failure: MessageError | undefined,
): void {
  message.held = { failure };
  if (ms !== undefined) world.later(ms, () => void endHold(world, message, outcome));
}

/** Nothing where it was forgotten, or is held no longer. */
export function endHold(world: World, message: Message, outcome: HeldOutcome): boolean {
  const { held } = message;
  const customer = world.state.customers.get(message.waId);
  if (!held || !customer || world.state.messages.get(message.id) !== message) return false;
  message.held = undefined;
  if (outcome === 'release') startLadder(world, message, customer, held.failure);
  else drop(world, message);
  return true;
}

function drop(world: World, message: Message): void {
  const template = world.state.templates.get(message.templateId ?? '');
  if (template?.status === 'APPROVED') pauseTemplate(world, template, 'RATE_LIMITING_PAUSE');
  setStatusNow(world, message, 'failed', failureOf(TEMPLATE_PAUSED));
}

/** What becomes of a message that was answered with `paused` is UNSURE; here it is dropped at the first step. */
export function dropPaused(world: World, message: Message, customer: Customer): void {
  startLadder(world, message, customer, failureOf(TEMPLATE_PAUSED));
}
