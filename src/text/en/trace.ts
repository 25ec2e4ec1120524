import type { FailureCause } from '../../core/messages/failure-causes.js';
import type { OptOutSource } from '../../core/optouts/optout.js';

/** A cause of a failure, and how to find out whether it is the one. */
interface CauseWords {
  readonly cause: string;
  readonly test: string;
}

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes */
const causes: Record<FailureCause, CauseWords> = {
  'not-on-whatsapp': {
    cause: 'The number is not on WhatsApp.',
    test: 'Open https://wa.me/ with the digits of the number behind it on a phone: WhatsApp says when there is no such account. Meta has no call that tells.',
  },
  'other-form': {
    cause: 'WhatsApp knows this person by the other way to write the number.',
    test: 'Send to the other form, which is named above; have them write to you, and use the number that arrives.',
  },
  'terms-not-accepted': {
    cause: "They have not accepted WhatsApp's newest terms, so no business can write to them.",
    test: 'Ask them by another way to look at WhatsApp > Settings > Help (or Application information), which offers the terms, and to write to your number once.',
  },
  'app-too-old': {
    cause:
      'Their WhatsApp is too old for messages of businesses (Android before 2.21.15.15, iPhone before 2.21.170.4).',
    test: 'Ask them for the version in Settings > Help, and to update it.',
  },
  'number-given-up': {
    cause: 'They were on WhatsApp, and have given the account or the number up.',
    test: 'Open https://wa.me/ with the digits of the number behind it on a phone.',
  },
  'marketing-to-us': {
    cause: 'Since April 2025 Meta delivers no marketing templates to numbers of the USA (+1).',
    test: 'Look at the category of the template: `wabactl templates show`. A UTILITY template is delivered.',
  },
  'marketing-cap': {
    cause: 'Meta lets each person get only so many marketing messages, of all businesses together.',
    test: 'Wait for at least 24 hours before the next try; a UTILITY template, or an answer to what they write, goes through now.',
  },
  'payment-method': {
    cause: 'No payment method is attached to the account, or it was declined.',
    test: 'Look at business.facebook.com > Billing & payments. It concerns every message: look whether others fail too.',
  },
  'credit-line': {
    cause: 'The credit line is used up, or not set.',
    test: 'Ask whoever pays, mostly your partner: the line is theirs.',
  },
  'account-incomplete': {
    cause: 'The account has no currency or time zone, or is suspended.',
    test: 'Run `wabactl limits`, which shows what Meta says keeps the account from sending.',
  },
  'window-closed': {
    cause: 'They last wrote more than 24 hours ago.',
    test: 'See the window above. A template reaches them.',
  },
  'nobody-saw-them-write': {
    cause: 'They never wrote to this number, or more than 24 hours ago.',
    test: 'A template reaches them; once they answer, free texts do for 24 hours.',
  },
};

export const trace = {
  trace: {
    summary: 'Tell the whole story of a message or a contact, as far as it is known on this machine',
    args: { what: 'Message id (wamid.…), phone number, user id, or with --run the row of a bulk run' },
    options: {
      run: 'The bulk run that the row is of',
      limit: 'How many messages of a contact, the newest',
      since: 'Only what is newer: 2h, 7d, 14:30, 2026-11-23',
    },
    says: {
      heads: {
        accepted: 'Accepted by Meta; nothing is known of its delivery.',
        sent: 'Sent by Meta, and not delivered yet.',
        delivered: 'Delivered.',
        read: 'Read.',
        played: 'Played.',
        failed: 'Not delivered.',
        received: 'Received.',
        refused: 'Refused by Meta: it was not sent.',
        unknown: 'Nobody knows whether Meta took it: the answer was lost. A status would tell.',
        waiting: 'Not sent yet.',
        again: 'Not taken by Meta yet; it is tried again.',
        'not-sent': 'Not sent: the run was cancelled before its turn.',
        'left-out': 'Left out of the run before it began.',
      } as Readonly<Record<string, string>>,
      labels: {
        wamid: 'Message',
        to: 'To',
        from: 'From',
        what: 'What',
        bulk: 'Bulk run',
        channel: 'Channel',
        steps: 'Steps',
        price: 'Price',
        window: 'Window',
        freeEntry: 'Free entry',
        optOut: 'Opt-out',
        contact: 'Contact',
        forms: 'Also known as',
      },
      bulkRow: (row: number, run: string) => `row ${row} of ${run}`,
      knownAs: (waId: string, why: string) => `WhatsApp knows them as ${waId}. ${why}`,
      template: (name: string, language: string | null) =>
        language === null ? `template ${name}` : `template ${name} (${language})`,
      steps: {
        accepted: 'accepted by Meta',
        received: 'received',
        refused: 'refused by Meta',
        unknown: 'answer lost',
      } as Readonly<Record<string, string>>,
      price: (category: string, isFree: boolean | null, type: string | null) =>
        [category, isFree === null ? undefined : isFree ? `free (${type ?? ''})` : 'billed'].filter(Boolean).join(', '),
      window: {
        open: (until: string, left: string) => `open until ${until} (${left} left): free texts reach them`,
        closed: (last: string) => `closed since a day after they last wrote (${last}): only templates reach them`,
        unknown: 'not known here: no message of theirs was seen by `wabactl webhook listen`',
      },
      freeEntry: {
        free: (until: string) => `everything is free until ${until}: they came by an advertisement and were answered`,
        'waits-for-answer': (until: string) =>
          `they came by an advertisement: an answer until ${until} makes 72 hours free`,
      },
      optOut: (at: string, how: string) => `does not want to be written to, since ${at} (${how})`,
      optOutSources: {
        manual: 'noted here',
        import: 'from a list',
        words: 'by their words',
        preference: 'marketing switched off in WhatsApp',
        '131050': 'marketing refused by Meta, 131050',
      } satisfies Record<OptOutSource, string>,
      silent: (since: string) =>
        `Accepted ${since}, and no status since. If other messages get statuses, the phone is off or blocks you: Meta keeps it for up to 30 days. If none does, nobody listened, or Meta delivers elsewhere (\`wabactl webhook status --check\`), or payment is missing (\`wabactl limits\`).`,
      causesTitle: 'What may be behind it, the likeliest first:',
      test: 'Test:',
      causes,
      contactNext: (customer: string) => `Next: \`wabactl trace ${customer}\` shows everything with this contact`,
      messageNext: (wamid: string) => `Next: \`wabactl trace ${wamid}\` explains the newest one that failed`,
      textNext: (customer: string) =>
        `Next: \`wabactl send text ${customer} "…"\` reaches them while the window is open`,
      templateNext: (customer: string) => `Next: \`wabactl send template ${customer} <name>\` reaches them`,
      nothing: 'No message to or from this contact is known here.',
      more: 'Older ones are left out: --limit, --since.',
      otherProgram: 'by another program',
      head: ['TIME', '', 'MESSAGE', 'STATUS'],
    },
  },
};
