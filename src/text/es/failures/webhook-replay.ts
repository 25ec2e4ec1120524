import type { WebhookReplayFailures } from '../../../core/failures/webhook-replay.js';
import type { SentencesFor } from '../../text.js';

/** More than these say nothing more. */
const NAMED = 10;

function named(ids: readonly (string | number)[]): string {
  return `${ids.slice(0, NAMED).join(', ')}${ids.length > NAMED ? ` y ${ids.length - NAMED} más` : ''}`;
}

export const webhookReplaySentences: SentencesFor<WebhookReplayFailures> = {
  'event-ids-malformed': ({ given }) => ({
    message: `Estos no son identificadores de eventos: ${named(given)}`,
    hint: 'Indique identificadores como los muestra `wabactl webhook events list`, o un rango como 100..200.',
  }),
  'events-not-found': ({ ids }) => ({
    message:
      ids.length === 0 ? 'Ningún evento registrado coincide' : `No hay ningún evento registrado como ${named(ids)}`,
    hint: 'Ejecute `wabactl webhook events list` para ver lo que está registrado.',
  }),
  'deliveries-gone': ({ eventIds }) => ({
    message: `Las entregas de estos eventos ya no se conservan: ${named(eventIds)}`,
    hint: 'Omítalos; `webhook listen --keep-days` y --keep-mb dicen cuánto tiempo se conservan las entregas.',
  }),
  'too-many-to-replay': ({ limit }) => ({
    message: `Son más de ${limit} eventos`,
    hint: 'Envíelos por partes, por ejemplo por rangos de identificadores.',
  }),
};
