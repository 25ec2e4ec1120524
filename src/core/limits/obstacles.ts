import type { Health, HealthEntity } from '../channel/health.js';

/** Something that holds sending back, in Meta's own words: the list of its codes was never published. */
export interface Obstacle {
  /** `PHONE_NUMBER`, `WABA`, `BUSINESS` or `APP`. */
  readonly entityType: string;
  readonly id: string | null;
  /** `LIMITED` or `BLOCKED`. */
  readonly canSendMessage: string;
  readonly code: number | null;
  readonly words: string | null;
  readonly solution: string | null;
}

/** What is not as it should be, the worst first; one for each reason that Meta gives. */
export function findObstacles({ entities }: Health): Obstacle[] {
  const of = (wanted: string) =>
    entities.filter(({ canSendMessage }) => canSendMessage === wanted).flatMap((entity) => toObstacles(entity, wanted));
  return [...of('BLOCKED'), ...of('LIMITED')];
}

function toObstacles({ entityType, id, additionalInfo, errors }: HealthEntity, canSendMessage: string): Obstacle[] {
  const base = { entityType, id, canSendMessage };
  const reasons = [
    ...errors.map(({ code, description, solution }) => ({ ...base, code, words: description, solution })),
    ...additionalInfo.map((words) => ({ ...base, code: null, words, solution: null })),
  ];
  return reasons.length > 0 ? reasons : [{ ...base, code: null, words: null, solution: null }];
}
