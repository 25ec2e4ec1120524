import { expect, test } from 'vitest';
import { terminal } from '../../support/cli.js';

const ANA = '+15550142233';

test.each([
  ['send text', 'Hello', 'Hello'],
  ['send location', '--at -33.4489,-70.6693', '-33.4489,-70.6693'],
  ['send contacts', '--name "Ana Torres" --phone +34600111222', 'Ana Torres'],
  ['send image', 'https://example.com/a.png --caption Menu', 'Menu'],
  ['send buttons', '"Today?" --button yes=Yes', 'Today?'],
  ['send cta-url', '"Our menu" --button Open --url https://luna.example/menu', 'Our menu'],
])('%s %s is shown as %s', async (command, rest, shown) => {
  const cli = terminal();
  await cli.connect();
  const sent = await cli(`${command} ${ANA} ${rest} --json`);
  expect(sent).toMatchObject({ code: 0 });
  const { wamid } = JSON.parse(sent.stdout);
  expect(JSON.parse((await cli(`trace ${wamid} --json`)).stdout).text).toBe(shown);
});

test('of a body that was sent as it is too', async () => {
  const cli = terminal();
  await cli.connect();
  cli.write('body.json', JSON.stringify({ to: ANA, type: 'text', text: { body: 'Raw and ready' } }));
  const { wamid } = JSON.parse((await cli('send raw body.json --json')).stdout);
  expect(JSON.parse((await cli(`trace ${wamid} --json`)).stdout).text).toBe('Raw and ready');
});
