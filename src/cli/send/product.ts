import {
  checkProductHeader,
  checkProducts,
  isSingle,
  productsFile,
  toProductAction,
} from '../../core/messages/products.js';
import { groupBySection } from '../../core/messages/sections.js';
import { inOrder, optional, text } from '../field.js';
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
    'wabactl send product +34600111222 "Fresh today" --catalog 194836987003835 --header-text "Our picks" --section Bread --product SKU-1 --product SKU-2 --section Cakes --product SKU-7',
  ],
  args: { to: recipient, body: optional(text('[body]')) },
  options: {
    catalog: optional(text('--catalog <id>')),
    product: inOrder('--product <retailer-id>'),
    section: inOrder('--section <title>'),
    file: optional(text('--file <file>')),
    ...headerTextOption,
    ...footerOption,
    ...messageOptions,
  },
  async make(input, context) {
    const file = await readContent(input.file, { schema: productsFile, members: MEMBERS }, context);
    const typed = groupBySection(input.section, input.product, (id) => id)?.map(({ items, ...section }) => ({
      ...section,
      products: items,
    }));
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
