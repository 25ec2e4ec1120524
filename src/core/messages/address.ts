import * as z from 'zod/mini';
import { INTERACTIVE_LIMITS } from '../meta/limits.js';
import { nearest } from '../nearest.js';
import type { MemberPath } from '../templates/source.js';
import { checkLength, type PartProblem } from './parts.js';

/** The only country whose addresses can be asked for. https://developers.facebook.com/docs/whatsapp/cloud-api/messages/address-messages */
const COUNTRY = 'IN';

/** Of an Indian address. */
export const ADDRESS_FIELDS = [
  'name',
  'phone_number',
  'in_pin_code',
  'house_number',
  'floor_number',
  'tower_number',
  'building_name',
  'address',
  'landmark_area',
  'city',
  'state',
] as const;

const values = z.record(z.string(), z.string());

/** What a file says of the form; what the command line says goes before it. */
export const addressFile = z.strictObject({
  body: z.optional(z.string()),
  header: z.optional(z.string()),
  footer: z.optional(z.string()),
  values: z.optional(values),
  saved_addresses: z.optional(z.array(z.strictObject({ id: z.string(), value: values }))),
  validation_errors: z.optional(values),
});

export interface AddressForm {
  /** What the form is filled with already. */
  readonly values: Readonly<Record<string, string>>;
  readonly saved: readonly { readonly id: string; readonly value: Readonly<Record<string, string>> }[];
  /** What was wrong with an answer, by field, so that the form says it. */
  readonly errors: Readonly<Record<string, string>>;
}

export function checkAddress({ values: given, saved, errors }: AddressForm): PartProblem[] {
  return [
    ...checkFields(given, ['values']),
    ...saved.flatMap(({ value }, place) => checkFields(value, ['saved_addresses', place, 'value'])),
    ...checkNames(errors, ['validation_errors']),
  ];
}

function checkFields(given: Readonly<Record<string, string>>, at: MemberPath): PartProblem[] {
  const pin = checkLength('pin-code', given.in_pin_code, INTERACTIVE_LIMITS.pinCodeMax, [...at, 'in_pin_code']);
  return [...checkNames(given, at), ...pin];
}

function checkNames(given: Readonly<Record<string, string>>, at: MemberPath): PartProblem[] {
  return Object.keys(given)
    .filter((name) => !ADDRESS_FIELDS.some((known) => known === name))
    .map((name) => ({
      field: 'address-field',
      member: [...at, name],
      problem: 'unknown',
      given: name,
      nearest: nearest(name, [...ADDRESS_FIELDS]),
      known: ADDRESS_FIELDS,
    }));
}

export function toAddressAction({ values: given, saved, errors }: AddressForm) {
  return {
    name: 'address_message',
    parameters: {
      country: COUNTRY,
      ...(Object.keys(given).length > 0 && { values: given }),
      ...(saved.length > 0 && { saved_addresses: saved }),
      ...(Object.keys(errors).length > 0 && { validation_errors: errors }),
    },
  };
}
