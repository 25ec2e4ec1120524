import { type ChildProcess, spawn } from 'node:child_process';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { Failure } from '../core/failure.js';
import type { Host } from './host.js';

/** Twice the pixels, as on phones. */
const SCALE = 2;
const TIMEOUT_MS = 30_000;

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'chrome',
  'msedge',
];

const PLACES: Readonly<Record<string, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** CHROMIUM_PATH, a usual place, or a usual name on the PATH; undefined where there is none. */
async function findChromium(env: Host['env'], platform: string): Promise<string | undefined> {
  const ending = platform === 'win32' ? '.exe' : '';
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, `${name}${ending}`)));
  const ownChrome = env.LOCALAPPDATA ? [join(env.LOCALAPPDATA, 'Google/Chrome/Application/chrome.exe')] : [];
  const candidates = env.CHROMIUM_PATH ? [env.CHROMIUM_PATH] : [...(PLACES[platform] ?? []), ...ownChrome, ...onPath];
  for (const candidate of candidates) {
    const isThere = await access(candidate).then(
      () => true,
      () => false,
    );
    if (isThere) return candidate;
  }
  return undefined;
}

/**
 * The page as a PNG that is exactly as high as it, drawn by a Chromium of this machine in a profile of its own; undefined
 * where there is none. Throws Failure `page-not-drawn`.
 */
export async function drawPage(
  html: string,
  width: number,
  { env, platform, stop }: { env: Host['env']; platform: string; stop: AbortSignal },
): Promise<Uint8Array | undefined> {
  const program = await findChromium(env, platform);
  if (program === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'wabactl-page-'));
  const page = join(folder, 'page.html');
  await writeFile(page, html);
  const child = start(program, folder);
  const ends = AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT_MS)]);
  try {
    ends.throwIfAborted();
    return await Promise.race([
      photograph(connect(child), pathToFileURL(page).href, width),
      failing(child, ends, program),
    ]);
  } catch (fault) {
    if (stop.aborted) throw new Failure('interrupted', {});
    throw new Failure(
      'page-not-drawn',
      { program, problem: fault instanceof Error ? fault.message : String(fault) },
      fault,
    );
  } finally {
    const ended = new Promise((resolve) => child.once('close', resolve));
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function start(program: string, folder: string): ChildProcess {
  const args = [
    '--headless=new',
    '--remote-debugging-pipe',
    `--user-data-dir=${join(folder, 'profile')}`,
    '--no-first-run',
    '--disable-gpu',
    '--disable-background-networking',
    '--hide-scrollbars',
    // Chromium refuses to sandbox for root; a container has no other user.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  return spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
}

/** Rejects when the browser ends, cannot start, or takes too long. */
function failing(child: ChildProcess, ends: AbortSignal, program: string): Promise<never> {
  return new Promise((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code ?? 'a signal'}`)));
    ends.addEventListener('abort', () => reject(new Error('it took too long')), { once: true });
  });
}

interface Devtools {
  send(method: string, params?: object, sessionId?: string): Promise<Record<string, unknown>>;
  /** Resolves at the next event of this name. */
  next(event: string): Promise<void>;
}

/** Chromium's DevTools protocol over two pipes: JSON texts, each ended by a zero byte. */
function connect(child: ChildProcess): Devtools {
  const [, , , input, output] = child.stdio as [null, null, null, Writable, Readable];
  const waiting = new Map<number, (answer: Message) => void>();
  const events = new Map<string, () => void>();
  let id = 0;
  let heard = '';
  // A browser that died is told by its exit.
  input.on('error', () => {});
  output.setEncoding('utf8').on('data', (chunk: string) => {
    const messages = (heard + chunk).split('\0');
    heard = messages.pop() ?? '';
    for (const message of messages.flatMap(readMessage)) {
      if (message.id !== undefined) waiting.get(message.id)?.(message);
      else events.get(message.method ?? '')?.();
    }
  });
  return {
    next: (event) => new Promise((resolve) => events.set(event, resolve)),
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        id += 1;
        waiting.set(id, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result ?? {})));
        input.write(`${JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) })}\0`);
      }),
  };
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

/** A program that speaks something else is none that could answer; the time-out then says so. */
function readMessage(text: string): Message[] {
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === 'object' && message !== null ? [message] : [];
  } catch {
    return [];
  }
}

async function photograph({ send, next }: Devtools, url: string, width: number): Promise<Uint8Array> {
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const page = (method: string, params?: object) => send(method, params, String(sessionId));
  await page('Page.enable');
  await page('Emulation.setDeviceMetricsOverride', { width, height: 1, deviceScaleFactor: SCALE, mobile: false });
  const loaded = next('Page.loadEventFired');
  await page('Page.navigate', { url });
  await loaded;
  const { cssContentSize } = (await page('Page.getLayoutMetrics')) as { cssContentSize: { height: number } };
  const clip = { x: 0, y: 0, width, height: Math.ceil(cssContentSize.height), scale: 1 };
  const { data } = await page('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true, clip });
  return new Uint8Array(Buffer.from(String(data), 'base64'));
}
