import * as z from 'zod/mini';
import { countCharacters } from '../../core/characters.js';
import { checkFlow, toFlowAction } from '../../core/messages/flow.js';
import { INTERACTIVE_LIMITS } from '../../core/meta/limits.js';
import { flag, optional, pairs, text } from '../field.js';
import { readContent, tellFaults } from './content-file.js';
import { footerOption, headerOptions, readHeader } from './header.js';
import { interactiveDraft } from './interactive.js';
import { messageCommand, messageOptions, recipient } from './message-command.js';
import { readBody } from './read-body.js';

/** Its names are those of the screen's own data. */
const dataFile = z.record(z.string(), z.unknown());

export const flow = messageCommand({
  path: 'send flow',
  examples: [
    'wabactl send flow +34600111222 "Book your table" --flow-id 1123583981234567 --button Book',
    'wabactl send flow +34600111222 "Book your table" --flow-name booking --button Book --screen TIMES --data day=2026-12-24',
  ],
  args: { to: recipient, body: text('<body>') },
  options: {
    flowId: optional(text('--flow-id <id>')),
    flowName: optional(text('--flow-name <name>')),
    button: text('--button <label>'),
    reference: optional(text('--reference <text>')),
    screen: optional(text('--screen <screen>')),
    data: pairs('--data <name=value>'),
    file: optional(text('--file <file>')),
    askServer: flag('--ask-server'),
    draft: flag('--draft'),
    ...headerOptions,
    ...footerOption,
    ...messageOptions,
  },
  async make(input, context) {
    const { note, say } = context;
    const file = await readContent(input.file, { schema: dataFile, members: [] }, context);
    const form = {
      id: input.flowId,
      name: input.flowName,
      label: input.button,
      token: input.reference,
      screen: input.screen,
      data: mergeData(file.content, input.data),
      asksServer: input.askServer,
      isDraft: input.draft,
    };
    const draft = interactiveDraft({
      kind: 'flow',
      body: await readBody(input.body, context),
      headerText: input.headerText,
      footer: input.footer,
      header: await readHeader(input, context),
      problems: checkFlow(form),
      action() {
        if (countCharacters(input.button) > INTERACTIVE_LIMITS.flowCtaMax) note(say.longButton);
        return toFlowAction(form);
      },
    });
    const summary = { ...draft.summary, flow: input.flowId ?? input.flowName };
    return { ...draft, summary, problems: tellFaults(draft.problems, file, {}) };
  },
});

/** What is typed goes before what the file says; undefined where neither says anything. */
function mergeData(
  file: Readonly<Record<string, unknown>> | undefined,
  typed: readonly { readonly name: string; readonly value: string }[],
): Readonly<Record<string, unknown>> | undefined {
  if (file === undefined && typed.length === 0) return undefined;
  return { ...file, ...Object.fromEntries(typed.map(({ name, value }) => [name, value])) };
}
