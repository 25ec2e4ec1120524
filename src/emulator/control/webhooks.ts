import * as z from 'zod/mini';
import { nearest } from '../../core/nearest.js';
import { parsePhoneNumber } from '../../core/phone/number.js';
import { findKnownEvent, KNOWN_EVENTS } from '../../core/webhook/known-events.js';
import { isObject, readPath } from '../../core/webhook/trigger/json.js';
import { type OverrideProblem, override } from '../../core/webhook/trigger/overrides.js';
import { makeSample } from '../../core/webhook/trigger/sample.js';
import type { Control, ControlCall } from './call.js';
import { ControlProblem, notFound, parseBody } from './problem.js';

const text = z.exactOptional(z.string());

const wish = z.strictObject({
  kind: z.string(),
  /** The first number there is, by default. */
  phoneId: text,
  from: text,
  name: text,
  text,
  messageId: text,
  status: text,
  error: z.exactOptional(z.int()),
  template: text,
  /** Merged into the value of the change. */
  value: z.exactOptional(z.record(z.string(), z.unknown())),
});

/** It happens nowhere but in the webhook: neither a message nor a template of the state changes. */
async function publishKind({ body, world }: ControlCall): Promise<unknown> {
  const {
    kind: name,
    phoneId = [...world.state.phones.keys()][0] ?? '',
    from,
    value: merge,
    ...rest
  } = parseBody(wish, body);
  const kind = findKnownEvent(name);
  if (!kind) throw new ControlProblem(400, `kind: ${unknownKind(name)}`);
  const phone = world.state.phones.get(phoneId);
  if (!phone) throw notFound('phone number', phoneId);
  const customer = from === undefined ? undefined : parsePhoneNumber(from);
  if (from !== undefined && customer === undefined) {
    throw new ControlProblem(400, 'from: must be a phone number with country code');
  }
  const { RECORDINGS } = await import('../../core/webhook/recordings.js');
  const sample = makeSample(RECORDINGS[kind.name].delivery, {
    wabaId: phone.wabaId,
    phoneNumberId: phone.id,
    displayPhoneNumber: phone.number,
    customer,
    at: new Date(world.nowMs()),
    newHex: world.newHex,
  });
  const { delivery, problems } = override(sample, { ...rest, merge });
  if (problems.length > 0)
    throw new ControlProblem(400, `${problems.map(memberOf).join(', ')}: no part of ${kind.name}`);
  const value = readPath(delivery, ['entry', '0', 'changes', '0', 'value']);
  if (!isObject(value)) throw new ControlProblem(400, 'value: must be an object');
  const { field } = kind;
  world.publish({ wabaId: phone.wabaId, phoneId: phone.id, field, value });
  return { kind: kind.name, field };
}

/** As this interface calls what the command line has as an option. */
function memberOf({ option }: OverrideProblem): string {
  return option === '--message-id' ? 'messageId' : option.slice(2);
}

function unknownKind(name: string): string {
  const near = nearest(
    name,
    KNOWN_EVENTS.map((known) => known.name),
  );
  return `no such kind; GET /_emulator/webhooks lists them${near === null ? '' : `, ${near} among them`}`;
}

/** Any webhook that is known, whatever the state is. */
export const webhookControls: readonly Control[] = [
  {
    method: 'GET',
    path: '/webhooks',
    about: 'Every kind of webhook that can be published, with its field',
    handle: () => KNOWN_EVENTS.map(({ name, field, detail }) => ({ kind: name, field, detail })),
  },
  {
    method: 'POST',
    path: '/webhooks',
    about:
      'Publishes a webhook of any kind to every app that is subscribed and ticked its field; nothing else changes. Also from, name, text, messageId, status, error, template, and value with whatever shall differ',
    example: { kind: 'account-update-restriction' },
    handle: publishKind,
  },
];
