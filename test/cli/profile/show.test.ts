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

describe('profile show', () => {
  test('shows every field, the vertical with its name', async () => {
    const run = await connected();
    expect((await run('profile show')).stdout).toMatchInlineSnapshot(`
      "About        Fresh bread every day
      Address      not set
      Description  not set
      E-mail       not set
      Websites     https://lunabakery.example/
      Vertical     Restaurant (RESTAURANT)
      Picture      not set
      "
    `);
    expect((await run('profile show --lang es')).stdout).toMatchInlineSnapshot(`
      "Información         Fresh bread every day
      Dirección           sin definir
      Descripción         sin definir
      Correo electrónico  sin definir
      Sitios web          https://lunabakery.example/
      Sector              Restaurante (RESTAURANT)
      Foto                sin definir
      "
    `);
  });

  test('shows a vertical that this version does not know as Meta gives it', async () => {
    const run = await connected();
    profileOf(run).vertical = 'SPACE_TRAVEL';
    expect((await run('profile show')).stdout).toContain('SPACE_TRAVEL');
  });

  test('is the same as data', async () => {
    const run = await connected();
    expect(JSON.parse((await run('profile show --json')).stdout)).toEqual({
      about: 'Fresh bread every day',
      address: null,
      description: null,
      email: null,
      websites: ['https://lunabakery.example/'],
      vertical: 'RESTAURANT',
      pictureUrl: null,
    });
  });

  test('lets no text of the profile touch the terminal', async () => {
    const run = await connected();
    profileOf(run).about = 'red \u001b[31mbread\u001b]0;owned\u0007';
    const { stdout } = await run('profile show');
    expect(stdout).toContain('bread');
    expect(stdout).not.toContain('\u001b]0;');
  });
});
