import { expect, test } from 'vitest';
import { type Terminal, terminal } from '../../support/cli.js';

const ANA = '+15550142233';

async function shop(): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  return cli;
}

const lastSent = ({ emulator }: Terminal) => [...emulator.state.messages.values()].at(-1)?.payload;
const sends = (cli: Terminal) => cli.sent().filter((request) => request.endsWith('/messages')).length;

test('a body goes to Meta as it is, with what is the same in every message filled in', async () => {
  const cli = await shop();
  const interactive = {
    type: 'request_contact_info',
    body: { text: 'Your name?' },
    action: { name: 'request_contact_info' },
  };
  const file = cli.write('ask.json', JSON.stringify({ type: 'interactive', interactive }));
  const { code, stdout } = await cli(`send raw ${file} --to ${ANA}`);
  expect(code).toBe(0);
  expect(stdout).toContain(`Accepted by Meta for ${ANA}`);
  expect(lastSent(cli)).toEqual({
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: ANA,
    type: 'interactive',
    interactive,
  });
});

test('a template goes out too, and its recipient may stand in the file', async () => {
  const cli = await shop();
  const template = { name: 'hello_world', language: { code: 'en_US' } };
  const stdin = JSON.stringify({ messaging_product: 'whatsapp', to: '15550142233', type: 'template', template });
  expect((await cli('send raw -', { stdin })).code).toBe(0);
  expect(lastSent(cli)).toMatchObject({ to: ANA, template });
});

test('what can be judged is judged before, all at once', async () => {
  const cli = await shop();
  const { code, stderr } = await cli('send raw -', { stdin: '{"type":"txt","text":{"body":"Hi"}}' });
  expect({ code, sends: sends(cli) }).toEqual({ code: 2, sends: 0 });
  expect(stderr).toContain('the recipient is missing; give it with --to');
  expect(stderr).toContain("the type 'txt' is not known; did you mean 'text'?");
});

test.each([
  ['{"type":"image","text":{}}', "the type is 'image', but there is no member 'image' with the content"],
  [`{"text":{"body":"Hi"},"to":"${ANA}"}`, 'the recipient needs exactly one of --to, to, recipient'],
  ['[1]', 'the file must be an object with members'],
  ['{"text":', 'this is no YAML or JSON'],
  ['', 'standard input: there is nothing in it'],
  ['{"text": [', 'standard input:1:11: this is no YAML or JSON'],
])('%s is refused', async (stdin, problem) => {
  const cli = await shop();
  expect(await cli(`send raw - --to ${ANA}`, { stdin })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(problem),
  });
});

test('a type that this version does not know is left to Meta, and that is said', async () => {
  const { code, stderr } = await (await shop())(`send raw - --to ${ANA}`, { stdin: '{"type":"poll","poll":{}}' });
  expect(code).toBe(4);
  expect(stderr).toContain("does not know messages of type 'poll'");
});
