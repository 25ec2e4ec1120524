import { type RateCard, readRateCard } from '../../../core/bulk/rate-card.js';
import { Failure } from '../../../core/failure.js';
import type { Context } from '../../context.js';
import { readCsv } from '../../csv-source.js';

/** The card that the option or WABACTL_RATE_CARD names; undefined without one. */
export async function findRateCard(
  given: string | undefined,
  { host, openInput }: Pick<Context<unknown>, 'host' | 'openInput'>,
): Promise<RateCard | undefined> {
  const path = given ?? host.env.WABACTL_RATE_CARD;
  if (path === undefined || path === '') return undefined;
  const rows: (readonly string[])[] = [];
  for await (const { cells } of readCsv(path, openInput(path, '--rate-card'))) rows.push(cells);
  const read = readRateCard(rows);
  if ('problem' in read) throw new Failure('rate-card-unreadable', { path, problem: read.problem });
  return read.card;
}
