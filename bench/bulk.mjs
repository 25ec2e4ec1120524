/**
 * The bulk sender, journal and all, beside a bare loop over undici's pool and two SDKs from npm, all as processes of their own
 * against the same loopback server: messages a second, processor time for each, memory. They are run in turn, so that a
 * machine that slows down slows all. Run by `npm run bench:bulk`; `--check` exits 1 when a bar is missed, `-- --million`
 * sends a million and then measures how soon a run of a million rows is resumed.
 */
import { fork, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extendRun, prepareRun } from './bulk/prepared-run.mjs';
import { PHONE_NUMBER_ID, TOKEN } from './bulk/recipients.mjs';

const PROGRAM = 'dist/wabactl.cjs';
const argument = (name, fallback) =>
  Number(process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? fallback);
const ROUNDS = argument('rounds', 3);
const SECONDS = argument('seconds', 6);

/** Meta's highest throughput for a number. */
const CEILING = 1_000;
/** Above what the bare loop reaches. */
const UNPACED = 100_000;
/** As many connections as bring the most: more at 150 ms cost the same for each message, and more at 0 ms cost more. */
const CONNECTIONS = { 0: 50, 150: 200 };
const CLIENTS = ['bare', 'wabactl', 'kapso', 'whatsapp-api-js'];
/** About what each sends in a second, so that all take the same time. */
const EXPECTED = {
  0: { bare: 7_000, wabactl: 7_000, kapso: 1_800, 'whatsapp-api-js': 1_400 },
  150: { bare: 1_300, wabactl: CEILING, kapso: 1_000, 'whatsapp-api-js': 1_000 },
};

const server = fork('bench/bulk/server.mjs');
const heard = new Map();
server.on('message', (message) => {
  heard.get(message.kind)?.(message);
  heard.delete(message.kind);
});
const told = (kind) => new Promise((resolve) => heard.set(kind, resolve));
const { port } = await told('ready');
const url = `http://127.0.0.1:${port}`;

/** Seconds of processor time since it was started, and the most mebibytes that were resident, as Linux tells them. */
function usageOf(pid) {
  const [, fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const ticks = fields
    .split(' ')
    .slice(11, 13)
    .reduce((sum, each) => sum + Number(each), 0);
  const kib = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return { cpu: ticks / 100, mib: Number(kib) / 1024 };
}

function startProgram(home) {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const env = {
    ...inherited,
    WABACTL_HOME: home,
    WABACTL_LANG: 'en',
    WABACTL_SECRET_STORE: 'file',
    WABACTL_GRAPH_URL: url,
    WABACTL_TOKEN: TOKEN,
    WABACTL_WABA_ID: '102290129340398',
    WABACTL_PHONE_NUMBER_ID: PHONE_NUMBER_ID,
  };
  return spawn(process.execPath, [PROGRAM, 'send', 'bulk', 'resume'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
}

async function start(name, count, latencyMs) {
  if (name !== 'wabactl') {
    const args = [`bench/bulk/${name}.mjs`, url, String(count), String(CONNECTIONS[latencyMs])];
    return { child: spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] }) };
  }
  const home = await mkdtemp(join(tmpdir(), 'wabactl-bench-'));
  prepareRun(home, count, latencyMs === 0 ? UNPACED : CEILING);
  return { child: startProgram(home), home };
}

async function expectOf(count, latencyMs) {
  const set = told('set');
  server.send({ count, latencyMs });
  await set;
}

/** From a tenth on, so that starting up does not count. */
async function measure(child, count) {
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const early = ended.then((code) => Promise.reject(new Error(`ended with ${code}: ${said}`)));
  const all = told('all');
  const tenth = await Promise.race([told('tenth'), early]);
  const before = usageOf(child.pid);
  const last = await Promise.race([all, early]);
  const after = usageOf(child.pid);
  early.catch(() => {});
  await ended;
  const messages = count - Math.floor(count / 10);
  return {
    perSecond: (messages * 1000) / (last.at - tenth.at),
    cpu: ((after.cpu - before.cpu) / messages) * 1e6,
    mib: after.mib,
  };
}

async function round(name, latencyMs) {
  const count = Math.round(EXPECTED[latencyMs][name] * SECONDS);
  await expectOf(count, latencyMs);
  const { child, home } = await start(name, count, latencyMs);
  const result = await measure(child, count);
  if (home) await rm(home, { recursive: true, force: true });
  return result;
}

const median = (values) => values.sort((one, other) => one - other)[Math.floor(values.length / 2)];
const missed = [];

function judge(what, value, isMet) {
  const line = `${what}: ${value}  ${isMet ? 'met' : 'MISSED'}`;
  if (!isMet) missed.push(line);
  console.log(`  ${line}`);
}

async function compare(latencyMs) {
  const rounds = [];
  for (let at = 0; at < ROUNDS; at++) {
    const results = {};
    for (const name of CLIENTS) results[name] = await round(name, latencyMs);
    rounds.push(results);
  }
  console.log(`\n${latencyMs} ms of latency`);
  for (const name of CLIENTS) {
    const of = (key) => median(rounds.map((results) => results[name][key]));
    console.log(
      `  ${name.padEnd(16)} ${of('perSecond').toFixed(0).padStart(6)}/s  ${of('cpu').toFixed(0).padStart(5)} us each  ${of('mib').toFixed(0).padStart(4)} MiB`,
    );
  }
  const ratio = (key) => median(rounds.map(({ wabactl, bare }) => wabactl[key] / bare[key]));
  if (latencyMs === 0) {
    const share = ratio('perSecond');
    judge('messages a second, of the bare loop, at least 0.6', share.toFixed(2), share >= 0.6);
  } else {
    const held = median(rounds.map(({ wabactl }) => wabactl.perSecond));
    judge(`holds ${CEILING} a second`, held.toFixed(0), held >= CEILING * 0.98);
    const cost = ratio('cpu');
    judge('processor time, of the bare loop, at most 1.5', cost.toFixed(2), cost <= 1.5);
  }
}

const MILLION = argument('rows', 1_000_000);
const MORE = 1_000;

async function million() {
  const home = await mkdtemp(join(tmpdir(), 'wabactl-bench-'));
  prepareRun(home, MILLION, UNPACED);
  await expectOf(MILLION, 0);
  const { perSecond, cpu, mib } = await measure(startProgram(home), MILLION);
  console.log(`\n${MILLION} rows: ${perSecond.toFixed(0)}/s, ${cpu.toFixed(0)} us each`);
  judge('MiB of memory, below 150', mib.toFixed(0), mib < 150);
  extendRun(home, MILLION, MORE, UNPACED);
  await expectOf(MORE, 0);
  const first = told('first');
  const startedAt = performance.now();
  const child = startProgram(home);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await first;
  const seconds = (performance.now() - startedAt) / 1000;
  await ended;
  judge('seconds until a resumed run sends, at most 3', seconds.toFixed(2), seconds <= 3);
  await rm(home, { recursive: true, force: true });
}

if (process.argv.includes('--million')) await million();
else {
  await compare(150);
  await compare(0);
}
server.kill();
for (const each of missed) console.log(`MISSED ${each}`);
if (process.argv.includes('--check') && missed.length > 0) process.exitCode = 1;
