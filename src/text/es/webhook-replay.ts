import type { webhookReplay as english } from '../en/webhook-replay.js';
import { filterWords, timeWords } from './event-filter-words.js';
import { answerWords } from './webhook-trigger.js';

export const webhookReplay: typeof english = {
  'webhook replay': {
    summary: 'Enviar otra vez entregas registradas, firmadas de nuevo, a un servidor suyo',
    args: { ids: 'Eventos, como los muestra `webhook events list`: 4711, o un rango como 100..200' },
    options: {
      ...filterWords,
      ...timeWords,
      last: 'Solo los últimos eventos que coincidan, este número de ellos',
      to: 'Su servidor; si se omite, aquel al que reenvía `webhook listen`, y si no, http://127.0.0.1:3000/',
      single:
        'Solo los eventos elegidos, cada uno por separado: si no, las entregas enteras que los trajeron, byte por byte',
      rate: 'Entregas por segundo',
    },
    says: {
      ...answerWords,
      askElsewhere: (deliveries, url) =>
        `${url} no está en este equipo. ¿Enviar allí ${deliveries === 1 ? 'una entrega registrada' : `${deliveries} entregas registradas`}?`,
      askMany: (deliveries, url) => `¿Enviar ${deliveries} entregas registradas a ${url}?`,
      events: (ids, count) => `${count === 1 ? 'evento' : 'eventos'} ${ids}`,
    },
  },
};
