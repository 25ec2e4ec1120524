/**
 * Libraries that others send with, and our command lines, must put the same on the wire, for every kind that both can send.
 * What is unlike is listed with its reason; a reason that explains nothing any more fails.
 */
import { Client, MessageType } from '@great-detail/whatsapp';
import { WhatsAppClient } from '@kapso/whatsapp-cloud-api';
import { describe, expect, test } from 'vitest';
import { WhatsAppAPI } from 'whatsapp-api-js';
import {
  ActionButtons,
  ActionCatalog,
  ActionContactRequest,
  ActionCTA,
  ActionDataExchangeFlow,
  ActionList,
  ActionLocation,
  ActionNavigateFlow,
  ActionProduct,
  ActionProductList,
  Address,
  Audio,
  Birthday,
  Body,
  BodyComponent,
  BodyParameter,
  Button,
  CatalogProduct,
  Contacts,
  Document,
  Email,
  Footer,
  Header,
  Image,
  Interactive,
  ListSection,
  Location,
  Name,
  Organization,
  Phone,
  Product,
  ProductSection,
  Reaction,
  Row,
  Sticker,
  Template,
  Text,
  Url,
  Video,
} from 'whatsapp-api-js/messages';
import { WABAClient } from 'whatsapp-business';
import { toOrigin } from './loopback.js';
import { ANA, differences, openRecorder, ours, phoneId, THEIRS, token } from './wire.js';

const MENU = 'https://luna.example/menu';
const CATALOG = '194836987003835';
const FLOW = '1123581321345';
const EVA = {
  name: { formatted_name: 'Eva Luna', first_name: 'Eva', last_name: 'Luna' },
  phones: [{ phone: '+34600111222', type: 'WORK', wa_id: '34600111222' }],
  emails: [{ email: 'eva@luna.example', type: 'WORK' }],
  addresses: [{ street: '1 Main St', city: 'Luna', zip: '94025', country: 'Spain', country_code: 'ES', type: 'WORK' }],
  org: { company: 'Luna', department: 'Oven', title: 'Baker' },
  urls: [{ url: MENU, type: 'WORK' }],
  birthday: '1990-02-20',
};

/** The same messages, as our command lines say them. */
const LINES = {
  text: { line: `send text ${ANA} Hello --preview` },
  reply: { line: `send text ${ANA} Hello --preview --reply-to ${THEIRS}` },
  tracked: { line: `send text ${ANA} Hello --preview --callback-data LB-1` },
  'to a user id': { line: 'send text US.13491208655302741918 Hello --preview' },
  image: { line: `send image ${ANA} ${MENU}.jpg --caption Menu` },
  video: { line: `send video ${ANA} ${MENU}.mp4 --caption Menu` },
  audio: { line: `send audio ${ANA} ${MENU}.mp3` },
  voice: { line: `send audio ${ANA} ${MENU}.ogg --voice` },
  document: { line: `send document ${ANA} ${MENU}.pdf --filename menu.pdf --caption Menu` },
  sticker: { line: `send sticker ${ANA} ${MENU}.webp` },
  location: { line: `send location ${ANA} --at -33.45,-70.66 --name Luna --address Street` },
  contacts: { line: `send contacts ${ANA} --file -`, stdin: JSON.stringify([EVA]) },
  template: { line: `send template ${ANA} pedido_listo --param Eva --param LB-1` },
  reaction: { line: `send reaction ${ANA} ${THEIRS} 👍` },
  'reaction taken back': { line: `send reaction ${ANA} ${THEIRS} --remove` },
  buttons: { line: `send buttons ${ANA} Tea? --button yes=Yes --button no=No --header-text Tea --footer Luna` },
  'buttons below a picture': { line: `send buttons ${ANA} Tea? --button yes=Yes --header-image ${MENU}.jpg` },
  list: { line: `send list ${ANA} Which? --button Cakes --section Sweet --row "carrot=Carrot|Nuts" --row plain=Plain` },
  link: { line: `send cta-url ${ANA} Menu --button Open --url ${MENU} --footer Luna` },
  flow: {
    line: `send flow ${ANA} Table --flow-id ${FLOW} --button Book --reference LB-1 --screen TIMES --data day=today --draft`,
  },
  'flow of a server': {
    line: `send flow ${ANA} Table --flow-id ${FLOW} --button Book --reference LB-1 --draft --ask-server`,
  },
  product: { line: `send product ${ANA} Fresh --catalog ${CATALOG} --product SKU-1 --footer Luna` },
  products: {
    line: `send product ${ANA} Fresh --catalog ${CATALOG} --section Bread --product SKU-1 --product SKU-2 --section Cakes --product SKU-3 --header-text Ours`,
  },
  catalog: { line: `send catalog ${ANA} Fresh --thumbnail SKU-1` },
  'location request': { line: `send location-request ${ANA} Where?` },
  address: { line: 'send address +919876543210 Where? --value name=Eva --value in_pin_code=400051' },
  'contact request': {
    line: `send raw - --to ${ANA}`,
    stdin: JSON.stringify({
      type: 'interactive',
      interactive: { type: 'request_contact_info', body: { text: 'You?' }, action: { name: 'request_contact_info' } },
    }),
  },
  read: { line: `send read ${THEIRS}` },
  typing: { line: `send typing ${THEIRS}` },
} as const;

type Kind = keyof typeof LINES;
type Sends = Partial<Record<Kind, () => PromiseLike<unknown>>>;
type Opens = (origin: string) => Sends;

const kapso: Opens = (origin) => {
  const { messages } = new WhatsAppClient({ accessToken: token, baseUrl: origin });
  const to = { phoneNumberId: phoneId, to: ANA };
  const text = { body: 'Hello', previewUrl: true };
  return {
    text: () => messages.sendText({ ...to, ...text }),
    reply: () => messages.sendText({ ...to, ...text, contextMessageId: THEIRS }),
    tracked: () => messages.sendText({ ...to, ...text, bizOpaqueCallbackData: 'LB-1' }),
    'to a user id': () => messages.sendText({ phoneNumberId: phoneId, recipient: 'US.13491208655302741918', ...text }),
    image: () => messages.sendImage({ ...to, image: { link: `${MENU}.jpg`, caption: 'Menu' } }),
    video: () => messages.sendVideo({ ...to, video: { link: `${MENU}.mp4`, caption: 'Menu' } }),
    audio: () => messages.sendAudio({ ...to, audio: { link: `${MENU}.mp3` } }),
    voice: () => messages.sendAudio({ ...to, audio: { link: `${MENU}.ogg`, voice: true } }),
    document: () =>
      messages.sendDocument({ ...to, document: { link: `${MENU}.pdf`, filename: 'menu.pdf', caption: 'Menu' } }),
    sticker: () => messages.sendSticker({ ...to, sticker: { link: `${MENU}.webp` } }),
    location: () =>
      messages.sendLocation({
        ...to,
        location: { latitude: -33.45, longitude: -70.66, name: 'Luna', address: 'Street' },
      }),
    contacts: () =>
      messages.sendContacts({
        ...to,
        contacts: [
          {
            name: { formattedName: 'Eva Luna', firstName: 'Eva', lastName: 'Luna' },
            phones: [{ phone: '+34600111222', type: 'WORK', waId: '34600111222' }],
            emails: [{ email: 'eva@luna.example', type: 'WORK' }],
            addresses: [
              { street: '1 Main St', city: 'Luna', zip: '94025', country: 'Spain', countryCode: 'ES', type: 'WORK' },
            ],
            org: { company: 'Luna', department: 'Oven', title: 'Baker' },
            urls: [{ url: MENU, type: 'WORK' }],
            birthday: '1990-02-20',
          },
        ],
      }),
    template: () =>
      messages.sendTemplate({
        ...to,
        template: {
          name: 'pedido_listo',
          language: { code: 'es' },
          components: [
            {
              type: 'body',
              parameters: [
                { type: 'text', text: 'Eva' },
                { type: 'text', text: 'LB-1' },
              ],
            },
          ],
        },
      }),
    reaction: () => messages.sendReaction({ ...to, reaction: { messageId: THEIRS, emoji: '👍' } }),
    'reaction taken back': () => messages.sendReaction({ ...to, reaction: { messageId: THEIRS, emoji: '' } }),
    buttons: () =>
      messages.sendInteractiveButtons({
        ...to,
        header: { type: 'text', text: 'Tea' },
        bodyText: 'Tea?',
        footerText: 'Luna',
        buttons: [
          { id: 'yes', title: 'Yes' },
          { id: 'no', title: 'No' },
        ],
      }),
    'buttons below a picture': () =>
      messages.sendInteractiveButtons({
        ...to,
        header: { type: 'image', image: { link: `${MENU}.jpg` } },
        bodyText: 'Tea?',
        buttons: [{ id: 'yes', title: 'Yes' }],
      }),
    list: () =>
      messages.sendInteractiveList({
        ...to,
        bodyText: 'Which?',
        buttonText: 'Cakes',
        sections: [
          {
            title: 'Sweet',
            rows: [
              { id: 'carrot', title: 'Carrot', description: 'Nuts' },
              { id: 'plain', title: 'Plain' },
            ],
          },
        ],
      }),
    link: () =>
      messages.sendInteractiveCtaUrl({
        ...to,
        bodyText: 'Menu',
        footerText: 'Luna',
        parameters: { displayText: 'Open', url: MENU },
      }),
    flow: () =>
      messages.sendInteractiveFlow({
        ...to,
        bodyText: 'Table',
        parameters: {
          flowId: FLOW,
          flowCta: 'Book',
          flowToken: 'LB-1',
          mode: 'draft',
          flowMessageVersion: '3',
          flowAction: 'navigate',
          flowActionPayload: { screen: 'TIMES', data: { day: 'today' } },
        },
      }),
    'flow of a server': () =>
      messages.sendInteractiveFlow({
        ...to,
        bodyText: 'Table',
        parameters: {
          flowId: FLOW,
          flowCta: 'Book',
          flowToken: 'LB-1',
          mode: 'draft',
          flowMessageVersion: '3',
          flowAction: 'data_exchange',
        },
      }),
    product: () =>
      messages.sendInteractiveProduct({
        ...to,
        bodyText: 'Fresh',
        footerText: 'Luna',
        catalogId: CATALOG,
        productRetailerId: 'SKU-1',
      }),
    products: () =>
      messages.sendInteractiveProductList({
        ...to,
        header: { type: 'text', text: 'Ours' },
        bodyText: 'Fresh',
        catalogId: CATALOG,
        sections: [
          { title: 'Bread', productItems: [{ productRetailerId: 'SKU-1' }, { productRetailerId: 'SKU-2' }] },
          { title: 'Cakes', productItems: [{ productRetailerId: 'SKU-3' }] },
        ],
      }),
    catalog: () =>
      messages.sendInteractiveCatalogMessage({
        ...to,
        bodyText: 'Fresh',
        parameters: { thumbnailProductRetailerId: 'SKU-1' },
      }),
    'location request': () =>
      messages.sendInteractiveLocationRequest({ ...to, bodyText: 'Where?', parameters: { requestMessage: 'x' } }),
    address: () =>
      messages.sendInteractiveAddress({
        phoneNumberId: phoneId,
        to: '+919876543210',
        bodyText: 'Where?',
        parameters: { country: 'IN', values: { name: 'Eva', inPinCode: '400051' } },
      }),
    read: () => messages.markRead({ phoneNumberId: phoneId, messageId: THEIRS }),
    typing: () => messages.markRead({ phoneNumberId: phoneId, messageId: THEIRS, typingIndicator: { type: 'text' } }),
  };
};

const whatsappApiJs: Opens = (origin) => {
  const client = new WhatsAppAPI({
    token,
    v: 'v23.0',
    secure: false,
    ponyfill: { fetch: (input: string | URL | Request, init?: RequestInit) => fetch(toOrigin(input, origin), init) },
  });
  const send = (message: Parameters<typeof client.sendMessage>[2], context?: string, callbackData?: string) => () =>
    client.sendMessage(phoneId, ANA, message, context, callbackData);
  return {
    text: send(new Text('Hello', true)),
    reply: send(new Text('Hello', true), THEIRS),
    tracked: send(new Text('Hello', true), undefined, 'LB-1'),
    'to a user id': () => client.sendMessage(phoneId, { bsuid: 'US.13491208655302741918' }, new Text('Hello', true)),
    image: send(new Image(`${MENU}.jpg`, false, 'Menu')),
    video: send(new Video(`${MENU}.mp4`, false, 'Menu')),
    audio: send(new Audio(`${MENU}.mp3`)),
    voice: send(new Audio(`${MENU}.ogg`, false, true)),
    document: send(new Document(`${MENU}.pdf`, false, 'Menu', 'menu.pdf')),
    sticker: send(new Sticker(`${MENU}.webp`)),
    location: send(new Location(-70.66, -33.45, 'Luna', 'Street')),
    contacts: send(
      new Contacts([
        new Name('Eva Luna', 'Eva', 'Luna'),
        new Phone('+34600111222', 'WORK', '34600111222'),
        new Email('eva@luna.example', 'WORK'),
        new Address('Spain', 'ES', undefined, 'Luna', '1 Main St', '94025', 'WORK'),
        new Organization('Luna', 'Oven', 'Baker'),
        new Url(MENU, 'WORK'),
        new Birthday('1990', '02', '20'),
      ]),
    ),
    template: send(
      new Template('pedido_listo', 'es', new BodyComponent(new BodyParameter('Eva'), new BodyParameter('LB-1'))),
    ),
    reaction: send(new Reaction(THEIRS, '👍')),
    'reaction taken back': send(new Reaction(THEIRS)),
    buttons: send(
      new Interactive(
        new ActionButtons(new Button('yes', 'Yes'), new Button('no', 'No')),
        new Body('Tea?'),
        new Header('Tea'),
        new Footer('Luna'),
      ),
    ),
    'buttons below a picture': send(
      new Interactive(
        new ActionButtons(new Button('yes', 'Yes')),
        new Body('Tea?'),
        new Header(new Image(`${MENU}.jpg`)),
      ),
    ),
    list: send(
      new Interactive(
        new ActionList(
          'Cakes',
          new ListSection('Sweet', new Row('carrot', 'Carrot', 'Nuts'), new Row('plain', 'Plain')),
        ),
        new Body('Which?'),
      ),
    ),
    link: send(new Interactive(new ActionCTA('Open', MENU), new Body('Menu'), undefined, new Footer('Luna'))),
    flow: send(
      new Interactive(
        new ActionNavigateFlow('LB-1', FLOW, 'Book', 'TIMES', { day: 'today' }, 'draft'),
        new Body('Table'),
      ),
    ),
    'flow of a server': send(
      new Interactive(new ActionDataExchangeFlow('LB-1', FLOW, 'Book', 'draft'), new Body('Table')),
    ),
    product: send(
      new Interactive(
        new ActionProduct(new CatalogProduct('SKU-1', CATALOG)),
        new Body('Fresh'),
        undefined,
        new Footer('Luna'),
      ),
    ),
    products: send(
      new Interactive(
        new ActionProductList(
          CATALOG,
          new ProductSection('Bread', new Product('SKU-1'), new Product('SKU-2')),
          new ProductSection('Cakes', new Product('SKU-3')),
        ),
        new Body('Fresh'),
        new Header('Ours'),
      ),
    ),
    catalog: send(new Interactive(new ActionCatalog(new Product('SKU-1')), new Body('Fresh'))),
    'location request': send(new Interactive(new ActionLocation(), new Body('Where?'))),
    'contact request': send(new Interactive(new ActionContactRequest(), new Body('You?'))),
    read: () => client.markAsRead(phoneId, THEIRS),
    typing: () => client.markAsRead(phoneId, THEIRS, 'text'),
  };
};

/** It adds little to what it is given; what is compared are its own types and that little. */
const whatsappBusiness: Opens = (origin) => {
  const client = new WABAClient({ apiToken: token, phoneId, accountId: '1' });
  const { defaults } = client.restClient.fetch;
  defaults.baseURL = defaults.baseURL?.replace('https://graph.facebook.com', origin) ?? '';
  const to = ANA;
  return {
    text: () => client.sendMessage({ to, type: 'text', text: { body: 'Hello', preview_url: true } }),
    image: () => client.sendMessage({ to, type: 'image', image: { link: `${MENU}.jpg`, caption: 'Menu' } }),
    document: () =>
      client.sendMessage({
        to,
        type: 'document',
        document: { link: `${MENU}.pdf`, filename: 'menu.pdf', caption: 'Menu' },
      }),
    location: () =>
      client.sendMessage({
        to,
        type: 'location',
        location: { latitude: '-33.45', longitude: '-70.66', name: 'Luna', address: 'Street' },
      }),
    reaction: () => client.sendMessage({ to, type: 'reaction', reaction: { message_id: THEIRS, emoji: '👍' } }),
    product: () =>
      client.sendMessage({
        to,
        type: 'interactive',
        interactive: {
          type: 'product',
          body: { text: 'Fresh' },
          footer: { text: 'Luna' },
          action: { catalog_id: CATALOG, product_retailer_id: 'SKU-1' },
        },
      }),
    catalog: () =>
      client.sendMessage({
        to,
        type: 'interactive',
        interactive: {
          type: 'catalog_message',
          body: { text: 'Fresh' },
          action: { name: 'catalog_message', parameters: { thumbnail_product_retailer_id: 'SKU-1' } },
        },
      }),
    read: () => client.markMessageAsRead(THEIRS),
  };
};

/** The same goes for this one. Its type for reactions says `sticker`, so it cannot send any. */
const greatDetail: Opens = (origin) => {
  const { message } = new Client({ prefixUrl: origin, request: { retry: 0 } });
  const to = { phoneNumberID: phoneId, to: ANA } as const;
  return {
    text: () => message.createMessage({ ...to, type: MessageType.Text, text: { body: 'Hello', preview_url: true } }),
    image: () =>
      message.createMessage({ ...to, type: MessageType.Image, image: { link: `${MENU}.jpg`, caption: 'Menu' } }),
    sticker: () => message.createMessage({ ...to, type: MessageType.Sticker, sticker: { link: `${MENU}.webp` } }),
    location: () =>
      message.createMessage({
        ...to,
        type: MessageType.Location,
        location: { latitude: -33.45, longitude: -70.66, name: 'Luna', address: 'Street' },
      }),
    read: () => message.createStatus({ phoneNumberID: phoneId, message_id: THEIRS, status: 'read' }),
  };
};

const LIBRARIES = {
  '@kapso/whatsapp-cloud-api': kapso,
  'whatsapp-api-js': whatsappApiJs,
  'whatsapp-business': whatsappBusiness,
  '@great-detail/whatsapp': greatDetail,
} as const;

type Library = keyof typeof LIBRARIES;

const NUMBERS = "Meta's pages and its API description have coordinates as text; numbers are taken too";

/** By library and difference. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  '@kapso/whatsapp-cloud-api location.latitude: -33.45, ours "-33.45"': NUMBERS,
  '@kapso/whatsapp-cloud-api location.longitude: -70.66, ours "-70.66"': NUMBERS,
  'whatsapp-api-js location.latitude: -33.45, ours "-33.45"': NUMBERS,
  'whatsapp-api-js location.longitude: -70.66, ours "-70.66"': NUMBERS,
  '@great-detail/whatsapp location.latitude: -33.45, ours "-33.45"': NUMBERS,
  '@great-detail/whatsapp location.longitude: -70.66, ours "-70.66"': NUMBERS,
  '@kapso/whatsapp-cloud-api interactive.action.parameters: {"request_message":"x"}, ours missing':
    'no page of Meta has parameters for a location request',
  'whatsapp-api-js template.language.policy: "deterministic", ours missing':
    'the only policy there is, and the default',
  'whatsapp-business recipient_type: missing, ours "individual"':
    "optional on Meta's pages, required in its API description",
};

describe.each(Object.keys(LIBRARIES) as Library[])('%s', (library) => {
  const found = new Set<string>();

  test.each(Object.keys(LIBRARIES[library]('http://nowhere')) as Kind[])('sends the same: %s', async (kind) => {
    const { origin, bodies } = await openRecorder();
    await LIBRARIES[library](origin)[kind]?.();
    const unlike = differences(bodies.at(-1), await ours(LINES[kind])).map((difference) => `${library} ${difference}`);
    for (const difference of unlike) found.add(difference);
    expect(unlike.filter((difference) => !(difference in EXCEPTIONS))).toEqual([]);
  });

  test('has no exception that is needed no more', () => {
    const listed = Object.keys(EXCEPTIONS).filter((difference) => difference.startsWith(`${library} `));
    expect(listed.filter((difference) => !found.has(difference))).toEqual([]);
  });
});

test('every kind is sent by one library at least', () => {
  const sent = Object.values(LIBRARIES).flatMap((open) => Object.keys(open('http://nowhere')));
  expect(Object.keys(LINES).filter((kind) => !sent.includes(kind))).toEqual([]);
});
