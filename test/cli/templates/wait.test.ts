import { describe, expect, test } from 'vitest';
import { type Setup, type Terminal, terminal } from '../../support/cli.js';
import { happens } from '../../support/template-events.js';

const body = (name: string, language = 'en_US') =>
  JSON.stringify({
    name,
    language,
    category: 'UTILITY',
    components: [{ type: 'BODY', text: `Your order of ${name} is ready.` }],
  });

async function withPending(names: readonly [string, string][], setup: Setup = {}): Promise<Terminal> {
  const cli = terminal(setup);
  await cli.connect();
  for (const [name, language] of names) await cli('templates submit -', { stdin: body(name, language) });
  return cli;
}

describe('templates wait', () => {
  // Row 55: a hand-written script that asks again and again.
  test('ends with 0 when Meta has approved, and tells it as one document', async () => {
    const cli = await withPending([['one', 'en_US']], { settings: { reviewDelayMs: 60_000 } });
    const { code, stdout, stderr } = await cli('templates wait one --json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ templates: [{ name: 'one', status: 'APPROVED' }], timedOut: false });
    expect(stderr).toBe('');
  });

  test('waits for every language of a name, or for one', async () => {
    const cli = await withPending([
      ['one', 'en_US'],
      ['one', 'es_MX'],
    ]);
    const spanish = await cli('templates wait one --language es-mx --json');
    expect(JSON.parse(spanish.stdout).templates).toHaveLength(1);
    expect(JSON.parse((await cli('templates wait one --json')).stdout).templates).toHaveLength(2);
  });

  test('without a name it waits for all that are in review', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'].map((name): [string, string] => [name, 'en_US']);
    const cli = await withPending(names, { settings: { reviewDelayMs: 600_000 } });
    const before = cli.sent().length;
    const { code, stdout, stderr } = await cli('templates wait --lang es');
    expect(stderr).toMatch(/^a \(en_US\): APPROVED\nb \(en_US\): APPROVED\n/);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^NOMBRE +IDIOMA/);
    expect(stdout.match(/APPROVED/g)).toHaveLength(5);
    // Five templates for ten minutes, out of 200 calls an hour.
    expect(cli.sent().length - before).toBeLessThan(40);
    expect((await cli('templates wait')).stdout).toBe('No template is in review.\n');
  });

  test('a rejection ends with 7 and its reason', async () => {
    const cli = await withPending([['one', 'en_US']], { settings: { reviewOutcome: 'REJECTED' } });
    const { code, stdout, stderr } = await cli('templates wait one');
    expect(code).toBe(7);
    expect(stdout).toContain('Meta rejected one (en_US): INVALID_FORMAT. The format is wrong');
    expect(stderr).toContain('Meta did not approve one (en_US): REJECTED');
    expect(stderr).toContain('templates edit');
  });

  test('so does a pause', async () => {
    const cli = await withPending([]);
    await happens(cli, { name: 'hello_world' }, 'pause');
    expect((await cli('templates wait hello_world')).code).toBe(7);
  });

  test('a time-out ends with 7, and what is known by then is printed', async () => {
    const cli = await withPending([['one', 'en_US']], { settings: { reviewDelayMs: 3_600_000 } });
    const { code, stdout, stderr } = await cli('templates wait one --timeout 10m --json');
    expect(code).toBe(7);
    expect(JSON.parse(stdout)).toMatchObject({
      templates: [{ status: 'PENDING' }],
      timedOut: true,
      waitedSeconds: 600,
    });
    expect(JSON.parse(stderr.split('\n').at(-2) ?? '').error).toMatchObject({
      kind: 'undelivered',
      id: 'review-not-decided',
    });
  });

  test('Ctrl-C ends it', async () => {
    const cli = await withPending([['one', 'en_US']], { settings: { reviewDelayMs: 3_600_000 } });
    const { code } = await cli('templates wait one', { meanwhile: async (host) => host.pressCtrlC() });
    expect(code).toBe(130);
  });

  test('a network that is away for a while does not end it', async () => {
    const cli = await withPending([['one', 'en_US']], { settings: { reviewDelayMs: 60_000 } });
    const action = { kind: 'refuse', httpStatus: 400, code: 80007 } as const;
    const template = [...cli.emulator.state.templates.values()].find(({ name }) => name === 'one');
    cli.emulator.state.faults.push({ method: 'GET', pathEndsWith: `/${template?.id}`, times: 2, action });
    expect((await cli('templates wait one')).code).toBe(0);
  });

  test('one that is deleted meanwhile is told', async () => {
    const cli = await withPending([['one', 'en_US']], { settings: { reviewDelayMs: 3_600_000 } });
    const template = [...cli.emulator.state.templates.values()].find(({ name }) => name === 'one');
    const emulator = cli.emulator.handler;
    cli.network.servers.set('127.0.0.1:4290', async (request) => {
      const answer = await emulator(request);
      // Seen once in review, then it is gone.
      if (request.url.includes(`/${template?.id}?`)) cli.emulator.state.templates.delete(template?.id ?? '');
      return answer;
    });
    const { code, stdout } = await cli('templates wait one --json');
    expect(code).toBe(7);
    expect(JSON.parse(stdout).templates[0].status).toBe('DELETED');
  });

  test('what is not there is said, with the nearest name', async () => {
    const cli = await withPending([['one', 'en_US']]);
    await cli('templates sync');
    const { code, stderr } = await cli('templates wait hello_wrld');
    expect(code).toBe(2);
    expect(stderr).toContain("'hello_world'");
    expect((await cli('templates wait hello_world --language es')).stderr).toContain('does not exist in es');
  });

  test('a category that the review changes shows', async () => {
    const cli = await withPending([['one', 'en_US']]);
    await happens(cli, { name: 'one' }, 'approve', { category: 'MARKETING' });
    expect((await cli('templates wait one')).stdout).toContain('MARKETING');
  });
});
