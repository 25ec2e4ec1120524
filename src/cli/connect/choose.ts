import { Failure } from '../../core/failure.js';
import type { Says } from '../command.js';
import type { Context } from '../context.js';
import type { Candidate } from './discover.js';

type ConnectContext = Context<Says<'connect'>>;

/** One number is taken without a question; of several, the person or a flag chooses. */
export async function chooseNumber(
  candidates: readonly Candidate[],
  { ask, say }: Pick<ConnectContext, 'ask' | 'say'>,
): Promise<Candidate> {
  const [only] = candidates;
  if (only && candidates.length === 1) return only;
  if (!ask.possible) {
    const choices = candidates.map((candidate) => ({ id: candidate.phone.id, name: describe(candidate) }));
    throw new Failure('choice-needed', { what: 'phone', flag: '--phone', choices });
  }
  const choices = candidates.map((candidate) => ({ name: describe(candidate), value: candidate }));
  return ask.choose(say.askNumber, '--phone', choices);
}

function describe({ waba, phone }: Candidate): string {
  const name = [phone.displayPhoneNumber ?? phone.id, phone.verifiedName].filter(Boolean).join(' ');
  const facts = [phone.status, phone.qualityRating, phone.platformType].filter(Boolean).join(', ');
  return [name, waba.name ?? waba.id, facts].filter((part) => part !== '').join(' · ');
}
