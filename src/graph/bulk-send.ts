import type { BulkAnswer } from '../core/bulk/judge-answer.js';
import type { BulkRun } from '../core/bulk/run.js';
import { PROVABLY_NOT_ACCEPTED } from '../core/meta/error-codes.js';
import { isSuccess } from './answer.js';
import type { Graph, RepeatedRequest } from './graph.js';
import { sendAnswer } from './messages.js';
import { isOutcomeUnknown, type Setback } from './retry.js';

/** Sends one message of a run; the body is the whole of it, as JSON. Never again by itself, and it never throws. */
export type BulkSend = (body: string) => Promise<BulkAnswer>;

export function openBulkSend(
  graph: Graph,
  { phoneNumberId, edge }: Pick<BulkRun, 'phoneNumberId' | 'edge'>,
  fetch: RepeatedRequest['fetch'],
): BulkSend {
  const post = graph.repeatedly({ path: `/${phoneNumberId}/${edge}`, fetch, recognise: recogniseAcceptance });
  return async (body) => {
    const reading = await post(body);
    if (reading.kind !== 'body') return toAnswer(reading);
    if (reading.body instanceof Acceptance) return reading.body;
    const { success, data } = sendAnswer.safeParse(reading.body);
    // A success, but of what: Meta may have changed its answer, or a proxy answered in its place.
    return success ? { kind: 'accepted', wamid: data.wamid, status: data.status } : { kind: 'unknown' };
  };
}

class Acceptance {
  readonly kind = 'accepted';
  readonly status = 'accepted';
  readonly wamid: string;

  constructor(wamid: string) {
    this.wamid = wamid;
  }
}

const BEFORE_ID = '"messages":[{"id":"';
const AFTER_ID = '","message_status":"accepted"}]}';

/**
 * The answer that nearly all sends get, by its end: parsing it takes as long as all the rest of a send together. Whatever is
 * written in any other way is parsed.
 */
function recogniseAcceptance(text: string): Acceptance | undefined {
  if (!text.endsWith(AFTER_ID)) return undefined;
  const start = text.lastIndexOf(BEFORE_ID) + BEFORE_ID.length;
  const wamid = text.slice(start, -AFTER_ID.length);
  const isUsual = start >= BEFORE_ID.length && wamid !== '' && !wamid.includes('"') && !wamid.includes('\\');
  return isUsual ? new Acceptance(wamid) : undefined;
}

function toAnswer(setback: Setback): BulkAnswer {
  switch (setback.kind) {
    case 'fault':
      return { kind: setback.fault.requestSent ? 'unknown' : 'not-sent' };
    case 'garbage':
      // Below 500 it is some proxy's word, or the edge's, and Meta saw nothing.
      return { kind: isOutcomeUnknown(setback) || isSuccess(setback.httpStatus) ? 'unknown' : 'not-sent' };
    case 'refusal': {
      const { code, subcode } = setback.refusal;
      if (!PROVABLY_NOT_ACCEPTED.has(code) && isOutcomeUnknown(setback)) return { kind: 'unknown' };
      return { kind: 'refused', code, subcode, waitSeconds: setback.retryAfterSeconds };
    }
  }
}
