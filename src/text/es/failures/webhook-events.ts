import type { FilterFault, WebhookEventFailures } from '../../../core/failures/webhook-events.js';
import type { UntilFault } from '../../../core/webhook/until.js';
import { findAdvice } from '../../advice.js';
import type { SentencesFor } from '../../text.js';
import { REFUSAL_ADVICE } from '../graph-advice.js';

export const webhookEventSentences: SentencesFor<WebhookEventFailures> = {
  'event-filter-wrong': ({ faults }) => ({
    message: faults.map(describeFault).join('; '),
    hint: 'Los valores de una opción se separan con comas, o la opción se repite.',
  }),
  'until-unclear': ({ expression, ...fault }) => ({
    message: `--until no se entiende en el carácter ${fault.at} de \`${expression}\`: ${describeUntil(fault)}`,
    hint: `Indique cuántos (3), qué (status=delivered) o ambas cosas; una las condiciones con and, or, not y paréntesis: 'kind=message and text~"hola"'.`,
  }),
  'awaited-message-failed': ({ messageId, customer, errors }) => {
    const [first] = errors;
    const advice = first && findAdvice(REFUSAL_ADVICE, { code: first.code, subcode: null });
    const why = first ? `: ${first.code} ${advice?.cause ?? first.details ?? first.title ?? ''}` : '';
    return {
      message: `El mensaje ${messageId ?? '?'}${customer === null ? '' : ` para ${customer}`} falló, así que lo esperado ya no puede llegar${why}`,
      hint: advice?.hint ?? 'Para esperar también los fallos, agregue `or status=failed` a --until.',
    };
  },
  'event-unknown': ({ eventId, newest }) => ({
    message:
      newest === null
        ? `No existe el evento ${eventId}: aquí todavía no se recibió ninguno`
        : `No existe el evento ${eventId}; el más reciente es ${newest}, y los antiguos no se guardan para siempre`,
    hint: newest === null ? 'Ejecute `wabactl webhook listen`.' : 'Ejecute `wabactl webhook events list`.',
  }),
  'delivery-gone': ({ eventId }) => ({
    message: `La entrega que trajo el evento ${eventId} ya no se guarda`,
    hint: 'Ejecute `wabactl webhook listen` con un --keep-days o --keep-mb mayor.',
  }),
};

function describeFault(fault: FilterFault): string {
  switch (fault.problem) {
    case 'unknown':
      return fault.nearest === null
        ? `${fault.flag} no conoce '${fault.given}'; debe ser uno de estos valores: ${fault.known.join(', ')}`
        : `${fault.flag} no conoce '${fault.given}'; ¿quiso decir '${fault.nearest}'?`;
    case 'time':
      return `${fault.flag} debe ser un momento como 30m, 2h, 3d, 14:30, 2026-11-23 o 2026-11-23T14:30, no '${fault.given}'`;
    case 'phone':
      return `${fault.flag} debe ser un número de teléfono con el código de país o un id. de usuario, no '${fault.given}'`;
    case 'empty':
      return `${fault.flag} tiene un valor vacío`;
    case 'empty-range':
      return `nada puede estar después de ${fault.since} y antes de ${fault.before}`;
  }
}

function describeUntil({ problem, found, nearest }: UntilFault): string {
  const stands = found === '' ? 'termina ahí' : `ahí dice '${found}'`;
  const meant = nearest === null ? '' : `; ¿quiso decir '${nearest}'?`;
  switch (problem) {
    case 'empty':
      return 'está vacío';
    case 'count':
      return `una cantidad va de 1 a 1000000, y ${stands}`;
    case 'word':
      return `${stands}${meant}${nearest === null ? ', pero se espera kind, field, detail, status, type, text, phone, name, message, number o code' : ''}`;
    case 'operator':
      return `${stands}, pero se espera =, !=, ~ o !~`;
    case 'value':
      return `${stands}, pero se espera un valor`;
    case 'kind':
      return `no existe el tipo '${found}'${meant}`;
    case 'quote':
      return 'falta cerrar las comillas';
    case 'bracket':
      return `${stands}, y los paréntesis no coinciden`;
    case 'joint':
      return `${stands}, pero se espera and u or${meant}`;
  }
}
