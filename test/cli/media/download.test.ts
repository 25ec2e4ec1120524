import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { HttpRequest, HttpResponse } from '../../../src/host/host.js';
import { VERIFY_TOKEN } from '../../support/callback.js';
import { GRAPH, GRAPH_URL, type Terminal } from '../../support/cli.js';
import { padded } from '../../support/media-files.js';
import { jpeg } from '../../support/pictures.js';
import { pdf } from '../../support/samples.js';
import { ANA, mediaAt, shopWith } from './shop.js';

/** A terminal that has uploaded one photo, and the photo's id. */
async function withPhoto(bytes = jpeg(640, 480)): Promise<{ cli: Terminal; id: string }> {
  const cli = await shopWith({ 'photo.jpg': bytes });
  await cli('media upload photo.jpg');
  return { cli, id: mediaAt(cli)[0]?.id ?? '' };
}

/** A customer sends a document while `webhook listen` runs; gives the id of the message. */
async function receiveDocument(cli: Terminal, fileName: string, type = 'document'): Promise<string> {
  let wamid = '';
  await cli('webhook listen --port 3000 --until 1 --quiet', {
    env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN },
    async meanwhile(host) {
      await host.listening();
      await cli('webhook set http://127.0.0.1:3000/', { env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN } });
      const media = { base64: Buffer.from(pdf()).toString('base64'), mimeType: 'application/pdf', fileName };
      const body = new TextEncoder().encode(JSON.stringify({ from: ANA, type, ...(type === 'document' && { media }) }));
      const url = `${GRAPH_URL}/_emulator/inbound`;
      const headers = { 'content-type': 'application/json' };
      const answer = await host.fetch({ method: 'POST', url, headers, body }, { timeoutMs: 1000 });
      wamid = JSON.parse(new TextDecoder().decode(answer.body)).id;
      await cli.emulator.settle();
    },
  });
  return wamid;
}

/** Puts something between the program and the files of the emulator; everything else passes. */
function betweenDownloads(cli: Terminal, answer: (request: HttpRequest, count: number) => Promise<HttpResponse>): void {
  let count = 0;
  cli.network.servers.set(GRAPH, (request) => {
    if (!request.url.includes('/whatsapp_business/attachments/')) return cli.emulator.handler(request);
    count += 1;
    return answer(request, count);
  });
}

const here = (cli: Terminal, name: string) => join(cli.home, name);

test('writes the file under its id, byte for byte, and says that it is the same as at Meta', async () => {
  const bytes = padded(jpeg(640, 480), 200_000).map((byte, at) => byte ^ (at > 50 ? at % 256 : 0));
  const { cli, id } = await withPhoto(bytes);
  const { code, stdout } = await cli(`media download ${id}`);
  expect(code).toBe(0);
  expect(stdout).toContain(`✓ Written to ${id}.jpg`);
  expect(stdout).toContain('the same as at Meta');
  expect(readFileSync(here(cli, `${id}.jpg`)).equals(bytes)).toBe(true);
});

test('into a folder that is there, one that is named as one, or a file', async () => {
  const { cli, id } = await withPhoto();
  mkdirSync(here(cli, 'there'));
  await cli(`media download ${id} --to there`);
  await cli(`media download ${id} --to new/folder/`);
  await cli(`media download ${id} --to as-i-like.jpeg`);
  for (const path of [`there/${id}.jpg`, `new/folder/${id}.jpg`, 'as-i-like.jpeg'])
    expect(existsSync(here(cli, path))).toBe(true);
});

describe('To standard output', () => {
  test('it gives the bytes and nothing else', async () => {
    const { cli, id } = await withPhoto();
    const { code, stdout } = await cli(`media download ${id} --to -`);
    expect(code).toBe(0);
    expect(Buffer.from(stdout, 'latin1').equals(jpeg(640, 480))).toBe(true);
  });

  test('but not on a terminal, nor beside a document of JSON', async () => {
    const { cli, id } = await withPhoto();
    const { code, stderr, stdout } = await cli(`media download ${id} --to -`, { tty: true });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('A terminal cannot show a file');
    expect((await cli(`media download ${id} --to - --json`)).code).toBe(2);
  });
});

describe('A file that is there', () => {
  test('is left alone when it is this one, without fetching it', async () => {
    const { cli, id } = await withPhoto();
    await cli(`media download ${id}`);
    const before = cli.network.requests.length;
    const { code, stdout } = await cli(`media download ${id}`);
    expect(code).toBe(0);
    expect(stdout).toContain(`${id}.jpg has this content already`);
    expect(cli.network.requests.slice(before).map(({ url }) => new URL(url).pathname)).toEqual([`/v25.0/${id}`]);
  });

  test('is not overwritten when it is another one, unless that is wanted', async () => {
    const { cli, id } = await withPhoto();
    cli.write('mine.jpg', 'my own');
    const { code, stderr } = await cli(`media download ${id} --to mine.jpg`);
    expect(code).toBe(2);
    expect(stderr).toContain('mine.jpg is there already, with another content');
    expect(cli.read('mine.jpg')).toBe('my own');
    expect((await cli(`media download ${id} --to mine.jpg --force`)).code).toBe(0);
    expect(cli.read('mine.jpg')).not.toBe('my own');
  });
});

describe('By the message that brought it', () => {
  test('it has the name that the customer gave it', async () => {
    const cli = await shopWith();
    const wamid = await receiveDocument(cli, 'Pedido nº 7.pdf');
    const { code, stdout } = await cli(['media', 'download', wamid, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      messageId: wamid,
      file: 'Pedido nº 7.pdf',
      mimeType: 'application/pdf',
    });
    expect(readFileSync(here(cli, 'Pedido nº 7.pdf')).equals(pdf())).toBe(true);
  });

  test.each([
    ['../../../etc/cron.d/evil', 'evil'],
    ['..\\..\\evil.bat', 'evil.bat'],
    ['/etc/passwd', 'passwd'],
    ['.bashrc', 'bashrc'],
    ['nul.pdf', '_nul.pdf'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ])('a name like %j stays in its folder', async (given, kept) => {
    const cli = await shopWith();
    const wamid = await receiveDocument(cli, given);
    const { stdout } = await cli(['media', 'download', wamid, '--to', 'inbox/', '--json']);
    expect(JSON.parse(stdout).file).toBe(`inbox/${kept}`);
    expect(existsSync(here(cli, `inbox/${kept}`))).toBe(true);
  });

  test('a text has none, and a message that never came here is unknown', async () => {
    const cli = await shopWith();
    const wamid = await receiveDocument(cli, '', 'text');
    const { code, stderr } = await cli(['media', 'download', wamid]);
    expect(code).toBe(2);
    expect(stderr).toContain('has no file: it is of type text');
    expect((await cli('media download wamid.NEVER')).stderr).toContain('No message wamid.NEVER was received here');
  });
});

describe('The token', () => {
  const leadTo = (cli: Terminal, id: string, url: string) =>
    cli.network.servers.set(GRAPH, async (request) => {
      if (new URL(request.url).pathname !== `/v25.0/${id}`) return cli.emulator.handler(request);
      const body = { id, url, mime_type: 'image/jpeg', file_size: 3, messaging_product: 'whatsapp' };
      return { status: 200, headers: {}, body: new TextEncoder().encode(JSON.stringify(body)) };
    });

  test.each([
    'https://evil.example/file',
    'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1',
    'http://127.0.0.1:4291/file',
    'http://127.0.0.1:4290@evil.example/file',
    'file:///etc/passwd',
    'nonsense',
  ])('of an emulator goes to no other host: %s', async (url) => {
    const { cli, id } = await withPhoto();
    leadTo(cli, id, url);
    const before = cli.network.requests.length;
    const { code, stderr } = await cli(`media download ${id} --json`);
    expect(code).toBe(4);
    expect(JSON.parse(stderr).error.id).toBe('foreign-host');
    expect(cli.network.requests.slice(before)).toHaveLength(1);
  });

  test('does not follow a redirect to another host', async () => {
    const { cli, id } = await withPhoto();
    betweenDownloads(cli, async () => ({
      status: 302,
      headers: { location: 'https://evil.example/' },
      body: new Uint8Array(),
    }));
    const { code, stderr } = await cli(`media download ${id}`);
    expect(code).toBe(4);
    expect(stderr).toContain('evil.example');
    expect(cli.network.requests.some(({ url }) => url.includes('evil.example'))).toBe(false);
  });

  test('is not in what --debug shows, and neither is the file', async () => {
    const { cli, id } = await withPhoto();
    const { stderr } = await cli(`media download ${id} --debug`);
    expect(stderr).toContain('/whatsapp_business/attachments/');
    expect(stderr).toContain('(41 bytes)');
    expect(stderr).not.toMatch(/EAA|JFIF/);
  });
});

describe('When it does not come at once', () => {
  const notFound: HttpResponse = { status: 404, headers: {}, body: new Uint8Array() };

  test('a link that is too old is asked for anew, once', async () => {
    const { cli, id } = await withPhoto();
    betweenDownloads(cli, async (request, count) => (count === 1 ? notFound : cli.emulator.handler(request)));
    expect((await cli(`media download ${id}`)).code).toBe(0);
  });

  test('and when the new one leads nowhere either, that is said', async () => {
    const { cli, id } = await withPhoto();
    betweenDownloads(cli, async () => notFound);
    const { code, stderr } = await cli(`media download ${id}`);
    expect(code).toBe(4);
    expect(stderr).toContain('neither led to a file (HTTP 404)');
    expect(existsSync(here(cli, `${id}.jpg`))).toBe(false);
  });

  test('a server that is down for a moment is asked again', async () => {
    const { cli, id } = await withPhoto();
    betweenDownloads(cli, async (request, count) =>
      count < 3 ? { status: 503, headers: {}, body: new Uint8Array() } : cli.emulator.handler(request),
    );
    expect((await cli(`media download ${id}`)).code).toBe(0);
  });

  test('what is not what Meta has is not kept', async () => {
    const { cli, id } = await withPhoto();
    betweenDownloads(cli, async (request) => {
      const answer = await cli.emulator.handler(request);
      return { ...answer, body: answer.body.map((byte, at) => (at === 40 ? byte + 1 : byte)) };
    });
    const { code, stderr } = await cli(`media download ${id}`);
    expect(code).toBe(5);
    expect(stderr).toContain('its SHA-256 differs');
    expect(existsSync(here(cli, `${id}.jpg`))).toBe(false);
  });

  test('nor half of it', async () => {
    const { cli, id } = await withPhoto();
    betweenDownloads(cli, async (request) => {
      const answer = await cli.emulator.handler(request);
      return { ...answer, body: answer.body.subarray(0, 20) };
    });
    expect((await cli(`media download ${id}`)).stderr).toContain('came 20 bytes; Meta has 41');
  });
});

test('a dry run writes nothing', async () => {
  const { cli, id } = await withPhoto();
  expect((await cli(`media download ${id} --dry-run`)).stdout).toContain(`Write to ${id}.jpg\n  file of 41 bytes`);
  expect(existsSync(here(cli, `${id}.jpg`))).toBe(false);
});

test('in Spanish', async () => {
  const { cli, id } = await withPhoto();
  expect((await cli(`media download ${id} --lang es`)).stdout).toContain(`✓ Escrito en ${id}.jpg`);
});
