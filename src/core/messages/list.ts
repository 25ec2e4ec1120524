import * as z from 'zod/mini';
import { INTERACTIVE_LIMITS } from '../meta/limits.js';
import { checkCount, checkLength, checkPart, checkUnique, type PartProblem } from './parts.js';
import { checkSectionTitles } from './sections.js';

const row = z.strictObject({ id: z.string(), title: z.string(), description: z.optional(z.string()) });
const section = z.strictObject({ title: z.optional(z.string()), rows: z.array(row) });

/** What a file says of a list; what the command line says goes before it. */
export const listFile = z.strictObject({
  body: z.optional(z.string()),
  header: z.optional(z.string()),
  footer: z.optional(z.string()),
  button: z.optional(z.string()),
  sections: z.optional(z.array(section)),
});

export type ListRow = z.infer<typeof row>;
export type ListSection = z.infer<typeof section>;

/** `carrot=Carrot cake|With nuts`: id, title and description; only the title is needed. */
export function parseRow(given: string): ListRow {
  const bar = given.indexOf('|');
  const named = bar < 0 ? given : given.slice(0, bar);
  const equals = named.indexOf('=');
  const title = named.slice(equals + 1).trim();
  const id = equals < 0 ? title : named.slice(0, equals).trim();
  const description = bar < 0 ? '' : given.slice(bar + 1).trim();
  return { id, title, ...(description !== '' && { description }) };
}

/** https://developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-list-messages */
export function checkList(button: string | undefined, sections: readonly ListSection[]): PartProblem[] {
  const { rowsMax, sectionsMax, buttonTitleMax, rowIdMax } = INTERACTIVE_LIMITS;
  const rows = sections.flatMap(({ rows: all }, outer) =>
    all.map((each, inner) => ({ row: each, member: ['sections', outer, 'rows', inner] })),
  );
  return [
    ...(button === undefined
      ? [{ field: 'list-button', problem: 'missing', option: '--button' } as const]
      : checkPart('list-button', button, buttonTitleMax, ['button'])),
    ...(rows.length === 0 ? [{ field: 'rows', problem: 'missing', option: '--row' } as const] : []),
    ...checkCount('sections', sections.length, sectionsMax, ['sections']),
    ...checkCount('rows', rows.length, rowsMax, ['sections']),
    ...checkSectionTitles(sections),
    ...sections.flatMap(({ rows: inside }, place) =>
      inside.length > 0 || rows.length === 0
        ? []
        : [{ field: 'section-rows', member: ['sections', place], problem: 'missing', option: '--row' } as const],
    ),
    ...rows.flatMap(({ row: each, member }) => checkRow(each, member, rowIdMax)),
    ...checkUnique(
      'row-id',
      rows.map(({ row: { id }, member }) => ({ text: id, member: [...member, 'id'] })),
    ),
  ];
}

function checkRow(
  { id, title, description }: ListRow,
  member: readonly (string | number)[],
  idMax: number,
): PartProblem[] {
  const { rowTitleMax, rowDescriptionMax } = INTERACTIVE_LIMITS;
  return [
    ...checkPart('row-title', title, rowTitleMax, [...member, 'title']),
    ...(id === title ? [] : checkPart('row-id', id, idMax, [...member, 'id'])),
    ...checkLength('row-description', description, rowDescriptionMax, [...member, 'description']),
  ];
}

export function toListAction(button: string, sections: readonly ListSection[]) {
  return { button, sections };
}
