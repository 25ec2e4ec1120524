import * as z from 'zod/mini';
import { sha256Of } from '../../core/digest.js';
import { type AccountSample, accountSamplesOf, fileContentOf } from '../../core/templates/code/file-content.js';
import { isLeaving, isMetasSample, type ManagedTemplate, saysTheSame } from '../../core/templates/code/plan.js';
import { samplesOf } from '../../core/templates/samples.js';
import type { Template } from '../../core/templates/template.js';
import { recordTemplateWrite } from '../../store/template-journal.js';
import { command, type Says } from '../command.js';
import type { Context } from '../context.js';
import { flag, list, optional, text } from '../field.js';
import { syncTemplates } from '../templates-sync.js';
import { createSampleFetcher } from './fetch-sample.js';
import { toYaml } from './template-yaml.js';
import { DEFAULT_FOLDER, joinPath, readWorkspace, type Workspace } from './workspace.js';

const pulled = z.object({
  name: z.string(),
  language: z.string(),
  file: z.string(),
  change: z.enum(['new', 'updated', 'unchanged']),
  /** Files written beside it. */
  samples: z.array(z.string()),
});

type Pulled = z.infer<typeof pulled>;

export const pull = command({
  path: 'templates pull',
  examples: ['wabactl templates pull', 'wabactl templates pull whatsapp/templates --name order_update --yes'],
  args: { folder: optional(text('[folder]')) },
  options: { name: list('--name <name>'), media: flag('--no-media') },
  output: z.object({ folder: z.string(), templates: z.array(pulled), onlyInFiles: z.array(z.string()) }),
  rows: ({ templates }) => templates,
  changes: true,
  async run({ folder = DEFAULT_FOLDER, name, media }, context) {
    const { say, note, ask } = context;
    const isMeant = (one: { readonly name: string }) => name.length === 0 || name.includes(one.name);
    const workspace = (await readWorkspace(folder, context)) ?? { files: [], broken: [] };
    const account = (await readAccount(context)).filter(isMeant);
    const files = placeAll(account, folder, workspace);
    const differing = files.filter(({ change }) => change !== 'unchanged');
    const overwritten = differing.filter(({ change }) => change === 'updated').map(({ path }) => path);
    if (overwritten.length > 0) await ask.confirm(say.ask(overwritten));
    const fetched = media ? await fetchAll(differing, context) : new Map<string, Fetched>();
    for (const [problem, paths] of missingSamples(fetched)) {
      const why = problem === 'host' || problem === 'type' ? say.sampleProblems[problem] : problem;
      note(say.noSamples(paths.slice(0, NAMED), paths.length, why));
    }
    const written = new Map<PulledFile, string[]>();
    for (const file of differing) written.set(file, await write(file, fetched, context));
    const known = new Set(account.map(keyOf));
    const onlyInFiles = workspace.files.filter(
      ({ definition }) => isMeant(definition) && !known.has(keyOf(definition)),
    );
    return {
      folder,
      templates: files.map((file) => toPulled(file, written.get(file) ?? [])),
      onlyInFiles: onlyInFiles.map(({ path }) => path),
    };
  },
  view({ folder, templates, onlyInFiles }, { style }, say) {
    const only = onlyInFiles.length === 0 ? [] : [say.onlyHere(onlyInFiles)];
    if (templates.length === 0) return [say.empty, ...only].join('\n');
    const written = templates.filter(({ change }) => change !== 'unchanged');
    const lines = written.map(({ file, change }) => `${style.good(file)}  ${style.dim(say.kinds[change])}`);
    const count = say.count(written.length, templates.length - written.length, folder);
    return [...lines, count, ...only, ...(written.length === 0 ? [] : ['', say.next])].join('\n');
  },
});

type PullContext = Context<Says<'templates pull'>>;

interface PulledFile {
  readonly template: Template;
  readonly path: string;
  readonly change: Pulled['change'];
  /** What the file says now, if it can be read. */
  readonly present: ManagedTemplate | undefined;
}

/** By name and language; without what Meta put there itself and what is being deleted. */
async function readAccount(context: PullContext): Promise<Template[]> {
  const progress = context.host.progress(context.say.reading);
  const { templates } = await syncTemplates(context).finally(() => progress.done());
  const kept = templates.filter((template) => !isLeaving(template) && !isMetasSample(template));
  return kept.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function keyOf({ name, language }: { readonly name: string; readonly language: string }): string {
  return `${name}/${language}`;
}

/** Each where it lies already, or where it belongs. A file that cannot be read counts as one that says something else. */
function placeAll(account: readonly Template[], folder: string, workspace: Workspace): PulledFile[] {
  const present = new Map(workspace.files.map((file) => [keyOf(file.definition), file]));
  const broken = new Set(workspace.broken.map(({ path }) => path));
  return account.map((template) => {
    const file = present.get(keyOf(template));
    const path = file?.path ?? joinPath(folder, `${keyOf(template)}.yaml`);
    if (file) return { template, path, present: file, change: saysTheSame(file, template) ? 'unchanged' : 'updated' };
    return { template, path, present: undefined, change: broken.has(path) ? 'updated' : 'new' };
  });
}

type Fetched = ({ readonly bytes: Uint8Array; readonly extension: string } | { readonly problem: string }) & {
  /** Of the template's file. */
  readonly path: string;
};

const AT_ONCE = 8;

/** Of many files without their sample, so many are named. */
const NAMED = 3;

/** The files whose sample could not be had, by what was in the way. */
function missingSamples(fetched: ReadonlyMap<string, Fetched>): Map<string, string[]> {
  const missing = new Map<string, string[]>();
  for (const one of fetched.values()) {
    if ('problem' in one) missing.set(one.problem, [...(missing.get(one.problem) ?? []), one.path]);
  }
  return missing;
}

/** By link. */
async function fetchAll(files: readonly PulledFile[], context: PullContext): Promise<Map<string, Fetched>> {
  const wanted = files.flatMap(({ template, path }) => accountSamplesOf(template).map(({ link }) => ({ link, path })));
  const fetched = new Map<string, Fetched>();
  if (wanted.length === 0) return fetched;
  const ask = createSampleFetcher(context);
  const progress = context.host.progress(context.say.fetching);
  try {
    for (let at = 0; at < wanted.length; at += AT_ONCE) {
      const chunk = wanted.slice(at, at + AT_ONCE);
      const results = await Promise.all(chunk.map(async ({ link, path }) => ({ link, path, ...(await ask(link)) })));
      for (const { link, ...result } of results) fetched.set(link, result);
    }
  } finally {
    progress.done();
  }
  return fetched;
}

/** Samples first, so that no file names one that is not there. Gives the samples' paths. */
async function write(
  { template, path, present }: PulledFile,
  fetched: ReadonlyMap<string, Fetched>,
  { session, host, writeFile }: PullContext,
): Promise<string[]> {
  const samples = accountSamplesOf(template);
  const files = samples.flatMap((sample) => sampleFile(sample, template, fetched.get(sample.link)));
  const folder = path.slice(0, path.lastIndexOf('/'));
  for (const { name, bytes } of files) await writeFile(joinPath(folder, name), bytes);
  const names = {
    ...keptSamples(present, samples),
    ...Object.fromEntries(files.map(({ part, name }) => [part, name])),
  };
  const content = fileContentOf(template, names);
  await writeFile(path, path.endsWith('.json') ? `${JSON.stringify(content, null, 2)}\n` : toYaml(content));
  if (samples.length > 0 && files.length === samples.length) {
    const { id: templateId, name, language, status: statusBefore } = template;
    const hashes = files.map(({ bytes }) => sha256Of(bytes));
    const { wabaId } = await session.channel();
    const at = host.now().toISOString();
    recordTemplateWrite(await session.database(), wabaId, {
      templateId,
      name,
      language,
      action: 'pull',
      statusBefore,
      samples: hashes,
      at,
    });
  }
  return files.map(({ name }) => joinPath(folder, name));
}

interface SampleFile {
  readonly part: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

function sampleFile({ part }: AccountSample, { language }: Template, fetched: Fetched | undefined): SampleFile[] {
  if (!fetched || 'problem' in fetched) return [];
  return [{ part, name: `${language}.${part}.${fetched.extension}`, bytes: fetched.bytes }];
}

/** Where Meta's copy cannot be had, the file goes on naming the sample that it named. */
function keptSamples(present: ManagedTemplate | undefined, samples: readonly AccountSample[]): Record<string, string> {
  const named = present ? samplesOf(present.definition) : [];
  if (named.length !== samples.length) return {};
  return Object.fromEntries(samples.map(({ part }, index) => [part, named[index]?.path ?? '']));
}

function toPulled({ template: { name, language }, path, change }: PulledFile, samples: string[]): Pulled {
  return { name, language, file: path, change, samples };
}
