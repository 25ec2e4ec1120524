import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../src/emulator/default-seed.js';
import { terminal } from '../support/cli.js';
import { openReceiver, readBody } from './loopback.js';

export const ANA = '+15550142233';
export const { phoneId } = DEFAULT_IDS;
export const token = DEFAULT_TOKEN;

/** A server that takes whatever is sent and keeps it as it came. */
export async function openRecorder(): Promise<{ origin: string; bodies: unknown[] }> {
  const bodies: unknown[] = [];
  const origin = await openReceiver(async (request, response) => {
    const body = JSON.parse((await readBody(request)).toString()) as { status?: string };
    bodies.push(body);
    const contacts = [{ input: ANA, wa_id: ANA.slice(1) }];
    const accepted = { messaging_product: 'whatsapp', contacts, messages: [{ id: 'wamid.SENT' }] };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(body.status === undefined ? accepted : { success: true }));
  });
  return { origin, bodies };
}

export interface Line {
  readonly line: string;
  readonly stdin?: string;
}

/** What one of our command lines sends, byte for byte read again as JSON. */
export async function ours({ line, stdin = '' }: Line): Promise<unknown> {
  const cli = terminal();
  await cli.connect();
  await cli(`emulator inbound Hello --from ${ANA}`);
  const [theirs] = cli.emulator.state.messages.values();
  const { code, stderr } = await cli(line.replaceAll(THEIRS, theirs?.id ?? ''), { stdin });
  if (code !== 0) throw new Error(`${line}\n${stderr}`);
  const request = cli.network.requests.findLast(({ url }) => url.includes(`/${phoneId}/messages`));
  const text = new TextDecoder().decode(request?.body);
  return JSON.parse(text.replaceAll(theirs?.id ?? '', THEIRS));
}

/** The id of a message of Ana's. */
export const THEIRS = 'wamid.THEIRS';

/** What is unlike in two bodies: the path of it, and both. Members that are undefined are not on the wire. */
export function differences(theirs: unknown, our: unknown, path = ''): string[] {
  if (isObject(theirs) && isObject(our) && Array.isArray(theirs) === Array.isArray(our)) {
    const names = [...new Set([...Object.keys(theirs), ...Object.keys(our)])];
    return names.flatMap((name) => differences(theirs[name], our[name], path === '' ? name : `${path}.${name}`));
  }
  // Graph takes a member as the JSON of it too, and one library sends contacts so.
  if (typeof theirs === 'string' && isObject(our)) return differences(JSON.parse(theirs), our, path);
  return Object.is(theirs, our) ? [] : [`${path}: ${show(theirs)}, ours ${show(our)}`];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function show(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}
