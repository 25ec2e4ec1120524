import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { type Terminal, terminal } from '../../support/cli.js';

async function connected(): Promise<Terminal> {
  const run = terminal();
  await run.connect();
  return run;
}

/** What Meta has, for a test to change behind the program's back. */
function profileOf(run: Terminal) {
  const phone = run.emulator.state.phones.get(DEFAULT_IDS.phoneId);
  if (!phone) throw new Error('the default seed has this number');
  return phone.profile;
}

describe('profile sync', () => {
  test('the first time remembers the profile, so that the next can compare', async () => {
    const run = await connected();
    const { code, stdout } = await run('profile sync');
    expect([code, stdout]).toEqual([0, expect.stringContaining('the next sync will say what changed')]);
    expect((await run('profile sync')).stdout).toContain('Nothing changed since the last sync');
  });

  test('says what changed since then, field by field', async () => {
    const run = await connected();
    await run('profile sync');
    await run.advance(3 * 3_600_000);
    const profile = profileOf(run);
    Object.assign(profile, { about: 'New bread', email: 'ana@luna.example', websites: [] });
    const { stdout } = await run('profile sync');
    expect(stdout.split('\n\n')[1]).toMatchInlineSnapshot(`
      "3 fields changed since the last sync, 3 hours ago:
      About     Fresh bread every day → New bread
      E-mail    not set → ana@luna.example
      Websites  https://lunabakery.example/ → not set
      "
    `);
  });

  test('says it in Spanish', async () => {
    const run = await connected();
    await run('profile sync');
    profileOf(run).about = 'Pan nuevo';
    const { stdout } = await run('profile sync --lang es');
    expect(stdout).toContain('Cambió un campo desde la última sincronización');
    expect(stdout).toContain('Fresh bread every day → Pan nuevo');
  });

  test('gives a script the changes and both times', async () => {
    const run = await connected();
    await run('profile sync');
    await run.advance(60_000);
    profileOf(run).about = 'New bread';
    const { changes, syncedAt, previousSyncAt } = JSON.parse((await run('profile sync --json')).stdout);
    expect({ changes, syncedAt, previousSyncAt }).toEqual({
      changes: [{ field: 'about', before: 'Fresh bread every day', after: 'New bread' }],
      syncedAt: '2026-11-23T10:01:00.000Z',
      previousSyncAt: '2026-11-23T10:00:00.000Z',
    });
  });

  test('takes a picture link that was only signed anew for the same picture', async () => {
    const run = await connected();
    profileOf(run).profile_picture_url = 'https://cdn.example/a.jpg?sig=1';
    await run('profile sync');
    profileOf(run).profile_picture_url = 'https://cdn.example/a.jpg?sig=2';
    expect((await run('profile sync')).stdout).toContain('Nothing changed');
  });

  test('--dry-run remembers nothing', async () => {
    const run = await connected();
    await run('profile sync --dry-run');
    expect((await run('profile sync')).stdout).toContain('for the first time');
  });

  test('knows what `profile set` changed itself', async () => {
    const run = await connected();
    await run('profile set --about "New bread"');
    expect((await run('profile sync')).stdout).toContain('Nothing changed');
  });
});
