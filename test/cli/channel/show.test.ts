import { describe, expect, test } from 'vitest';
import { DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { withTwoChannels } from './two-channels.js';

describe('channel show', () => {
  // user-problems.md 89: where the secrets are, and nothing of them.
  test('shows the ids and where the secrets are, and no secret', async () => {
    const run = await withTwoChannels();
    const { stdout } = await run('channel show shop');
    expect(stdout).toMatchInlineSnapshot(`
      "Name             shop
      Number           +1 555-019-2837
      Display name     Luna Bakery
      Phone number id  109876543210987
      WABA             Luna Bakery (104996122399160)
      Business id      201544870031120
      App              Luna Bakery Messaging (712300456789012)
      Graph API        http://127.0.0.1:4290 (emulator)
      Token            in a file only you can read, SYSTEM_USER
      App secret       in a file only you can read
      Verify token     in a file only you can read
      Connected        now
      Updated          now
      "
    `);
    expect(stdout).not.toContain(DEFAULT_TOKEN.slice(-6));
  });

  test('shows the current one in Spanish', async () => {
    const run = await withTwoChannels();
    expect((await run('channel show --lang es')).stdout).toMatchInlineSnapshot(`
      "Nombre                 flowers (actual)
      Número                 +34 600 11 12 22
      Nombre visible         Sol Flowers Madrid
      Id. del número         109876543210988
      WABA                   Sol Flowers (104996122399161)
      Id. de la empresa      201544870031121
      Aplicación             Luna Bakery Messaging (712300456789012)
      Graph API              http://127.0.0.1:4290 (emulator)
      Token                  en un archivo que solo usted puede leer, SYSTEM_USER
      Clave secreta          sin guardar
      Token de verificación  en un archivo que solo usted puede leer
      Conectado              ahora
      Actualizado            ahora
      "
    `);
  });

  test('shows another by --channel', async () => {
    const run = await withTwoChannels();
    const { stdout } = await run('channel show --channel shop --json');
    expect(JSON.parse(stdout)).toMatchObject({ name: 'shop', current: false });
  });

  test('of one that does not exist suggests the nearest', async () => {
    const run = await withTwoChannels();
    const { code, stderr } = await run('channel show flower');
    expect([code, stderr]).toEqual([2, expect.stringContaining("Did you mean 'flowers'?")]);
  });
});
