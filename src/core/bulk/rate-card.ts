import { plainHead } from '../csv/recipient-column.js';
import { marketNamesOf, plainMarket } from './markets.js';

/** What Meta bills a template message as. */
const BILLED = ['marketing', 'utility', 'authentication', 'authentication-international', 'service'] as const;

type Billed = (typeof BILLED)[number];

/** So many messages of a month, from the first of them on, cost this much each. */
interface Tier {
  readonly from: number;
  readonly rate: number;
}

/** Prices by market. The cards with volume tiers have several rows for one. */
export interface RateCard {
  readonly currency: string | null;
  readonly markets: ReadonlyMap<string, ReadonlyMap<Billed, readonly Tier[]>>;
  /** The markets as the card writes them. */
  readonly names: ReadonlyMap<string, string>;
}

export type RateCardProblem = 'no-market-column' | 'no-price-column' | 'no-prices';

const MARKET = /^(market|country|pais|mercado|country region|market region)$/;
const CURRENCY = /^(currency|moneda)$/;
const KIND = /^(category|message type|type|categoria|message category)$/;
const FROM = /^(from|start|tier start|lower|lower bound|min|desde|volume from|tier from)$/;
const RATE = /^(rate|price|list rate|cost|tarifa|precio|rate per message)$/;

/**
 * Reads a card as Meta publishes it: a market a row with a column for each category, or, with volume tiers, a row for each
 * market, category and tier. UNSURE: the second is only described, so names of columns are taken as they may be meant.
 * What stands above the row that names the columns is passed over.
 */
export function readRateCard(
  rows: readonly (readonly string[])[],
): { readonly card: RateCard } | { readonly problem: RateCardProblem } {
  const at = rows.findIndex((row) => row.some((cell) => MARKET.test(plainHead(cell))));
  if (at < 0) return { problem: 'no-market-column' };
  const columns = findColumns((rows[at] ?? []).map(plainHead));
  if (columns.prices.length === 0 && !columns.isLong) return { problem: 'no-price-column' };
  const markets = new Map<string, Map<Billed, Tier[]>>();
  const body = rows.slice(at + 1);
  for (const row of body) {
    for (const { market, kind, tier } of pricesOf(row, columns)) put(markets, market, kind, tier);
  }
  if (markets.size === 0) return { problem: 'no-prices' };
  const currency = body.map((row) => row[columns.currency] ?? '').find((cell) => cell !== '');
  const names = new Map(body.map((row) => [plainMarket(row[columns.market] ?? ''), row[columns.market] ?? '']));
  return { card: { currency: currency ?? null, markets, names } };
}

interface CardColumns {
  readonly market: number;
  readonly currency: number;
  readonly kind: number;
  readonly from: number;
  readonly rate: number;
  /** Each a category of its own. */
  readonly prices: readonly { readonly column: number; readonly kind: Billed }[];
  /** The category stands in a column beside the price. */
  readonly isLong: boolean;
}

function findColumns(heads: readonly string[]): CardColumns {
  const place = (name: RegExp) => heads.findIndex((head) => name.test(head));
  const [kind, rate] = [place(KIND), place(RATE)];
  const prices = heads.flatMap((head, column) => {
    const billed = billedAs(head);
    return billed ? [{ column, kind: billed }] : [];
  });
  const isLong = kind >= 0 && rate >= 0;
  return { market: place(MARKET), currency: place(CURRENCY), kind, from: place(FROM), rate, prices, isLong };
}

interface Price {
  readonly market: string;
  readonly kind: Billed;
  readonly tier: Tier;
}

function pricesOf(row: readonly string[], { market: place, kind, from, rate, prices, isLong }: CardColumns): Price[] {
  const market = plainMarket(row[place] ?? '');
  const billed = isLong ? billedAs(plainHead(row[kind] ?? '')) : undefined;
  const cells = [
    ...prices.map((each) => ({ kind: each.kind, rate: readPrice(row[each.column] ?? ''), from: 0 })),
    ...(billed ? [{ kind: billed, rate: readPrice(row[rate] ?? ''), from: readCount(row[from] ?? '') }] : []),
  ];
  if (market === '') return [];
  return cells.flatMap((cell) =>
    cell.rate === undefined ? [] : [{ market, kind: cell.kind, tier: { from: cell.from, rate: cell.rate } }],
  );
}

function put(markets: Map<string, Map<Billed, Tier[]>>, market: string, kind: Billed, tier: Tier): void {
  const prices = markets.get(market) ?? new Map<Billed, Tier[]>();
  prices.set(
    kind,
    [...(prices.get(kind) ?? []), tier].sort((one, other) => one.from - other.from),
  );
  markets.set(market, prices);
}

/** `Authentication-International`, `auth intl`; undefined for a column that is no price. */
function billedAs(head: string): Billed | undefined {
  if (/^auth\w* int\w*$/.test(head)) return 'authentication-international';
  return BILLED.find((kind) => head === kind || head === `${kind} rate` || head === `${kind} messages`);
}

/** `$0.0618`, `0,0618`; a dash or `n/a` is no price. */
function readPrice(cell: string): number | undefined {
  const digits = cell.replace(/[^\d.,]/g, '');
  const number = digits.includes('.') ? digits.replaceAll(',', '') : digits.replace(',', '.');
  return /^\d+(\.\d+)?$/.test(number) ? Number(number) : undefined;
}

/** A tier begins behind the last message of the one before, however Meta counts them: `250,001` is from 250,000 on. */
function readCount(cell: string): number {
  const count = Number(cell.replace(/\D/g, ''));
  return count % 10 === 1 ? count - 1 : count;
}

export interface Estimate {
  readonly currency: string | null;
  /** If all are delivered, and none were sent before in this month. */
  readonly amount: number;
  /** Where the business counts as foreign there, which only Meta decides; null where that makes no difference. */
  readonly atMost: number | null;
  /** Messages to countries that the card has no price for. */
  readonly unpriced: number;
  readonly markets: readonly { readonly market: string; readonly messages: number; readonly amount: number }[];
}

/** What so many messages to each country cost, null being a country that is not known. */
export function estimate(
  { currency, markets, names }: RateCard,
  category: string,
  countries: ReadonlyMap<string | null, number>,
): Estimate {
  const kind = BILLED.find((each) => each === category.toLowerCase());
  const messages = new Map<string, number>();
  let unpriced = 0;
  for (const [country, count] of countries) {
    const market = marketNamesOf(country).find((name) => kind && markets.get(name)?.has(kind));
    if (market === undefined) unpriced += count;
    else messages.set(market, (messages.get(market) ?? 0) + count);
  }
  const priceOf = (market: string, count: number, as: Billed) => priced(markets.get(market)?.get(as) ?? [], count);
  const rows = [...messages].map(([key, count]) => ({
    key,
    market: names.get(key) ?? key,
    messages: count,
    amount: kind ? priceOf(key, count, kind) : 0,
  }));
  const amount = sum(rows.map((row) => row.amount));
  const foreign =
    kind === 'authentication'
      ? rows.map((row) => Math.max(row.amount, priceOf(row.key, row.messages, 'authentication-international')))
      : [];
  const atMost = sum(foreign);
  return {
    currency,
    amount,
    atMost: atMost > amount ? atMost : null,
    unpriced,
    markets: rows.map(({ key: _, ...row }) => row),
  };
}

function priced(tiers: readonly Tier[], count: number): number {
  return sum(
    tiers.map(({ from, rate }, at) => {
      const end = Math.min(count, tiers[at + 1]?.from ?? count);
      return Math.max(0, end - from) * rate;
    }),
  );
}

/** Without the dust that adding up fractions leaves. */
function sum(numbers: readonly number[]): number {
  return Math.round(numbers.reduce((total, each) => total + each, 0) * 1e6) / 1e6;
}
