import { countCharacters } from '../../core/characters.js';
import { checkList, listFile, parseRow, toListAction } from '../../core/messages/list.js';
import { groupBySection } from '../../core/messages/sections.js';
import { INTERACTIVE_LIMITS } from '../../core/meta/limits.js';
import { inOrder, optional, text } from '../field.js';
import { readContent, tellFaults } from './content-file.js';
import { footerOption, headerTextOption } from './header.js';
import { interactiveDraft } from './interactive.js';
import { messageCommand, messageOptions, recipient } from './message-command.js';
import { readBody } from './read-body.js';

const MEMBERS = ['body', 'header', 'footer', 'button', 'sections', 'title', 'rows', 'id', 'description'];

export const list = messageCommand({
  path: 'send list',
  examples: [
    'wabactl send list +34600111222 "Which cake?" --button Cakes --row "carrot=Carrot cake|With nuts" --row "plain=Plain cake"',
    'wabactl send list +34600111222 --file cakes.yaml',
  ],
  args: { to: recipient, body: optional(text('[body]')) },
  options: {
    button: optional(text('--button <label>')),
    section: inOrder('--section <title>'),
    row: inOrder('--row <id=title|description>'),
    file: optional(text('--file <file>')),
    ...headerTextOption,
    ...footerOption,
    ...messageOptions,
  },
  async make(input, context) {
    const { note, say } = context;
    const file = await readContent(input.file, { schema: listFile, members: MEMBERS }, context);
    const typed = groupBySection(input.section, input.row, parseRow)?.map(({ items, ...section }) => ({
      ...section,
      rows: items,
    }));
    const body = (await readBody(input.body, context)) ?? file.content?.body;
    const button = input.button ?? file.content?.button;
    const sections = typed ?? file.content?.sections ?? [];
    const draft = interactiveDraft({
      kind: 'list',
      body,
      headerText: input.headerText ?? file.content?.header,
      footer: input.footer ?? file.content?.footer,
      rule: { bodyMax: INTERACTIVE_LIMITS.listBodyMax },
      problems: checkList(button, sections),
      action() {
        if (countCharacters(body ?? '') > INTERACTIVE_LIMITS.listBodyAdvisedMax) note(say.longBody);
        return toListAction(button ?? '', sections);
      },
    });
    const summary = { ...draft.summary, rows: sections.flatMap(({ rows }) => rows.map(({ title }) => title)) };
    const given = { body: input.body, header: input.headerText, footer: input.footer, button: input.button };
    return { ...draft, summary, problems: tellFaults(draft.problems, file, { ...given, sections: typed }) };
  },
});
