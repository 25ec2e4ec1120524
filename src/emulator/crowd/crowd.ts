/**
 * As many invented templates as one likes, the same in every run: all kinds of components, three languages for each
 * name, and every state, reason and quality that Meta has. For benches, tests and people who want to see a long list.
 */
import { DEFAULT_IDS, defaultSeed } from '../default-seed.js';
import type { Seed, SeedTemplate } from '../seed.js';
import { readComponents } from '../templates/components.js';
import { REJECTION_REASONS } from '../templates/judgement.js';
import { KINDS, type Kind } from './kinds.js';
import { LANGUAGES, tongueOf } from './words.js';

const LANGUAGES_OF_A_NAME = 3;
/** Out of twenty: most are approved, and each other state comes along. PENDING_DELETION would end at the first look. */
const STATES: Readonly<Record<number, string>> = {
  3: 'PENDING',
  5: 'REJECTED',
  9: 'PAUSED',
  11: 'DISABLED',
  13: 'REJECTED',
  15: 'ARCHIVED',
  17: 'IN_APPEAL',
  19: 'LIMIT_EXCEEDED',
};
const QUALITIES = ['GREEN', 'GREEN', 'UNKNOWN', 'YELLOW', 'GREEN', 'RED', 'UNKNOWN'];
const FIGURES_DAYS = 30;

interface CrowdOptions {
  /** Days of sends and clicks, which take much room. */
  readonly withFigures?: boolean;
}

export function templateCrowd(count: number, { withFigures = false }: CrowdOptions = {}): SeedTemplate[] {
  return Array.from({ length: count }, (_, at) => invent(at, withFigures));
}

/** Fills the first account of a world up to `count` templates; its own come first. */
export function withCrowd(seed: Seed, count: number): Seed {
  const [first, ...others] = seed.wabas ?? [];
  if (first === undefined) return seed;
  const own = first.templates ?? [];
  const templates = [...own, ...templateCrowd(Math.max(0, count - own.length))];
  return { ...seed, wabas: [{ ...first, templates }, ...others] };
}

/** The bakery with a template of every kind and state, and a month of statistics. */
export function templatesSeed(): Seed {
  const [bakery, ...others] = defaultSeed.wabas ?? [];
  if (bakery?.id !== DEFAULT_IDS.wabaId) throw new Error('The default seed begins with another account.');
  const templates = templateCrowd(KINDS.length * LANGUAGES_OF_A_NAME, { withFigures: true });
  return { ...defaultSeed, wabas: [{ ...bakery, insightsEnabled: true, templates }, ...others] };
}

function invent(at: number, withFigures: boolean): SeedTemplate {
  const nameNumber = Math.floor(at / LANGUAGES_OF_A_NAME);
  const kind = KINDS[nameNumber % KINDS.length] as Kind;
  const language = LANGUAGES[(nameNumber + at) % LANGUAGES.length] ?? 'en_US';
  const status = STATES[at % 20] ?? 'APPROVED';
  const { category, parameterFormat = 'POSITIONAL' } = kind;
  const context = { category, format: parameterFormat, language, uploaded: new Map(), strictBodies: false };
  const written = kind.write({ number: at + 1, tongue: tongueOf(language) });
  return {
    ...kind.with,
    name: `${kind.name}_${Math.floor(nameNumber / KINDS.length) + 1}`,
    language,
    status,
    category,
    parameterFormat,
    // Read as a creation is: an invented template that Meta would refuse cannot be here.
    components: readComponents(written, context),
    qualityScore:
      status === 'PAUSED' || status === 'DISABLED' ? 'RED' : (QUALITIES[at % QUALITIES.length] ?? 'UNKNOWN'),
    ...(status === 'REJECTED' && { rejectedReason: REJECTION_REASONS[at % REJECTION_REASONS.length] ?? 'SCAM' }),
    ...(at % 25 === 8 && category === 'UTILITY' && { correctCategory: 'MARKETING' }),
    ...(at % 25 === 12 && category === 'MARKETING' && { previousCategory: 'UTILITY' }),
    ...(withFigures && status === 'APPROVED' && { figures: figuresOf(at), blockRate: (at % 7) / 1000 }),
  };
}

/** A wave over the month, higher for some templates than for others. */
function figuresOf(at: number): NonNullable<SeedTemplate['figures']> {
  return Array.from({ length: FIGURES_DAYS }, (_, day) => {
    const sent = 20 + ((at * 37 + day * 53) % 90);
    const delivered = sent - (sent % 4);
    const read = Math.floor(delivered * 0.7);
    const clicks = [{ content: 'Open the page', count: Math.floor(read / 5) }];
    return { daysAgo: day + 1, sent, delivered, read, amountSpent: delivered / 100, clicks };
  });
}
