import * as z from 'zod/mini';
import type { ChannelRecord } from '../../core/channel/channel.js';
import { suggestChannelName } from '../../core/channel/channel-name.js';
import { Failure } from '../../core/failure.js';
import { isSameName } from '../active-channel.js';
import type { Says } from '../command.js';
import type { Context } from '../context.js';
import { name as nameField } from '../field.js';
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

export interface NameWish {
  readonly given: string | undefined;
  readonly existing: ChannelRecord | undefined;
  readonly verifiedName: string;
}

/** The name that was given, the one it has, or what the person says to a suggestion that is still free. */
export async function chooseName(
  { given, existing, verifiedName }: NameWish,
  context: ConnectContext,
): Promise<string> {
  const { channels } = await context.session.config.read();
  const others = channels.filter(({ id }) => id !== existing?.id).map(({ name }) => name);
  const suggestion = existing?.name ?? suggestChannelName(verifiedName, others);
  if (given === undefined && existing === undefined && context.ask.possible) {
    return askName(suggestion, others, context);
  }
  const chosen = given ?? suggestion;
  if (isTaken(chosen, others)) throw new Failure('channel-name-taken', { name: chosen });
  return chosen;
}

/** Asks until the name can be used: by now the person has answered too much to begin again because of a typo. */
async function askName(
  suggestion: string,
  others: readonly string[],
  { ask, say, note }: ConnectContext,
): Promise<string> {
  for (;;) {
    const typed = (await ask.text(say.askName, '--name', suggestion)).trim();
    if (!isUsable(typed)) note(say.nameUnusable(typed));
    else if (isTaken(typed, others)) note(say.nameTaken(typed));
    else return typed;
  }
}

function isUsable(name: string): boolean {
  return z.safeParse(nameField('--name <name>').schema, name).success;
}

function isTaken(name: string, others: readonly string[]): boolean {
  return others.some((other) => isSameName(other, name));
}
