export const channel = {
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
