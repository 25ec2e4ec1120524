import { INTERACTIVE_LIMITS } from '../meta/limits.js';
import { checkPart, type PartProblem } from './parts.js';

/** What stands around the action of an interactive message. */
export interface Surroundings {
  readonly body: string | undefined;
  /** Text above the body; a picture, video or document is judged as media. */
  readonly headerText?: string | undefined;
  readonly footer?: string | undefined;
}

export interface SurroundingsRule {
  readonly bodyMax?: number;
  /** Only the card of a single product can do without. */
  readonly bodyOptional?: boolean;
}

/** Lengths as in https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages#interactive-object */
export function checkSurroundings(
  { body, headerText, footer }: Surroundings,
  { bodyMax = INTERACTIVE_LIMITS.bodyMax, bodyOptional = false }: SurroundingsRule = {},
): PartProblem[] {
  const { headerMax, footerMax } = INTERACTIVE_LIMITS;
  const missing: PartProblem[] = bodyOptional ? [] : [{ field: 'body', problem: 'missing', option: '<body>' }];
  return [
    ...(body === undefined ? missing : checkPart('body', body, bodyMax, ['body'])),
    ...(headerText === undefined ? [] : checkPart('header', headerText, headerMax, ['header'])),
    ...(footer === undefined ? [] : checkPart('footer', footer, footerMax, ['footer'])),
  ];
}

/** `header` as it goes on the wire. */
export function toInteractive(
  type: string,
  {
    header,
    body,
    footer,
  }: { readonly header?: unknown; readonly body?: string | undefined; readonly footer?: string | undefined },
  action: unknown,
): Readonly<Record<string, unknown>> {
  return {
    type,
    ...(header !== undefined && { header }),
    ...(body !== undefined && { body: { text: body } }),
    ...(footer !== undefined && { footer: { text: footer } }),
    action,
  };
}

/** The button of a link: https://developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-cta-url-messages */
export function checkLink(label: string, url: string): PartProblem[] {
  const isLink = /^https?:\/\/[^\s/]+\S*$/i.test(url) && URL.canParse(url);
  return [
    ...checkPart('link-label', label, INTERACTIVE_LIMITS.buttonTitleMax),
    ...(isLink ? [] : [{ field: 'link', problem: 'not-a-link', given: url } as const]),
  ];
}

export function toCtaUrlAction(label: string, url: string) {
  return { name: 'cta_url', parameters: { display_text: label, url } };
}
