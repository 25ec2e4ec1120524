import * as z from 'zod/mini';
import type { WabaId } from '../core/ids.js';
import type { LibraryTemplate } from '../core/templates/library.js';
import type { CreatedTemplate } from '../core/templates/template.js';
import type { Graph } from './graph.js';
import { collect } from './pages.js';
import { createTemplate } from './templates.js';
import { id, list, text } from './wire.js';

export interface LibraryFilter {
  readonly search?: string | undefined;
  readonly topic?: string | undefined;
  readonly usecase?: string | undefined;
  readonly industry?: string | undefined;
  readonly language?: string | undefined;
}

const button = z.pipe(
  z.looseObject({ type: z.string(), text, url: text, phone_number: text }),
  z.transform((wire) => ({
    type: wire.type.toUpperCase(),
    text: wire.text ?? '',
    url: wire.url,
    phoneNumber: wire.phone_number,
  })),
);

const libraryTemplate = z.pipe(
  z.looseObject({
    id: id(),
    name: z.string(),
    language: z.string(),
    category: z.string(),
    topic: text,
    usecase: text,
    industry: list(z.string()),
    header: text,
    body: text,
    body_params: list(z.string()),
    body_param_types: list(z.string()),
    buttons: list(button),
  }),
  z.transform(
    (wire): LibraryTemplate => ({
      id: wire.id,
      name: wire.name,
      language: wire.language,
      category: wire.category,
      topic: wire.topic,
      usecase: wire.usecase,
      industry: wire.industry,
      header: wire.header,
      body: wire.body ?? '',
      bodyParams: wire.body_params,
      bodyParamTypes: wire.body_param_types,
      buttons: wire.buttons,
    }),
  ),
);

/** Every page of what fits. https://developers.facebook.com/docs/whatsapp/business-management-api/template-library */
export function searchLibrary(graph: Graph, filter: LibraryFilter): Promise<LibraryTemplate[]> {
  return collect(graph, { path: '/message_template_library', query: { ...filter }, item: libraryTemplate });
}

/** Approved at once, for its text is Meta's own. The inputs go as JSON inside JSON, as Meta's page has them. */
export function createFromLibrary(
  graph: Graph,
  wabaId: WabaId,
  from: LibraryTemplate,
  as: { readonly name: string; readonly buttonInputs: readonly Record<string, unknown>[] },
): Promise<CreatedTemplate> {
  return createTemplate(graph, wabaId, {
    name: as.name,
    language: from.language,
    category: from.category,
    library_template_name: from.name,
    ...(as.buttonInputs.length > 0 && { library_template_button_inputs: JSON.stringify(as.buttonInputs) }),
  });
}
