import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { GRAPH_URL, type Terminal, terminal } from '../../support/cli.js';

const place = ({ home }: Terminal, name = '') => join(home, 'config', name);
const modeOf = (path: string) => statSync(path).mode & 0o777;
const namesOf = async (run: Terminal) =>
  JSON.parse((await run('channel list --json')).stdout).map(({ name }: { name: string }) => name);

async function connected(): Promise<Terminal> {
  const run = terminal();
  await run.connect();
  return run;
}

const NOBODY = 65_534;

/** Whether somebody else owns a file changes nothing for root, so root becomes somebody else for this while. */
async function asStranger<Result>(work: () => Promise<Result>): Promise<Result> {
  const { seteuid, geteuid } = process;
  if (geteuid?.() !== 0 || !seteuid) return work();
  seteuid(NOBODY);
  try {
    return await work();
  } finally {
    seteuid(0);
  }
}

/** Takes rights away, until the test is over. */
function restrict(path: string, mode: number): void {
  const before = modeOf(path);
  chmodSync(path, mode);
  onTestFinished(() => chmodSync(path, before));
}

describe.skipIf(process.platform === 'win32')('a folder that belongs to somebody else', () => {
  test('is named, and not taken for a machine without channels', async () => {
    const run = await connected();
    // As `sudo wabactl connect` leaves it.
    chmodSync(run.home, 0o755);
    restrict(place(run), 0o000);
    const [english, spanish, change] = await asStranger(async () => [
      await run('channel list'),
      await run('channel list --lang es'),
      await run('channel use shop'),
    ]);
    expect([english?.code, spanish?.code, change?.code]).toEqual([2, 2, 2]);
    expect(english?.stderr).toContain(
      `The file ${place(run, 'config.json')} cannot be read: you are not permitted to (EACCES)`,
    );
    expect(english?.stderr).toContain('what was run with sudo belongs to root');
    expect(spanish?.stderr).toContain('lo que se ejecutó con sudo es de root');
    expect(change?.stderr).toContain(place(run));
  });

  test('and that may only be read is read; what would be changed is left as it is', async () => {
    const run = await connected();
    chmodSync(run.home, 0o755);
    for (const name of readdirSync(place(run))) restrict(place(run, name), 0o444);
    restrict(place(run), 0o555);
    const [list, change] = await asStranger(async () => [
      await run('channel list --json'),
      await run('channel rename shop store'),
    ]);
    expect(list).toMatchObject({ code: 0, stderr: '' });
    expect([change?.code, change?.stderr]).toEqual([2, expect.stringContaining(place(run))]);
    expect(change?.stderr).toContain('cannot be written (EACCES)');
    expect(await namesOf(run)).toEqual(['shop']);
  });

  test('and hides all that is in it does not stop a channel of the environment, as in a container', async () => {
    const run = terminal();
    run.write('unseen', '');
    restrict(run.home, 0o000);
    const env = {
      WABACTL_TOKEN: DEFAULT_TOKEN,
      WABACTL_WABA_ID: DEFAULT_IDS.wabaId,
      WABACTL_PHONE_NUMBER_ID: DEFAULT_IDS.phoneId,
      WABACTL_GRAPH_URL: GRAPH_URL,
    };
    const [shown, kept] = await asStranger(async () => [
      await run('profile show --json', { env }),
      await run(`connect --graph-url ${GRAPH_URL}`, { env }),
    ]);
    expect(shown).toMatchObject({ code: 0 });
    expect([kept?.code, kept?.stderr]).toEqual([2, expect.stringContaining(place(run, 'config.json'))]);
  });
});

describe('a folder in the place of a file', () => {
  test('config.json is named and left as it is, and nothing is written beside it', async () => {
    const run = terminal();
    mkdirSync(place(run, 'config.json'), { recursive: true, mode: 0o755 });
    const before = modeOf(place(run, 'config.json'));
    for (const line of ['channel list', 'channel use shop']) {
      const { code, stderr } = await run(line);
      expect([code, stderr]).toEqual([2, expect.stringContaining(`The file ${place(run, 'config.json')} cannot be`)]);
    }
    expect((await run.connect()).code).toBe(2);
    expect(modeOf(place(run, 'config.json'))).toBe(before);
    expect(existsSync(place(run, 'secrets.json'))).toBe(false);
  });

  test('secrets.json is named, and connect goes on from there when it is gone', async () => {
    const run = terminal();
    mkdirSync(place(run, 'secrets.json'), { recursive: true });
    const { code, stderr } = await run.connect();
    expect([code, stderr]).toEqual([2, expect.stringContaining(`The file ${place(run, 'secrets.json')} cannot be`)]);
    rmdirSync(place(run, 'secrets.json'));
    expect((await run.connect()).code).toBe(0);
    expect(await namesOf(run)).toEqual(['shop']);
    expect((await run('profile show')).code).toBe(0);
  });
});

describe.skipIf(process.platform === 'win32')('files that a manager of dotfiles keeps elsewhere', () => {
  /** Moves both files to a folder of the manager and leaves links. */
  async function linked(): Promise<{ run: Terminal; dotfiles: string }> {
    const run = await connected();
    const dotfiles = join(run.home, 'dotfiles');
    mkdirSync(dotfiles);
    for (const name of ['config.json', 'secrets.json']) {
      renameSync(place(run, name), join(dotfiles, `my-${name}`));
      symlinkSync(`../dotfiles/my-${name}`, place(run, name));
    }
    return { run, dotfiles };
  }

  test('are changed there, stay private, and the links stay links', async () => {
    const { run, dotfiles } = await linked();
    const notes = join(dotfiles, 'other.json.tmp-notes');
    run.write('dotfiles/other.json.tmp-notes', 'not ours');
    run.write('dotfiles/my-config.json.tmp-spare', 'of a process that was killed');
    expect((await run('channel rename shop store')).code).toBe(0);
    expect((await run(`connect --graph-url ${GRAPH_URL} --token-stdin`, { stdin: DEFAULT_TOKEN })).code).toBe(0);
    expect(await namesOf(run)).toEqual(['store']);
    expect(readdirSync(dotfiles).sort()).toEqual(['my-config.json', 'my-secrets.json', 'other.json.tmp-notes']);
    expect(readFileSync(notes, 'utf8')).toBe('not ours');
    for (const name of ['config.json', 'secrets.json']) {
      expect(lstatSync(place(run, name)).isSymbolicLink()).toBe(true);
      expect(modeOf(join(dotfiles, `my-${name}`))).toBe(0o600);
    }
  });

  test('and that are gone from there are named: the link is neither taken for nothing nor replaced', async () => {
    const { run, dotfiles } = await linked();
    renameSync(join(dotfiles, 'my-config.json'), join(run.home, 'unmounted'));
    for (const line of ['channel list', 'channel use shop']) {
      const { code, stderr } = await run(line);
      expect([code, stderr]).toEqual([2, expect.stringContaining(join(dotfiles, 'my-config.json'))]);
    }
    expect((await run.connect()).code).toBe(2);
    expect(lstatSync(place(run, 'config.json')).isSymbolicLink()).toBe(true);
    renameSync(join(run.home, 'unmounted'), join(dotfiles, 'my-config.json'));
    expect(await namesOf(run)).toEqual(['shop']);
  });

  test('may be the whole folder', async () => {
    const run = await connected();
    renameSync(place(run), join(run.home, 'elsewhere'));
    symlinkSync(join(run.home, 'elsewhere'), place(run));
    expect((await run('channel rename shop store')).code).toBe(0);
    expect(await namesOf(run)).toEqual(['store']);
    expect(lstatSync(place(run)).isSymbolicLink()).toBe(true);
  });
});
