import type { Template, TemplateComponent } from '../../../src/core/templates/template.js';

/** A template with these components, and nothing else that matters. */
export function templateOf(components: readonly TemplateComponent[], more: Partial<Template> = {}): Template {
  return {
    id: '1' as Template['id'],
    name: 'sale',
    language: 'es',
    status: 'APPROVED',
    category: 'MARKETING',
    components,
    parameterFormat: null,
    subCategory: null,
    previousCategory: null,
    correctCategory: null,
    rejectedReason: null,
    qualityScore: null,
    libraryTemplateName: null,
    messageSendTtlSeconds: null,
    lastUpdatedAt: null,
    ...more,
  };
}
