import type { CommandPath } from '../../../src/cli/command.js';
import { sign } from '../../../src/core/webhook/signature.js';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../../../src/emulator/default-seed.js';
import { prepareRun, RUN_ID } from '../../support/bulk-run.js';
import { CALLBACK, serveCallback, VERIFY_TOKEN } from '../../support/callback.js';
import { GRAPH_URL, type Line, type Terminal } from '../../support/cli.js';
import type { FakeHost } from '../../support/fake-host.js';
import { recordDeliveries, serveLocally } from '../../support/local-server.js';
import { jpeg } from '../../support/pictures.js';
import { messageOf, receive } from '../../support/received.js';
import { happens } from '../../support/template-events.js';

/** How a command is used with success: what must be there before, the line, and what happens beside it. */
export interface Scene {
  readonly line: string;
  prepare?(cli: Terminal): Promise<unknown>;
  readonly options?: Line;
  /** 130 of a command that goes on until Ctrl-C. */
  readonly code?: number;
}

export const CUSTOMER = '+15550142233';

const connected = (cli: Terminal) => cli.connect();

async function withCallback(cli: Terminal): Promise<void> {
  await cli.connect();
  serveCallback(cli);
}

async function withSubscription(cli: Terminal): Promise<void> {
  await withCallback(cli);
  await cli(`webhook set ${CALLBACK}`, { env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN } });
}

/** A message of a customer's, as Meta has it. */
async function withTheirMessage(cli: Terminal): Promise<void> {
  await cli.connect();
  const { phoneId, wabaId, appId } = DEFAULT_IDS;
  const chat = { phoneId, wabaId, appId, waId: CUSTOMER.slice(1), direction: 'in', type: 'text', payload: {} } as const;
  const sending = { callbackData: undefined, templateId: undefined, category: 'SERVICE', pending: [] };
  const message = { ...chat, ...sending, id: 'wamid.THEIRS', status: 'delivered', sentAtMs: cli.clock.nowMs } as const;
  cli.emulator.state.messages.set(message.id, { ...message, pending: [] });
}

async function withEvents(cli: Terminal): Promise<void> {
  await cli.connect();
  await receive(cli, [messageOf('wamid.A', 'Is it ready?')]);
}

/** A server of the person's own, where deliveries go by default. */
async function withLocalServer(cli: Terminal): Promise<void> {
  await cli.connect();
  serveLocally(cli);
}

async function withRecordedEvent(cli: Terminal): Promise<void> {
  await cli.connect();
  await recordDeliveries(cli, 'webhook trigger text');
  serveLocally(cli);
}

async function withBulkRun(cli: Terminal): Promise<void> {
  await cli.connect();
  await prepareRun(cli, 3);
}

const NEW_TOKEN = `EAA${'freshFromMeta0123456789'.repeat(4)}ZD`;

async function withOptOut(cli: Terminal): Promise<void> {
  await cli.connect();
  await cli(`optout add ${CUSTOMER}`);
}

async function withNewToken(cli: Terminal): Promise<void> {
  await cli.connect();
  const { tokens } = cli.emulator.state;
  const token = tokens.get(DEFAULT_TOKEN);
  if (token) tokens.set(NEW_TOKEN, { ...token, token: NEW_TOKEN });
}

const NEW_NUMBER = '+34600111222';

async function withNewNumber(cli: Terminal): Promise<void> {
  await cli.connect();
  await cli(`phone add ${NEW_NUMBER} --display-name "Luna Bakery Madrid"`);
}

async function withCode(cli: Terminal): Promise<void> {
  await withNewNumber(cli);
  for (const phone of cli.emulator.state.phones.values()) {
    if (phone.number !== NEW_NUMBER.slice(1)) continue;
    phone.codeVerificationStatus = 'NOT_VERIFIED';
    phone.pendingCode = { code: '123830', expiresAt: cli.clock.nowMs / 1000 + 600 };
  }
}

const TEMPLATE = {
  name: 'order_late',
  language: 'en_US',
  category: 'UTILITY',
  components: [{ type: 'BODY', text: 'Your order is late, and we are sorry.' }],
};

async function withProfileFile(cli: Terminal): Promise<void> {
  await cli.connect();
  cli.write('profile.yaml', 'about: Bread since 1987\n');
}

async function withTemplateFiles(cli: Terminal): Promise<void> {
  await cli.connect();
  await cli('templates pull');
}

async function withPausedTemplate(cli: Terminal): Promise<void> {
  await cli.connect();
  await happens(cli, { name: 'hello_world' }, 'pause', { reason: 'RATE_LIMITING_PAUSE' });
}

async function withFigures(cli: Terminal): Promise<void> {
  await cli.connect();
  const day = (Math.floor(cli.clock.nowMs / 86_400_000) - 2) * 86_400;
  const figures = { day, sent: 1200, delivered: 1100, read: 600, amountSpent: 12.5, clicks: [] };
  for (const waba of cli.emulator.state.wabas.values()) waba.insightsEnabled = true;
  for (const template of cli.emulator.state.templates.values()) Object.assign(template, { figures: [figures] });
}

async function interrupt(host: FakeHost): Promise<void> {
  await host.printed('http://127.0.0.1');
  host.pressCtrlC();
}

const UPLOAD_ID = '1037543291543636';

async function withUpload(cli: Terminal): Promise<void> {
  await cli.connect();
  cli.write('photo.jpg', jpeg(640, 480));
  await cli('media upload photo.jpg');
  const { media } = cli.emulator.state;
  for (const uploaded of [...media.values()]) media.set(UPLOAD_ID, { ...uploaded, id: UPLOAD_ID });
}

const knowsVerifyToken = { env: { WABACTL_VERIFY_TOKEN: VERIFY_TOKEN } };

/** One scene for each command there is, so that a command without one does not compile. The demo needs a real host. */
export const SCENES: Readonly<Record<Exclude<CommandPath, 'demo'>, Scene>> = {
  connect: {
    line: `connect --name shop --graph-url ${GRAPH_URL} --token-stdin`,
    options: { stdin: DEFAULT_TOKEN, env: { WABACTL_APP_SECRET: DEFAULT_IDS.appSecret } },
  },
  whoami: { line: 'whoami', prepare: connected },
  'channel list': { line: 'channel list', prepare: connected },
  'channel show': { line: 'channel show', prepare: connected },
  'channel use': { line: 'channel use shop', prepare: connected },
  'channel rename': { line: 'channel rename shop bakery', prepare: connected },
  'channel refresh': {
    line: 'channel refresh shop --token-stdin',
    prepare: withNewToken,
    options: { stdin: NEW_TOKEN },
  },
  'channel remove': { line: 'channel remove shop --yes', prepare: connected },
  'phone list': { line: 'phone list', prepare: connected },
  'phone show': { line: 'phone show', prepare: connected },
  'phone add': { line: 'phone add +34600111222 --display-name "Luna Bakery Madrid"', prepare: connected },
  'phone request-code': { line: `phone request-code ${NEW_NUMBER}`, prepare: withNewNumber },
  'phone verify-code': { line: `phone verify-code 123-830 --phone ${NEW_NUMBER}`, prepare: withCode },
  'phone register': { line: 'phone register --again --pin-stdin', prepare: connected, options: { stdin: '271828' } },
  'phone deregister': { line: 'phone deregister --yes', prepare: connected },
  'phone set-pin': { line: 'phone set-pin --pin-stdin', prepare: connected, options: { stdin: '314159' } },
  'phone name': { line: 'phone name "Luna Bakery Madrid"', prepare: connected },
  // It says how, and that it did not do it.
  'phone delete': { line: 'phone delete', prepare: connected, code: 2 },
  'profile show': { line: 'profile show', prepare: connected },
  'profile sync': { line: 'profile sync', prepare: connected },
  'profile set': { line: 'profile set --about "Open until 8"', prepare: connected },
  'profile pull': { line: 'profile pull', prepare: connected },
  'profile plan': { line: 'profile plan', prepare: withProfileFile },
  'profile apply': { line: 'profile apply --yes', prepare: withProfileFile },
  'templates list': { line: 'templates list', prepare: connected },
  'templates show': { line: 'templates show hello_world', prepare: connected },
  'templates sync': { line: 'templates sync', prepare: connected },
  'templates preview': { line: 'templates preview order_ready', prepare: connected },
  'templates pull': { line: 'templates pull', prepare: connected },
  'templates plan': { line: 'templates plan', prepare: withTemplateFiles },
  'templates apply': { line: 'templates apply', prepare: withTemplateFiles },
  'templates status': { line: 'templates status', prepare: withTemplateFiles },
  'templates lint': { line: 'templates lint -', options: { stdin: JSON.stringify(TEMPLATE) } },
  'templates submit': { line: 'templates submit -', prepare: connected, options: { stdin: JSON.stringify(TEMPLATE) } },
  'templates edit': {
    line: 'templates edit - --yes',
    prepare: connected,
    options: { stdin: JSON.stringify({ ...TEMPLATE, name: 'weekend_offer', category: 'MARKETING' }) },
  },
  'templates delete': { line: 'templates delete hello_world --yes', prepare: connected },
  'templates unpause': { line: 'templates unpause hello_world', prepare: withPausedTemplate },
  'templates wait': { line: 'templates wait hello_world', prepare: connected },
  'templates library list': { line: 'templates library list', prepare: connected },
  'templates library show': { line: 'templates library show delivery_update_1 --language en_US', prepare: connected },
  'templates library use': {
    line: 'templates library use delivery_update_1 --language en_US --name my_delivery --button 0=https://example.com/a',
    prepare: connected,
  },
  'templates stats': { line: 'templates stats --days 30', prepare: withFigures },
  'templates compare': { line: 'templates compare order_ready pedido_listo --days 30', prepare: withFigures },
  'webhook status': { line: 'webhook status', prepare: withSubscription },
  'webhook subscribe': { line: 'webhook subscribe', prepare: connected },
  'webhook unsubscribe': { line: 'webhook unsubscribe --yes', prepare: withSubscription },
  'webhook fields': { line: 'webhook fields --add security', prepare: withSubscription, options: knowsVerifyToken },
  'webhook set': { line: `webhook set ${CALLBACK}`, prepare: withCallback, options: knowsVerifyToken },
  'webhook unset': { line: 'webhook unset --level app --yes', prepare: withSubscription },
  'webhook verify-token': { line: 'webhook verify-token', prepare: connected },
  'webhook verify': { line: `webhook verify ${CALLBACK}`, prepare: withCallback, options: knowsVerifyToken },
  'webhook verify-signature': {
    line: `webhook verify-signature --body-file - --signature ${sign(new TextEncoder().encode('{}'), DEFAULT_IDS.appSecret)}`,
    prepare: connected,
    options: { stdin: '{}' },
  },
  'webhook events list': { line: 'webhook events list', prepare: withEvents },
  'webhook events show': { line: 'webhook events show 1', prepare: withEvents },
  'webhook events export': { line: 'webhook events export', prepare: withEvents },
  'webhook listen': { line: 'webhook listen --timeout 1s', prepare: connected },
  'webhook trigger': { line: 'webhook trigger message-text', prepare: withLocalServer },
  'webhook replay': { line: 'webhook replay 1', prepare: withRecordedEvent },
  'send text': { line: `send text ${CUSTOMER} "Your order is ready"`, prepare: connected },
  'send image': { line: `send image ${CUSTOMER} https://example.com/a.jpg`, prepare: connected },
  'send video': { line: `send video ${CUSTOMER} https://example.com/a.mp4`, prepare: connected },
  'send audio': { line: `send audio ${CUSTOMER} https://example.com/a.ogg --voice`, prepare: connected },
  'send document': { line: `send document ${CUSTOMER} https://example.com/a.pdf`, prepare: connected },
  'send sticker': { line: `send sticker ${CUSTOMER} https://example.com/a.webp`, prepare: connected },
  'send location': { line: `send location ${CUSTOMER} --at -33.45,-70.66 --name Luna`, prepare: connected },
  'send contacts': { line: `send contacts ${CUSTOMER} --name "Ana Torres" --phone ${CUSTOMER}`, prepare: connected },
  'send buttons': { line: `send buttons ${CUSTOMER} "Tea?" --button yes=Yes --button No`, prepare: connected },
  'send list': { line: `send list ${CUSTOMER} "Which?" --button Cakes --row carrot=Carrot|Nuts`, prepare: connected },
  'send cta-url': {
    line: `send cta-url ${CUSTOMER} "Our menu" --button Menu --url https://example.com/`,
    prepare: connected,
  },
  'send flow': { line: `send flow ${CUSTOMER} "Your table" --flow-id 1123581321345 --button Book`, prepare: connected },
  'send product': { line: `send product ${CUSTOMER} --catalog 194836987003835 --product SKU-1`, prepare: connected },
  'send catalog': { line: `send catalog ${CUSTOMER} "All our bread"`, prepare: connected },
  'send location-request': { line: `send location-request ${CUSTOMER} "Where are you?"`, prepare: connected },
  'send address': { line: 'send address +919876543210 "Where to?" --value city=Mumbai', prepare: connected },
  'send reaction': { line: `send reaction ${CUSTOMER} wamid.A 👍`, prepare: connected },
  'send raw': {
    line: `send raw - --to ${CUSTOMER}`,
    prepare: connected,
    options: { stdin: '{"type":"text","text":{"body":"Hi"}}' },
  },
  'send read': { line: 'send read wamid.THEIRS', prepare: withTheirMessage },
  'send typing': { line: 'send typing wamid.THEIRS', prepare: withTheirMessage },
  'optout list': { line: 'optout list', prepare: withOptOut },
  'optout add': { line: `optout add ${CUSTOMER}`, prepare: connected },
  'optout remove': { line: `optout remove ${CUSTOMER} --yes`, prepare: withOptOut },
  'optout import': { line: 'optout import -', prepare: connected, options: { stdin: `phone\n${CUSTOMER}\nx\n` } },
  'optout words set': { line: 'optout words set STOP,BAJA --resume START', prepare: connected },
  'optout words show': { line: 'optout words show', prepare: connected },
  'optout words off': { line: 'optout words off', prepare: connected },
  'send template': { line: `send template ${CUSTOMER} hello_world`, prepare: connected },
  trace: { line: `trace ${CUSTOMER}`, prepare: withEvents },
  'media upload': {
    line: 'media upload - --again',
    prepare: withUpload,
    options: { stdin: jpeg(640, 480) },
  },
  'media show': { line: `media show ${UPLOAD_ID}`, prepare: withUpload },
  'media download': { line: `media download ${UPLOAD_ID} --to fetched.jpg`, prepare: withUpload },
  'media delete': { line: `media delete ${UPLOAD_ID} --yes`, prepare: withUpload },
  'send bulk': {
    line: 'send bulk --csv - --template hello_world --i-have-consent --yes',
    prepare: connected,
    options: { stdin: `phone\n${CUSTOMER}\nx\n` },
  },
  'send bulk status': { line: `send bulk status ${RUN_ID}`, prepare: withBulkRun },
  'send bulk report': { line: `send bulk report ${RUN_ID}`, prepare: withBulkRun },
  'send bulk resume': { line: 'send bulk resume', prepare: withBulkRun },
  'send bulk cancel': { line: `send bulk cancel ${RUN_ID} --yes`, prepare: withBulkRun },
  limits: { line: 'limits', prepare: connected },
  'emulator start': { line: 'emulator start --port 4999', options: { meanwhile: interrupt }, code: 130 },
  'emulator inbound': { line: `emulator inbound "Is it ready?" --from ${CUSTOMER}`, prepare: connected },
  'emulator routes': { line: 'emulator routes' },
  'config explain': { line: 'config explain' },
  completion: { line: 'completion bash' },
  help: { line: 'help exit-codes' },
};
