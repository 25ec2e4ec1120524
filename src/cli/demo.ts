import * as z from 'zod/mini';
import { DEFAULT_IDS, DEFAULT_TOKEN } from '../emulator/default-seed.js';
import type { Folders } from '../host/host.js';
import { createConfigStore } from '../store/config.js';
import { openDatabase } from '../store/database.js';
import { countEvents } from '../store/event-index.js';
import { statusOf } from '../store/message-log.js';
import { templatesOf } from '../store/template-cache.js';
import { command, type Says } from './command.js';
import type { Context } from './context.js';
import { withColumns } from './csv-columns.js';
import { createStage, type Stage } from './demo/stage.js';
import { flag } from './field.js';

const step = z.object({
  kind: z.literal('step'),
  number: z.number(),
  command: z.string(),
  exitCode: z.number(),
  output: z.string(),
});
/** What arrived at the listener because of the step before. */
const arrival = z.object({ kind: z.literal('arrival'), awaited: z.string(), output: z.string() });
const summary = z.object({ kind: z.literal('done'), steps: z.number() });
const intro = z.object({ kind: z.literal('intro') });

export const demo = command({
  path: 'demo',
  examples: ['wabactl demo', 'wabactl demo --pause', 'wabactl demo --json'],
  args: {},
  options: { pause: flag('--pause') },
  output: z.union([intro, step, arrival, summary]),
  rows: (each) => [withColumns(['kind', 'number', 'command', 'exitCode', 'awaited', 'output', 'steps'], each)],
  streams: true,
  async *run({ pause }, context) {
    const { host } = context;
    const home = await host.makeTemporaryHome('wabactl-demo-');
    if (pause && !context.ask.possible) context.note(context.say.noPause);
    const stage = createStage({ context, home, pause: pause && context.ask.possible });
    try {
      yield { kind: 'intro' as const };
      yield* play(stage, context, home.folders);
      yield { kind: 'done' as const, steps: stage.steps() };
    } finally {
      await stage.close();
      await home.remove();
    }
  },
  view(each, { style }, say) {
    switch (each.kind) {
      case 'intro':
        return `${say.intro}\n`;
      case 'step':
        return `${style.strong(`$ ${each.command}`)}\n${each.output}`;
      case 'arrival':
        return `${style.dim(say.arrived)}\n${each.output.replace(/^(?=.)/gm, '  ')}`;
      case 'done':
        return `${style.good('✓')} ${say.done(each.steps)}\n${say.next}`;
    }
  },
});

/** The customer of the default seed who plays along. */
const CUSTOMER = '15550142233';
const TEMPLATE = 'order_pickup';

async function* play(stage: Stage, context: Context<Says<'demo'>>, folders: Folders) {
  const { say } = context;
  const emulator = yield* stage.start('emulator start --port 0 --review-delay 1500ms --status-delay 300ms');
  const graphUrl = emulator.url;
  stage.setEnv({ WABACTL_APP_SECRET: DEFAULT_IDS.appSecret });
  yield* stage.run(`connect --name demo --graph-url ${graphUrl} --token-stdin < token.txt`, DEFAULT_TOKEN);
  yield* stage.run('channel rename demo bakery');
  yield* stage.run('profile sync');
  yield* stage.run(`profile set --description "${say.description}" --website https://lunabakery.example/menu`);
  yield* stage.run('templates sync');
  yield* stage.run(`templates submit - < ${TEMPLATE}.json`, JSON.stringify(pickupTemplate(say)));
  await stage.until('APPROVED', () => isReviewed(context, graphUrl));
  yield* stage.run('templates sync');
  const listener = yield* stage.start('webhook listen --port 0');
  // A thousand statuses would fill the screen of the listener with what nobody sent.
  yield* stage.run(`webhook verify ${listener.url} --no-large`);
  yield* stage.run(`webhook set ${listener.url}`);
  yield* stage.run('webhook status');

  const store = await openStore(folders);
  try {
    await stage.until('APPROVED', () => store.isApproved(TEMPLATE));
    yield* stage.run(`emulator inbound "${say.question}" --from +${CUSTOMER}`);
    yield await stage.arrival(listener, say.question, () => store.hasText(say.question));
    yield* stage.run(`send text +${CUSTOMER} "${say.reply}"`);
    yield await stage.arrival(listener, 'delivered', () => store.isDelivered(stage.lastOutput()));
    yield* stage.run(`send template +${CUSTOMER} ${TEMPLATE} --param Ana --param LB-1042 --wait read`);
    yield await stage.arrival(listener, 'delivered', () => store.isDelivered(stage.lastOutput()));
    yield* stage.run(`emulator inbound "${say.answer}" --from +${CUSTOMER}`);
    yield await stage.arrival(listener, say.answer, () => store.hasText(say.answer));
    yield* stage.run(`trace +${CUSTOMER}`);
  } finally {
    store.close();
  }
}

function pickupTemplate({ templateBody, templateLanguage }: Says<'demo'>): object {
  const body = { type: 'BODY', text: templateBody, example: { body_text: [['Ana', 'LB-1042']] } };
  return { name: TEMPLATE, language: templateLanguage, category: 'UTILITY', components: [body] };
}

const templateList = z.looseObject({ data: z.array(z.looseObject({ status: z.string() })) });

/** Whether Meta's review, as the emulator plays it, has decided. Asked past the tool, which shall show it by itself. */
async function isReviewed({ host }: Context<unknown>, graphUrl: string): Promise<boolean> {
  const url = `${graphUrl}/v25.0/${DEFAULT_IDS.wabaId}/message_templates?fields=status&name=${TEMPLATE}`;
  const headers = { authorization: `Bearer ${DEFAULT_TOKEN}` };
  const { body } = await host.fetch({ method: 'GET', url, headers }, { timeoutMs: 5_000 });
  const { data } = z.parse(templateList, JSON.parse(new TextDecoder().decode(body)));
  return data.some(({ status }) => status === 'APPROVED');
}

/** What the commands of the demo recorded: the proof that something arrived, beside what they print. */
async function openStore(folders: Folders) {
  const config = createConfigStore({ folder: folders.config });
  const channelId = (await config.read()).currentChannelId ?? '';
  const database = await openDatabase({ folder: folders.state });
  return {
    isApproved: (name: string) =>
      templatesOf(database, channelId).some(({ template }) => template.name === name && template.status === 'APPROVED'),
    hasText: (text: string) => countEvents(database, { channelId, text }) > 0,
    isDelivered(output: string) {
      const wamid = /wamid\.[\w+/=-]+/.exec(output)?.[0] ?? '';
      return statusOf(database, wamid)?.statuses.some(({ status }) => status === 'delivered') ?? false;
    },
    close: () => database.close(),
  };
}
