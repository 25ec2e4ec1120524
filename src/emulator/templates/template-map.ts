import type { Template } from '../state.js';

/**
 * All templates by id, found as quickly by what the routes ask for: those of a WABA, and those of one name there. A WABA
 * may have 6000, so nothing that is done for one template may look at all of them.
 */
export class TemplateMap extends Map<string, Template> {
  readonly #byWaba: Groups = new Map();
  readonly #byName: Groups = new Map();
  readonly #byText: Groups = new Map();
  /** Under which text each was filed, since texts change. */
  readonly #textKeys = new Map<string, string>();

  constructor(templates: Iterable<Template> = []) {
    // Not by Map's own constructor, which would call `set` before the groups exist.
    super();
    for (const template of templates) this.set(template.id, template);
  }

  override set(id: string, template: Template): this {
    const known = this.get(id);
    // One that stays in its place keeps its age in the lists.
    if (known && nameKey(known) !== nameKey(template)) this.delete(id);
    groupOf(this.#byWaba, template.wabaId).set(id, template);
    groupOf(this.#byName, nameKey(template)).set(id, template);
    this.#fileText(id, template);
    return super.set(id, template);
  }

  override delete(id: string): boolean {
    const template = this.get(id);
    if (template === undefined) return false;
    ungroup(this.#byWaba, template.wabaId, id);
    ungroup(this.#byName, nameKey(template), id);
    ungroup(this.#byText, this.#textKeys.get(id) ?? '', id);
    this.#textKeys.delete(id);
    return super.delete(id);
  }

  override clear(): void {
    this.#byWaba.clear();
    this.#byName.clear();
    this.#byText.clear();
    this.#textKeys.clear();
    super.clear();
  }

  /** Oldest first. */
  ofWaba(wabaId: string): Template[] {
    return [...(this.#byWaba.get(wabaId)?.values() ?? [])];
  }

  countOfWaba(wabaId: string): number {
    return this.#byWaba.get(wabaId)?.size ?? 0;
  }

  /** The languages of one name, oldest first. */
  named(wabaId: string, name: string): Template[] {
    return [...(this.#byName.get(nameKey({ wabaId, name }))?.values() ?? [])];
  }

  /** Those of the same WABA whose body and footer read the same, itself among them. */
  withTextOf(template: Template): Template[] {
    return [...(this.#byText.get(textKey(template))?.values() ?? [])];
  }

  #fileText(id: string, template: Template): void {
    const key = textKey(template);
    ungroup(this.#byText, this.#textKeys.get(id) ?? '', id);
    groupOf(this.#byText, key).set(id, template);
    this.#textKeys.set(id, key);
  }
}

type Groups = Map<string, Map<string, Template>>;

function groupOf(groups: Groups, key: string): Map<string, Template> {
  const known = groups.get(key);
  if (known) return known;
  const fresh = new Map<string, Template>();
  groups.set(key, fresh);
  return fresh;
}

function ungroup(groups: Groups, key: string, id: string): void {
  const members = groups.get(key);
  members?.delete(id);
  if (members?.size === 0) groups.delete(key);
}

function nameKey({ wabaId, name }: Pick<Template, 'wabaId' | 'name'>): string {
  return `${wabaId}/${name}`;
}

function textKey({ wabaId, components }: Template): string {
  const texts = ['BODY', 'FOOTER'].map((type) => components.find((one) => one.type === type)?.text?.trim() ?? '');
  return [wabaId, ...texts].join('\n');
}
