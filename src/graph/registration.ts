import * as z from 'zod/mini';
import type { PhoneNumberId, WabaId } from '../core/ids.js';
import type { Graph } from './graph.js';
import { id, success } from './wire.js';

/**
 * The life of a number, https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/registration.
 * Attempts to register are few, so none of these is ever repeated by itself once Meta may have got it.
 */

export interface NewNumber {
  /** Digits, without a plus. */
  readonly callingCode: string;
  /** Whether Meta also takes the country code in here is UNSURE (its example has it, clients leave it out): left out. */
  readonly national: string;
  /** The display name, which goes to a review. */
  readonly displayName: string;
}

/** Adds a number to an account, neither verified nor registered. Gives its id. */
export async function addPhoneNumber(graph: Graph, wabaId: WabaId, number: NewNumber): Promise<PhoneNumberId> {
  const { id: added } = await graph.post({
    path: `/${wabaId}/phone_numbers`,
    body: { cc: number.callingCode, phone_number: number.national, verified_name: number.displayName },
    answer: z.looseObject({ id: id<PhoneNumberId>() }),
    assumed: { id: 'new' as PhoneNumberId },
    effect: 'change',
  });
  return added;
}

export interface CodeRequest {
  readonly method: 'SMS' | 'VOICE';
  /** A locale such as `es_ES`; Meta's page describes two letters and shows a locale. */
  readonly language: string;
}

/** Has a code sent to the number. 136024 when the number is verified already. */
export function requestCode(graph: Graph, phoneNumberId: PhoneNumberId, request: CodeRequest): Promise<true> {
  return change(graph, `/${phoneNumberId}/request_code`, { code_method: request.method, language: request.language });
}

/** Six digits, without the hyphen that the SMS shows. */
export function verifyCode(graph: Graph, phoneNumberId: PhoneNumberId, code: string): Promise<true> {
  return change(graph, `/${phoneNumberId}/verify_code`, { code });
}

/** The PIN that the number has; it becomes the number's PIN when two-step verification is off. Ten in 72 hours. */
export function registerNumber(graph: Graph, phoneNumberId: PhoneNumberId, pin: string): Promise<true> {
  return change(graph, `/${phoneNumberId}/register`, { messaging_product: 'whatsapp', pin });
}

/** The number keeps its place in the account, and its history. Ten in 72 hours. */
export function deregisterNumber(graph: Graph, phoneNumberId: PhoneNumberId): Promise<true> {
  return change(graph, `/${phoneNumberId}/deregister`);
}

function change(graph: Graph, path: string, body?: Readonly<Record<string, string>>): Promise<true> {
  return graph.post({ path, ...(body && { body }), answer: success, assumed: true, effect: 'change' });
}

/** The old PIN is not needed, and there is no call that switches two-step verification off. */
export async function setPin(graph: Graph, phoneNumberId: PhoneNumberId, pin: string): Promise<void> {
  await set(graph, phoneNumberId, { pin });
}

/** Goes to a review; `new_display_name` and `new_name_status` of the number then tell how it stands. */
export async function requestDisplayName(graph: Graph, phoneNumberId: PhoneNumberId, name: string): Promise<void> {
  await set(graph, phoneNumberId, { new_display_name: name });
}

async function set(graph: Graph, phoneNumberId: PhoneNumberId, body: Readonly<Record<string, string>>): Promise<void> {
  await graph.post({ path: `/${phoneNumberId}`, body, answer: success, assumed: true, effect: 'repeatable' });
}
