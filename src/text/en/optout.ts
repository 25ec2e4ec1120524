const customers = 'Phone numbers with country code, or user ids (BSUID)';
const COUNTRY = 'Country of numbers without a plus, as ES or MX; + where they all begin with their country code';

const SOURCES = {
  manual: 'noted here',
  import: 'imported',
  words: 'answered with a word',
  preference: 'switched off in WhatsApp',
  '131050': 'refused by Meta (131050)',
};

const LABELS = { stop: 'Stop', resume: 'Resume' };
const NO_RESUME = 'none: only `wabactl optout remove` takes it back';
const MEANING =
  'A reply that is one of these words and nothing else counts; case, accents and punctuation do not matter.';

export const optout = {
  'optout list': {
    summary: 'List people who do not want to be written to, and how that is known',
    args: {},
    options: { source: 'Only those known in this way' },
    says: {
      empty: 'Nobody has opted out on this channel, as far as this machine knows.',
      next: 'Next: `wabactl optout import <file>` takes a list that you have; `wabactl webhook listen` notes those who opt out in WhatsApp',
      head: ['WHO', 'HOW', 'SINCE', 'NOTE'],
      sources: SOURCES,
      total: (count: number) => (count === 1 ? '1 person' : `${count} people`),
    },
  },
  'optout add': {
    summary: 'Note that somebody does not want to be written to',
    args: { customers },
    options: { note: 'Why, or how they said it' },
    says: {
      added: (who: string) => `Noted: ${who}`,
      known: (who: string) => `Had opted out already: ${who}`,
      meaning: '`wabactl send bulk` leaves them out, and `send template` asks before a MARKETING template.',
    },
  },
  'optout remove': {
    summary: 'Take an opt-out back, when the person wants messages again',
    args: { customers },
    options: {},
    says: {
      ask: (who: string) => `Has ${who} asked to be written to again?`,
      removed: (who: string) => `May be written to again: ${who}`,
      unknown: (who: string) => `Had not opted out: ${who}`,
    },
  },
  'optout import': {
    summary: 'Take over a list of people who opted out: a CSV, or one number a line',
    args: { file: 'The file (- for standard input)' },
    options: {
      column: 'The column with the numbers (default: by its name)',
      country: COUNTRY,
      note: 'Where the list comes from',
    },
    says: {
      done: (added: number, known: number) =>
        `${added} ${added === 1 ? 'opt-out is' : 'opt-outs are'} new, ${known} ${known === 1 ? 'was' : 'were'} known.`,
      invalid: (count: number) =>
        `${count} ${count === 1 ? 'line is' : 'lines are'} not taken over, and those people could still be written to:`,
      line: (line: number, given: string, reason: string) => `line ${line}: ${given} (${reason})`,
      reasons: {
        'no-country-code': 'no country code; see --country',
        impossible: 'no such number is possible',
      },
      more: (count: number) => `and ${count} more`,
    },
  },
  'optout words set': {
    summary: 'Have replies such as STOP or BAJA opt out by themselves, on this channel',
    args: { words: 'Words with commas between, for example STOP,BAJA' },
    options: { resume: 'Words that take such an opt-out back, for example START,ALTA' },
    says: {
      labels: LABELS,
      none: NO_RESUME,
      done: 'These replies count from now on',
      meaning: `${MEANING} A listener that runs already must be started again.`,
    },
  },
  'optout words show': {
    summary: 'Show which replies opt out by themselves',
    args: {},
    options: {},
    says: {
      labels: LABELS,
      none: NO_RESUME,
      off: 'Replies are not looked at.',
      next: 'Next: `wabactl optout words set STOP,BAJA` switches it on',
      meaning: MEANING,
    },
  },
  'optout words off': {
    summary: 'Look at replies no longer; who has opted out stays so',
    args: {},
    options: {},
    says: {
      done: 'Replies are not looked at any more. Who has opted out by one stays so.',
      already: 'Replies were not looked at.',
    },
  },
};
