import type { ForwardAnswer } from '../../../core/webhook/inspect-protocol.js';

/** So many deliveries have their answers remembered, while the listener runs. */
const REMEMBERED = 10_000;
const BODY_MAX = 4_000;

export interface ForwardAnswers {
  /** Gives it as it is remembered. */
  add(deliveryId: number, answer: ForwardAnswer): ForwardAnswer;
  of(deliveryId: number): readonly ForwardAnswer[];
}

/** What the servers that deliveries were passed to have said. It is for looking at, so the oldest go and long ones are cut. */
export function createForwardAnswers(): ForwardAnswers {
  const answers = new Map<number, readonly ForwardAnswer[]>();
  return {
    add(deliveryId, answer) {
      const kept = { ...answer, body: answer.body === null ? null : answer.body.slice(0, BODY_MAX) };
      answers.set(deliveryId, [...(answers.get(deliveryId) ?? []), kept]);
      const [oldest] = answers.size > REMEMBERED ? answers.keys() : [];
      if (oldest !== undefined) answers.delete(oldest);
      return kept;
    },
    of: (deliveryId) => answers.get(deliveryId) ?? [],
  };
}
