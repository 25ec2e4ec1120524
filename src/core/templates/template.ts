import type { TemplateId } from '../ids.js';

/** A message template in one language, as Meta keeps it. Null is what Meta did not tell. */
export interface Template {
  readonly id: TemplateId;
  readonly name: string;
  readonly language: string;
  /** `APPROVED`, `PENDING`, `REJECTED`, `PAUSED`, …; only `APPROVED` can be sent. */
  readonly status: string;
  readonly category: string;
  readonly components: readonly TemplateComponent[];
  /** `POSITIONAL` or `NAMED`; Meta takes null for positional. */
  readonly parameterFormat: string | null;
  readonly subCategory: string | null;
  readonly previousCategory: string | null;
  /** What Meta thinks the category should be; where it differs, a change is scheduled. */
  readonly correctCategory: string | null;
  /** Null where nothing was rejected: Meta's `NONE` is not a reason. */
  readonly rejectedReason: string | null;
  readonly qualityScore: TemplateQuality | null;
  readonly libraryTemplateName: string | null;
  readonly messageSendTtlSeconds: number | null;
  readonly lastUpdatedAt: string | null;
}

/** `GREEN`, `YELLOW`, `RED`, or `UNKNOWN` for every new template. */
export interface TemplateQuality {
  readonly score: string;
  readonly at: string | null;
}

/**
 * One part of a template in Meta's own wire shape, all fields kept: what is read must be comparable with what was
 * submitted, and Meta adds kinds faster than a type could follow.
 */
export interface TemplateComponent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Meta's answer to a new template. The category can differ from the one asked for: a promotional UTILITY becomes MARKETING. */
export interface CreatedTemplate {
  readonly id: TemplateId;
  readonly status: string;
  readonly category: string;
}
