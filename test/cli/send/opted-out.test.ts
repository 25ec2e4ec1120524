import { expect, test } from 'vitest';
import { defaultSeed } from '../../../src/emulator/default-seed.js';
import { type Terminal, terminal } from '../../support/cli.js';

const ANA = '+5491158749895';

async function shop(): Promise<Terminal> {
  const offer = {
    name: 'oferta',
    language: 'es',
    category: 'MARKETING',
    components: [{ type: 'BODY', text: 'Hoy pan' }],
  };
  const [waba] = defaultSeed.wabas ?? [];
  const wabas = waba ? [{ ...waba, templates: [...(waba.templates ?? []), offer] }] : [];
  const cli = terminal({ seed: { ...defaultSeed, wabas } });
  await cli.connect();
  await cli('optout add +541158749895');
  return cli;
}

const taken = ({ emulator }: Terminal) => emulator.state.messages.size;

test('marketing to somebody who opted out is asked about, under whatever form of the number', async () => {
  const cli = await shop();
  const no = await cli(`send template ${ANA} oferta --lang es`, { tty: true, answers: [false] });
  expect([no.code, taken(cli)]).toEqual([130, 0]);
  const script = await cli(`send template ${ANA} oferta`);
  expect([script.code, taken(cli)]).toEqual([2, 0]);
  expect(script.stderr).toContain(`${ANA} has opted out (2026-11-23`);
  expect(script.stderr).toContain('--yes');
  expect([(await cli(`send template ${ANA} oferta --yes`)).code, taken(cli)]).toEqual([0, 1]);
});

test('what is no marketing goes out, and so does marketing to others', async () => {
  const cli = await shop();
  expect((await cli(`send template ${ANA} hello_world`)).code).toBe(0);
  expect((await cli('send template +34600111222 oferta')).code).toBe(0);
});
