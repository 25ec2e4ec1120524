import { countCharacters } from '../characters.js';
import { TEMPLATE_LIMITS } from '../meta/limits.js';
import type { TemplateParts } from '../templates/parts.js';
import { checkValue, readAs, toParameter } from './parameter-value.js';
import type { Recipient } from './recipient.js';
import { type Filled, fault } from './send-component.js';
import type { ParameterValue, TemplateSendProblem, TemplateValues } from './template-values.js';

/**
 * An AUTHENTICATION template takes one value, and takes it twice: in the body and behind the button, whose kind is
 * always `url` on the wire. https://developers.facebook.com/docs/whatsapp/business-management-api/authentication-templates
 */
export function planOtp(parts: TemplateParts, values: TemplateValues, to: Recipient): Filled {
  const { code, surplus } = takeCode(values);
  // Meta cannot deliver a password to somebody it knows by user id only (131062).
  const needsPhone: TemplateSendProblem[] =
    to.kind === 'phone' ? [] : [{ part: 'template', problem: 'needs-phone-number' }];
  const header: TemplateSendProblem[] = values.header
    ? [{ part: 'header', problem: 'wrong-header', format: null, given: values.header.kind }]
    : [];
  const problems = [
    ...needsPhone,
    ...checkCode(code),
    ...surplus.map(toSurplus),
    ...header,
    ...checkButtons(values, parts),
  ];
  if (code === undefined || problems.length > 0) return fault(...problems);
  const index = parts.buttons.find(({ type }) => type === 'OTP' || type === 'URL')?.index ?? 0;
  const parameters = [toParameter(code, '1', false)];
  return {
    components: [
      { type: 'body', parameters },
      { type: 'button', sub_type: 'url', index: String(index), parameters },
    ],
    problems: [],
    shown: { body: { 1: code }, code },
  };
}

/** Some give the code as the body's only value; that is the same thing. */
function takeCode({ code, body = [], named = {} }: TemplateValues): { code: string | undefined; surplus: string[] } {
  const given = [...body, ...Object.values<ParameterValue>(named)].map(readAs);
  return code === undefined ? { code: given[0], surplus: given.slice(1) } : { code, surplus: given };
}

/** The one button takes the same code, never a value of its own. */
function checkButtons({ buttons = {} }: TemplateValues, parts: TemplateParts): TemplateSendProblem[] {
  return Object.keys(buttons).map((place) => {
    const type = parts.buttons.find(({ index }) => index === Number(place))?.type ?? null;
    return { part: 'button', problem: 'surplus-button-value', button: Number(place), type };
  });
}

function toSurplus(given: string): TemplateSendProblem {
  return { part: 'body', problem: 'surplus-parameter', given, text: '{{1}}', expected: ['1'] };
}

function checkCode(code: string | undefined): TemplateSendProblem[] {
  if (code === undefined) return [{ part: 'template', problem: 'missing-code' }];
  const length = countCharacters(code);
  const limit = TEMPLATE_LIMITS.otpMax;
  return [
    ...checkValue(code, { part: 'body', name: '1' }),
    ...(length > limit ? [{ part: 'template', problem: 'code-too-long', length, limit } as const] : []),
  ];
}
