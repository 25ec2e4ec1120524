/** What is checked before a message goes out, and what the emulator refuses, were written apart; they must agree. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkButtons, toButtonsAction } from '../../../src/core/messages/buttons.js';
import { checkContacts, toContact } from '../../../src/core/messages/contacts.js';
import { checkFlow, toFlowAction } from '../../../src/core/messages/flow.js';
import { checkLink, checkSurroundings, toCtaUrlAction, toInteractive } from '../../../src/core/messages/interactive.js';
import { checkList, toListAction } from '../../../src/core/messages/list.js';
import { readLocation } from '../../../src/core/messages/location.js';
import type { PartProblem } from '../../../src/core/messages/parts.js';
import { checkProductHeader, checkProducts, isSingle, toProductAction } from '../../../src/core/messages/products.js';
import { checkReaction } from '../../../src/core/messages/reaction.js';
import { INTERACTIVE_LIMITS } from '../../../src/core/meta/limits.js';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { runEmulator } from '../../emulator/running-emulator.js';

/** A fresh one each time: no message is refused for the ones before it. */
async function emulatorAccepts(type: string, content: unknown): Promise<boolean> {
  const json = { messaging_product: 'whatsapp', to: '+15550142233', type, [type]: content };
  return (await runEmulator().post(`/v25.0/${DEFAULT_IDS.phoneId}/messages`, { json })).status === 200;
}

interface Made {
  readonly type: string;
  readonly content: unknown;
  readonly problems: readonly PartProblem[];
}

async function agree(made: fc.Arbitrary<Made>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(made, async ({ type, content, problems }) => {
      expect({ problems, isAccepted: await emulatorAccepts(type, content) }).toEqual({
        problems: problems.length === 0 ? [] : problems,
        isAccepted: problems.length === 0,
      });
    }),
    { seed: 20_261_127, numRuns: 150 },
  );
}

/** Around the limit; what is blank is refused here only, as nobody can read it. */
const upTo = (limit: number) =>
  fc
    .integer({ min: 0, max: limit + 1 })
    .chain((length) => fc.constantFrom('a', '🥐').map((sign) => sign.repeat(length)));
const mostly = (text: string, limit: number) => fc.oneof({ weight: 8, arbitrary: fc.constant(text) }, upTo(limit));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const { headerMax, footerMax, bodyMax, listBodyMax } = INTERACTIVE_LIMITS;
const surroundings = (limit: number = bodyMax) =>
  fc.record({
    body: maybe(mostly('Hello', limit)),
    headerText: maybe(mostly('Header', headerMax)),
    footer: maybe(mostly('Footer', footerMax)),
  });

type Surroundings = { body: string | undefined; headerText: string | undefined; footer: string | undefined };

function interactive(
  kind: string,
  { body, headerText, footer }: Surroundings,
  action: unknown,
  problems: PartProblem[],
): Made {
  const header = headerText === undefined ? undefined : { type: 'text', text: headerText };
  return { type: 'interactive', content: toInteractive(kind, { header, body, footer }, action), problems };
}

test('about buttons', () =>
  agree(
    fc
      .tuple(
        surroundings(),
        fc.array(fc.record({ id: mostly('id', 256), title: mostly('Title', 20) }), { maxLength: 4 }),
      )
      .map(([around, given]) => {
        // Mostly different from each other.
        const all = given.map(({ id, title }, place) =>
          title === 'Title' && place > 0
            ? { id: `${id}${place}`.slice(0, 300), title: `${title}${place}` }
            : { id, title },
        );
        return interactive('button', around, toButtonsAction(all), [
          ...checkSurroundings(around),
          ...checkButtons(all),
        ]);
      }),
  ));

test('about lists', () => {
  const row = fc.record(
    { id: fc.oneof(fc.uuid(), upTo(200)), title: mostly('Row', 24), description: mostly('More', 72) },
    { requiredKeys: ['id', 'title'] },
  );
  const section = fc.record(
    { title: mostly('Section', 24), rows: fc.array(row, { minLength: 1, maxLength: 6 }) },
    { requiredKeys: ['rows'] },
  );
  return agree(
    fc
      .tuple(surroundings(listBodyMax), mostly('Open', 20), fc.array(section, { maxLength: 11 }))
      .map(([around, button, sections]) =>
        interactive('list', around, toListAction(button, sections), [
          ...checkSurroundings(around, { bodyMax: listBodyMax }),
          ...checkList(button, sections),
        ]),
      ),
  );
});

test('about links', () =>
  agree(
    fc
      .tuple(
        surroundings(),
        mostly('Open', 20),
        fc.constantFrom('https://luna.example', 'http://a/b?c=d', 'luna.example', 'ftp://luna.example', 'https://', ''),
      )
      .map(([around, label, url]) =>
        interactive('cta_url', around, toCtaUrlAction(label, url), [
          ...checkSurroundings(around),
          ...checkLink(label, url),
        ]),
      ),
  ));

test('about Flows', () =>
  agree(
    fc
      .tuple(
        surroundings(),
        fc.record({
          id: maybe(fc.constant('1123581321345')),
          name: maybe(fc.constant('booking')),
          label: fc.constantFrom('Book', ''),
          token: maybe(fc.constant('LB-1')),
          screen: maybe(fc.constant('FIRST')),
          data: maybe(fc.constantFrom({}, { day: 'today' })),
          asksServer: fc.boolean(),
          isDraft: fc.boolean(),
        }),
      )
      .map(([around, flow]) =>
        interactive('flow', around, toFlowAction(flow), [...checkSurroundings(around), ...checkFlow(flow)]),
      ),
  ));

test('about products', () => {
  const section = fc.record(
    {
      title: mostly('Section', 24),
      products: fc.array(fc.constantFrom('SKU-1', 'SKU-2', ''), { minLength: 1, maxLength: 8 }),
    },
    { requiredKeys: ['products'] },
  );
  return agree(
    fc.tuple(surroundings(), fc.array(section, { minLength: 1, maxLength: 11 })).map(([around, sections]) => {
      const single = isSingle(sections);
      const problems = [
        ...checkSurroundings(around, { bodyOptional: single }),
        ...checkProducts('194836987003835', sections),
        ...checkProductHeader(sections, around.headerText),
      ];
      const kind = single ? 'product' : 'product_list';
      return interactive(kind, around, toProductAction('194836987003835', sections), problems);
    }),
  );
});

test('about places', () => {
  const degrees = fc.oneof(
    fc.integer({ min: -200, max: 200 }).map(String),
    fc.constantFrom('1.5', '-0.1', '', 'north'),
  );
  return agree(
    fc.record({ latitude: degrees, longitude: degrees }).map((given) => {
      const { location, problems } = readLocation(given);
      return { type: 'location', content: location, problems };
    }),
  );
});

test('about reactions', () =>
  agree(
    fc
      .record({
        emoji: fc.constantFrom('👍', '👨‍👩‍👧', '🇲🇽', '1️⃣', '👍👍', 'yes', '1', '!'),
        remove: fc.constant(false),
      })
      .map((given) => ({
        type: 'reaction',
        content: { message_id: 'wamid.A', emoji: given.emoji },
        problems: checkReaction({ message: 'wamid.A', ...given }),
      })),
  ));

test('about contacts', () => {
  const contact = fc.record(
    { name: fc.constantFrom('Ana', ''), birthday: fc.constantFrom('1990-02-20', '20 May') },
    { requiredKeys: ['name'] },
  );
  return agree(
    fc.array(contact, { maxLength: 3 }).map((given) => {
      const contacts = given.map(toContact);
      return { type: 'contacts', content: contacts, problems: checkContacts(contacts) };
    }),
  );
});
