import * as z from 'zod/mini';
import { failureOf } from '../../core/meta/delivery-errors.js';
import { firstBusinessId, newCustomer } from '../messages/customers.js';
import { receiveInbound } from '../messages/inbound.js';
import { setStatusNow } from '../messages/ladder.js';
import { customerSchema } from '../seed.js';
import type { Customer, DeliveryRecord } from '../state.js';
import type { Control, ControlCall } from './call.js';
import { ControlProblem, notFound, parseBody } from './problem.js';

const text = z.exactOptional(z.string());

const inbound = z.strictObject({
  /** The first number there is, by default. */
  phoneId: text,
  from: z.string(),
  name: text,
  username: text,
  type: text,
  text,
  payload: text,
  emoji: text,
  contextMessageId: text,
  media: z.exactOptional(
    z.strictObject({
      base64: z.string(),
      mimeType: z.string().check(z.regex(/^[\w.+-]+\/[\w.+-]+( *; *[\w.+-]+=[\w.+-]+)*$/, 'must be a MIME type')),
      fileName: text,
    }),
  ),
  content: z.exactOptional(z.unknown()),
  raw: z.exactOptional(z.record(z.string(), z.unknown())),
});

function receive({ body, origin, world }: ControlCall): unknown {
  const { phoneId = [...world.state.phones.keys()][0] ?? '', media, ...rest } = parseBody(inbound, body);
  if (!world.state.phones.has(phoneId)) throw notFound('phone number', phoneId);
  const file = media && {
    bytes: new Uint8Array(Buffer.from(media.base64, 'base64')),
    mimeType: media.mimeType,
    ...(media.fileName !== undefined && { fileName: media.fileName }),
  };
  const message = receiveInbound(world, { ...rest, phoneId, origin, ...(file && { media: file }) });
  if (!message) throw new ControlProblem(400, 'from: must be a phone number with country code');
  return { id: message.id };
}

function putCustomer({ body, world }: ControlCall): unknown {
  const wanted = newCustomer(parseBody(customerSchema, body), firstBusinessId(world.state));
  const known = world.state.customers.get(wanted.waId);
  const customer: Customer = known
    ? Object.assign(known, {
        name: wanted.name,
        failWith: wanted.failWith,
        username: wanted.username,
        sharesReadReceipts: wanted.sharesReadReceipts,
        readsMessages: wanted.readsMessages,
        isStranger: false,
      })
    : wanted;
  world.state.customers.set(customer.waId, customer);
  return describeCustomer(customer);
}

function describeCustomer({ waId, userId, name, username, failWith, sharesReadReceipts, readsMessages }: Customer) {
  return { waId, userId, name, username, failWith, sharesReadReceipts, readsMessages };
}

const step = z.strictObject({
  status: z.enum(['sent', 'delivered', 'read', 'failed']),
  /** Of a failure; Meta's code, for example 131026. */
  code: z.exactOptional(z.int()),
});

function setStatus({ body, path, world }: ControlCall): unknown {
  const message = world.state.messages.get(path.id ?? '');
  if (!message) throw notFound('message', path.id);
  if (message.direction === 'in') throw new ControlProblem(400, 'Only messages of the business have a status.');
  const { status, code = 131000 } = parseBody(step, body);
  setStatusNow(world, message, status, status === 'failed' ? failureOf(code) : undefined);
  return { id: message.id, status };
}

const click = z.strictObject({ button: z.string() });

function clickUrl({ body, path, world }: ControlCall): unknown {
  const message = world.state.messages.get(path.id ?? '');
  if (!message) throw notFound('message', path.id);
  message.clicks = [...(message.clicks ?? []), parseBody(click, body).button];
  return { id: message.id, clicks: message.clicks };
}

function describeDelivery({ body, ...rest }: DeliveryRecord) {
  return { ...rest, body: JSON.parse(body) };
}

/** Customers, what they write, and what the webhooks carried. */
export const messageControls: readonly Control[] = [
  {
    method: 'POST',
    path: '/inbound',
    about:
      'A customer writes: text, image, video, audio, document, sticker, location, contacts, button, button_reply, list_reply, reaction, order, system, unsupported, or any type with its own content',
    example: { from: '+1 555 014 2233', type: 'text', text: 'Are you open today?' },
    handle: receive,
  },
  {
    method: 'POST',
    // The ids are Base64, which may hold slashes.
    path: '/messages/:id{.+}/status',
    about:
      'A message of the business is sent, delivered, read or failed now, whatever was planned; code is of a failure',
    example: { status: 'failed', code: 131026 },
    handle: setStatus,
  },
  {
    method: 'POST',
    path: '/messages/:id{.+}/click',
    about:
      'The customer opens the URL button with this label, which template analytics count; a quick reply is an inbound message of type button',
    example: { button: 'Shop' },
    handle: clickUrl,
  },
  {
    method: 'GET',
    path: '/customers',
    about: 'The customers there are',
    handle: ({ world }) => [...world.state.customers.values()].map(describeCustomer),
  },
  {
    method: 'POST',
    path: '/customers',
    about: 'Adds a customer or changes one; failWith lets every message to them fail with that code',
    example: { waId: '15550142233', name: 'Ana Torres', failWith: 131026 },
    handle: putCustomer,
  },
  {
    method: 'GET',
    path: '/deliveries',
    about: 'Every webhook that was posted or is waiting, with its attempts',
    handle: ({ world }) => world.state.deliveries.map(describeDelivery),
  },
];
