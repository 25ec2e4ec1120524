import { DEFAULT_IDS, DEFAULT_TOKEN, defaultSeed } from '../../src/emulator/default-seed.js';
import type { Seed } from '../../src/emulator/seed.js';
import { GRAPH, GRAPH_URL, type Terminal, terminal } from '../support/cli.js';
import type { FakeHost } from '../support/fake-host.js';
import { jpeg } from '../support/pictures.js';
import { happens } from '../support/template-events.js';
import { type Exchange, recordCallback, recordGraph } from './exchange.js';

const CUSTOMER = '+15550142233';
const { businessId, phoneId, wabaId } = DEFAULT_IDS;

/** Command lines as people type them, with everything that crosses the network because of them. */
export async function tourCommands(): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  const shop = watched(exchanges, defaultSeed);
  await connectAndLookAround(shop);
  await changeTheProfile(shop);
  await leadANumber(shop);
  await submitTemplates(shop);
  await keepFiles(shop);
  await receiveAndSend(shop, exchanges);
  await meetRefusals(watched(exchanges, seedWithWeakTokens));
  return exchanges;
}

function watched(exchanges: Exchange[], seed: Seed): Terminal {
  const shop = terminal({ seed });
  const { servers } = shop.network;
  servers.set(GRAPH, recordGraph(shop.emulator.handler, shop.emulator.state, exchanges));
  return shop;
}

/** Runs one line that must end as told: a tour that stops at its first stop would object to nothing. */
async function expectCode(code: number, run: ReturnType<Terminal>): Promise<void> {
  const { code: actual, stdout, stderr } = await run;
  if (actual !== code) throw new Error(`Exit code ${actual} instead of ${code}:\n${stdout}\n${stderr}`);
}

async function connectAndLookAround(shop: Terminal): Promise<void> {
  await expectCode(0, shop.connect());
  for (const line of ['channel list', 'channel show', 'profile show', 'profile sync', 'templates list', 'limits'])
    await expectCode(0, shop(line));
}

async function changeTheProfile(shop: Terminal): Promise<void> {
  shop.write('logo.png', picture());
  await expectCode(
    0,
    shop(
      'profile set --about "Bread and coffee" --description "Since 1987" --address "1 Main St" --email hi@lunabakery.example --vertical RESTAURANT --website https://lunabakery.example/menu --yes',
    ),
  );
  await expectCode(0, shop('profile set --picture logo.png --yes'));
  await expectCode(0, shop('profile set --clear address --yes'));
}

/** From added to registered and off again, with the refusals on the way. */
async function leadANumber(shop: Terminal): Promise<void> {
  const number = '+34600111222';
  const pinOf = (pin: string) => ({ stdin: pin });
  await expectCode(0, shop(`phone add ${number} --display-name "Luna Madrid"`));
  await expectCode(0, shop(`phone request-code ${number} --method voice`));
  const added = [...shop.emulator.state.phones.values()].find((phone) => `+${phone.number}` === number);
  await expectCode(4, shop(`phone verify-code 000000 --phone ${number}`));
  await expectCode(0, shop(`phone verify-code ${added?.pendingCode?.code} --phone ${number}`));
  await expectCode(0, shop(`phone register ${number} --pin-stdin`, pinOf('314159')));
  await expectCode(4, shop(`phone register ${number} --again --pin-stdin`, pinOf('141421')));
  await expectCode(0, shop(`phone set-pin ${number} --pin-stdin`, pinOf('141421')));
  await expectCode(0, shop(`phone name "Luna Bakery Madrid" ${number}`));
  await expectCode(0, shop(`phone deregister ${number} --yes`));
  for (const line of ['phone list', `phone show ${number}`]) await expectCode(0, shop(line));
}

/** The first bytes of a PNG of 640 by 640 pixels. */
function picture(): Uint8Array {
  const header = '89504e470d0a1a0a0000000d49484452000002800000028008060000';
  return new Uint8Array(Buffer.concat([Buffer.from(header, 'hex'), Buffer.alloc(200)]));
}

const template = {
  name: 'order_pickup',
  language: 'en_US',
  category: 'UTILITY',
  components: [
    { type: 'HEADER', format: 'TEXT', text: 'Order {{1}} is ready', example: { header_text: ['LB-1042'] } },
    { type: 'BODY', text: 'Hi {{1}}, your order is ready.', example: { body_text: [['Ana']] } },
    { type: 'FOOTER', text: 'Luna Bakery' },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'On my way' },
        {
          type: 'URL',
          text: 'Track',
          url: 'https://lunabakery.example/o/{{1}}',
          example: ['https://lunabakery.example/o/1'],
        },
      ],
    },
  ],
};

async function submitTemplates(shop: Terminal): Promise<void> {
  const file = shop.write('template.json', JSON.stringify(template));
  await expectCode(0, shop(`templates submit ${file} --yes`));
  await shop.advance(10_000);
  await expectCode(0, shop('templates sync'));
  await expectCode(0, shop('templates list'));
  await expectCode(0, shop('templates show order_pickup'));
  await changeTemplates(shop);
}

async function changeTemplates(shop: Terminal): Promise<void> {
  shop.write('menu.jpg', jpeg(600, 400));
  const menu = (text: string) =>
    `{name: menu, language: es, category: MARKETING, components: [{type: HEADER, format: IMAGE, sample: menu.jpg}, {type: BODY, text: ${text}}]}`;
  await expectCode(0, shop(`templates submit ${shop.write('menu.yaml', menu('La carta nueva.'))} --wait`));
  await expectCode(0, shop(`templates edit ${shop.write('menu.yaml', menu('La carta de hoy.'))} --yes`));
  await expectCode(0, shop('templates wait'));
  await happens(shop, { name: 'menu' }, 'pause', { reason: 'RATE_LIMITING_PAUSE' });
  await expectCode(0, shop('templates unpause menu'));
  await expectCode(0, shop('templates delete menu --yes'));
  await expectCode(0, shop('templates submit - --yes', { stdin: JSON.stringify({ ...template, name: 'order_gone' }) }));
  await expectCode(0, shop('templates delete order_gone --all-languages --yes'));
}

/** Stored, read, fetched, found again and deleted. */
async function keepFiles(shop: Terminal): Promise<void> {
  shop.write('window.jpg', jpeg(600, 400));
  for (const line of ['media upload window.jpg', 'media upload window.jpg']) await expectCode(0, shop(line));
  const [id] = shop.emulator.state.media.keys();
  for (const line of [`media show ${id}`, `media download ${id}`, `media delete ${id} --yes`])
    await expectCode(0, shop(line));
  await expectCode(4, shop(`media show ${id}`));
}

async function receiveAndSend(shop: Terminal, exchanges: Exchange[]): Promise<void> {
  // No callback yet: told as an external fault.
  await expectCode(6, shop('webhook status'));
  await expectCode(0, shop('webhook subscribe --yes'));
  await expectCode(130, shop('webhook listen --port 0', { meanwhile: (host) => talk(shop, host, exchanges) }));
}

async function talk(shop: Terminal, host: FakeHost, exchanges: Exchange[]): Promise<void> {
  const address = `127.0.0.1:${await host.listening()}`;
  const listener = shop.network.servers.get(address);
  if (!listener) throw new Error('webhook listen does not listen');
  shop.network.servers.set(address, recordCallback(listener, exchanges));
  await expectCode(0, shop(`webhook verify http://${address}/`));
  await expectCode(0, shop(`webhook set http://${address}/ --yes`));
  for (const level of ['phone', 'waba'])
    await expectCode(0, shop(`webhook set http://${address}/ --level ${level} --yes`));
  await expectCode(0, shop('webhook status'));
  for (const level of ['phone', 'waba']) await expectCode(0, shop(`webhook unset --level ${level} --yes`));
  await expectCode(0, shop(`emulator inbound "Are you open today?" --from ${CUSTOMER} --graph-url ${GRAPH_URL}`));
  await shop.advance(5_000);
  await host.printed('Are you open today?');
  await expectCode(0, shop(`send text ${CUSTOMER} "Until six, see https://lunabakery.example/"`));
  await expectCode(
    0,
    shop(`send template ${CUSTOMER} order_ready --param first_name=Ana --param order_number=LB-1042`),
  );
  await expectCode(0, shop(`send template ${CUSTOMER} order_pickup --param Ana --header LB-1042 --button 1=1042`));
  const theirs = [...shop.emulator.state.messages.values()].find(({ direction }) => direction === 'in');
  await expectCode(0, shop(`send text ${CUSTOMER} "See you!" --reply-to ${theirs?.id}`));
  await sendEveryKind(shop, theirs?.id ?? '');
  for (let step = 0; step < 5; step += 1) await shop.advance(5_000);
  await expectCode(0, shop('webhook unset --level app --yes'));
  host.pressCtrlC();
}

async function sendEveryKind(shop: Terminal, theirs: string): Promise<void> {
  const page = 'https://lunabakery.example';
  const to = CUSTOMER;
  const lines = [
    `send image ${to} ${page}/cake.jpg --caption Cake`,
    `send video ${to} ${page}/oven.mp4 --caption Oven`,
    `send audio ${to} ${page}/bell.ogg --voice`,
    `send document ${to} ${page}/menu.pdf --filename menu.pdf --caption Menu`,
    `send sticker ${to} ${page}/bread.webp`,
    `send location ${to} --at -33.45,-70.66 --name Luna --address Street`,
    `send contacts ${to} --name Ana --phone ${to} --on-whatsapp --email ana@lunabakery.example --org Luna --url ${page}`,
    `send buttons ${to} Tea? --button yes=Yes --button No --header-text Tea --footer Luna`,
    `send list ${to} Which? --button Cakes --section Sweet --row carrot=Carrot|Nuts --section Salty --row Olive`,
    `send cta-url ${to} Menu --button Open --url ${page}/menu --header-image ${page}/cake.jpg`,
    `send flow ${to} Table --flow-id 1123581321345 --button Book --screen TIMES --data day=today`,
    `send flow ${to} Table --flow-name booking --button Book --ask-server --draft`,
    `send product ${to} Fresh --catalog 194836987003835 --product SKU-1`,
    `send product ${to} Fresh --catalog 194836987003835 --header-text Ours --section Bread --product SKU-1 --product SKU-2`,
    `send catalog ${to} Fresh --thumbnail SKU-1`,
    `send location-request ${to} Where?`,
    'send address +919876543210 Where? --value city=Mumbai --error city=Where?',
    `send reaction ${to} ${theirs} 👍`,
    `send reaction ${to} ${theirs} --remove`,
    `send read ${theirs}`,
    `send typing ${theirs}`,
  ];
  for (const line of lines) await expectCode(0, shop(line));
  await expectCode(0, shop(`send raw - --to ${to}`, { stdin: JSON.stringify({ text: { body: 'As I wrote it' } }) }));
  await expectRefusal(shop(`send image ${to} 123456789`));
}

const SEND_ONLY = `EAAK${'sendOnly'.repeat(20)}ZDZD`;
const EXPIRED = `EAAK${'expired0'.repeat(20)}ZDZD`;

const seedWithWeakTokens: Seed = {
  ...defaultSeed,
  tokens: [
    ...(defaultSeed.tokens ?? []),
    {
      token: SEND_ONLY,
      appId: DEFAULT_IDS.appId,
      userId: DEFAULT_IDS.systemUserId,
      scopes: ['whatsapp_business_messaging'],
    },
    { token: EXPIRED, appId: DEFAULT_IDS.appId, userId: DEFAULT_IDS.systemUserId, invalidSubcode: 463 },
  ],
};

async function meetRefusals(shop: Terminal): Promise<void> {
  const connect = (token: string, flags = '') =>
    shop(`connect --name other --graph-url ${GRAPH_URL} --token-stdin --no-input ${flags}`, { stdin: token });
  for (const token of [SEND_ONLY, EXPIRED, `EAAK${'unknown0'.repeat(20)}ZDZD`]) await expectRefusal(connect(token));
  // Wrong ids are tried out by reading them as other kinds of objects, which must not go wrong either.
  for (const id of [phoneId, businessId]) await expectCode(0, connect(DEFAULT_TOKEN, `--waba ${id}`));
  await expectRefusal(connect(DEFAULT_TOKEN, '--waba 999999999999999'));
  await expectCode(0, shop.connect());
  await expectRefusal(shop(`templates submit ${shop.write('again.json', JSON.stringify(duplicate))} --yes`));
  await expectRefusal(shop(`send template ${CUSTOMER} no_such_template --language en_US`));
  await expectRefusal(
    shop(`send text ${CUSTOMER} "Nobody wrote in the last 24 hours"`, { env: { WABACTL_TOKEN: EXPIRED } }),
  );
  shop.emulator.state.wabas.delete(wabaId);
  shop.emulator.state.phones.delete(phoneId);
  await expectRefusal(shop('profile sync'));
  await expectRefusal(shop('templates sync'));
}

const duplicate = {
  name: 'order_ready',
  language: 'en_US',
  category: 'UTILITY',
  components: [{ type: 'BODY', text: 'Your order is ready.' }],
};

async function expectRefusal(run: ReturnType<Terminal>): Promise<void> {
  const { code, stdout } = await run;
  if (code === 0) throw new Error(`This should have been refused:\n${stdout}`);
}
