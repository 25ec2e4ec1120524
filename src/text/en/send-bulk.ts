import type { Filling } from '../../core/bulk/fill-plan.js';
import type { Headroom } from '../../core/bulk/headroom.js';
import { findAdvice } from '../advice.js';
import { REFUSAL_ADVICE } from './graph-advice.js';
import { describeRowProblem } from './row-problems.js';

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);
const money = (currency: string | null, amount: number) =>
  [currency, amount < 1 ? amount.toFixed(4) : amount.toFixed(2)].filter(Boolean).join(' ');

const leftOutWords = {
  problem: describeRowProblem,
  repeats: (row: number) => `the same person as in row ${row}`,
  optedOut: (how: string) => `opted out (${how})`,
  sources: {
    manual: 'noted here',
    import: 'imported',
    words: 'answered with a word',
    preference: 'switched off in WhatsApp',
    '131050': 'refused by Meta, 131050',
  },
};

/** What a code of Meta's means; undefined for one that nobody here knows. */
function explain(code: number): string | undefined {
  const advice = findAdvice(REFUSAL_ADVICE, { code, subcode: null });
  return advice && `${advice.cause}. ${advice.hint}`;
}

const leftOutCounts = (invalid: number, duplicate: number, optedOut: number) =>
  `${invalid} invalid, ${duplicate} ${duplicate === 1 ? 'duplicate' : 'duplicates'}, ${optedOut} opted out`;

const STATES = {
  waiting: 'not sent yet',
  again: 'to be tried again',
  accepted: 'accepted',
  refused: 'refused',
  unknown: 'unknown',
  'not-sent': 'not sent',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  failed: 'failed',
  invalid: 'left out: invalid',
  duplicate: 'left out: duplicate',
  'opted-out': 'left out: opted out',
};

export const sendBulk = {
  'send bulk': {
    summary:
      'Send a template to everybody in a CSV file, of any size: checked row by row, then planned, then confirmed',
    args: {},
    options: {
      csv: 'CSV whose first line names the columns (- for standard input)',
      template: 'Name of the template',
      language: 'Its language, for example en_US; needed when there are several',
      toColumn: 'The column with the numbers (default: by its name)',
      country: 'Country of numbers without a plus, as ES or MX; + where they all begin with their country code',
      map: 'A value of the template and its column, where they are not called alike: 1=Nombre; may be repeated',
      param: 'A value that is the same for all: 2=Friday, header=menu.pdf, button_0=spring; may be repeated',
      paramsFile: 'What is the same for all, as YAML or JSON, as `send template` takes it',
      via: 'messages, or marketing-messages for the Marketing Messages API; animations in a header go by that alone',
      report: 'Write a CSV of the rows that are left out, each with the reason',
      rateCard: "Meta's CSV of prices, for an estimate of the cost (or WABACTL_RATE_CARD)",
      rate: 'Send no more than so many a second (default: what Meta lets the number send)',
      maxErrorPercent: 'Stop when more than this many of a hundred fail',
      iHaveConsent: 'Everybody in the file has agreed to be written to; needed while no opt-outs are kept',
    },
    says: {
      ...leftOutWords,
      checking: 'Looking at every row …',
      head: ({
        template,
        language,
        category,
        queued,
      }: Record<'template' | 'language' | 'category', string> & { queued: number }) =>
        `Plan: ${template} (${language}, ${category}) to ${people(queued)}`,
      labels: {
        file: 'File',
        filling: 'Values',
        unused: 'Not used',
        leftOut: 'Left out',
        examples: 'Reads',
        cost: 'Cost',
        limit: 'Limit',
        time: 'Time',
      },
      file: (path: string, rows: number) =>
        `${path === '-' ? 'standard input' : path}, ${rows} ${rows === 1 ? 'row' : 'rows'}`,
      filled: ({ slot, column, value }: Filling) =>
        `${slot === 'to' ? 'number' : slot} ${column === null ? `= ${value}` : `from column ${column}`}`,
      leftOut: leftOutCounts,
      leftOutLine: (line: number, to: string, message: string) => `line ${line}, ${to || '(no number)'}: ${message}`,
      more: (count: number) => `and ${count} more; --report <file> has them all`,
      cost: (currency: string | null, amount: number, atMost: number | null) =>
        `${money(currency, amount)} if all are delivered${atMost === null ? '' : `, up to ${money(currency, atMost)} where Meta counts you as foreign`}; volume of this month not counted`,
      markets: (count: number, dearest: string, amount: number) =>
        `${count} markets; the most for ${dearest}: ${money(null, amount)}`,
      unpriced: (count: number) => `${count} to countries that the card has no price for`,
      costUnknown: "not known: --rate-card takes Meta's CSV of prices",
      limit: ({ people: limit, isUnlimited, reached }: Headroom) => {
        const used = `${reached} reached in 24 hours from here`;
        if (isUnlimited) return `none (${used})`;
        return limit === null ? `Meta told none (${used})` : `${limit} people in 24 hours, ${used}`;
      },
      time: (seconds: number, perSecond: number) =>
        `about ${seconds < 90 ? `${seconds} s` : seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h ${Math.ceil((seconds % 3600) / 60)} min`} at ${perSecond} a second`,
      beyond: (count: number) =>
        `${people(count)} more than the messaging limit lets you write to now, unless they have an open window: these messages will fail.`,
      unitedStates: (count: number) =>
        `${people(count)} in the United States: Meta delivers no marketing there since April 2025 (131049).`,
      strangers: (count: number, queued: number) =>
        count === queued
          ? 'None of them has written to this channel, as far as this machine knows: be sure that they agreed.'
          : `${people(count)} never wrote to this channel, as far as this machine knows: be sure that they agreed.`,
      askAny: 'Send all of it?',
      ask: (count: number, template: string) => `Send ${template} to ${people(count)}?`,
      askTyped: (count: number, template: string) =>
        `This sends ${template} to ${count === 1 ? '1 real person' : `${count} real people`}. Type ${count} to send it:`,
    },
  },
  'send bulk status': {
    summary: 'Show the bulk runs, or how far one is and what failed why',
    args: { run: 'Id of the run (default: all)' },
    options: {},
    says: {
      none: 'There is no bulk run on this machine.',
      next: 'Next: `wabactl send bulk --csv <file> --template <name>`',
      head: ['RUN', 'TEMPLATE', 'STATE', 'ACCEPTED', 'FAILED'],
      states: {
        new: 'not begun',
        sending: 'sending',
        stopped: 'stopped',
        broken: 'broken off',
        cancelled: 'cancelled',
        finished: 'finished',
      },
      title: (run: string, template: string, state: string) => `${run}: ${template}, ${state}`,
      labels: {
        file: 'File',
        created: 'Begun',
        queued: 'Queued',
        leftOut: 'Left out',
        waiting: 'Not sent',
        accepted: 'Accepted',
        delivered: 'Delivered',
        read: 'Read',
        failed: 'Failed',
        refused: 'Refused',
        unknown: 'Unknown',
      },
      leftOut: leftOutCounts,
      reason: (cause: string) => `Stopped: ${cause}.`,
      why: 'Why they failed or were refused:',
      code: (code: number, count: number) => `${count} × ${code}${withExplanation(code)}`,
      unknown:
        'The answer of the unknown ones was lost. Their status tells whether Meta took them; nothing is sent twice.',
      resume: (run: string) => `Next: \`wabactl send bulk resume ${run}\` goes on with it`,
      report: (run: string) => `Next: \`wabactl send bulk report ${run} -o csv\` has every row`,
    },
  },
  'send bulk report': {
    summary: 'Print what became of every row of a bulk run, those that were left out too',
    args: { run: 'Id of the run' },
    options: {},
    says: {
      ...leftOutWords,
      states: STATES,
      error: (code: number) => `${code}${withExplanation(code)}`,
      line: (row: number, to: string, state: string) => `${row}  ${to}  ${state}`,
    },
  },
};

function withExplanation(code: number): string {
  const explanation = explain(code);
  return explanation === undefined ? '' : `: ${explanation}`;
}
