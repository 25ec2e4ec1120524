import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import type { Context } from '../context.js';
import { describeFailure } from '../failure-view.js';
import { noteFaults } from './lint-note.js';
import type { TemplateContext } from './refresh-template.js';
import {
  createSampleUploader,
  meetsAll,
  type PreparedTemplate,
  prepareTemplate,
  type SubmittedTemplate,
  submitNew,
} from './submission.js';
import { readTemplateFile } from './template-file.js';

export const submission = z.object({
  file: z.string(),
  name: z.string(),
  language: z.string(),
  /** `not-tried`: an earlier one met something that this one would meet too. */
  outcome: z.enum(['submitted', 'refused', 'not-tried']),
  id: z.nullable(z.string()),
  status: z.nullable(z.string()),
  category: z.nullable(z.string()),
  requestedCategory: z.string(),
  categoryChanged: z.boolean(),
  rejectedReason: z.nullable(z.string()),
  /** What went wrong, in words. */
  error: z.nullable(z.string()),
});

export type Submission = z.infer<typeof submission>;

export interface Submissions {
  readonly templates: Submission[];
  /** The first failure; with one template there is nothing else to report. */
  readonly failure: Failure | undefined;
}

interface Words {
  unknownLanguage(language: string): string;
}

/** Reads and checks every file before the first request; of several, the faults of all of them are told at once. */
export async function prepareFiles(paths: readonly string[], context: Context<Words>): Promise<PreparedTemplate[]> {
  const prepared: PreparedTemplate[] = [];
  const failures: { path: string; failure: Failure }[] = [];
  for (const path of paths) {
    try {
      prepared.push(await prepareFile(path, context));
    } catch (thrown) {
      if (!(thrown instanceof Failure) || thrown.is('interrupted')) throw thrown;
      failures.push({ path, failure: thrown });
    }
  }
  const [only] = failures;
  if (only && failures.length === 1) throw only.failure;
  if (failures.length > 0) {
    const message = (failure: Failure) => String(describeFailure(failure, context.text).message);
    const files = failures.map(({ path, failure }) => ({ path, message: message(failure) }));
    throw new Failure('template-files-invalid', { files });
  }
  return prepared;
}

async function prepareFile(path: string, context: Context<Words>): Promise<PreparedTemplate> {
  const file = await readTemplateFile(path, context);
  for (const language of file.warnings) context.note(context.say.unknownLanguage(language));
  await noteFaults(file, context);
  return prepareTemplate(file, context.host);
}

/** Submits one after the other. What Meta refuses of one is no reason to leave the others out, unless it would meet them too. */
export async function submitAll(prepared: readonly PreparedTemplate[], context: TemplateContext): Promise<Submissions> {
  const upload = createSampleUploader(context);
  const templates: Submission[] = [];
  let failure: Failure | undefined;
  let stopped = false;
  for (const one of prepared) {
    if (stopped) {
      templates.push(unsubmitted(one, 'not-tried', null));
      continue;
    }
    try {
      templates.push(submitted(one, await submitNew(one, upload, context)));
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown;
      failure ??= thrown;
      stopped = meetsAll(thrown);
      templates.push(unsubmitted(one, 'refused', String(describeFailure(thrown, context.text).message)));
    }
  }
  return { templates, failure };
}

function submitted({ path }: PreparedTemplate, template: SubmittedTemplate): Submission {
  return { file: path, outcome: 'submitted', ...template, error: null };
}

function unsubmitted(
  { path, definition }: PreparedTemplate,
  outcome: 'refused' | 'not-tried',
  error: string | null,
): Submission {
  const { name, language, category: requestedCategory } = definition;
  const unknown = { id: null, status: null, category: null, categoryChanged: false, rejectedReason: null };
  return { file: path, name, language, outcome, ...unknown, requestedCategory, error };
}
