import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { NetworkFault } from '../../core/network-fault.js';
import type { Host } from '../../host/host.js';
import { details } from '../../ui/details.js';
import { command } from '../command.js';
import { optional, phoneNumber, text } from '../field.js';

/** On the loopback an answer comes at once or not at all. */
const TIMEOUT_MS = 10_000;

const answer = z.looseObject({ id: z.optional(z.string()), error: z.optional(z.string()) });

export const inbound = command({
  path: 'emulator inbound',
  examples: ['wabactl emulator inbound "Is my order ready?" --from +15550142233'],
  args: { text: text('<text>') },
  options: {
    from: phoneNumber('--from <number>'),
    name: optional(text('--name <name>')),
    replyTo: optional(text('--reply-to <wamid>')),
  },
  output: z.object({ wamid: z.string(), from: z.string(), phoneNumberId: z.string() }),
  changes: true,
  async run(input, { session, host, dryRun }) {
    const channel = await session.channel();
    if (channel.kind !== 'emulator') {
      throw new Failure('not-an-emulator', { channel: channel.name, url: channel.graphUrl });
    }
    const { phoneNumberId } = channel;
    const body = {
      phoneId: phoneNumberId,
      from: input.from,
      text: input.text,
      ...(input.name !== undefined && { name: input.name }),
      ...(input.replyTo !== undefined && { contextMessageId: input.replyTo }),
    };
    const url = `${channel.graphUrl}/_emulator/inbound`;
    if (dryRun) {
      session.plan.requests.push({ method: 'POST', url, headers: {}, body });
      return { wamid: '', from: input.from, phoneNumberId };
    }
    return { wamid: await post(host, url, body), from: input.from, phoneNumberId };
  },
  view: ({ wamid, from }, screen, say) =>
    `${screen.style.good('✓')} ${say.done(from)}\n${details([[say.labels.wamid, wamid]], screen)}\n\n${say.next}`,
});

async function post(host: Host, url: string, body: object): Promise<string> {
  const request = {
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify(body)),
  };
  try {
    const { status, body: bytes } = await host.fetch(request, { timeoutMs: TIMEOUT_MS });
    const content = new TextDecoder().decode(bytes);
    const { success, data } = z.safeParse(answer, parseJson(content));
    if (status === 200 && success && data.id !== undefined) return data.id;
    throw new Failure('emulator-refused', { status, problem: data?.error ?? content.slice(0, 300) });
  } catch (thrown) {
    if (!(thrown instanceof NetworkFault)) throw thrown;
    throw new Failure('emulator-unreachable', { url, code: thrown.code }, thrown);
  }
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}
