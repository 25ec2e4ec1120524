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
  const post = graph.repeatedly({ path: `/${phoneNumberId}/${edge}`, fetch });
  return async (body) => {
    const reading = await post(body);
    if (reading.kind !== 'body') return toAnswer(reading);
    const usual = readUsual(reading.body);
    if (usual) return usual;
    const { success, data } = sendAnswer.safeParse(reading.body);
    // A success, but of what: Meta may have changed its answer, or a proxy answered in its place.
    return success ? { kind: 'accepted', wamid: data.wamid, status: data.status } : { kind: 'unknown' };
  };
}

/**
 * The answer that nearly all sends get, read by hand: a schema takes as long as all the rest of a send together. What is
 * any different is left to the schema.
 */
function readUsual(body: unknown): BulkAnswer | undefined {
  if (typeof body !== 'object' || body === null || !('messages' in body) || !Array.isArray(body.messages))
    return undefined;
  const message: unknown = body.messages[0];
  if (typeof message !== 'object' || message === null || !('id' in message) || !('message_status' in message)) {
    return undefined;
  }
  const { id: wamid, message_status: status } = message;
  const isUsual = typeof wamid === 'string' && wamid !== '' && status === 'accepted' && 'contacts' in body;
  return isUsual ? { kind: 'accepted', wamid, status } : undefined;
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
