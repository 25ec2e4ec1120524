import type { MessageProblem } from '../../core/messages/problems.js';
import { optional, text } from '../field.js';
import { type MediaContext, type MediaKind, readMedia } from '../message-media.js';

export const headerTextOption = { headerText: optional(text('--header-text <text>')) };
export const footerOption = { footer: optional(text('--footer <text>')) };

/** What can stand above the text of most interactive messages: one of these. */
export const headerOptions = {
  ...headerTextOption,
  headerImage: optional(text('--header-image <image>')),
  headerVideo: optional(text('--header-video <video>')),
  headerDocument: optional(text('--header-document <document>')),
};

export interface GivenHeader {
  readonly headerText: string | undefined;
  readonly headerImage: string | undefined;
  readonly headerVideo: string | undefined;
  readonly headerDocument: string | undefined;
}

export interface Header {
  readonly problems: readonly MessageProblem[];
  /** As it goes on the wire; called once nothing is wrong, since it may upload a file. */
  wire(): Promise<unknown>;
}

export function textHeader(headerText: string | undefined): Header {
  return { problems: [], wire: async () => headerText && { type: 'text', text: headerText } };
}

/** The length of a text is judged with the rest of the message. */
export async function readHeader(given: GivenHeader, context: MediaContext): Promise<Header> {
  const all = [
    { kind: 'image', name: given.headerImage },
    { kind: 'video', name: given.headerVideo },
    { kind: 'document', name: given.headerDocument },
  ] as const;
  const read = await Promise.all(
    all.flatMap(({ kind, name }) => (name === undefined ? [] : [readOne(kind, name, context)])),
  );
  const [first] = read;
  const options = [
    ...(given.headerText === undefined ? [] : ['--header-text']),
    ...read.map(({ kind }) => `--header-${kind}`),
  ];
  return {
    problems: [
      ...read.flatMap(({ media: { problems } }) => problems),
      ...(options.length > 1 ? [{ field: 'header', problem: 'either-or', options } as const] : []),
    ],
    async wire() {
      if (!first) return textHeader(given.headerText).wire();
      const { kind, media: found } = first;
      const reference = await found.reference();
      // The name of a document is what the customer sees of it.
      const named = kind === 'document' && found.fileName !== undefined ? { filename: found.fileName } : {};
      return { type: kind, [kind]: { ...reference, ...named } };
    },
  };
}

async function readOne(kind: MediaKind, name: string, context: MediaContext) {
  return { kind, media: await readMedia(context, name, kind, { givenBy: `--header-${kind}` }) };
}
