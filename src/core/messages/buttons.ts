import { INTERACTIVE_LIMITS } from '../meta/limits.js';
import { checkCount, checkPart, checkUnique, type PartProblem } from './parts.js';

/** A button that the customer answers with; `id` comes back by webhook. */
export interface ReplyButton {
  readonly id: string;
  readonly title: string;
}

/** `yes=Yes, please`, or only what the customer reads, which is the id too then. */
export function parseButton(given: string): ReplyButton {
  const at = given.indexOf('=');
  return at < 0 ? { id: given, title: given } : { id: given.slice(0, at), title: given.slice(at + 1) };
}

/** 1 to 3, https://developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-reply-buttons-messages */
export function checkButtons(buttons: readonly ReplyButton[]): PartProblem[] {
  const { buttonsMax, buttonIdMax, buttonTitleMax } = INTERACTIVE_LIMITS;
  if (buttons.length === 0) return [{ field: 'buttons', problem: 'missing', option: '--button' }];
  return [
    ...checkCount('buttons', buttons.length, buttonsMax),
    ...buttons.flatMap(({ id, title }, place) => [
      // Where the id is the title, one complaint about it is enough.
      ...checkPart('button-title', title, buttonTitleMax, ['buttons', place, 'title']),
      ...(id === title ? [] : checkPart('button-id', id, buttonIdMax, ['buttons', place, 'id'])),
    ]),
    ...checkUnique(
      'button-id',
      buttons.map(({ id }, place) => ({ text: id, member: ['buttons', place, 'id'] })),
    ),
    ...checkUnique(
      'button-title',
      buttons.map(({ title }, place) => ({ text: title, member: ['buttons', place, 'title'] })),
    ),
  ];
}

export function toButtonsAction(buttons: readonly ReplyButton[]) {
  return { buttons: buttons.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })) };
}
