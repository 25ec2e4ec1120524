import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import { bareEnvironment, shell, startEmulator } from './built-program.js';

/** The system then cuts every write to a file short, as a full disk does. */
const FULL = 'ulimit -f 0;';

test.skipIf(process.platform === 'win32')(
  'on a full disk a change says which file could not be written, and costs nothing that was there',
  async () => {
    const { url } = await startEmulator();
    const home = (await bareEnvironment()).HOME ?? '';
    const env = { WABACTL_HOME: home, WABACTL_TOKEN: DEFAULT_TOKEN };
    const connect = `wabactl connect --graph-url ${url} --name shop --no-input`;
    const refusal = new RegExp(`^Error: The file ${home}\\S+ cannot be written \\([A-Z_]+\\)\n.*the disk has space`);
    const files = () => readdirSync(join(home, 'config')).sort();

    const tooFull = await shell(`${FULL} ${connect}`, env);
    expect(tooFull).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringMatching(refusal) });
    expect(files()).toEqual(['locks.db']);
    expect(await shell(connect, env)).toMatchObject({ exitCode: 0 });
    for (const line of [
      'channel rename shop store',
      'channel use shop',
      'channel remove shop --yes',
      // With its name as it is, there would be nothing to write.
      connect.slice(8).replace('shop', 'other'),
    ]) {
      const { exitCode, stderr } = await shell(`${FULL} wabactl ${line}`, env);
      expect([line, exitCode, stderr]).toEqual([line, 2, expect.stringMatching(refusal)]);
    }
    expect(files()).toEqual(['config.json', 'locks.db', 'secrets.json']);
    expect(await shell('wabactl profile show --channel shop --json', env)).toMatchObject({ exitCode: 0, stderr: '' });
  },
);
