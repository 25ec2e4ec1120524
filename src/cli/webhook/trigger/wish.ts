import { Failure } from '../../../core/failure.js';
import { nearest } from '../../../core/nearest.js';
import { parsePhoneNumber } from '../../../core/phone/number.js';
import { findKnownEvent, KNOWN_EVENTS, type KnownEvent } from '../../../core/webhook/known-events.js';
import { type OverrideProblem, override } from '../../../core/webhook/trigger/overrides.js';
import { hasCustomer, makeSample } from '../../../core/webhook/trigger/sample.js';
import { canDisorder, type MakeDelivery, planSeries } from '../../../core/webhook/trigger/series.js';
import type { ActiveChannel } from '../../active-channel.js';
import type { Says } from '../../command.js';
import type { Context } from '../../context.js';
import type { TriggerInput } from './options.js';
import { readOverrideFile } from './override-file.js';

type TriggerContext = Context<Says<'webhook trigger'>>;

/** With accents and an emoji, which servers that hash parsed JSON stumble over. */
const USUAL_NAME = 'Zoë Núñez 🌵';

/** A delivery as JSON that is still to be written, or as bytes that a file holds. */
export interface WishedDelivery {
  readonly json: unknown;
  readonly bytes: Uint8Array | undefined;
}

/** What is to be delivered, in the order of sending. Says everything that does not fit before anything is sent. */
export async function readWish(
  input: TriggerInput,
  channel: ActiveChannel,
  context: TriggerContext,
): Promise<WishedDelivery[]> {
  const file = input.file === undefined ? undefined : await readOverrideFile(input.file, context);
  if (file !== undefined && 'whole' in file) return repeatWhole(input, file.whole);
  requireBearable(input);
  const kind = await chooseKind(input.kind, context);
  const { RECORDINGS } = await import('../../../core/webhook/recordings.js');
  const recording = RECORDINGS[kind.name].delivery;
  const make = (at: Date) =>
    override(sampleFor(recording, input, channel, context, at), {
      ...input,
      usualName: USUAL_NAME,
      merge: file?.merge,
    });
  requireFit(kind, make(context.host.now()).problems, input, recording);
  const makeDelivery: MakeDelivery = (at) => make(at).delivery;
  const now = context.host.now();
  if (input.disorder && !canDisorder(makeDelivery, input, now)) {
    throw new Failure('nothing-to-disorder', { kind: kind.name });
  }
  return withSameAgain(planSeries(makeDelivery, input, now));
}

function withSameAgain(deliveries: readonly unknown[]): WishedDelivery[] {
  return deliveries.map((json) => ({ json, bytes: undefined }));
}

/** All of them are made before the first is sent, so that what cannot be made is told while nothing has happened. */
const EVENTS_MAX = 100_000;

function requireBearable({ batch, burst }: TriggerInput): void {
  if (batch * burst > EVENTS_MAX)
    throw new Failure('too-many-to-trigger', { events: batch * burst, limit: EVENTS_MAX });
}

/** Sent as it stands, so that nothing but the number of times can be wished. */
function repeatWhole(
  input: TriggerInput,
  { delivery, bytes }: { readonly delivery: unknown; readonly bytes: Uint8Array | undefined },
): WishedDelivery[] {
  const given: [string, boolean][] = [
    ['<kind>', input.kind !== undefined],
    ['--from', input.from !== undefined],
    ['--name', input.name !== undefined],
    ['--text', input.text !== undefined],
    ['--message-id', input.messageId !== undefined],
    ['--status', input.status !== undefined],
    ['--error', input.error !== undefined],
    ['--template', input.template !== undefined],
    ['--set', input.set.length > 0],
    ['--disorder', input.disorder],
    ['--batch', input.batch > 1],
    ['--burst', input.burst > 1],
  ];
  const wrong = given.filter(([, isGiven]) => isGiven).map(([option]) => option);
  if (wrong.length > 0) throw new Failure('delivery-file-is-whole', { path: input.file ?? '', options: wrong });
  return Array.from({ length: input.duplicate }, () => ({ json: delivery, bytes }));
}

/** The one that is named; on a terminal a choice of all. */
async function chooseKind(given: string | undefined, { ask, say }: TriggerContext): Promise<KnownEvent> {
  if (given === undefined) {
    const choices = KNOWN_EVENTS.map((kind) => ({ name: `${kind.name} · ${kind.field}`, value: kind }));
    return ask.choose(say.askKind, '<kind>', choices);
  }
  const found = findKnownEvent(given);
  if (found) return found;
  throw new Failure('unknown-event-kind', { given, nearest: nearestKind(given) });
}

function nearestKind(given: string): string | null {
  const names = KNOWN_EVENTS.map(({ name }) => name);
  const wanted = given.toLowerCase();
  return nearest(wanted, [...names, ...names.map((name) => name.replace(/^message-/, ''))]);
}

function sampleFor(
  recording: unknown,
  { from }: TriggerInput,
  channel: ActiveChannel,
  { host }: TriggerContext,
  at: Date,
): unknown {
  return makeSample(recording, {
    wabaId: channel.wabaId,
    phoneNumberId: channel.phoneNumberId,
    displayPhoneNumber: channel.record && parsePhoneNumber(channel.record.displayPhoneNumber),
    customer: from === undefined ? undefined : parsePhoneNumber(from),
    at,
    newHex: (length) =>
      Buffer.from(host.randomBytes(Math.ceil(length / 2)))
        .toString('hex')
        .slice(0, length),
  });
}

function requireFit(
  { name }: KnownEvent,
  found: readonly OverrideProblem[],
  { from }: TriggerInput,
  recording: unknown,
): void {
  const isNobodyThere = from !== undefined && !hasCustomer(recording);
  const problems = [...(isNobodyThere ? [{ option: '--from' } as const] : []), ...found];
  if (problems.length > 0) throw new Failure('override-does-not-fit', { kind: name, problems });
}
