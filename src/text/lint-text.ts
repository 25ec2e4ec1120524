import type { RuleFacts, RuleId } from '../core/templates/lint/rules.js';
import type { Language } from './text.js';

/** What a person reads of each rule of `templates lint`. Loaded by the commands that lint, since it is long. */
export type LintText = {
  readonly [Id in RuleId]: {
    /** What the rule is about, in one sentence. */
    readonly about: string;
    /** What is wrong here and what to do. */
    says(facts: RuleFacts[Id]): string;
  };
};

export async function loadLintText(language: Language): Promise<LintText> {
  return language === 'es'
    ? (await import('./es/templates/lint-rules.js')).lintRules
    : (await import('./en/templates/lint-rules.js')).lintRules;
}
