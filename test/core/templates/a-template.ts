import type { TemplateId } from '../../../src/core/ids.js';
import type { Template } from '../../../src/core/templates/template.js';

/** An approved template in Argentine Spanish; the test names only what matters to it. */
export function aTemplate(facts: Partial<Template> = {}): Template {
  return {
    id: '5461516810229' as TemplateId,
    name: 'order',
    language: 'es_AR',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: 'Hola' }],
    parameterFormat: 'POSITIONAL',
    subCategory: null,
    previousCategory: null,
    correctCategory: null,
    rejectedReason: null,
    qualityScore: null,
    libraryTemplateName: null,
    messageSendTtlSeconds: null,
    lastUpdatedAt: null,
    ...facts,
  };
}
