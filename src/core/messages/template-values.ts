import type { MediaProblem } from './media.js';

/** What fills a template. Whatever Meta describes as an object has Meta's own members here too. */
export interface TemplateValues extends PartValues {
  /** The one-time password of an AUTHENTICATION template. */
  readonly code?: string;
  /** When a limited-time offer ends, in milliseconds since 1970. */
  readonly offerEndsAtMs?: number;
  /** Of a carousel, by the place of the card. */
  readonly cards?: readonly PartValues[];
  /** Of templates of the sub-category ORDER_STATUS. */
  readonly orderStatus?: JsonRecord;
  /** Where a tap on the message leads; only for verified accounts of high quality. */
  readonly tapTarget?: JsonRecord;
}

/** What fills a message, or one card of it. */
export interface PartValues {
  /** For `{{1}}`, `{{2}}`, … of the body, in order. */
  readonly body?: readonly ParameterValue[];
  /** By name, wherever the name stands: header, body or button URL. In positional templates `1` is the body's `{{1}}`. */
  readonly named?: Readonly<Record<string, ParameterValue>>;
  readonly header?: HeaderValue;
  /** By the button's zero-based place. */
  readonly buttons?: Readonly<Record<number, ButtonValue>>;
}

/**
 * A text; or an amount or a date in Meta's shape, whose `fallback_value` is what the customer reads:
 * `{currency: {fallback_value, code, amount_1000}}` or `{date_time: {fallback_value}}`.
 */
export type ParameterValue = string | JsonRecord;

export type HeaderValue =
  /** For the one hole that a text header may have. */
  | { readonly kind: 'text'; readonly text: ParameterValue }
  /** For IMAGE, VIDEO, DOCUMENT and GIF headers, at every send: the sample of the template is never sent. */
  | { readonly kind: 'media'; readonly media: HeaderMedia }
  | { readonly kind: 'location'; readonly location: HeaderLocation }
  | { readonly kind: 'product'; readonly product: HeaderProduct };

/** An uploaded file's id, or a public link that Meta fetches (and keeps for 10 minutes). */
export type HeaderMedia = ({ readonly id: string } | { readonly link: string }) & { readonly filename?: string };

export interface HeaderLocation {
  readonly latitude: number;
  readonly longitude: number;
  readonly name?: string;
  readonly address?: string;
}

export interface HeaderProduct {
  readonly product_retailer_id: string;
  readonly catalog_id: string;
}

/**
 * As a text: the end of a URL, the payload of a quick reply or a call button, an offer's code, a flow's token, the product
 * whose picture stands for the catalog. As an object: the members of Meta's `action` (for a call button those of its
 * parameters), for example `{flow_token, flow_action_data}` or `{sections: [...]}`.
 */
export type ButtonValue = string | JsonRecord;

export type JsonRecord = Readonly<Record<string, unknown>>;

/** The part of a template that a problem is about. */
export type TemplatePart = 'header' | 'body' | 'button' | 'template';

/** Why a template cannot be sent with these values. `text` is the part's text with its holes. */
export type TemplateSendProblem =
  | { part: TemplatePart; problem: 'missing-parameter'; name: string; text: string; button: number | null }
  | { part: TemplatePart; problem: 'surplus-parameter'; given: string; text: string; expected: string[] }
  | { part: TemplatePart; problem: 'empty-value'; name: string; button: number | null }
  | { part: TemplatePart; problem: 'forbidden-whitespace'; name: string; found: Whitespace; button: number | null }
  | { part: TemplatePart; problem: 'not-a-parameter'; name: string }
  | { part: 'body' | 'header'; problem: 'too-long'; length: number; limit: number }
  /** `format` is what the header takes: TEXT, IMAGE, VIDEO, DOCUMENT, GIF, LOCATION, PRODUCT. */
  | { part: 'header'; problem: 'missing-header'; format: string }
  /** Null where the header takes nothing. */
  | { part: 'header'; problem: 'wrong-header'; format: string | null; given: HeaderValue['kind'] }
  | { part: 'header'; problem: 'not-a-location'; given: string }
  | { part: 'header'; problem: 'not-a-product'; given: string }
  | { part: 'header'; problem: 'wrong-media'; inner: MediaProblem }
  /** An animation is sent by the Marketing Messages API only. */
  | { part: 'header'; problem: 'needs-marketing-messages' }
  | { part: 'button'; problem: 'surplus-button-value'; button: number; type: string | null }
  | { part: 'button'; problem: 'missing-button-value'; button: number; type: string }
  /** `member` is what is missing or wrong in the object, null where a text or an object was given instead of the other. */
  | { part: 'button'; problem: 'wrong-button-value'; button: number; type: string; member: string | null }
  | { part: 'button'; problem: 'value-too-long'; button: number; length: number; limit: number }
  | { part: 'button'; problem: 'not-alphanumeric'; button: number; given: string }
  | { part: 'template'; problem: 'missing-code' }
  | { part: 'template'; problem: 'surplus-code' }
  | { part: 'template'; problem: 'code-too-long'; length: number; limit: number }
  | { part: 'template'; problem: 'needs-phone-number' }
  /** Only marketing goes by the Marketing Messages API (134100). */
  | { part: 'template'; problem: 'not-marketing'; category: string }
  /** What the values-file calls it: `offer_ends`, `order_status`, `cards`, `tap_target`. */
  | { part: 'template'; problem: 'missing-value'; member: string }
  | { part: 'template'; problem: 'surplus-value'; member: string }
  | { part: 'template'; problem: 'wrong-value'; member: string }
  | { part: 'template'; problem: 'not-a-coming-time'; given: string }
  | { part: 'template'; problem: 'wrong-number-of-cards'; given: number; min: number; max: number }
  | { part: 'template'; problem: 'unsupported-component'; component: string }
  | { part: 'card'; problem: 'in-card'; card: number; inner: TemplateSendProblem };

export type Whitespace = 'newline' | 'tab' | 'spaces';
