import {
  checkProductHeader,
  checkProducts,
  isSingle,
  type ProductSection,
  parseSection,
  productsFile,
  toProductAction,
} from '../../core/messages/products.js';
import { list, optional, text } from '../field.js';
import { readContent, tellFaults } from './content-file.js';
import { footerOption, headerTextOption } from './header.js';
import { interactiveDraft } from './interactive.js';
import { messageCommand, messageOptions, recipient } from './message-command.js';
import { readBody } from './read-body.js';

const MEMBERS = ['body', 'header', 'footer', 'catalog', 'sections', 'title', 'products'];

export const product = messageCommand({
  path: 'send product',
  examples: [
    'wabactl send product +34600111222 --catalog 194836987003835 --product SKU-1',
    'wabactl send product +34600111222 "Fresh today" --catalog 194836987003835 --header-text "Our picks" --section Bread=SKU-1,SKU-2 --section Cakes=SKU-7',
  ],
  args: { to: recipient, body: optional(text('[body]')) },
  options: {
    catalog: optional(text('--catalog <id>')),
    product: list('--product <retailer-id>'),
    section: list('--section <title=retailer-ids>'),
    file: optional(text('--file <file>')),
    ...headerTextOption,
    ...footerOption,
    ...messageOptions,
  },
  async make(input, context) {
    const file = await readContent(input.file, { schema: productsFile, members: MEMBERS }, context);
    const typed = readSections(input);
    const catalog = input.catalog ?? file.content?.catalog;
    const sections = typed ?? file.content?.sections ?? [];
    const headerText = input.headerText ?? file.content?.header;
    const single = isSingle(sections);
    const draft = interactiveDraft({
      kind: single ? 'product' : 'product_list',
      body: (await readBody(input.body, context)) ?? file.content?.body,
      headerText,
      footer: input.footer ?? file.content?.footer,
      rule: { bodyOptional: single },
      problems: [...checkProducts(catalog, sections), ...checkProductHeader(sections, headerText)],
      action: () => toProductAction(catalog ?? '', sections),
    });
    const summary = { ...draft.summary, products: sections.flatMap(({ products }) => products) };
    const given = { body: input.body, header: input.headerText, footer: input.footer, catalog: input.catalog };
    return { ...draft, summary, problems: tellFaults(draft.problems, file, { ...given, sections: typed }) };
  },
});

interface TypedProducts {
  readonly product: readonly string[];
  readonly section: readonly string[];
}

/** undefined where the command line names none, so that a file may. */
function readSections({ product: ids, section }: TypedProducts): ProductSection[] | undefined {
  const loose = ids.length === 0 ? [] : [{ products: [...ids] }];
  const sections = [...loose, ...section.map(parseSection)];
  return sections.length === 0 ? undefined : sections;
}
