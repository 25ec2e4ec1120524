/** What lists show of a template; null is what Meta did not tell. Without its texts, which are most of it. */
export interface TemplateFacts {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly status: string;
  readonly category: string;
  readonly correctCategory: string | null;
  readonly previousCategory: string | null;
  readonly quality: string | null;
  readonly rejectedReason: string | null;
}

/**
 * Meta puts samples into accounts: `hello_world` and, in older ones, some whose names begin with `sample_`
 * (`sample_shipping_confirmation`). Nobody uses them, but nothing in the API marks them, so the name must do (UNSURE: no
 * page of Meta's lists them). One that needs a person is never taken for clutter.
 */
export function isSample({ name, status }: Pick<TemplateFacts, 'name' | 'status'>): boolean {
  return status === 'APPROVED' && (name === 'hello_world' || name.startsWith('sample_'));
}

const BAD: ReadonlySet<string> = new Set(['REJECTED', 'DISABLED', 'LIMIT_EXCEEDED', 'PENDING_DELETION', 'DELETED']);
const WAITING: ReadonlySet<string> = new Set(['PENDING', 'IN_APPEAL', 'PAUSED', 'ARCHIVED']);

/** What a status means for sending: never again as it is, not now, or now. */
export function meaningOf(status: string): 'bad' | 'waiting' | 'good' | 'unknown' {
  if (BAD.has(status)) return 'bad';
  return WAITING.has(status) ? 'waiting' : status === 'APPROVED' ? 'good' : 'unknown';
}

/** The category that Meta will move it to; null where it may stay as it is. */
export function comingCategory({ category, correctCategory }: Pick<TemplateFacts, 'category' | 'correctCategory'>) {
  return correctCategory === null || correctCategory === category ? null : correctCategory;
}

/** What needs a person comes first: rejected, disabled, paused, then what waits; each in the order in which it came. */
export function byUrgency<Facts extends TemplateFacts>(templates: readonly Facts[]): Facts[] {
  const ranked: [Facts[], Facts[], Facts[], Facts[], Facts[]] = [[], [], [], [], []];
  for (const template of templates) ranked[rank(template)].push(template);
  return ranked.flat();
}

function rank(template: TemplateFacts): 0 | 1 | 2 | 3 | 4 {
  const meaning = meaningOf(template.status);
  if (meaning === 'bad') return 0;
  if (template.status === 'PAUSED' || template.quality === 'RED') return 1;
  if (comingCategory(template) !== null) return 2;
  return meaning === 'waiting' ? 3 : 4;
}
