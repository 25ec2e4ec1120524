import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { findPhone } from '../../core/phone/find-phone.js';
import { splitNumber } from '../../core/phone/international.js';
import { stageOf } from '../../core/phone/stage.js';
import { listPhoneNumbers } from '../../graph/phone-numbers.js';
import { addPhoneNumber } from '../../graph/registration.js';
import { command } from '../command.js';
import { text } from '../field.js';

export const add = command({
  path: 'phone add',
  examples: ['wabactl phone add +34600111222 --display-name "Luna Bakery"'],
  args: { number: text('<number>') },
  options: { displayName: text('--display-name <name>') },
  output: z.object({
    phoneNumberId: z.string(),
    number: z.string(),
    displayName: z.string(),
    /** False when the account had it already. */
    changed: z.boolean(),
    stage: z.string(),
  }),
  changes: true,
  async run({ number: given, displayName }, { session }) {
    const split = splitNumber(given);
    if (typeof split === 'string') throw new Failure('number-invalid', { given, problem: split });
    const { wabaId, graph } = await session.account();
    const known = findPhone(await listPhoneNumbers(graph, wabaId), `+${split.callingCode}${split.national}`);
    if (known) {
      const { id: phoneNumberId, verifiedName } = known;
      const stage = stageOf(known);
      return { phoneNumberId, number: split.shown, displayName: verifiedName ?? displayName, changed: false, stage };
    }
    const phoneNumberId = await addPhoneNumber(graph, wabaId, { ...split, displayName }).catch((thrown: unknown) => {
      throw explain(thrown, split.shown);
    });
    return { phoneNumberId, number: split.shown, displayName, changed: true, stage: 'unverified' };
  },
  view({ phoneNumberId, number, displayName, changed, stage }, { style }, say) {
    const headline = changed ? say.done(number, displayName, phoneNumberId) : say.known(number, phoneNumberId);
    const next = changed || stage === 'unverified' ? say.nextCode(phoneNumberId) : say.nextShow(phoneNumberId);
    return [`${style.good('✓')} ${headline}`, ...(changed ? [say.review] : []), '', next].join('\n');
  },
});

/** The subcodes that say themselves what is amiss: to be moved here first, and here already. */
const CLEAR: ReadonlySet<number | null> = new Set([2388001, 2388012]);

function explain(thrown: unknown, number: string): unknown {
  if (!(thrown instanceof Failure && thrown.is('refused'))) return thrown;
  const { graph } = thrown.facts;
  const isUnclear = graph.code === 100 && !CLEAR.has(graph.subcode);
  return isUnclear ? new Failure('number-not-added', { number, graph }, thrown) : thrown;
}
