import { describe, expect, test } from 'vitest';
import { namesOf, withTwoChannels } from './two-channels.js';

describe('channel rename', () => {
  test('keeps id, secrets and history', async () => {
    const run = await withTwoChannels();
    await run('templates sync --channel shop');
    const before = JSON.parse((await run('channel show shop --json')).stdout);
    expect((await run('channel rename shop bakery')).stdout).toMatch(
      /^shop is now called bakery\nScripts that name it/,
    );
    const after = JSON.parse((await run('channel show bakery --json')).stdout);
    expect(after).toEqual({ ...before, name: 'bakery' });
    expect((await run('templates list --channel bakery')).stdout).toContain('order_ready');
    expect((await run('profile show --channel bakery')).code).toBe(0);
  });

  test('takes another case of the same name', async () => {
    const run = await withTwoChannels();
    expect((await run('channel rename shop Shop --lang es')).stdout).toMatch(/^shop se llama ahora Shop\n/);
    expect(await namesOf(run)).toEqual(['Shop', 'flowers']);
  });

  test('to the name it has does nothing', async () => {
    const run = await withTwoChannels();
    const { code, stdout } = await run('channel rename shop shop --json');
    expect([code, JSON.parse(stdout)]).toEqual([0, { before: 'shop', name: 'shop', changed: false }]);
  });

  test('to the name of another is refused, whatever its case', async () => {
    const run = await withTwoChannels();
    const { code, stderr } = await run('channel rename shop FLOWERS --lang es');
    expect([code, stderr]).toEqual([2, expect.stringContaining("Ya hay otro canal llamado 'FLOWERS'")]);
  });

  test.each(['-', '../x', 'a b', ''])('to %j is refused', async (name) => {
    const run = await withTwoChannels();
    expect((await run(['channel', 'rename', 'shop', name])).code).toBe(2);
    expect(await namesOf(run)).toEqual(['shop', 'flowers']);
  });

  test('--dry-run changes nothing', async () => {
    const run = await withTwoChannels();
    await run('channel rename shop bakery --dry-run');
    expect(await namesOf(run)).toEqual(['shop', 'flowers']);
  });
});
