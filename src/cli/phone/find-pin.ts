import { trimSecret } from '../../core/channel/token-shape.js';
import { Failure } from '../../core/failure.js';
import { isPin, isWeakPin } from '../../core/phone/pin.js';
import type { Context } from '../context.js';
import { flag, optional, text } from '../field.js';
import { type FoundSecret, secretOfEnvironment } from '../found-secret.js';
import type { Subject } from './find-phone.js';

/** Where a PIN can come from; never from the command line itself. */
export const PIN_FIELDS = {
  pinFile: optional(text('--pin-file <file>')),
  pinStdin: flag('--pin-stdin'),
} as const;

export interface PinFlags {
  readonly pinFile: string | undefined;
  readonly pinStdin: boolean;
}

type SomeContext = Context<unknown>;

/** The PIN that the number has, or that it shall have: as it was given, as it is kept, else as the person types it. */
export async function findPin(flags: PinFlags, subject: Subject, context: SomeContext): Promise<FoundSecret> {
  const { text: words } = context;
  const given = (await givenPin(flags, context)) ?? (await keptPin(subject, context));
  if (given) return checked(given, context);
  const isNew = subject.phone.isPinEnabled !== true;
  const question = isNew ? words.phone.askNewPin : words.phone.askPin;
  return typePin(question, isNew, context);
}

/** A PIN that takes the place of whatever the number has. */
export async function findNewPin(flags: PinFlags, context: SomeContext): Promise<FoundSecret> {
  const given = await givenPin(flags, context);
  if (given) return checked(given, context);
  return typePin(context.text.phone.askNewPin, true, context);
}

/** A new one is asked twice: it is not shown, and a slip would lock the person out of their own number. */
async function typePin(question: string, twice: boolean, context: SomeContext): Promise<FoundSecret> {
  const { ask, text: words } = context;
  const source = words.signIn.typed;
  const pin = checked({ value: await ask.secret(question, words.phone.pinInstead), source }, context);
  if (!twice) return pin;
  const again = (await ask.secret(words.phone.askPinAgain, words.phone.pinInstead)).trim();
  if (again !== pin.value) throw new Failure('pins-differ', {});
  return pin;
}

async function givenPin(
  { pinFile, pinStdin }: PinFlags,
  { host, readInput }: SomeContext,
): Promise<FoundSecret | undefined> {
  if (pinStdin && pinFile !== undefined) {
    throw new Failure('conflicting-options', { first: '--pin-stdin', second: '--pin-file' });
  }
  const path = pinStdin ? '-' : pinFile;
  if (path === undefined) return secretOfEnvironment(host, 'pin');
  const option = pinStdin ? '--pin-stdin' : '--pin-file';
  const value = new TextDecoder().decode(await readInput(path, option));
  return { value, source: pinStdin ? option : `${option} ${path}` };
}

/** One that the keychain does not give out is asked for instead. */
async function keptPin({ channel }: Subject, { session }: SomeContext): Promise<FoundSecret | undefined> {
  return channel && session.optionalSecret('pin', channel);
}

function checked({ value: given, source }: FoundSecret, { session, note, text: words }: SomeContext): FoundSecret {
  const value = trimSecret(given);
  session.learn(value);
  if (!isPin(value)) throw new Failure('pin-invalid', { source });
  if (isWeakPin(value)) note(words.phone.weakPin);
  return { value, source };
}

/** Kept with the channel's other secrets, so that registering again needs nobody who remembers it. True when it was. */
export async function keepPin(pin: string, { channel }: Subject, { session }: SomeContext): Promise<boolean> {
  if (!channel?.record) return false;
  if ((await session.secrets.get(channel.record.id, 'pin'))?.value === pin) return true;
  await session.secrets.set(channel.record.id, 'pin', pin);
  return true;
}
