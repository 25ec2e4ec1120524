/** What can go wrong with templates. */
export interface TemplateFailures {}

export const templateFailures = {} as const;
