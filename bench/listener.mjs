/**
 * The listener beside the least that can receive webhooks (node:http that reads the body, checks the signature and parses the
 * JSON), both as processes of their own under the same load: deliveries a second, p99, processor time for each, memory.
 * They are run in turn, so that a machine that slows down slows all. Run by `npm run bench:listener`; `--check` exits 1
 * when a bar is missed, `--million` sends a million deliveries and watches the memory.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { KINDS, requestMaker } from './listener/deliveries.mjs';

const PROGRAM = 'dist/wabactl.cjs';
const SECRET = '0123456789abcdef0123456789abcdef';
const CONNECTIONS = 32;
const argument = (name, fallback) =>
  Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? fallback);
const ROUNDS = argument('rounds', 5);
const SECONDS = argument('seconds', 4);

const LISTEN = [PROGRAM, 'webhook', 'listen', '--port', '0', '--no-heartbeat'];
const SERVERS = {
  bare: { args: ['bench/listener/bare.mjs'] },
  'not recorded': { args: [...LISTEN, '--no-record'], bar: 0.8 },
  recorded: { args: LISTEN, bar: 0.6 },
};

async function start(name) {
  const home = await mkdtemp(join(tmpdir(), 'wabactl-bench-'));
  const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...inherited } = process.env;
  const env = {
    ...inherited,
    WABACTL_HOME: home,
    WABACTL_LANG: 'en',
    WABACTL_SECRET_STORE: 'file',
    WABACTL_APP_SECRET: SECRET,
    WABACTL_VERIFY_TOKEN: 'verify-token-of-the-bench',
    WABACTL_TOKEN: 'EAATokenOfTheBenchThatIsNeverSent0000',
    WABACTL_WABA_ID: '102290129340398',
    WABACTL_PHONE_NUMBER_ID: '106540352242922',
  };
  const child = spawn(process.execPath, SERVERS[name].args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /"port":(\d+)/.exec(line) ?? /127\.0\.0\.1:(\d+)/.exec(line);
      if (found) resolve(Number(found[1]));
    });
  });
  child.removeAllListeners('exit');
  return {
    port,
    pid: child.pid,
    home,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Seconds of processor time since it was started, and resident mebibytes, as Linux tells them. */
function usageOf(pid) {
  try {
    const [, fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const ticks = fields
      .split(' ')
      .slice(11, 13)
      .reduce((sum, each) => sum + Number(each), 0);
    const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1];
    return { cpu: ticks / 100, mib: Number(kib) / 1024 };
  } catch {
    return { cpu: Number.NaN, mib: Number.NaN };
  }
}

let number = 0;

/** Each connection sends the next delivery as soon as the last one is answered. */
async function load(port, kind, { seconds, total = Number.POSITIVE_INFINITY, perSecond }) {
  const make = requestMaker(kind, { secret: SECRET, port });
  const latencies = [];
  let refused = 0;
  let sent = 0;
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1000;
  const pause = perSecond ? (CONNECTIONS / perSecond) * 1000 : 0;
  await Promise.all(
    Array.from(
      { length: CONNECTIONS },
      (_, index) =>
        new Promise((resolve, reject) => {
          const socket = connect(port, '127.0.0.1').setNoDelay(true);
          let sentAt = 0;
          let due = startedAt + (index / CONNECTIONS) * pause;
          let answer = '';
          const next = () => {
            if (performance.now() >= endsAt || sent >= total) return socket.end();
            sent++;
            sentAt = perSecond ? due : performance.now();
            socket.write(make(++number));
          };
          const soon = () => {
            if (!perSecond) return next();
            due += pause;
            setTimeout(next, Math.max(0, due - performance.now()));
          };
          socket.on('connect', () => (perSecond ? setTimeout(next, due - performance.now()) : next()));
          socket.on('data', (chunk) => {
            answer += chunk.toString('latin1');
            if (!answer.endsWith('\r\n\r\n')) return;
            if (!answer.startsWith('HTTP/1.1 200')) refused++;
            answer = '';
            latencies.push(performance.now() - sentAt);
            soon();
          });
          socket.on('error', reject);
          socket.on('close', resolve);
        }),
    ),
  );
  const elapsed = (performance.now() - startedAt) / 1000;
  if (refused > 0) throw new Error(`${refused} deliveries were not answered 200`);
  latencies.sort((one, other) => one - other);
  return {
    count: latencies.length,
    perSecond: latencies.length / elapsed,
    p50: latencies[Math.floor(latencies.length * 0.5)],
    p99: latencies[Math.floor(latencies.length * 0.99)],
  };
}

async function round(name, kind, how) {
  const server = await start(name);
  await load(server.port, kind, { seconds: 1 });
  const before = usageOf(server.pid);
  const result = await load(server.port, kind, { seconds: SECONDS, ...how });
  const after = usageOf(server.pid);
  await server.stop();
  return { ...result, cpu: ((after.cpu - before.cpu) / result.count) * 1e6, mib: after.mib };
}

const median = (values) => values.sort((one, other) => one - other)[Math.floor(values.length / 2)];
const missed = [];

async function compare(kind, how, title) {
  const rounds = [];
  for (let at = 0; at < ROUNDS; at++) {
    const results = {};
    for (const name of Object.keys(SERVERS)) results[name] = await round(name, kind, how);
    rounds.push(results);
  }
  console.log(`\n${title}`);
  for (const name of Object.keys(SERVERS)) console.log(rowOf(name, rounds, how.perSecond ? undefined : title));
}

/** The medians of one server; its ratio to the bare one counts only where both run as fast as they can. */
function rowOf(name, rounds, title) {
  const of = (pick) => median(rounds.map((results) => pick(results[name], results.bare)));
  const numbers = [
    `${of((own) => own.perSecond)
      .toFixed(0)
      .padStart(6)}/s`,
    `p50 ${of((own) => own.p50)
      .toFixed(1)
      .padStart(5)} ms`,
    `p99 ${of((own) => own.p99)
      .toFixed(1)
      .padStart(6)} ms`,
    `${of((own) => own.cpu)
      .toFixed(0)
      .padStart(5)} us each`,
    `${of((own) => own.mib)
      .toFixed(0)
      .padStart(4)} MiB`,
  ];
  const { bar } = SERVERS[name];
  const row = `  ${name.padEnd(13)} ${numbers.join('  ')}`;
  if (bar === undefined || title === undefined) return row;
  const ratio = of((own, bare) => own.perSecond / bare.perSecond);
  if (ratio < bar) missed.push(`${title}: ${name} ${ratio.toFixed(2)}`);
  return `${row}  ${ratio.toFixed(2)} of at least ${bar}  ${ratio < bar ? 'MISSED' : 'met'}`;
}

/** The memory after each tenth of a million deliveries, which must not grow with them. */
async function million() {
  const server = await start('recorded');
  const sizes = [];
  for (let tenth = 0; tenth < 10; tenth++) {
    await load(server.port, '1.2 kB', { seconds: 600, total: 100_000 });
    sizes.push(usageOf(server.pid).mib);
  }
  await server.stop();
  console.log(
    `\nA million deliveries, recorded: ${sizes.map((size) => size.toFixed(0)).join(' ')} MiB after each tenth`,
  );
  const growth = sizes.at(-1) / sizes[2];
  if (growth > 1.25) missed.push(`memory grew by ${growth.toFixed(2)}`);
}

if (process.argv.includes('--million')) await million();
else {
  for (const kind of Object.keys(KINDS)) await compare(kind, {}, `As fast as they can, ${kind}`);
  // 1,000 messages a second, each with sent, delivered and read, and one answer: Meta's highest throughput for a number.
  await compare('1.2 kB', { perSecond: 4000 }, "Meta's ceiling for one number, 4,000 deliveries a second of 1.2 kB");
}
for (const each of missed) console.log(`MISSED ${each}`);
if (process.argv.includes('--check') && missed.length > 0) process.exitCode = 1;
