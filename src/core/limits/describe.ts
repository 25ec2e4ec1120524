import { describeAccountCalls, describeAppCalls, describeNumbers, describeTemplates } from './counted.js';
import type { LimitFacts } from './facts.js';
import type { Limit } from './limit.js';
import { describeMessaging, describeTestRecipients, describeThroughput } from './sending.js';
import { describeNames, describeQuality, describeVerification } from './standing.js';

/** Everything that bounds what a channel may do, the most important first. */
export function describeLimits(facts: LimitFacts): Limit[] {
  return [
    describeMessaging(facts),
    describeThroughput(facts),
    ...describeTestRecipients(facts),
    describeQuality(facts),
    ...describeNames(facts),
    describeVerification(facts),
    describeNumbers(facts),
    describeTemplates(facts),
    describeAccountCalls(facts),
    describeAppCalls(facts),
  ];
}
