import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failureOf } from '../../src/core/meta/delivery-errors.js';
import { DEFAULT_IDS, DEFAULT_TOKEN, defaultSeed } from '../../src/emulator/default-seed.js';
import { CALLBACK, serveCallback } from '../support/callback.js';
import { GRAPH, type Line, START, type Terminal, terminal } from '../support/cli.js';
import type { FakeHost } from '../support/fake-host.js';
import { messageOf, postSigned, receive, statusOf } from '../support/received.js';

/** A page with the output of each command line as it is today. */
export async function replay(markdown: string): Promise<string> {
  const reader = createReader();
  const page: string[] = [];
  let block: string[] | undefined;
  for (const line of markdown.split('\n')) {
    if (block === undefined) page.push(line);
    if (line === '```console') block = [];
    else if (line === '```' && block) {
      page.push(...(await reader.runBlock(block)), line);
      block = undefined;
    } else block?.push(line);
  }
  return page.join('\n');
}

interface Reader {
  runBlock(lines: readonly string[]): Promise<string[]>;
}

/** One user at one terminal from the first block of a page to the last. */
function createReader(): Reader {
  const cli = terminal({ env: { LUNA_TOKEN: DEFAULT_TOKEN } });
  cli.write('token.txt', DEFAULT_TOKEN);
  cli.write('app-secret.txt', DEFAULT_IDS.appSecret);
  const env: Record<string, string> = {};
  const files = new Map<string, string>([['token.txt', DEFAULT_TOKEN]]);
  let lastWamid = '';

  async function runLine(line: string, below: readonly string[]): Promise<string[]> {
    for (const [form, act] of forms) {
      const [found, first = '', second = ''] = form.exec(line) ?? [];
      if (found !== undefined) return act(first, second, below);
    }
    return line.startsWith('$ ') ? run(line.slice(2)) : [];
  }

  /** What a page can say beside command lines of the program; see guides.test.ts. */
  const forms: readonly [RegExp, (first: string, second: string, below: readonly string[]) => Promise<string[]>][] = [
    [/^# the clock: (\d+)m$/, async (minutes) => cli.advance(Number(minutes) * 60_000).then(() => [])],
    [
      /^\$ cat > (\S+)$/,
      async (file, _, below) => {
        const content = below.map((each) => each.slice(2)).join('\n');
        files.set(file, content);
        cli.write(file, content);
        return [...below];
      },
    ],
    [/^# a listener runs, and Meta tells: (.+)$/, async (statuses) => tell(statuses.split(', ')).then(() => [])],
    [/^\$ cat (\S+)$/, async (file) => readFileSync(join(cli.home, file), 'utf8').trimEnd().split('\n')],
    [
      /^\$ export (\w+)=\$\((.+)\)$/,
      async (name, line) => {
        const { words, options } = parse(line, env, files);
        env[name] = (await cli(words, options)).stdout.trim();
        return [];
      },
    ],
    [
      /^\$ export (\w+)=(.*)$/,
      async (name, value) => {
        env[name] = value;
        return [];
      },
    ],
  ];

  /** What becomes of the last message that was sent; `failed 131026` is a failure with its code. */
  async function tell(statuses: readonly string[]): Promise<void> {
    const seconds = (cli.clock.nowMs - START) / 1000;
    const bodies = statuses.map((words, at) => {
      const [status = '', code] = words.split(' ');
      const errors = [{ code: Number(code), title: failureOf(Number(code)).title }];
      return statusOf(lastWamid, status, seconds + at + 1, code === undefined ? {} : { errors });
    });
    await receive(cli, bodies);
  }

  async function run(line: string): Promise<string[]> {
    const { words, options } = parse(line.replace('wamid.HBgL…', lastWamid), env, files);
    const { code, stdout, stderr } = await cli(words, { ...options, ...beside(words, cli) });
    lastWamid = /wamid\.[\w=]+/.exec(stdout)?.[0] ?? lastWamid;
    cli.network.servers.set(GRAPH, cli.emulator.handler);
    const text = shorten(`${stdout}${stderr}`.trimEnd().replaceAll(cli.home, '~'));
    return [...(text === '' ? [] : text.split('\n')), ...(code === 0 ? [] : [`[exit ${code}]`])];
  }

  return {
    async runBlock(lines) {
      const output: string[] = [];
      for (const [at, line] of lines.entries()) {
        if (!/^[$#] /.test(line)) continue;
        const next = lines.findIndex((other, place) => place > at && /^[$#] /.test(other));
        const below = lines.slice(at + 1, next === -1 ? undefined : next);
        output.push(line, ...(await runLine(line, below)));
      }
      return output;
    },
  };
}

/** What the emulator draws by lot tells a reader nothing, and would change the pages with every change of its order. */
function shorten(text: string): string {
  return text
    .replace(/wamid\.[\w=]+/g, 'wamid.HBgL…')
    .replace(/trace [\w-]+\)/g, 'trace A…)')
    .replace(/\/#[\w-]{32}/g, '/#p6Hc…')
    .replace(/\b\d{15}\b/g, (id) => (KNOWN.includes(id) ? id : '1000…'));
}

const KNOWN = JSON.stringify([DEFAULT_IDS, defaultSeed]);

/** `A=b wabactl $C < file` as a shell reads it. */
function parse(line: string, exported: Record<string, string>, files: ReadonlyMap<string, string>) {
  const env = { ...exported };
  const [, assignments = '', rest = ''] = /^((?:\w+=\S+ )*)wabactl ?(.*)$/.exec(line) ?? [];
  for (const [, name = '', value = ''] of assignments.matchAll(/(\w+)=(\S+)/g)) env[name] = value;
  const [words = '', file] = rest.split(' < ');
  const expanded = words.replaceAll(/\$(\w+)/g, (whole, name) => exported[name] ?? whole);
  const options: Line = { env, stdin: file === undefined ? '' : (files.get(file) ?? '') };
  return { words: expanded, options };
}

/** A server of the reader's own for `webhook verify`, and Ctrl-C for what goes on without end. */
function beside(words: string, cli: Terminal): Pick<Line, 'meanwhile'> {
  if (words.includes(CALLBACK)) serveCallback(cli);
  // The reader starts the emulator that the tests have already, so its place is made free.
  if (words === 'emulator start') cli.network.servers.delete(GRAPH);
  if (words.includes('--until "2 kind=message"')) return { meanwhile: customerWrites };
  const goesOn = words === 'emulator start' || words === 'webhook listen';
  return goesOn ? { meanwhile: pressCtrlC } : {};
}

/** Ana asks something, which is read here, and asks once more. */
async function customerWrites(host: FakeHost): Promise<void> {
  const port = await host.listening();
  const now = (host.now().getTime() - START) / 1000;
  const bodies = [
    messageOf('wamid.Q1', 'Do you have bread today?', { seconds: now - 4 }),
    statusOf('wamid.A1', 'delivered', now - 2),
    statusOf('wamid.A1', 'sent', now - 3),
    messageOf('wamid.Q2', 'Two, please', { seconds: now - 1 }),
  ];
  for (const body of bodies) await postSigned(host, port, body);
}

async function pressCtrlC(host: FakeHost): Promise<void> {
  await host.printed('http://127.0.0.1');
  host.pressCtrlC();
}
