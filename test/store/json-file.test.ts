import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChannelRecord } from '../../src/core/channel/channel.js';
import { type Configuration, createConfigStore } from '../../src/store/config.js';
import { newFolder } from './support/folder.js';
import { aChannel } from './support/records.js';

/** A change that a command makes; each depends on what is there, so that a lost one shows. */
type Change = (now: Configuration) => Configuration;

const withChannels = (now: Configuration, channels: readonly ChannelRecord[]): Configuration => ({ ...now, channels });

const anId = fc.constantFrom('a', 'b', 'c', 'd');
const aChange: fc.Arbitrary<Change> = fc.oneof(
  anId.map(
    (id): Change =>
      (now) => {
        if (now.channels.some((each) => each.id === id)) return now;
        return withChannels(now, [...now.channels, aChannel({ id, name: `${id}-${now.channels.length}` })]);
      },
  ),
  anId.map(
    (id): Change =>
      (now) =>
        withChannels(
          now,
          now.channels.filter((each) => each.id !== id),
        ),
  ),
  fc.tuple(anId, fc.string()).map(
    ([id, suffix]): Change =>
      (now) =>
        withChannels(
          now,
          now.channels.map((each) => (each.id === id ? { ...each, name: `${each.name}${suffix}` } : each)),
        ),
  ),
  anId.map(
    (id): Change =>
      (now) => ({ ...now, currentChannelId: `${now.currentChannelId ?? ''}${id}` }),
  ),
  fc.constantFrom('en' as const, 'es' as const).map(
    (lang): Change =>
      (now) => ({ ...now, settings: { ...now.settings, lang } }),
  ),
);

/** What a newer minor version may have put there. `__proto__` is no name for a member: it is left out when it is read. */
const unknownMembers = fc.dictionary(
  fc.string({ minLength: 1 }).map((name) => `later ${name}`),
  fc.jsonValue(),
);

const someContents = fc
  .record({ top: unknownMembers, settings: unknownMembers, channel: unknownMembers })
  .map(({ top, settings, channel }) =>
    JSON.parse(
      JSON.stringify({
        ...top,
        version: 1,
        currentChannelId: null,
        channels: [{ ...channel, ...aChannel({ id: 'kept' }) }],
        settings,
      }),
    ),
  );

const someChanges = fc.array(fc.record({ change: aChange, handle: fc.nat({ max: 2 }) }), { maxLength: 12 });

test('changes by several handles at once come out as one after the other, and what is unknown survives them', async () => {
  await fc.assert(
    fc.asyncProperty(someContents, someChanges, async (contents, changes) => {
      const folder = newFolder();
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'config.json'), JSON.stringify(contents));
      const handles = [0, 1, 2].map(() => createConfigStore({ folder }));
      const order: Change[] = [];
      const given = await Promise.all(
        changes.map(({ change, handle }) =>
          handles[handle]?.update((now) => {
            order.push(change);
            return change(now);
          }),
        ),
      );
      let expected = contents;
      const results = order.map((change) => {
        expected = change(expected);
        return expected;
      });
      // Each caller is told what its own turn made of the file.
      expect(given).toEqual(expect.arrayContaining(results));
      expect(order).toHaveLength(changes.length);
      expect(await createConfigStore({ folder }).read()).toEqual(expected);
      expect(JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'))).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});
