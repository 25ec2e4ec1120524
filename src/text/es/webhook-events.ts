import type { Text } from '../text.js';
import { filterWords, timeWords } from './event-filter-words.js';

export const webhookEvents: Pick<
  Text['commands'],
  'webhook events list' | 'webhook events show' | 'webhook events export'
> = {
  'webhook events list': {
    summary: 'Listar lo que avisaron los webhooks, lo más reciente al final',
    args: {},
    options: { ...filterWords, ...timeWords, limit: 'Como máximo tantos, los más recientes' },
    says: {
      none: 'Aquí no se recibió nada así. `wabactl webhook listen` recibe.',
      all: (count) => (count === 1 ? '1 evento' : `${count} eventos`),
      someOf: (count, total) => `los ${count} más recientes de ${total} eventos (--limit muestra más)`,
      next: (id) => `Siguiente paso: \`wabactl webhook events show ${id}\` muestra uno con todo lo suyo`,
    },
  },
  'webhook events show': {
    summary: 'Mostrar un evento: qué dice, su mensaje desde el primer estado hasta el último, y su JSON',
    args: { id: 'Su número, como lo muestran `webhook events list` y `listen --json`' },
    options: {
      raw: 'Imprimir solo el JSON de Meta, para otro programa',
      delivery: 'La entrega completa que lo trajo, con cabeceras y firma; con --raw, su cuerpo tal como llegó',
    },
    says: {
      labels: {
        received: 'Recibido',
        happened: 'Ocurrido',
        channel: 'Canal',
        field: 'Campo',
        customer: 'Cliente',
        name: 'Nombre',
        number: 'Nuestro número',
        message: 'Mensaje',
        arrivals: 'Entregas',
        signature: 'Firma',
      },
      at: (time, lag) => (lag > 0 ? `${time}, ${lag} s antes de llegar` : time),
      signed: (appId) => (appId === null ? 'válida' : `válida, de la aplicación ${appId}`),
      unchecked: 'sin comprobar: no se conocía la clave secreta',
      timeline: 'Cronología',
      headers: 'Cabeceras',
      body: 'Entrega',
      event: 'Evento',
      gone: 'La entrega ya no se guarda (`wabactl webhook listen --keep-days`).',
    },
  },
  'webhook events export': {
    summary: 'Escribir todos los eventos que cumplan, uno por línea como JSON o CSV, los más antiguos primero',
    args: {},
    options: { ...filterWords, ...timeWords, maskNumbers: 'Números de clientes solo con sus cuatro últimas cifras' },
    says: {},
  },
};
