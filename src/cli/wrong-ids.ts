import { Failure } from '../core/failure.js';
import { isNode, kindOfNode } from '../graph/nodes.js';
import type { Session } from './session.js';

/** A refusal that an id of the wrong kind may have caused: Meta then only says that there is no such object or field. */
export function mayBeWrongId(thrown: unknown): thrown is Failure {
  if (!(thrown instanceof Failure)) return false;
  return thrown.is('object-unknown') || (thrown.is('refused') && thrown.facts.graph.code === 100);
}

/**
 * Ids that came from the environment were never looked at before. After a refusal they are, and the one that names
 * another kind of object than its variable wants is the failure to tell; else it is the one that was thrown.
 */
export async function nameWrongId(thrown: Failure, session: Session): Promise<Failure> {
  const { wabaId, graph, channel } = await session.account();
  if (channel?.record !== undefined) return thrown;
  const variables = [
    { where: 'WABACTL_WABA_ID', wanted: 'waba', given: wabaId },
    // Left out where the account alone is worked on.
    { where: 'WABACTL_PHONE_NUMBER_ID', wanted: 'phone', given: channel?.phoneNumberId },
  ] as const;
  const appId: string | null = channel?.appId ?? null;
  for (const { where, wanted, given } of variables) {
    if (given === undefined || (await isNode(graph, wanted, given))) continue;
    const is = given === appId ? 'app' : await kindOfNode(graph, given);
    if (is !== undefined) return new Failure('wrong-kind-of-id', { given, where, is, wanted }, thrown);
  }
  return thrown;
}
