import { findAdvice } from '../advice.js';
import { tokenAdvice } from './graph-advice.js';
import { signIn } from './sign-in.js';

export const channel = {
  whoami: {
    summary: 'Show which access token is used, whose it is, how long it lives and what it reaches',
    args: {},
    options: {},
    says: {
      labels: {
        channel: 'Channel',
        graph: 'Graph API',
        token: 'Token',
        owner: 'Owner',
        app: 'App',
        expires: 'Expires',
        dataAccess: 'Data access',
        scopes: 'Permissions',
        limitedTo: 'Accounts',
        reaches: 'Reaches',
      },
      noChannel: 'none: the token alone was looked at',
      from: (source: string) => `from ${source}`,
      never: 'never',
      unknown: 'Meta did not say',
      until: (when: string) => `ends ${when}`,
      lacks: (scopes: string) => `lacks ${scopes}`,
      notLimited: 'all that its owner is assigned',
      numbers: (count: number) => (count === 1 ? '1 number' : `${count} numbers`),
      nothing: 'no WhatsApp account',
      next: 'Next: `wabactl webhook status` shows whether messages can arrive',
    },
  },
  'channel list': {
    summary: 'List the channels on this machine',
    args: {},
    options: {},
    says: {
      empty: 'There is no channel yet. Run `wabactl connect` to connect a number.',
      head: ['', 'NAME', 'NUMBER', 'DISPLAY NAME', 'ACCOUNT', 'KIND'],
      current: '*',
    },
  },
  'channel show': {
    summary: 'Show one channel with its ids and where its secrets are kept',
    args: { name: 'The channel (default: the current one)' },
    options: {},
    says: {
      labels: {
        name: 'Name',
        number: 'Number',
        displayName: 'Display name',
        phoneNumberId: 'Phone number id',
        waba: 'WABA',
        business: 'Business id',
        app: 'App',
        graph: 'Graph API',
        token: 'Token',
        appSecret: 'App secret',
        verifyToken: 'Verify token',
        pin: 'PIN',
        connected: 'Connected',
        updated: 'Updated',
      },
      current: 'current',
      keptIn: (where: string | undefined): string =>
        where === undefined
          ? 'not stored'
          : where === 'keychain'
            ? 'in the system keychain'
            : 'in a file only you can read',
      expires: (when: string) => `expires ${when}`,
    },
  },
  'channel use': {
    summary: 'Make a channel the current one',
    args: { name: 'The channel' },
    options: {},
    says: {
      done: (name: string) => `${name} is now the current channel`,
      next: 'Next: `wabactl webhook status` shows whether its messages can arrive',
    },
  },
  'channel rename': {
    summary: 'Give a channel another name; its history and secrets stay',
    args: { name: 'The channel', newName: 'Its new name' },
    options: {},
    says: {
      done: (before: string, after: string) => `${before} is now called ${after}`,
      next: 'Scripts that name it with --channel or WABACTL_CHANNEL need the new name.',
      same: (name: string) => `It is called ${name} already`,
    },
  },
  'channel refresh': {
    summary: 'Renew the access token of a channel that is dead or dying, and keep all the rest',
    args: { name: 'The channel (default: the current one)' },
    options: signIn.options,
    says: {
      dead: (name: string, cause: string) => `The access token of ${name} no longer works: ${cause}.`,
      deathBy: (subcode: number | null) =>
        findAdvice(tokenAdvice(''), { code: 190, subcode })?.cause ?? 'Meta did not say why',
      why: {
        dying: (name: string) =>
          `The access token of ${name} will expire. With the app secret it could be prolonged without you.`,
        final: (name: string) =>
          `The access token of ${name} will expire, and Meta gave none that lives longer: only a new one helps.`,
        stale: (name: string) =>
          `The access token of ${name} soon sees no data any more, unless its owner logs in again.`,
        lacking: (name: string) => `The access token of ${name} lacks a permission that a channel needs.`,
      },
      appUnknown: (appId: string) =>
        `Meta did not let this token be inspected, so nobody checked that it is of the app ${appId}. With the app secret (WABACTL_APP_SECRET or --app-secret-file) it could be checked.`,
      prolonging: 'Asking Meta to prolong the token',
      done: (name: string) => `${name} has a new access token`,
      alive: (name: string) => `The access token of ${name} is in order; nothing was changed`,
      labels: { before: 'Before', now: 'Now', scopes: 'Permissions' },
      noEnd: 'no end, as far as Meta says',
      ends: (when: string) => `expires ${when}`,
      kept: 'Name, history, verify token and webhook are as they were.',
      next: 'Next: `wabactl webhook status` shows whether messages can arrive',
    },
  },
  'channel remove': {
    summary: 'Forget a channel, its secrets and its history on this machine',
    args: { name: 'The channel' },
    options: {},
    says: {
      ask: (name: string, number: string) =>
        `Forget ${name} (${number}) with its token and its history on this machine? Nothing changes at Meta.`,
      done: (name: string) => `${name} is forgotten`,
      deleted: (counts: { templates: number; messages: number; events: number }) =>
        `Deleted here: its secrets, ${[
          counted(counts.templates, 'template'),
          counted(counts.messages, 'message'),
          counted(counts.events, 'event'),
        ].join(', ')}`,
      leftInKeychain: (names: string) =>
        `These could not be deleted from the keychain: ${names}. Delete them there by hand (service wabactl).`,
      untouched: 'At Meta nothing changed: the number, its templates and its webhook are as they were.',
      stillCurrent: (name: string) => `The current channel is still ${name}.`,
      noCurrent: 'No channel is current now. Next: `wabactl channel use <name>` or `wabactl connect`',
    },
  },
};

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
