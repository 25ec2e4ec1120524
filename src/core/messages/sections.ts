import { INTERACTIVE_LIMITS } from '../meta/limits.js';
import { checkPart, type PartProblem } from './parts.js';

/** A word of the command line, with its place among all of them: a title, or what stands below one. */
export interface SectionWord {
  readonly order: number;
  readonly text: string;
}

export interface Section<Item> {
  readonly title?: string;
  readonly items: Item[];
}

/** What was typed belongs to the title before it; undefined where nothing was typed, so that a file may say it. */
export function groupBySection<Item>(
  titles: readonly SectionWord[],
  items: readonly SectionWord[],
  parse: (text: string) => Item,
): Section<Item>[] | undefined {
  if (titles.length + items.length === 0) return undefined;
  const words = [
    ...titles.map(({ order, text }) => ({ order, section: { title: text, items: [] } })),
    ...items.map(({ order, text }) => ({ order, item: parse(text) })),
  ].sort((first, second) => first.order - second.order);
  const sections: Section<Item>[] = [];
  for (const word of words) {
    if ('section' in word) sections.push(word.section);
    else {
      if (sections.length === 0) sections.push({ items: [] });
      sections.at(-1)?.items.push(word.item);
    }
  }
  return sections;
}

/** A single section needs no title; the title of a section is shown above what is in it. */
export function checkSectionTitles(sections: readonly { readonly title?: string | undefined }[]): PartProblem[] {
  const { sectionTitleMax } = INTERACTIVE_LIMITS;
  return sections.flatMap(({ title }, place): PartProblem[] => {
    const member = ['sections', place, 'title'];
    if (title !== undefined) return checkPart('section-title', title, sectionTitleMax, member);
    return sections.length > 1 ? [{ field: 'section-title', member, problem: 'missing', option: '--section' }] : [];
  });
}
