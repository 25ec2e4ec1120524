import { isMediaLink, judgeLink } from '../core/media/media-link.js';
import type { MediaKind, MediaUse } from '../core/media/media-problem.js';
import type { MediaProblem } from '../core/messages/media.js';
import type { Context } from './context.js';
import { type ReadFile, readMediaFile } from './media-file.js';
import { uploadOrReuse } from './upload-media.js';

export type { MediaKind } from '../core/media/media-problem.js';

/** Media as a message names them: Meta's copy, or an address that Meta fetches. */
export type MediaReference = { readonly id: string } | { readonly link: string };

export interface GivenMedia {
  /** What Meta would refuse, as far as it can be seen without asking it. */
  readonly problems: readonly MediaProblem[];
  /** What a file is called, without its folders; undefined for a link, an id and standard input. */
  readonly fileName: string | undefined;
  /** To be called once nothing is wrong: it may upload a file. */
  reference(): Promise<MediaReference>;
}

export interface MediaWish {
  /** What Meta takes for it is narrower than for the kind. */
  readonly use?: MediaUse | undefined;
  /** What it was given by, for a complaint: `--header-image`; the argument of that kind where it is left out. */
  readonly givenBy?: string;
}

export type MediaContext = Pick<Context<unknown>, 'session' | 'host' | 'dryRun' | 'note' | 'text' | 'readInput'>;

/** Media as somebody types them: a link, the id of an upload, or a file of theirs. What only may go wrong is noted. */
export async function readMedia(
  context: MediaContext,
  given: string,
  kind: MediaKind,
  { use, givenBy = `<${kind}>` }: MediaWish = {},
): Promise<GivenMedia> {
  if (/^https?:/i.test(given)) return givenLink(context, given, kind);
  if (/^\d{5,25}$/.test(given)) return known({ id: given });
  const file = await readMediaFile(context, { given, kind, use, givenBy });
  if ('problem' in file) {
    return wrong([
      file.problem === 'file-missing'
        ? { field: 'media', given, problem: 'no-such-media', kind }
        : { field: 'media', given, ...file },
    ]);
  }
  return givenFile(context, given, file);
}

function givenLink({ note, text }: MediaContext, link: string, kind: MediaKind): GivenMedia {
  if (!isMediaLink(link)) return wrong([{ field: 'media', given: link, problem: 'link-broken' }]);
  for (const warning of judgeLink(link, kind)) note(text.media.warning({ ...warning, link }));
  return known({ link });
}

function givenFile(context: MediaContext, given: string, file: ReadFile): GivenMedia {
  const { note, text, host } = context;
  const { mimeType, bytes, fileName } = file;
  if (mimeType === undefined || file.problems.length > 0) {
    return wrong(file.problems.map((problem) => ({ field: 'media', given, ...problem })));
  }
  for (const warning of file.warnings) note(text.media.warning({ ...warning, file: given }));
  return {
    problems: [],
    fileName,
    async reference() {
      const progress = host.progress(text.media.uploading(given));
      const { id } = await uploadOrReuse({ mimeType, bytes }, context).finally(() => progress.done());
      return { id };
    },
  };
}

function known(reference: MediaReference): GivenMedia {
  return { problems: [], fileName: undefined, reference: async () => reference };
}

function wrong(problems: readonly MediaProblem[]): GivenMedia {
  const reference = () => Promise.reject(new Error('Media with problems have no reference.'));
  return { problems, fileName: undefined, reference };
}
