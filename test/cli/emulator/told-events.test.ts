import { expect, test } from 'vitest';
import { tellEvents } from '../../../src/cli/emulator/told-events.js';
import type { EmulatorEvent } from '../../../src/emulator/events.js';

const request = (path: string): EmulatorEvent => ({
  kind: 'request',
  method: 'GET',
  path,
  status: 200,
  code: undefined,
});

test('what comes faster than it can be told is counted and not kept', async () => {
  const stopper = new AbortController();
  let hear: (event: EmulatorEvent) => void = () => {};
  const told = tellEvents(
    {
      onEvent(listener) {
        hear = listener;
        return () => {};
      },
    },
    stopper.signal,
  );
  for (let number = 1; number <= 2500; number += 1) hear(request(`/${number}`));
  const lines: unknown[] = [];
  for (let count = 0; count < 1001; count += 1) lines.push((await told.next()).value);
  expect(lines[0]).toEqual(request('/1'));
  expect(lines.slice(999)).toEqual([request('/1000'), { kind: 'left-out', events: 1500 }]);
  hear(request('/after'));
  expect((await told.next()).value).toEqual(request('/after'));
  stopper.abort();
  await expect(told.next()).rejects.toThrow('aborted');
});
