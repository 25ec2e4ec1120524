/**
 * Members of Meta's webhooks that hold a customer's number. Our own (`display_phone_number`) is no secret. A message id
 * holds the number too, encoded; it stays, since statuses could not be matched without it.
 */
const NUMBERS =
  /("(?:wa_id|from|to|recipient_id|recipient_participant_id|participant_recipient_id|input|phone|phone_number|customer|new_wa_id)"\s*:\s*"\+?)([\d\s().-]{5,})(?=")/g;

const SHOWN = 4;

/** The JSON of a delivery with all but the last four digits of customers' numbers as zeros: still JSON, of the same length. */
export function maskNumbers(json: string): string {
  return json.replace(NUMBERS, (_, before: string, number: string) => {
    let left = number.replace(/\D/g, '').length - SHOWN;
    return before + number.replace(/\d/g, (digit) => (left-- > 0 ? '0' : digit));
  });
}
