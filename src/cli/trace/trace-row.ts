import type { BulkRun } from '../../core/bulk/run.js';
import { Failure } from '../../core/failure.js';
import { nearest } from '../../core/nearest.js';
import { listRuns, readRun } from '../../store/bulk-folder.js';
import type { RowOutcome } from '../../store/bulk-journal.js';
import { findLeftOut, findRow, wamidOfRow } from '../../store/bulk-search.js';
import type { Context } from '../context.js';
import { readOptOut } from './person.js';
import { readWindow } from './read-window.js';
import type { MessageStory } from './trace-data.js';
import { formsOfCustomer, traceMessage } from './trace-message.js';

type TraceContext = Pick<Context<unknown>, 'session' | 'host'>;

/** What became of one row of a bulk run. Throws Failure `bulk-run-unknown` or `bulk-row-unknown`. */
export async function traceRow(runId: string, row: number, context: TraceContext): Promise<MessageStory> {
  const { session, host } = context;
  const run = findRun(host.folders.state, runId);
  const found = findRow(host.folders.state, run, row);
  const wamid = found?.outcome.wamid ?? wamidOfRow(await session.events(), run.id, row);
  if (wamid !== undefined && wamid !== null) {
    return { ...(await traceMessage(wamid, context)), bulk: { runId: run.id, row } };
  }
  if (found) return storyOf(run, found.outcome, context);
  const leftOut = findLeftOut(host.folders.state, run, row);
  if (!leftOut) throw new Failure('bulk-row-unknown', { run: run.id, row, rows: run.source.rows });
  const outcome = { row, to: leftOut.to, state: 'left-out', at: null, code: null } as const;
  return storyOf(run, outcome, context);
}

function findRun(stateFolder: string, given: string): BulkRun {
  const run = readRun(stateFolder, given);
  if (run) return run;
  const known = listRuns(stateFolder).map(({ id }) => id);
  throw new Failure('bulk-run-unknown', { given, nearest: nearest(given, known) });
}

/** One that Meta has not accepted, as far as anybody knows. */
type Unsent = Pick<RowOutcome, 'row' | 'to' | 'at' | 'code'> & { readonly state: RowOutcome['state'] | 'left-out' };

async function storyOf(run: BulkRun, unsent: Unsent, { session, host }: TraceContext): Promise<MessageStory> {
  const database = await session.events();
  const { row, to, state, at, code } = unsent;
  const { channels } = await session.config.read();
  const person = { database, channelId: run.channelId, forms: formsOfCustomer(database, run.channelId, to) };
  const errors = code === null ? [] : [{ code, title: null, details: null }];
  return {
    kind: 'message',
    wamid: null,
    direction: 'out',
    bulk: { runId: run.id, row },
    channel: channels.find(({ id }) => id === run.channelId)?.name ?? null,
    recipient: to,
    waId: null,
    waIdDifference: null,
    type: 'template',
    text: null,
    template: { name: run.template.name, language: run.template.language },
    status: state,
    steps: at === null ? [] : [{ status: state, at, lagMs: null, receivedAt: null, eventId: null, errors }],
    price: null,
    causes: [],
    window: readWindow(person, host),
    optOut: readOptOut(person),
  };
}
