import { bulkStops } from './bulk-stops.js';

/** Seconds as `2 h 5 min`, `3 min`, `40 s`. */
function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Numbers of a run while it goes on. */
interface Going {
  readonly done: number;
  readonly all: number;
  readonly perSecond: number;
  readonly accepted: number;
  readonly delivered: number;
  readonly failed: number;
  readonly unknown: number;
  /** null while nobody can tell. */
  readonly secondsLeft: number | null;
  /** Seconds until Meta lets anything leave again; 0 where nothing is held. */
  readonly heldSeconds: number;
}

export const bulkSending = {
  stops: bulkStops,
  /** The first say most; a narrow terminal shows no more than fit. */
  progress: ({ done, all, perSecond, accepted, delivered, failed, unknown, secondsLeft, heldSeconds }: Going) => [
    `${done} of ${all}`,
    heldSeconds > 0 ? `waiting ${duration(heldSeconds)} for Meta` : `${perSecond}/s`,
    ...(secondsLeft === null ? [] : [`${duration(secondsLeft)} left`]),
    `${accepted} accepted`,
    ...(unknown > 0 ? [`${unknown} unknown`] : []),
    `${failed} failed`,
    `${delivered} delivered`,
  ],
  finishing: (count: number) =>
    `Nothing more is sent; ${count === 1 ? 'one answer is' : `${count} answers are`} still awaited. Ctrl-C again gives them up.`,
  outcomes: {
    finished: (run: string) => `The run ${run} is finished`,
    stopped: (run: string) => `The run ${run} stopped`,
    cancelled: (run: string) => `The run ${run} is cancelled`,
  },
  labels: {
    accepted: 'Accepted',
    delivered: 'Delivered',
    read: 'Read',
    failed: 'Failed',
    refused: 'Refused',
    unknown: 'Unknown',
    waiting: 'Not sent',
    time: 'Time',
  },
  accepted: (count: number, held: number) =>
    `${count}${held > 0 ? ` (${held} held back by Meta for a quality check)` : ''}`,
  // Of a moment no rate can be told.
  time: (seconds: number, perSecond: number) =>
    seconds < 5 ? 'less than 5 s' : `${duration(seconds)} (${perSecond} messages a second)`,
  settled: 'Whether a message with a lost answer was taken is told by its status; nothing is sent twice.',
  next: (run: string) => `What became of each row: wabactl send bulk report ${run}`,
};
