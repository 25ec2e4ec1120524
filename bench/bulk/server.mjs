/**
 * The least that can take messages: bare sockets, one request on each at a time, an answer like Meta's after so many
 * milliseconds. It tells its parent when a tenth, and when all, of what was expected has come.
 */
import { createServer } from 'node:net';

const PHONE = JSON.stringify({
  id: '106540352242922',
  display_phone_number: '15550783881',
  throughput: { level: 'HIGH' },
});
let expectation = { count: 0, latencyMs: 0 };
let taken = 0;

function messageAnswer(number) {
  const wamid = `wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBJB${String(number).padStart(12, '0')}AA==`;
  return `{"messaging_product":"whatsapp","contacts":[{"input":"+16505551234","wa_id":"16505551234"}],"messages":[{"id":"${wamid}","message_status":"accepted"}]}`;
}

function answerWith(socket, body) {
  const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=UTF-8\r\ncontent-length: ${body.length}\r\n\r\n`;
  socket.write(head + body, 'latin1');
}

function take(socket, isPost) {
  if (!isPost) return answerWith(socket, PHONE);
  taken++;
  if (taken === 1) process.send({ kind: 'first' });
  if (taken === Math.floor(expectation.count / 10)) process.send({ kind: 'tenth', at: performance.now() });
  const number = taken;
  if (number === expectation.count) process.send({ kind: 'all', at: performance.now() });
  const answer = () => answerWith(socket, messageAnswer(number));
  if (expectation.latencyMs === 0) answer();
  else setTimeout(answer, expectation.latencyMs);
}

const server = createServer({ noDelay: true }, (socket) => {
  let held = '';
  socket.setEncoding('latin1');
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    held = held === '' ? chunk : held + chunk;
    const end = held.indexOf('\r\n\r\n');
    if (end < 0) return;
    const isPost = held.startsWith('POST');
    const length = isPost ? Number(/content-length: (\d+)/i.exec(held)?.[1] ?? 0) : 0;
    if (held.length < end + 4 + length) return;
    held = '';
    take(socket, isPost);
  });
});
process.on('message', (message) => {
  expectation = message;
  taken = 0;
  process.send({ kind: 'set' });
});
server.listen(0, '127.0.0.1', 1024, () => process.send({ kind: 'ready', port: server.address().port }));
