import { asList, asRecord, asText, asUpper } from '../wire-values.js';

type Button = Readonly<Record<string, unknown>>;

/** Labels that Meta fixes: whether they are written or left out says nothing. */
const FIXED_LABELS = ['COPY_CODE', 'CATALOG', 'MPM', 'SPM', 'REQUEST_CONTACT_INFO'];

/** One button as a file would write it, whichever side it comes from. */
export function normalizeButton(value: unknown): Button {
  const { type: given, ...rest } = asRecord(value) ?? {};
  const type = asUpper(given);
  if (FIXED_LABELS.includes(type)) return { type, ...withoutLabel(type, rest) };
  switch (type) {
    case 'URL':
      return codeButton(rest) ?? urlButton(rest);
    case 'PHONE_NUMBER':
      return { type, ...rest, phone_number: `+${(asText(rest.phone_number) ?? '').replaceAll(/\D/g, '')}` };
    case 'OTP':
      return { type, ...rest, otp_type: asUpper(rest.otp_type) };
    case 'FLOW':
      return { type, ...rest, flow_action: asUpper(rest.flow_action) || 'NAVIGATE' };
    default:
      return { type, ...rest };
  }
}

function withoutLabel(type: string, { text: _, example, ...rest }: Button): Button {
  if (type !== 'COPY_CODE') return rest;
  // Submitted as a text, read back as a list.
  return { ...rest, example: asText(asList(example)?.[0] ?? example) ?? '' };
}

/** The sample of the variable is its value: Meta's pages write that in one place and the whole address in another. */
function urlButton({ example, ...rest }: Button): Button {
  const url = asText(rest.url) ?? '';
  const sample = asText(asList(example)?.[0] ?? example);
  const start = url.indexOf('{{');
  if (sample === undefined || start === -1) return { type: 'URL', ...rest };
  const before = url.slice(0, start);
  return { type: 'URL', ...rest, example: [sample.startsWith(before) ? sample.slice(before.length) : sample] };
}

const CODE_ADDRESS = /^https:\/\/www\.whatsapp\.com\/otp\/code\/?\?/;

/**
 * A one-time password button is submitted as OTP and read back as a URL button, whose address holds what was chosen.
 * https://developers.facebook.com/docs/whatsapp/business-management-api/authentication-templates
 */
function codeButton({ text, url }: Button): Button | undefined {
  const address = asText(url) ?? '';
  if (!CODE_ADDRESS.test(address)) return undefined;
  const query = new URLSearchParams(address.slice(address.indexOf('?') + 1));
  const otpType = query.get('otp_type')?.toUpperCase() ?? 'COPY_CODE';
  const hashes = query.getAll('signature_hash');
  const apps = query.getAll('package_name').map((name, index) => ({
    package_name: name,
    // A plus sign that was not escaped arrives as a space; no hash has one.
    signature_hash: (hashes[index] ?? '').replaceAll(' ', '+'),
  }));
  const autofill = query.get('cta_display_name');
  return {
    type: 'OTP',
    otp_type: otpType,
    ...(text !== undefined && { text }),
    ...(autofill !== null && { autofill_text: autofill }),
    ...(otpType === 'ZERO_TAP' && { zero_tap_terms_accepted: true }),
    ...(apps.length > 0 && { supported_apps: apps }),
  };
}
