/**
 * What many templates cost: `templates sync`, `list`, and, over as many files, `lint` and `plan`, with 60, 600 and 6,000 of
 * them. They are served by our emulator in a process of its own on the loopback. What it takes to serve the pages is measured
 * by a bare reader beside each sync, so that a machine that slows down slows both; what is left is our own work. Prints
 * medians; with `--check` it exits 1 when a bar is missed. Run by `npm run bench:templates`.
 */
import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PROGRAM = resolve('dist/wabactl.cjs');
const SIZES = [6, 60, 600, 6000];
const ROUNDS = Number(process.argv.find((word) => /^--rounds=\d+$/.test(word))?.slice('--rounds='.length) ?? 5);
const MAX_OUTPUT = 64 * 1024 * 1024;
/** Ten times as many may take this many times as long: linear is 10, the rest is for noise. */
const GROWTH_BAR = 14;

const folder = await mkdtemp(join(tmpdir(), 'wabactl-bench-'));
// Node 20 reads NODE_EXTRA_CA_CERTS at every start, which would hide all else.
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...inherited } = process.env;
const homeOf = (size) => join(folder, `home-${size}`);
const envOf = (size) => ({ ...inherited, WABACTL_HOME: homeOf(size), LANG: 'C.UTF-8', WABACTL_LANG: 'en' });

const IDS = { business: '201544870031120', app: '712300456789012', user: '122094815460011' };
const WABA = '104996122399160';
const TOKEN = `EAAKH2nRmZBtQBO${'wabactlBench0123456789'.repeat(3)}ZD`;

const name = (at) => `order_update_${at}`;
const body = (at) =>
  `Hi {{1}}, your order {{2}} of batch ${at} is ready. You can pick it up until 8 pm in the old town.`;

function toTemplate(at) {
  return {
    name: name(at),
    language: at % 3 === 0 ? 'es' : 'en_US',
    category: 'UTILITY',
    status: at % 50 === 7 ? 'REJECTED' : 'APPROVED',
    rejectedReason: at % 50 === 7 ? 'INVALID_FORMAT' : 'NONE',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Luna Bakery' },
      { type: 'BODY', text: body(at), example: { body_text: [['Ana', 'LB-1042']] } },
      { type: 'FOOTER', text: 'Luna Bakery' },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'On my way' }] },
    ],
  };
}

function toSeed(size) {
  const { business, app, user } = IDS;
  return {
    businesses: [{ id: business, name: 'Luna Bakery' }],
    apps: [{ id: app, name: 'Luna Bakery Messaging', secret: '5d1f0c8a7b3e49d2a6c4e8f0913b7d25' }],
    users: [{ id: user, name: 'Luna System User', businessIds: [business], assignedWabaIds: [WABA] }],
    tokens: [{ token: TOKEN, appId: app, userId: user }],
    wabas: [
      {
        id: WABA,
        name: 'Luna Bakery',
        ownerBusinessId: business,
        phones: [{ id: '109876543210987', number: '+1 555-019-2837', verifiedName: 'Luna Bakery' }],
        templates: Array.from({ length: size }, (_, at) => toTemplate(at)),
      },
    ],
  };
}

/** An emulator with so many templates, and a channel connected to it, as a user would have. */
async function serve(size) {
  await mkdir(homeOf(size), { recursive: true });
  const seed = join(folder, `seed-${size}.json`);
  await writeFile(seed, JSON.stringify(toSeed(size)));
  const args = [PROGRAM, 'emulator', 'start', '--port', '0', '--json', '--seed', seed];
  const process_ = spawn(process.execPath, args, { env: envOf(size), stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const line of createInterface({ input: process_.stdout })) {
    const { url } = JSON.parse(line);
    const connect = ['connect', '--graph-url', url, '--name', 'bench', '--no-input'];
    await run(process.execPath, [PROGRAM, ...connect], { env: { ...envOf(size), WABACTL_TOKEN: TOKEN } });
    // It prints a line for each request, and would wait for a reader.
    process_.stdout.resume();
    return { url, stop: () => process_.kill() };
  }
  throw new Error('The emulator ended before it said where it listens');
}

/** Milliseconds of one command line. Exit code 6 says that a check found something, which is no fault here. */
async function time(size, args) {
  const start = performance.now();
  await run(process.execPath, [PROGRAM, ...args], { env: envOf(size), maxBuffer: MAX_OUTPUT }).catch((error) => {
    if (error.code !== 6) throw error;
  });
  return performance.now() - start;
}

/** Peak memory of one command line in MiB, which the process itself writes down when it ends. */
async function peakOf(size, args) {
  const script = join(folder, 'peak.cjs');
  const result = join(folder, 'peak.txt');
  const write = `require('node:fs').writeFileSync(${JSON.stringify(result)}, String(process.resourceUsage().maxRSS))`;
  await writeFile(script, `process.on('exit', () => ${write});`);
  const argv = ['--require', script, PROGRAM, ...args];
  await run(process.execPath, argv, { env: envOf(size), maxBuffer: MAX_OUTPUT }).catch((error) => {
    if (error.code !== 6) throw error;
  });
  return Number(await readFile(result, 'utf8')) / 1024;
}

const FIELDS = [
  'id,name,language,status,category,components,parameter_format,sub_category,previous_category,correct_category',
  'rejected_reason,quality_score,library_template_name,message_send_ttl_seconds,last_updated_time',
].join(',');

function read(url) {
  return new Promise((done, failed) => {
    const headers = { authorization: `Bearer ${TOKEN}` };
    get(url, { headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => done(Buffer.concat(chunks)));
    }).on('error', failed);
  });
}

/** Milliseconds that the same pages take when nothing is done with them but to find the next one. */
async function timeServing(url) {
  const start = performance.now();
  const first = `${url}/v25.0/${WABA}/message_templates?limit=100&fields=${FIELDS}`;
  for (let next = first; next !== undefined; ) {
    const end = (await read(next)).toString('utf8').slice(-4000);
    const after = /"after":"([^"]+)"/.exec(end)?.[1];
    next = end.includes('"next":') ? `${first}&after=${after}` : undefined;
  }
  return performance.now() - start;
}

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

async function measureSync(size, { url }) {
  const rounds = [];
  for (let at = 0; at < ROUNDS; at++) {
    await rm(join(homeOf(size), 'state'), { recursive: true, force: true });
    const idle = await time(size, ['channel', 'list']);
    const served = await timeServing(url);
    const first = await time(size, ['templates', 'sync']);
    const again = await time(size, ['templates', 'sync']);
    rounds.push({ idle, served, first, again });
  }
  const of = (pick) => median(rounds.map(pick));
  return {
    served: of(({ served }) => served),
    first: of(({ first }) => first),
    again: of(({ again }) => again),
    /** Parse, check, store: without the start of the program. */
    work: of(({ first, served, idle }) => Math.max(1, first - served - idle)),
    peak: await peakOf(size, ['templates', 'sync']),
  };
}

/** The two sizes in turn. */
async function ratioOfLists(args) {
  const ratios = [];
  for (let at = 0; at < ROUNDS * 3; at++) {
    const small = await time(6, ['templates', 'list', ...args]);
    const large = await time(6000, ['templates', 'list', ...args]);
    ratios.push({ small, large, ratio: large / small });
  }
  const of = (pick) => median(ratios.map(pick));
  return { small: of(({ small }) => small), large: of(({ large }) => large), ratio: of(({ ratio }) => ratio) };
}

const toYaml = (at) => {
  const { language, category } = toTemplate(at);
  return `name: ${name(at)}
language: ${language}
category: ${category}
components:
  - type: HEADER
    format: TEXT
    text: Luna Bakery
  - type: BODY
    text: ${body(at)}
    example:
      body_text: [[Ana, LB-1042]]
  - type: FOOTER
    text: Luna Bakery
  - type: BUTTONS
    buttons:
      - type: QUICK_REPLY
        text: On my way
`;
};

async function writeFiles(size) {
  const files = join(folder, `files-${size}`, 'templates');
  for (let at = 0; at < size; at++) {
    const own = join(files, name(at));
    await mkdir(own, { recursive: true });
    await writeFile(join(own, `${toTemplate(at).language}.yaml`), toYaml(at));
  }
  return files;
}

async function isThere(command) {
  const { stdout } = await run(process.execPath, [PROGRAM, 'templates', '--help']);
  return new RegExp(`^ +${command}\\b`, 'm').test(stdout);
}

let areAllMet = true;

function judge(what, value, bar) {
  const isMet = value <= bar;
  areAllMet &&= isMet;
  console.log(`${what.padEnd(52)} ${value.toFixed(2).padStart(6)} of at most ${bar}  ${isMet ? 'met' : 'MISSED'}`);
}

const ms = (value) => `${value.toFixed(0)} ms`.padStart(9);
const mib = (value) => `${value.toFixed(0)} MiB`.padStart(8);

async function measureFiles(command) {
  const times = {};
  for (const size of SIZES.slice(1)) {
    const files = await writeFiles(size);
    const rounds = [];
    for (let at = 0; at < Math.min(3, ROUNDS); at++) rounds.push(await time(size, ['templates', command, files]));
    times[size] = median(rounds);
    console.log(
      `${command} of ${String(size).padStart(4)} files  ${ms(times[size])} ${mib(await peakOf(size, ['templates', command, files]))}`,
    );
  }
  judge(`${command}: 6,000 against 600`, times[6000] / times[600], GROWTH_BAR);
}

const servers = new Map();
try {
  for (const size of SIZES) servers.set(size, await serve(size));
  console.log('templates    sync  sync again    serving   own work  peak memory');
  const syncs = new Map();
  for (const [size, server] of servers) {
    const sync = await measureSync(size, server);
    syncs.set(size, sync);
    const { first, again, served, work, peak } = sync;
    console.log(`${String(size).padStart(9)} ${ms(first)} ${ms(again)}  ${ms(served)}  ${ms(work)}     ${mib(peak)}`);
  }
  const { served, work } = syncs.get(6000);
  judge('sync of 6,000: parse, check and store against serving', work / served, 1);
  judge('sync: own work for 6,000 against 600', work / syncs.get(600).work, GROWTH_BAR);
  for (const args of [[], ['--json']]) {
    const { small, large, ratio } = await ratioOfLists(args);
    judge(`list ${args.join(' ')} of 6,000 against 6 (${small.toFixed(0)} and ${large.toFixed(0)} ms)`, ratio, 1.5);
  }
  for (const command of ['lint', 'plan']) if (await isThere(command)) await measureFiles(command);
  if (process.argv.includes('--check') && !areAllMet) process.exitCode = 1;
} finally {
  for (const { stop } of servers.values()) stop();
  await rm(folder, { recursive: true, force: true });
}
