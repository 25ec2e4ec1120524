import { WEBHOOK_LIMITS } from '../../core/meta/limits.js';
import type { Handler } from '../../host/host.js';
import { forgetListener, noteListener } from '../../store/running-listener.js';
import type { Context } from '../context.js';
import { createEndpoint } from '../listening/endpoint.js';
import type { EndpointLine } from '../listening/endpoint-line.js';
import { prepareReceiving } from '../listening/receiving.js';
import { createRecorder, type Recorder } from '../listening/recorder.js';

/** A listener for as long as a command waits: the same checks and the same records as `webhook listen`. */
export interface OwnListener {
  readonly url: string;
  /** Whether what is sent to that address comes in here. Sends a handshake with a word that opens nothing. Rejects with a NetworkFault. */
  isReachedBy(address: string): Promise<boolean>;
  close(): Promise<void>;
}

type ListeningContext = Pick<Context<unknown>, 'session' | 'host' | 'note' | 'text'>;

/** Throws Failure `port-in-use` and others as `webhook listen` does. */
export async function openOwnListener(port: number, context: ListeningContext): Promise<OwnListener> {
  const { session, host } = context;
  // What the person's own listener keeps is not this command's to forget.
  const receiving = await prepareReceiving({ masksNumbers: false, keep: 'everything' }, { session, host });
  const { secrets, rules, channels, store } = receiving;
  if (!store) throw new Error('What is waited for must be recorded.');
  const recorder = createRecorder({ ...store, owners: channels, rules, host });
  const ownWord = Buffer.from(host.randomBytes(16)).toString('hex');
  const verifyToken = (await session.optionalSecret('verify-token', await session.channel()))?.value ?? ownWord;
  const lines = { push: (line: EndpointLine) => tellTrouble(line, context) };
  const endpoint = createEndpoint({
    verifyToken,
    secrets,
    rules,
    path: undefined,
    recorder,
    lines,
    host,
    passesOn: false,
  });
  const way = watchWay(endpoint.handler);
  const served = await host.listen({ port, maxBodyBytes: WEBHOOK_LIMITS.maxBodyBytes }, way.handler);
  const indexed = indexAll(recorder);
  const url = `http://127.0.0.1:${served.port}/`;
  const close = async () => {
    forgetListener(host.folders.state, host.pid);
    await served.close();
    await recorder.close();
    await indexed;
  };
  try {
    await endpoint.testItself(url);
  } catch (thrown) {
    await close();
    throw thrown;
  }
  if (secrets.known.length === 0) context.note(context.text.commands['webhook listen'].says.unchecked);
  const since = host.now().toISOString();
  const described = { pid: host.pid, url, forwardTo: null, passesOnTo: null, publicUrl: null, since };
  noteListener(host.folders.state, { ...described, isRecording: true });
  return {
    url,
    async isReachedBy(address) {
      const word = Buffer.from(host.randomBytes(16)).toString('hex');
      const asked = new URL(address);
      asked.searchParams.set('hub.mode', 'subscribe');
      asked.searchParams.set('hub.challenge', '1');
      asked.searchParams.set('hub.verify_token', word);
      way.watchFor(word);
      await host.fetch({ method: 'GET', url: asked.href, headers: {} }, { timeoutMs: 5_000 });
      return way.hasSeen();
    },
    close,
  };
}

/** Lets every request through, and notices one that carries a certain word. */
function watchWay(handler: Handler) {
  let word: string | undefined;
  let hasSeen = false;
  return {
    handler: async (request: Parameters<Handler>[0]) => {
      if (word === undefined || !request.url.includes(word)) return handler(request);
      hasSeen = true;
      return { status: 403, headers: {}, body: new Uint8Array() };
    },
    watchFor(expected: string) {
      word = expected;
      hasSeen = false;
    },
    hasSeen: () => hasSeen,
  };
}

/** What was kept goes into the index as its events are taken. */
async function indexAll(recorder: Recorder): Promise<void> {
  const taken = recorder.taken();
  while (!(await taken.next()).done);
}

/** A delivery that is refused here may be the one that is waited for. */
function tellTrouble(line: EndpointLine, { note, text }: ListeningContext): void {
  const say = text.commands['webhook listen'].says;
  if (line.kind === 'not-kept') note(say.notKept(line.problem));
  if (line.kind !== 'refused' || line.method !== 'POST') return;
  const { reason, channelsWithoutSecret } = line;
  note(
    reason === 'secret-missing' ? say.secretMissing(channelsWithoutSecret.join(', ')) : (say.refused[reason] ?? reason),
  );
}
