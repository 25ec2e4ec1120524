import * as z from 'zod/mini';
import type { Health, HealthEntity, HealthError } from '../core/channel/health.js';
import type { PhoneNumberId, TemplateId, WabaId } from '../core/ids.js';
import type { Graph } from './graph.js';
import { count, id, list, maybe, text } from './wire.js';

/** Meta's verdict on sending, https://developers.facebook.com/docs/whatsapp/cloud-api/health-status */
export async function readHealth(graph: Graph, node: PhoneNumberId | WabaId | TemplateId): Promise<Health> {
  const { health_status } = await graph.get({ path: `/${node}`, query: { fields: 'health_status' }, answer });
  return health_status;
}

const healthError = z.pipe(
  z.looseObject({ error_code: count, error_description: text, possible_solution: text }),
  z.transform(
    (wire): HealthError => ({
      code: wire.error_code,
      description: wire.error_description,
      solution: wire.possible_solution,
    }),
  ),
);

const healthEntity = z.pipe(
  z.looseObject({
    entity_type: z.string(),
    id: maybe(id()),
    can_send_message: text,
    additional_info: list(z.string()),
    errors: list(healthError),
  }),
  z.transform(
    (wire): HealthEntity => ({
      entityType: wire.entity_type,
      id: wire.id,
      canSendMessage: wire.can_send_message,
      additionalInfo: wire.additional_info,
      errors: wire.errors,
    }),
  ),
);

const health = z.pipe(
  z.looseObject({ can_send_message: text, entities: list(healthEntity) }),
  z.transform((wire): Health => ({ canSendMessage: wire.can_send_message, entities: wire.entities })),
);

const answer = z.looseObject({ health_status: health });
