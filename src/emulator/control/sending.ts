/** How sending goes: rules, held messages, what happens meanwhile, windows and the will of customers. */
import * as z from 'zod/mini';
import { customerOf } from '../messages/customers.js';
import { enterFree, openFreeEntry } from '../messages/free-entry.js';
import { endHold } from '../messages/held.js';
import { changeConsent } from '../messages/marketing-consent.js';
import { toWaId } from '../messages/numbers.js';
import { happen } from '../playing/happenings.js';
import { countOf } from '../playing/plays.js';
import { HAPPENINGS, sendRuleSchema } from '../playing/send-rule.js';
import type { Customer, Phone, Template } from '../state.js';
import type { Control, ControlCall } from './call.js';
import { ControlProblem, notFound, parseBody } from './problem.js';

const text = z.exactOptional(z.string());

function listRules({ world: { state } }: ControlCall): unknown {
  return state.settings.sendRules.map((rule) => ({ ...rule, ...countOf(rule, state) }));
}

function addRule(call: ControlCall): unknown {
  call.world.state.settings.sendRules.push(parseBody(sendRuleSchema, call.body));
  return listRules(call);
}

const happening = z.strictObject({
  event: z.enum(HAPPENINGS, `must be one of ${HAPPENINGS.join(', ')}`),
  /** The first number there is, by default. */
  phoneId: text,
  /** Name or id, of what happens to a template. */
  template: text,
});

function letHappen({ body, world }: ControlCall): unknown {
  const { event, phoneId, template } = parseBody(happening, body);
  const phone = phoneOf(phoneId, world);
  const found = template === undefined ? undefined : templateOf(template, phone, world);
  if (!happen(world, event, { phone, template: found })) {
    throw new ControlProblem(400, 'template: must name the template that it happens to');
  }
  return { event, phoneId: phone.id, ...(found && { template: found.name }) };
}

function templateOf(wanted: string, phone: Phone, { state }: ControlCall['world']): Template {
  const template = state.templates.get(wanted) ?? state.templates.named(phone.wabaId, wanted)[0];
  if (!template) throw notFound('template', wanted);
  return template;
}

const heldEnd = z.strictObject({
  outcome: z._default(z.enum(['release', 'drop']), 'release'),
  /** Only those of this template. */
  template: text,
});

function endHolds({ body, world }: ControlCall): unknown {
  const { outcome, template } = parseBody(heldEnd, body);
  const { messages, templates } = world.state;
  const held = [...messages.values()].filter(
    (message) => message.held && (template === undefined || templates.get(message.templateId ?? '')?.name === template),
  );
  return {
    [outcome === 'release' ? 'released' : 'dropped']: held.filter((one) => endHold(world, one, outcome)).length,
  };
}

const HOURS_24 = 86_400;

const window = z.strictObject({
  phoneId: text,
  open: z._default(z.boolean(), true),
  /** Unix seconds; without it 24 hours from now. */
  closesAt: z.exactOptional(z.int()),
  /** They came through an advertisement and were answered: 72 hours in which all is free. */
  freeEntryPoint: z._default(z.boolean(), false),
});

function setWindow({ body, path, world }: ControlCall): unknown {
  const { phoneId, open, closesAt, freeEntryPoint } = parseBody(window, body);
  const phone = phoneOf(phoneId, world);
  const customer = customerAt(path.id, world);
  const now = Math.floor(world.nowMs() / 1000);
  if (open) customer.lastInboundAt.set(phone.id, (closesAt ?? now + HOURS_24) - HOURS_24);
  else customer.lastInboundAt.delete(phone.id);
  customer.freeEntries?.delete(phone.id);
  if (freeEntryPoint) {
    enterFree(customer, phone.id, world.nowMs());
    openFreeEntry(world, phone, customer);
  }
  const lastAt = customer.lastInboundAt.get(phone.id);
  return {
    waId: customer.waId,
    phoneId: phone.id,
    isOpen: lastAt !== undefined && lastAt + HOURS_24 > now,
    closesAt: lastAt === undefined ? null : lastAt + HOURS_24,
    freeUntil: customer.freeEntries?.get(phone.id)?.until ?? null,
  };
}

const consent = z.strictObject({ phoneId: text, value: z.enum(['stop', 'resume']) });

function setConsent({ body, path, world }: ControlCall): unknown {
  const { phoneId, value } = parseBody(consent, body);
  const customer = customerAt(path.id, world);
  changeConsent(world, phoneOf(phoneId, world), customer, value);
  return { waId: customer.waId, marketing: value };
}

function phoneOf(id: string | undefined, { state }: ControlCall['world']): Phone {
  const phone = state.phones.get(id ?? [...state.phones.keys()][0] ?? '');
  if (!phone) throw notFound('phone number', id);
  return phone;
}

function customerAt(id: string | undefined, world: ControlCall['world']): Customer {
  const waId = toWaId(id ?? '');
  if (waId === undefined) throw new ControlProblem(400, 'The path must name a phone number with country code');
  return customerOf(world, waId);
}

export const sendingControls: readonly Control[] = [
  {
    method: 'GET',
    path: '/send-rules',
    about: 'The rules for sends, with how many each matched and played on',
    handle: listRules,
  },
  {
    method: 'POST',
    path: '/send-rules',
    about:
      'Lets sends go otherwise, by to, phoneId, type, template, category and callbackData (* stands for any part), after, every, share in percent and times. play is refuse, fail, hold, pause, lose-answer, drop, raw, delay, receipts or happen; of each kind the first rule that matches',
    example: { to: '549*', category: 'MARKETING', share: 5, play: { kind: 'fail', code: 131049 } },
    handle: addRule,
  },
  {
    method: 'DELETE',
    path: '/send-rules',
    about: 'Forgets the rules for sends',
    handle: ({ world }) => world.state.settings.sendRules.splice(0).length,
  },
  {
    method: 'POST',
    path: '/messages/held',
    about: 'Releases the messages that are held for quality assessment, or drops them and pauses their template',
    example: { outcome: 'drop', template: 'weekend_offer' },
    handle: endHolds,
  },
  {
    method: 'POST',
    path: '/happen',
    about: `Something happens to a template, a number or its account, with the webhook that tells it: ${HAPPENINGS.join(', ')}`,
    example: { event: 'template-struck', template: 'hello_world' },
    handle: letHappen,
  },
  {
    method: 'POST',
    path: '/customers/:id/window',
    about: 'Opens or closes the customer service window of a customer, until closesAt, or as a free entry point',
    example: { open: true, freeEntryPoint: true },
    handle: setWindow,
  },
  {
    method: 'POST',
    path: '/customers/:id/marketing',
    about: 'The customer stops marketing messages of this portfolio, or wants them again; user_preferences tells it',
    example: { value: 'stop' },
    handle: setConsent,
  },
];
