import type { RegistrationAction, RegistrationBudget } from '../../core/phone/budget.js';
import { utcMinute } from '../utc-minute.js';

/** What several commands about numbers say. */
export const phoneWords = {
  attempt: (number: number, limit: number, action: RegistrationAction) =>
    `This is attempt ${number} of ${limit} in 72 hours to ${action} this number, as far as this machine knows; other programs count too.`,
  used: ({ used, limit, freeAt }: RegistrationBudget, action: RegistrationAction) =>
    `${used} of ${limit} ${action === 'register' ? 'registrations' : 'deregistrations'} used in 72 hours, as far as this machine knows${
      freeAt === null ? '' : `; none before ${utcMinute(freeAt)}`
    }`,
  askPin: 'PIN of the number, six digits (two-step verification; it is not shown):',
  askNewPin: 'New PIN for the number, six digits of your own (it is not shown; note it down):',
  askPinAgain: 'The same PIN again:',
  pinInstead: 'WABACTL_PIN, WABACTL_PIN_FILE, --pin-stdin or --pin-file',
  weakPin: 'This PIN is easy to guess. Whoever knows it can register the number elsewhere.',
};

const PIN_OPTIONS = {
  pinFile: 'Read the PIN from a file (- for standard input)',
  pinStdin: 'Read the PIN from standard input',
};

const PHONE = "Phone number, or its id (default: the channel's)";

const STAGES = {
  unverified: 'not verified',
  unregistered: 'verified, not registered',
  ready: 'ready',
  held: 'held back by Meta',
  gone: 'no longer here',
  elsewhere: 'on another platform',
  unknown: 'unknown',
};

const PIN_KEPT = 'The PIN is kept with the secrets of the channel, so that registering again needs no question.';
const KEEP_PIN =
  'Note the PIN down: the number can be registered again only with it, or after `wabactl phone set-pin`.';
const NEXT_REGISTER = (phone: string) => `Next: \`wabactl phone register ${phone}\``;

export const phone = {
  'phone list': {
    summary: "List the account's numbers and where each is in its life",
    args: {},
    options: {},
    says: {
      empty: 'This account has no phone number yet.',
      next: 'Next: `wabactl phone add <number> --display-name <name>`',
      head: ['', 'NUMBER', 'ID', 'DISPLAY NAME', 'STATE', 'QUALITY'],
      stages: STAGES,
    },
  },
  'phone show': {
    summary: 'Show everything Meta tells of a number, and what comes next in its life',
    args: { phone: PHONE },
    options: {},
    says: {
      labels: {
        number: 'Number',
        id: 'Id',
        displayName: 'Display name',
        requested: 'Requested name',
        status: 'Status',
        platform: 'Platform',
        verification: 'Verification',
        quality: 'Quality',
        throughput: 'Throughput',
        mode: 'Mode',
        pin: 'PIN',
        onboarded: 'Registered',
        callbacks: 'Callbacks',
        budget: 'Attempts',
      },
      statuses: {
        CONNECTED: 'it can send and receive',
        PENDING: 'it is being set up',
        DISCONNECTED: 'it is not registered now',
        FLAGGED: 'its quality is low; it can still send',
        RESTRICTED: 'it has used up its messaging limit or broken a rule',
        RATE_LIMITED: 'it has sent too much, and must wait',
        BANNED: 'Meta closed it',
        DELETED: 'it was deleted',
        MIGRATED: 'it was moved to another account',
        UNVERIFIED: 'nobody has shown yet that it is yours',
      } as Readonly<Record<string, string>>,
      platforms: {
        CLOUD_API: 'registered with the Cloud API',
        ON_PREMISE: 'on a server of your own, which Meta no longer supports',
        NOT_APPLICABLE: 'not registered',
      } as Readonly<Record<string, string>>,
      verifications: {
        VERIFIED: 'you have shown that it is yours',
        NOT_VERIFIED: 'a code must be asked for and entered',
        EXPIRED: 'the verification has expired',
      } as Readonly<Record<string, string>>,
      throughputs: {
        STANDARD: '80 messages a second',
        HIGH: '1,000 messages a second',
        NOT_APPLICABLE: 'none before it is registered',
      } as Readonly<Record<string, string>>,
      names: {
        APPROVED: 'approved',
        AVAILABLE_WITHOUT_REVIEW: 'may be used without a review',
        DECLINED: 'declined',
        EXPIRED: 'expired',
        PENDING_REVIEW: 'under review',
        NONE: 'none',
      } as Readonly<Record<string, string>>,
      levels: { phone: 'number', waba: 'account', app: 'app' } as Readonly<Record<string, string>>,
      testNumber: 'SANDBOX (a test number: five recipients, chosen at developers.facebook.com)',
      notTold: 'Meta does not say',
      pinSet: 'set',
      pinNotSet: 'not set; registering sets it',
      noCallback: 'none',
      stages: {
        unverified: 'This number must be verified before it can be registered.',
        unregistered: 'This number is verified, and can be registered.',
        ready: 'This number can send and receive.',
        held: 'Meta keeps this number from working. Look at WhatsApp Manager > Account overview; `wabactl limits` shows what is limited.',
        gone: 'This number no longer belongs to this account.',
        elsewhere: 'This number works on another platform than the Cloud API.',
        unknown: 'What this state means is not known to this version.',
      },
      next: (line: string) => `Next: \`${line}\``,
    },
  },
  'phone add': {
    summary: 'Add a number to the account',
    args: { number: 'Phone number with country code, for example +34600111222' },
    options: { displayName: 'The name that customers shall see; Meta reviews it' },
    says: {
      done: (number: string, name: string, id: string) => `${number} was added as "${name}" (id ${id})`,
      known: (number: string, id: string) => `${number} is in this account already (id ${id}); nothing was changed`,
      review: 'The display name goes to a review; the number can be set up meanwhile.',
      nextCode: (id: string) => `Next: \`wabactl phone request-code ${id}\` has a code sent to it, by SMS or by a call`,
      nextShow: (id: string) => `Next: \`wabactl phone show ${id}\``,
    },
  },
  'phone request-code': {
    summary: 'Have a verification code sent to a number',
    args: { phone: PHONE },
    options: {
      method: 'sms or voice: a text or a call (default: sms)',
      codeLanguage: 'Language of the text or the call, for example es_ES (default: yours)',
    },
    says: {
      verified: (number: string) => `${number} is verified already; no code is needed`,
      sent: {
        sms: (number: string) => `A code is on its way to ${number} by SMS; it is good for some ten minutes`,
        voice: (number: string) => `${number} will be called and told a code; it is good for some ten minutes`,
      },
      nextVerify: (id: string) => `Next: \`wabactl phone verify-code <code> --phone ${id}\``,
      nextRegister: NEXT_REGISTER,
    },
  },
  'phone verify-code': {
    summary: 'Enter the verification code that a number got',
    args: { code: 'The six digits, with or without the hyphen' },
    options: { phone: PHONE },
    says: {
      ask: (number: string) => `Code that ${number} got (six digits):`,
      done: (number: string) => `${number} is verified`,
      verified: (number: string) => `${number} was verified already; nothing was changed`,
      nextRegister: NEXT_REGISTER,
    },
  },
  'phone register': {
    summary: 'Register a number with the Cloud API, so that it can send and receive',
    args: { phone: PHONE },
    options: {
      again:
        'Register it although it is registered, as an approved display name demands, or although Meta holds it back',
      ...PIN_OPTIONS,
    },
    says: {
      already: (number: string) => `${number} is registered already; nothing was changed`,
      again: 'After a new display name was approved, it is registered once more with --again.',
      done: (number: string, status: string) => `${number} is registered (${status})`,
      pinKept: PIN_KEPT,
      keepPin: KEEP_PIN,
      next: (id: string) =>
        `Next: \`wabactl connect\` looks over what is still missing, \`wabactl phone show ${id}\` shows the number`,
    },
  },
  'phone deregister': {
    summary: 'Take a number off the Cloud API; it stays in the account',
    args: { phone: PHONE },
    options: { again: 'Deregister it although it is not registered, which code 133000 of Meta demands' },
    says: {
      ask: (number: string) => `Deregister ${number}? It stops sending and receiving until it is registered again.`,
      already: (number: string) => `${number} is not registered; nothing was changed`,
      done: (number: string) =>
        `${number} is deregistered: it no longer sends or receives, and keeps its place and history`,
      next: (id: string) => `To bring it back: \`wabactl phone register ${id}\``,
    },
  },
  'phone set-pin': {
    summary: 'Set the PIN of two-step verification; the old one is not needed',
    args: { phone: PHONE },
    options: PIN_OPTIONS,
    says: {
      done: (number: string) => `${number} has a new PIN`,
      pinKept: PIN_KEPT,
      keepPin: KEEP_PIN,
      next: (id: string) => `Next: \`wabactl phone show ${id}\` shows the number`,
    },
  },
  'phone name': {
    summary: 'Ask Meta for another display name',
    args: { name: 'The name that customers shall see', phone: PHONE },
    options: {},
    says: {
      done: (number: string, before: string, name: string, status: string) =>
        `${number}: "${name}" was asked for in the place of "${before}" (${status})`,
      same: (number: string, name: string, status: string) =>
        `${number} has or awaits the name "${name}" already (${status}); nothing was changed`,
      afterwards: (id: string) =>
        `Meta reviews it. Once it is approved, \`wabactl phone register ${id} --again\` puts it into effect.`,
      next: (id: string) => `Next: \`wabactl phone show ${id}\` shows how the review stands`,
    },
  },
  'phone delete': {
    summary: 'Say how a number is deleted: Meta has no API for it',
    args: { phone: PHONE },
    options: {},
    says: {
      labels: { number: 'Number', state: 'State', page: 'Page' },
      conditions: 'A number is deleted in WhatsApp Manager, and only there:',
      condition: {
        'by-administrator': 'by an administrator of the business portfolio',
        'no-paid-messages-for-30-days': 'when it has sent no paid messages in the last 30 days',
        'profile-goes-too': 'its profile goes with it',
        'anew-after-5-minutes': 'it can be registered anew after 5 minutes',
      },
      sentFromHere: (people: number) =>
        `From this machine templates went to ${people === 1 ? 'one person' : `${people} people`} in these 30 days, and may have been paid.`,
      instead: 'To stop it from sending and receiving without deleting it: `wabactl phone deregister`.',
    },
  },
};
