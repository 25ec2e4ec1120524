import { connect as connectPlain } from 'node:net';
import { systemCode } from './network-errors.js';

/** Whether somebody accepts connections there, without a word being said: undefined, or the system's code why not. */
export function tryConnect(url: string, timeoutMs: number): Promise<string | undefined> {
  const { hostname, port, protocol } = new URL(url);
  const usual = protocol === 'https:' ? 443 : 80;
  return new Promise((resolve) => {
    // Brackets are of the URL, not of the address.
    const socket = connectPlain({ host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? usual : Number(port) });
    const end = (code: string | undefined) => {
      socket.destroy();
      resolve(code);
    };
    socket.setTimeout(timeoutMs, () => end('ETIMEDOUT'));
    socket.once('connect', () => end(undefined));
    socket.once('error', (error) => end(systemCode(error)));
  });
}
