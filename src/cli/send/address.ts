import { ADDRESS_FIELDS, addressFile, checkAddress, toAddressAction } from '../../core/messages/address.js';
import { optional, pairs, text } from '../field.js';
import { readContent, tellFaults } from './content-file.js';
import { footerOption, headerOptions, readHeader } from './header.js';
import { interactiveDraft } from './interactive.js';
import { messageCommand, messageOptions, recipient } from './message-command.js';
import { readBody } from './read-body.js';

const MEMBERS = [
  'body',
  'header',
  'footer',
  'values',
  'saved_addresses',
  'id',
  'value',
  'validation_errors',
  ...ADDRESS_FIELDS,
];

export const address = messageCommand({
  path: 'send address',
  examples: [
    'wabactl send address +919876543210 "Where shall we deliver?" --value "name=Ana Torres" --value city=Mumbai',
    'wabactl send address +919876543210 "Please check the PIN code" --error "in_pin_code=We do not deliver there"',
  ],
  args: { to: recipient, body: optional(text('[body]')) },
  options: {
    value: pairs('--value <field=value>'),
    error: pairs('--error <field=text>'),
    file: optional(text('--file <file>')),
    ...headerOptions,
    ...footerOption,
    ...messageOptions,
  },
  async make(input, context) {
    const file = await readContent(input.file, { schema: addressFile, members: MEMBERS }, context);
    const { content } = file;
    const typed = { values: toRecord(input.value), errors: toRecord(input.error) };
    const form = {
      values: typed.values ?? content?.values ?? {},
      saved: content?.saved_addresses ?? [],
      errors: typed.errors ?? content?.validation_errors ?? {},
    };
    const headerText = input.headerText ?? content?.header;
    const draft = interactiveDraft({
      kind: 'address_message',
      body: (await readBody(input.body, context)) ?? content?.body,
      headerText,
      footer: input.footer ?? content?.footer,
      header: await readHeader({ ...input, headerText }, context),
      problems: checkAddress(form),
      action: () => toAddressAction(form),
    });
    const given = { body: input.body, header: input.headerText, footer: input.footer };
    const members = { ...given, values: typed.values, validation_errors: typed.errors };
    return { ...draft, problems: tellFaults(draft.problems, file, members) };
  },
});

/** undefined where nothing was typed, so that a file may say it. */
function toRecord(
  given: readonly { readonly name: string; readonly value: string }[],
): Record<string, string> | undefined {
  return given.length === 0 ? undefined : Object.fromEntries(given.map(({ name, value }) => [name, value]));
}
