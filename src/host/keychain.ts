import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import type { Keychain } from './host.js';

const SERVICE = 'wabactl';
const TIMEOUT_MS = 3000;

/**
 * The work is done in a process of its own. The system's library waits for the Linux secret service inside its
 * constructor, with the whole thread: no timer would fire, a worker thread could not be ended, and one hung desktop
 * session would hang every command. A process can be killed. The secret goes through its pipes, never its arguments.
 * Linux is held to the secret service, because the library else falls back to the kernel's keyring, which forgets
 * everything when the machine restarts.
 */
const CHILD = `
const [library, service, account, verb] = process.argv.slice(1);
const { AsyncEntry } = require(library);
const entry = () => new AsyncEntry(service, account, { linux: { store: 'secret-service' } });
const verbs = {
  get: async () => (await entry().getPassword()) ?? null,
  set: async () => entry().setPassword(require('node:fs').readFileSync(0, 'utf8')),
  delete: async () => entry().deletePassword(),
};
const answer = (text) => process.stdout.write(JSON.stringify(text), () => process.exit(0));
Promise.resolve().then(verbs[verb]).then((result) => answer({ result }), (error) => answer({ error: error.message }));
`;

type Verb = 'get' | 'set' | 'delete';
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * undefined when the user chose the file (`WABACTL_SECRET_STORE=file`) or moved everything with WABACTL_HOME and did not
 * ask for the keychain: a moved home leaves nothing outside itself. Calls reject when the system has no keychain that
 * works, and with a TimeoutError after three seconds.
 */
export async function openKeychain(env: Environment): Promise<Keychain | undefined> {
  const wanted = env.WABACTL_SECRET_STORE || (env.WABACTL_HOME ? 'file' : 'keychain');
  if (wanted !== 'keychain') return undefined;
  return {
    get: async (account) => {
      const found = await ask(env, 'get', account);
      return typeof found === 'string' ? found : undefined;
    },
    set: async (account, secret) => {
      await ask(env, 'set', account, secret);
    },
    delete: async (account) => {
      await ask(env, 'delete', account);
    },
  };
}

async function ask(env: Environment, verb: Verb, account: string, input = ''): Promise<unknown> {
  const require = createRequire(import.meta.url);
  const library = require.resolve('@napi-rs/keyring');
  const answer = parseAnswer(await run(env, ['-e', CHILD, library, SERVICE, account, verb], input));
  if (answer === null || typeof answer !== 'object') throw new Error("The keychain's process gave no answer");
  if ('error' in answer) throw new Error(String(answer.error));
  return 'result' in answer ? answer.result : undefined;
}

/** undefined for what is no JSON: the parser's own error would quote it, and it may hold the secret. */
function parseAnswer(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function run(env: Environment, args: string[], input: string): Promise<string> {
  // Node 20 reads that bundle at every start, which would triple the time this takes; the keychain needs no TLS.
  const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...rest } = env;
  const options = { env: rest, timeout: TIMEOUT_MS, killSignal: 'SIGKILL', windowsHide: true } as const;
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, args, options, (error, stdout) => {
      if (!error) resolve(stdout);
      // Its message repeats the whole command, which helps nobody.
      else if (error.killed) reject(new DOMException('The keychain did not answer within 3 seconds', 'TimeoutError'));
      else reject(new Error(`The keychain's process ended with ${error.signal ?? error.code}`));
    });
    // A child that died before it read is reported above.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}
