import { writeSync } from 'node:fs';
import { Failure } from '../../../src/core/failure.js';
import { type Configuration, createConfigStore } from '../../../src/store/config.js';
import { openDatabase } from '../../../src/store/database.js';
import { recordAccepted } from '../../../src/store/message-log.js';
import { aChannel, aMessage, anEvent, recordEvent } from './records.js';

/** Another process that uses the store: `verb folder name`. It writes to stdout at once, since it may be killed. */
const [verb = '', folder = '', name = ''] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);

const VERBS: Record<string, () => Promise<void>> = {
  async 'add-channel'() {
    const channel = aChannel({ id: name });
    await createConfigStore({ folder }).update((now) => ({ ...now, channels: [...now.channels, channel] }));
  },
  async 'change-forever'() {
    const store = createConfigStore({ folder });
    const channels = Array.from({ length: 200 }, (_, index) => aChannel({ id: `${index}` }));
    for (;;) {
      await store.update((now) => ({ ...now, channels, currentChannelId: `${Number(now.currentChannelId) + 1}` }));
      say('changed');
    }
  },
  async 'add-thousands'() {
    const channels = Array.from({ length: 2000 }, (_, index) => aChannel({ id: `${index}` }));
    const failure = await createConfigStore({ folder })
      .update((now) => ({ ...now, channels: [...now.channels, ...channels] }))
      .catch((error: unknown) => error);
    say(failure instanceof Failure ? JSON.stringify(failure.facts) : String(failure));
  },
  async 'hold-lock'() {
    await createConfigStore({ folder }).update((now): Configuration => {
      say('holding');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      return now;
    });
  },
  async 'record-events'() {
    const database = await openDatabase({ folder });
    for (let index = 0; index < 50; index += 1) {
      recordEvent(database, anEvent({ identity: `${name}-${index}` }));
      recordEvent(database, anEvent({ identity: `everyone-${index}` }));
    }
    database.close();
  },
  async 'accept-and-be-killed'() {
    recordAccepted(await openDatabase({ folder }), aMessage({ wamid: name }));
    process.kill(process.pid, 'SIGKILL');
  },
  async 'accept-and-end'() {
    recordAccepted(await openDatabase({ folder }), aMessage({ wamid: name }));
  },
};

await VERBS[verb]?.();
