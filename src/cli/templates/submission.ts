import { sha256Of } from '../../core/digest.js';
import { Failure } from '../../core/failure.js';
import type { PlacedSampleProblem } from '../../core/failures/template-writes.js';
import type { TemplateId } from '../../core/ids.js';
import type { TemplateWrite } from '../../core/templates/code/plan.js';
import type { TemplateDefinition } from '../../core/templates/definition.js';
import { toEdit } from '../../core/templates/edit.js';
import { inspectSample } from '../../core/templates/sample-file.js';
import { samplesOf, type TemplateSample, withHandles } from '../../core/templates/samples.js';
import { besideFile } from '../../core/templates/source.js';
import type { Template } from '../../core/templates/template.js';
import { createTemplate, editTemplate } from '../../graph/templates.js';
import type { UploadFile } from '../../graph/uploads.js';
import type { Host } from '../../host/host.js';
import { templatesOf } from '../../store/template-cache.js';
import { recordTemplateWrite } from '../../store/template-journal.js';
import type { Context } from '../context.js';
import { uploadFile } from '../upload-file.js';
import { refreshTemplate, type TemplateContext } from './refresh-template.js';
import type { TemplateFile } from './template-file.js';

/** A template that can be sent: nothing of it is wrong as far as can be known here, and its sample files are read. */
export interface PreparedTemplate {
  readonly path: string;
  readonly definition: TemplateDefinition;
  /** In the order of its media headers. */
  readonly samples: readonly SampleFile[];
}

export interface SampleFile extends UploadFile {
  readonly sha256: string;
}

/** Reads a file that a template names. */
type ReadSample = (path: string) => Promise<Uint8Array>;

/**
 * Reads and checks the samples that a template file names; every problem of all of them at once, and no request. They
 * stand relative to the template's file, so that the folder means the same on every machine.
 */
export async function prepareTemplate(
  { source, definition }: TemplateFile,
  { readFile }: Pick<Host, 'readFile'>,
): Promise<PreparedTemplate> {
  const problems: PlacedSampleProblem[] = [];
  const samples: SampleFile[] = [];
  const read: ReadSample = (path) => readFile(besideFile(source.path, path));
  for (const sample of samplesOf(definition)) {
    const result = await readSample(sample, read);
    if ('sha256' in result) samples.push(result);
    else {
      const { line, column } = source.placeOf(sample.member) ?? { line: null, column: null };
      problems.push({ ...result, sample: sample.path, line, column });
    }
  }
  if (problems.length > 0) throw new Failure('template-samples-invalid', { path: source.path, problems });
  return { path: source.path, definition, samples };
}

type Unplaced<Problem> = Problem extends unknown ? Omit<Problem, 'sample' | 'line' | 'column'> : never;

async function readSample(
  { path, format }: TemplateSample,
  read: ReadSample,
): Promise<SampleFile | Unplaced<PlacedSampleProblem>> {
  // It would name a file of this machine alone.
  if (/^([/\\]|[A-Za-z]:)/.test(path)) return { problem: 'sample-absolute' };
  try {
    const bytes = await read(path);
    const report = inspectSample(format, bytes);
    if ('problem' in report) return report.problem;
    const fileName = path.split(/[/\\]/).at(-1) ?? path;
    return { fileName, mimeType: report.mimeType, bytes, sha256: sha256Of(bytes) };
  } catch (thrown) {
    if (!(thrown instanceof Failure && thrown.is('file-unreadable'))) throw thrown;
    return { problem: 'sample-unreadable', detail: thrown.facts.problem };
  }
}

export type UploadSample = (sample: SampleFile) => Promise<string>;

/** Uploads samples and remembers their handles: each distinct file goes to Meta once, however many templates name it. */
export function createSampleUploader(context: Pick<TemplateContext, 'session' | 'host' | 'dryRun'>): UploadSample {
  const handles = new Map<string, Promise<string>>();
  const upload = ({ fileName, mimeType, bytes }: SampleFile) => uploadFile({ fileName, mimeType, bytes }, context);
  return (sample) => {
    const known = handles.get(sample.sha256) ?? upload(sample);
    handles.set(sample.sha256, known);
    // A failed upload may be tried again for the next template.
    known.catch(() => handles.delete(sample.sha256));
    return known;
  };
}

export interface SubmittedTemplate {
  readonly id: TemplateId;
  readonly name: string;
  readonly language: string;
  readonly status: string;
  readonly category: string;
  readonly requestedCategory: string;
  /** Meta put it into another category than the one asked for. */
  readonly categoryChanged: boolean;
  readonly rejectedReason: string | null;
}

/** Submits a new template; what Meta took stands in the journal and in the cache afterwards. */
export async function submitNew(
  prepared: PreparedTemplate,
  upload: UploadSample,
  context: TemplateContext,
): Promise<SubmittedTemplate> {
  const { session } = context;
  const { definition } = prepared;
  const { wabaId } = await session.channel();
  const content = await withUploads(prepared, upload);
  const created = await createTemplate(await session.graph(), wabaId, content).catch(async (thrown: unknown) => {
    throw (await asCategoryMismatch(thrown, definition, context)) ?? thrown;
  });
  await record(prepared, { templateId: created.id, action: 'create', statusBefore: null }, context);
  const { name, language, category: requestedCategory } = definition;
  const readBack = await tryRefresh(created.id, context);
  const now = readBack ?? created;
  return {
    id: created.id,
    name,
    language,
    status: now.status,
    category: now.category,
    requestedCategory,
    categoryChanged: now.category.toUpperCase() !== requestedCategory,
    rejectedReason: readBack?.rejectedReason ?? null,
  };
}

/** Replaces the content of a template; gives it as Meta has it then, or as it was where that cannot be read. */
export async function submitEdit(
  prepared: PreparedTemplate,
  present: Template,
  upload: UploadSample,
  context: TemplateContext,
): Promise<Template> {
  const content = await withUploads(prepared, upload);
  await editTemplate(await context.session.graph(), present.id, toEdit(content, present));
  await record(prepared, { templateId: present.id, action: 'edit', statusBefore: present.status }, context);
  return (await tryRefresh(present.id, context)) ?? present;
}

async function withUploads({ definition, samples }: PreparedTemplate, upload: UploadSample) {
  const handles: string[] = [];
  for (const sample of samples) handles.push(await upload(sample));
  return withHandles(definition, handles);
}

async function record(
  { definition, samples }: PreparedTemplate,
  done: Pick<TemplateWrite, 'templateId' | 'action' | 'statusBefore'>,
  { session, host, note, text }: TemplateContext,
): Promise<void> {
  const { wabaId } = await session.channel();
  const { name, language } = definition;
  const at = host.now().toISOString();
  const fingerprints = samples.map(({ sha256 }) => sha256);
  const database = await session.database();
  try {
    recordTemplateWrite(database, wabaId, { ...done, name, language, samples: fingerprints, at });
  } catch (thrown) {
    // Meta took it: a full disk must not make it look as if it had not.
    if (!(thrown instanceof Failure)) throw thrown;
    note(text.templateNotRecorded(name, language, database.path));
  }
}

/** The change is made: that it cannot be read now must not make it look as if it had failed. */
async function tryRefresh(id: TemplateId, context: TemplateContext): Promise<Template | undefined> {
  return refreshTemplate(id, context).catch((thrown: unknown) => {
    if (!(thrown instanceof Failure) || thrown.is('interrupted')) throw thrown;
    context.verbose(context.text.templateNotReadBack(id));
    return undefined;
  });
}

/** Of a bare code 100 only what is known of the name can tell this one; never Meta's words, which come in any language. */
async function asCategoryMismatch(
  thrown: unknown,
  { name, language, category: asked }: TemplateDefinition,
  { session }: Pick<Context<unknown>, 'session'>,
): Promise<Failure | undefined> {
  if (!(thrown instanceof Failure && thrown.is('refused'))) return undefined;
  const { graph } = thrown.facts;
  if (graph.code !== 100 || graph.subcode !== null) return undefined;
  const cached = templatesOf(await session.database(), (await session.channel()).id);
  const namesake = cached.find(({ template }) => template.name === name && template.language !== language);
  const established = namesake?.template.category;
  if (established === undefined || established === asked) return undefined;
  return new Failure('template-category-mismatch', { graph, name, asked, established }, thrown);
}

const TEMPLATE_LIMIT_SUBCODE = 2388019;

/** What is wrong with the token, the network, the hour's calls or the account's room does not mend with the next file. */
export function meetsAll(failure: Failure): boolean {
  if (failure.is('refused')) return failure.facts.graph.subcode === TEMPLATE_LIMIT_SUBCODE;
  return !failure.is('template-category-mismatch');
}
