import { expect, test } from 'vitest';
import { VERIFY_TOKEN } from '../../support/callback.js';
import { type Terminal, terminal } from '../../support/cli.js';

async function shop(): Promise<Terminal> {
  const cli = terminal({ tty: true, columns: 200, env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN, NO_COLOR: '1' } });
  await cli.connect();
  return cli;
}

/** What is said beside the lines, until this was said. */
async function listenUntil(cli: Terminal, words: string, more = ''): Promise<string> {
  const { stderr } = await cli(`webhook listen ${more}`, {
    async meanwhile(host) {
      await host.said(words);
      host.pressCtrlC();
    },
  });
  return stderr;
}

function callbackIs(cli: Terminal, url: string): void {
  for (const app of cli.emulator.state.apps.values()) {
    if (app.subscription) app.subscription.callbackUrl = url;
  }
}

async function withCallback(): Promise<Terminal> {
  const cli = await shop();
  await cli('webhook listen', {
    async meanwhile(host) {
      await host.listening();
      await cli('webhook set http://127.0.0.1:3000/');
      host.pressCtrlC();
    },
  });
  return cli;
}

// Row 80: events are not received by listen, and nobody says why.
test('without a callback this is said, with what to do', async () => {
  const said = await listenUntil(await shop(), 'no callback');
  expect(said).toContain('nothing arrives here yet: `wabactl webhook set`');
});

test('where Meta delivers here, with the fields that are ticked', async () => {
  const said = await listenUntil(await withCallback(), 'Meta delivers');
  expect(said).toContain(
    'Meta delivers here: http://127.0.0.1:3000/ is the callback of the app. Ticked for it: messages',
  );
});

test('where it delivers to another port of this machine, and to another address', async () => {
  const cli = await withCallback();
  callbackIs(cli, 'http://127.0.0.1:9/');
  expect(await listenUntil(cli, 'Meta delivers')).toContain('which is not this listener');
  callbackIs(cli, 'https://shop.example/hook');
  expect(await listenUntil(cli, 'Meta entrega', '--lang es')).toContain('--tunnel cloudflared --tee trae todo');
});

test('an app that gets no events of the account', async () => {
  const cli = await withCallback();
  await cli('webhook unsubscribe --yes');
  expect(await listenUntil(cli, 'wabactl webhook subscribe')).toContain('Meta delivers nothing of this account');
});
