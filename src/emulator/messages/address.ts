/** The form for an address, https://developers.facebook.com/docs/whatsapp/cloud-api/messages/address-messages */
import { asList, asObject, asText, type JsonObject, lengthOf } from '../json-values.js';
import { checkName, checkTexts, parametersOf } from './interactive-parts.js';
import { unexpectedKey, valueNotValid } from './refusals.js';

const PIN_CODE_MAX = 6;

const FIELDS = [
  ...['name', 'phone_number', 'in_pin_code', 'house_number', 'floor_number', 'tower_number'],
  ...['building_name', 'address', 'landmark_area', 'city', 'state'],
];

/** India only; how Meta refuses another country or field is not documented (UNSURE). */
export function checkAddress(action: JsonObject): void {
  checkName(action, 'address_message');
  const parameters = parametersOf(action);
  checkTexts(parameters, ['country'], "interactive['action']['parameters']");
  const country = asText(parameters.country);
  if (country !== 'IN') throw valueNotValid(`Address messages are not available in country ${country}.`);
  checkValues(asObject(parameters.values), 'values');
  checkValues(asObject(parameters.validation_errors), 'validation_errors');
  for (const saved of asList(parameters.saved_addresses) ?? []) {
    checkTexts(asObject(saved) ?? {}, ['id'], 'saved_addresses');
    checkValues(asObject(asObject(saved)?.value), 'value');
  }
}

function checkValues(values: JsonObject | undefined, param: string): void {
  for (const key of Object.keys(values ?? {})) if (!FIELDS.includes(key)) throw unexpectedKey(key, param);
  const pin = param === 'validation_errors' ? undefined : asText(values?.in_pin_code);
  if (pin !== undefined && lengthOf(pin) > PIN_CODE_MAX) {
    throw valueNotValid(`in_pin_code must have at most ${PIN_CODE_MAX} characters.`);
  }
}
