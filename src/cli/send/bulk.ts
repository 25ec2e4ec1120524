import * as z from 'zod/mini';
import { describeColumns } from '../../core/bulk/fill-plan.js';
import { headroomOf } from '../../core/bulk/headroom.js';
import { bodyMaker } from '../../core/bulk/message-body.js';
import { estimate, type RateCard } from '../../core/bulk/rate-card.js';
import { paceFor } from '../../core/bulk/throughput.js';
import type { PhoneNumber } from '../../core/channel/phone-number.js';
import { Failure } from '../../core/failure.js';
import { VIAS } from '../../core/messages/message-edge.js';
import { sendMessage } from '../../graph/messages.js';
import { readPhoneNumber } from '../../graph/phone-numbers.js';
import { countReachedInBulk } from '../../store/bulk-reach.js';
import { countTemplateRecipients } from '../../store/message-log.js';
import { countOptOuts } from '../../store/optouts.js';
import { command, type Says } from '../command.js';
import type { Context } from '../context.js';
import { flag, integer, integerOr, oneOf, optional, pairs, text } from '../field.js';
import { requireCountry } from '../given-country.js';
import { bulkItem, bulkRows, viewBulkItem } from './bulk/bulk-item.js';
import { describeLeftOut } from './bulk/describe-left-out.js';
import { readBulkTemplate } from './bulk/fill-template.js';
import { type PlanItem, planItem, viewPlanItem } from './bulk/plan-item.js';
import { type PreparedRun, prepareRun } from './bulk/prepare-run.js';
import { findRateCard } from './bulk/read-rate-card.js';
import { sendRun } from './bulk/send-run.js';

type BulkContext = Context<Says<'send bulk'>>;

const DAY_MS = 24 * 60 * 60 * 1000;

export const bulk = command({
  path: 'send bulk',
  examples: [
    'wabactl send bulk --csv customers.csv --template order_ready --dry-run',
    'wabactl send bulk --csv clientes.csv --template oferta --country MX --map 1=Nombre --report left-out.csv',
    'wabactl send bulk --csv - --template spring_sale --rate-card usd.csv --i-have-consent --yes --json < people.csv',
  ],
  args: {},
  options: {
    csv: text('--csv <file>'),
    template: text('--template <name>'),
    language: optional(text('--language <code>')),
    toColumn: optional(text('--to-column <name>')),
    country: optional(text('--country <code>')),
    map: pairs('--map <name=column>'),
    param: pairs('--param <name=value>'),
    paramsFile: optional(text('--params-file <file>')),
    via: optional(oneOf('--via <api>', VIAS)),
    report: optional(text('--report <file>')),
    rateCard: optional(text('--rate-card <file>')),
    rate: optional(integer('--rate <messages>', { min: 1, max: 1000 })),
    maxErrorPercent: integerOr('--max-error-percent <percent>', { min: 1, max: 100, fallback: 20 }),
    iHaveConsent: flag('--i-have-consent'),
  },
  output: z.union([planItem, ...bulkItem.def.options]),
  changes: true,
  streams: true,
  foretells: (item) => item.kind === 'plan',
  rows: (item) => (item.kind === 'plan' ? [] : bulkRows(item)),
  async *run(input, context) {
    const { session } = context;
    const country = requireCountry(input.country);
    await requireConsent(input.iHaveConsent, context);
    const card = await findRateCard(input.rateCard, context);
    const filled = await readBulkTemplate(input, context);
    requireAnswer(context);
    const channel = await session.channel();
    const phone = await readPhoneNumber(await session.graph(), channel.phoneNumberId);
    const { csv: path, toColumn, map, report, rate = null, maxErrorPercent } = input;
    const limits = { perSecond: rate, maxErrorPercent };
    const prepared = await prepareRun({ path, filled, columns: { toColumn, map }, country, report, limits }, context);
    let isKept = false;
    try {
      const plan = await toPlan(prepared, { phone, card }, context);
      yield plan;
      requireSomebody(prepared);
      await confirm(plan, context);
      if (context.dryRun) await planRequests(prepared, context);
      else prepared.keep();
      isKept = !context.dryRun;
    } finally {
      if (!isKept) prepared.discard();
    }
    if (isKept) yield* sendRun(context, prepared.run);
  },
  view: (item, screen, say) => (item.kind === 'plan' ? viewPlanItem(item, screen, say) : viewBulkItem(item, screen)),
});

/** Somebody must have thought of it: a list of those who do not want it is kept here, or the person says that all agreed. */
async function requireConsent(isGiven: boolean, { session }: BulkContext): Promise<void> {
  const { id, record } = await session.channel();
  const isKept = record?.optOutWords !== undefined || countOptOuts(await session.events(), id) > 0;
  if (!isGiven && !isKept) throw new Failure('bulk-consent-needed', {});
}

/** Before a million rows are looked at for nothing. */
function requireAnswer({ ask, globals, say }: BulkContext): void {
  if (ask.possible || globals.yes || globals.dryRun) return;
  throw new Failure('no-terminal', { question: say.askAny, flag: '--yes' });
}

function requireSomebody({ sorted }: PreparedRun): void {
  const { rows, queued, invalid, duplicate, optedOut } = sorted;
  if (queued === 0) throw new Failure('bulk-nobody-left', { rows, invalid, duplicate, optedOut });
}

interface Known {
  readonly phone: PhoneNumber;
  readonly card: RateCard | undefined;
}

async function toPlan(prepared: PreparedRun, { phone, card }: Known, context: BulkContext): Promise<PlanItem> {
  const { session, host, say } = context;
  const { run, columns, sorted, first, firstLeftOut } = prepared;
  const { name, language, category } = run.template;
  const { countries, queued } = sorted;
  const { kind } = await session.channel();
  const database = await session.events();
  const since = new Date(host.now().getTime() - DAY_MS);
  const reached =
    countTemplateRecipients(database, run.channelId, since.toISOString()) +
    countReachedInBulk(host.folders.state, run.phoneNumberId, since);
  const perSecond = Math.round(paceFor(phone, run.limits.perSecond).perSecond);
  const cost = card && estimate(card, category, countries);
  return {
    kind: 'plan',
    run: run.id,
    template: name,
    language,
    category,
    file: run.source.path,
    ...run.counts,
    rows: sorted.rows,
    leftOut: firstLeftOut.map((each) => {
      const { row, line, to, reason } = each;
      return { row, line, to, reason, message: describeLeftOut(each, say) };
    }),
    filling: describeColumns(columns),
    unusedColumns: [...columns.unused],
    examples: first.map(({ queued: { row, to }, body }) => ({ row, to, text: body })),
    cost: cost ? { ...cost, markets: [...cost.markets] } : null,
    limit: headroomOf(phone, reached, queued),
    perSecond,
    seconds: Math.ceil(queued / perSecond),
    unitedStates: category.toUpperCase() === 'MARKETING' ? (countries.get('US') ?? 0) : 0,
    strangers: sorted.strangers,
    environment: kind === 'emulator' ? 'emulator' : phone.accountMode === 'SANDBOX' ? 'test-number' : 'production',
  };
}

/** Real people, and real money: the number is typed, so that nobody agrees to ten times as many by habit. */
async function confirm({ queued, template, environment }: PlanItem, { ask, say }: BulkContext): Promise<void> {
  if (environment === 'production') await ask.confirmTyped(say.askTyped(queued, template), String(queued));
  else await ask.confirm(say.ask(queued, template));
}

/** The first requests, which stand for all. */
async function planRequests({ run, first }: PreparedRun, { session }: BulkContext): Promise<void> {
  const graph = await session.graph();
  const toBody = bodyMaker(run);
  for (const { queued } of first) await sendMessage(graph, run.phoneNumberId, JSON.parse(toBody(queued)), run.edge);
}
