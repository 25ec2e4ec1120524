import { toCatalogAction } from '../../core/messages/products.js';
import { optional, text } from '../field.js';
import { footerOption } from './header.js';
import { interactiveDraft } from './interactive.js';
import { messageCommand, messageOptions, recipient } from './message-command.js';
import { readBody } from './read-body.js';

export const catalog = messageCommand({
  path: 'send catalog',
  examples: ['wabactl send catalog +34600111222 "Everything we bake" --thumbnail SKU-1'],
  args: { to: recipient, body: text('<body>') },
  options: { thumbnail: optional(text('--thumbnail <retailer-id>')), ...footerOption, ...messageOptions },
  async make({ body: given, footer, thumbnail }, context) {
    const body = await readBody(given, context);
    const action = () => toCatalogAction(thumbnail);
    return interactiveDraft({ kind: 'catalog_message', body, footer, problems: [], action });
  },
});
