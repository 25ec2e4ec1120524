import type { CompiledTemplate } from '../../../core/messages/compile-template.js';
import type { PartValues, TemplateSendProblem, TemplateValues } from '../../../core/messages/template-values.js';
import type { CardParts } from '../../../core/templates/parts.js';
import { type MediaContext, type MediaKind, readMedia } from '../../message-media.js';

const KINDS: Readonly<Record<string, MediaKind>> = {
  IMAGE: 'image',
  VIDEO: 'video',
  // A GIF is a video to whoever has the file.
  GIF: 'video',
  DOCUMENT: 'document',
};

export interface TemplateMedia {
  readonly problems: readonly TemplateSendProblem[];
  /** The same values with what Meta can fetch or has; to be called once nothing is wrong, since it may upload files. */
  resolve(): Promise<TemplateValues>;
}

/** The files of the header and of cards' headers, which may be links, ids of uploads, or paths. */
export async function readTemplateMedia(
  values: TemplateValues,
  { parts }: CompiledTemplate,
  context: MediaContext,
): Promise<TemplateMedia> {
  const message = await readPart(values, parts, context);
  const cards = await Promise.all(
    (values.cards ?? []).map((card, at) => readPart(card, parts.cards[at] ?? parts.cards[0], context)),
  );
  const inCards = cards.flatMap(({ problems }, card) =>
    problems.map((inner) => ({ part: 'card', problem: 'in-card', card, inner }) as const),
  );
  return {
    problems: [...message.problems, ...inCards],
    async resolve() {
      const own = await message.resolve();
      if (values.cards === undefined) return { ...values, ...own };
      const resolved: PartValues[] = [];
      for (const card of cards) resolved.push(await card.resolve());
      return { ...values, ...own, cards: resolved };
    },
  };
}

interface PartMedia {
  readonly problems: readonly TemplateSendProblem[];
  resolve(): Promise<PartValues>;
}

async function readPart(values: PartValues, parts: CardParts | undefined, context: MediaContext): Promise<PartMedia> {
  const { header } = values;
  const kind = KINDS[parts?.header?.format ?? ''];
  if (header?.kind !== 'media' || kind === undefined) return { problems: [], resolve: async () => values };
  const { filename, ...reference } = header.media;
  const given = 'link' in reference ? reference.link : reference.id;
  const media = await readMedia(context, given, kind, { use: 'template-header', givenBy: '--header' });
  const shown = filename ?? media.fileName;
  return {
    problems: media.problems.map((inner) => ({ part: 'header', problem: 'wrong-media', inner })),
    async resolve() {
      const resolved = { ...(await media.reference()), ...(shown !== undefined && { filename: shown }) };
      return { ...values, header: { kind: 'media', media: resolved } };
    },
  };
}
