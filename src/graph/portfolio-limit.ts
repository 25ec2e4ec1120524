import { isSince, PORTFOLIO_LIMIT_SINCE } from '../core/meta/graph-versions.js';
import type { Graph } from './graph.js';

/** Fields with the portfolio's messaging limit among them, where this version of the Graph API has it. */
export function withPortfolioLimit(fields: string, { version }: Graph): string {
  return isSince(version, PORTFOLIO_LIMIT_SINCE) ? `${fields},whatsapp_business_manager_messaging_limit` : fields;
}
