export const templatesStats = {
  'templates stats': {
    summary: 'How many messages of each template were sent, delivered, read and clicked, and what they cost',
    args: { name: 'Only this template; without it, all of the account' },
    options: {
      language: 'Only this language, for example en_US',
      days: 'The last so many days, 1 to 90 (without it: 7)',
      since: 'From this day on, for example 2026-11-01; days are those of UTC',
      until: 'Up to this day, itself included',
      enable: 'Switch template statistics on for the account, which cannot be undone, and show nothing yet',
    },
    says: {
      confirmEnable: 'Template statistics can never be switched off again for this account. Switch them on?',
      enabled: 'Template statistics are switched on',
      nextEnabled: 'Next: `wabactl templates stats`, once messages were sent; Meta counts from now on',
      reading: 'Reading the statistics',
      span: (since: string, until: string) => `${since} to ${until}, as Meta counts; not an invoice`,
      nothingSent: 'Nothing was sent in this time.',
      silent: (count: number) =>
        count === 1
          ? '1 more template was not sent in this time'
          : `${count} more templates were not sent in this time`,
      labels: {
        name: 'Template',
        sent: 'Sent',
        delivered: 'Delivered',
        read: 'Read',
        clicked: 'Clicked',
        buttons: 'Buttons',
        cost: 'Cost',
      },
      head: ['TEMPLATE', 'SENT', 'DELIVERED', 'READ', 'CLICKED', 'COST', 'SENT BY DAY'],
    },
  },
  'templates compare': {
    summary: 'Say which of two templates fewer people block, and why they do',
    args: {
      one: 'A template: its name, or name/language where there are several',
      other: 'The one to compare it with, of the same account; each must have been sent 1,000 times',
    },
    options: {
      language: 'The language of both, for example en_US',
      days: 'The last 7, 30, 60 or 90 days (without it: 7)',
    },
    says: {
      reading: 'Comparing the templates',
      span: (days: number) => `The last ${days} days`,
      head: ['TEMPLATE', 'SENT', 'BLOCKED MOST OFTEN BECAUSE'],
      best: (name: string) => `Fewer people block ${name}.`,
      unknown: 'Meta does not say which one fewer people block.',
      blockReasons: blockReasons(),
    },
  },
};

/** What a person chose when they blocked the business. */
function blockReasons(): Readonly<Record<string, string>> {
  return {
    NO_LONGER_NEEDED: 'they no longer need the messages',
    NO_REASON: 'they gave no reason',
    NO_REASON_GIVEN: 'they gave no reason',
    NO_SIGN_UP: 'they never signed up; look at how you got their consent',
    OFFENSIVE_MESSAGES: 'the messages offend them',
    OTHER: 'another reason',
    OTP_DID_NOT_REQUEST: 'they got a code that they did not ask for; look at who can trigger codes',
    SPAM: 'they take the messages for spam; send fewer, to fewer people',
    UNKNOWN_BLOCK_REASON: 'not known',
  };
}
