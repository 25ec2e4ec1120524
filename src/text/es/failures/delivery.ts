import type { DeliveryFailures, NoArrival } from '../../../core/failures/delivery.js';
import { findAdvice } from '../../advice.js';
import type { SentencesFor } from '../../text.js';
import { REFUSAL_ADVICE } from '../graph-advice.js';

export const deliverySentences: SentencesFor<DeliveryFailures> = {
  'message-failed': ({ wamid, recipient, errors }) => {
    const [first] = errors;
    const advice = first && findAdvice(REFUSAL_ADVICE, { code: first.code, subcode: null });
    const why = first ? `: ${first.code} ${advice?.cause ?? first.details ?? first.title ?? ''}`.trimEnd() : '';
    return {
      message: `Meta aceptó el mensaje para ${recipient} y no pudo entregarlo${why}`,
      hint: [
        advice?.hint,
        `Siguiente paso: \`wabactl trace ${wamid}\` muestra lo que se sabe y cómo encontrar la causa.`,
      ]
        .filter(Boolean)
        .join('\n'),
    };
  },
  'delivery-timed-out': ({ wamid, recipient, awaited, status, waitedSeconds, callbackUrl }) => ({
    message: `El mensaje para ${recipient} no fue ${AWAITED[awaited]} en ${waitedSeconds} s; lo último que llegó es ${status === null ? 'que Meta lo aceptó' : `'${status}'`}`,
    hint: [
      status === null && callbackUrl !== null
        ? `Aquí no llegó ningún estado. Meta entrega en ${callbackUrl}: \`wabactl webhook status --check\` lo prueba.`
        : status === 'delivered'
          ? 'Está en su teléfono. De quien desactivó la confirmación de lectura nunca se sabe que lo leyó.'
          : 'Todavía puede llegar: Meta guarda un mensaje hasta 30 días mientras el teléfono está apagado. No lo envíe otra vez.',
      `Siguiente paso: \`wabactl trace ${wamid}\`, cuando \`wabactl webhook listen\` haya estado en marcha un rato.`,
    ].join('\n'),
  }),
  'wait-option-alone': ({ option }) => ({
    message: `${option} se refiere a la espera, y sin --wait no se espera nada`,
    hint: 'Agregue --wait.',
  }),
  'trace-unclear': ({ given }) => ({
    message: `'${given}' no es un id. de mensaje (wamid.…), ni un número de teléfono con código de país, ni un identificador de usuario`,
    hint: 'Indique el id. que mostró `wabactl send`, el número del contacto, o una fila de un envío masivo con --run y su id.',
  }),
  'message-unknown': ({ wamid, customer, direction }) => ({
    message: `Aquí no se sabe nada de ${wamid}: no se envió desde esta máquina, y no llegó ningún estado suyo`,
    hint: [
      customer === null
        ? undefined
        : `Por la forma de su id., que Meta no garantiza, es ${direction === 'in' ? 'de' : 'para'} +${customer}: \`wabactl trace +${customer}\` muestra lo que se sabe de ese contacto.`,
      'A Meta no se le puede preguntar por un mensaje. Sus estados llegan solo mientras `wabactl webhook listen` está en marcha, probablemente en la máquina que lo envió.',
    ]
      .filter((part) => part !== undefined)
      .join('\n'),
  }),
  'bulk-row-unknown': ({ run, row, rows }) => ({
    message: `El envío ${run} no tiene la fila ${row}; su archivo tenía ${rows}`,
    hint: 'Las filas se cuentan desde 1, sin el encabezado del archivo.',
  }),
  'nothing-will-arrive': ({ because, callbackUrl, listenerUrl }) => ({
    message: `No se envió nada: ${NO_ARRIVAL[because].cause(callbackUrl ?? '', listenerUrl ?? '')}, así que --wait esperaría en vano`,
    hint: `${NO_ARRIVAL[because].hint} O quite --wait.`,
  }),
};

const AWAITED = { delivered: 'entregado', read: 'leído' };

interface NoArrivalWords {
  cause(callbackUrl: string, listenerUrl: string): string;
  readonly hint: string;
}

const NO_ARRIVAL: Record<NoArrival, NoArrivalWords> = {
  'not-subscribed': {
    cause: () => 'la aplicación no recibe los eventos de esta cuenta',
    hint: 'Ejecute `wabactl webhook subscribe`.',
  },
  'no-callback': {
    cause: () => 'Meta no tiene ningún callback donde entregar los estados',
    hint: 'Ejecute `wabactl webhook listen --tunnel cloudflared` en otra terminal, o configure un callback con `wabactl webhook set <url>`.',
  },
  'not-ticked': {
    cause: (callbackUrl) => `Meta no entrega mensajes ni estados en ${callbackUrl}: el campo no está marcado`,
    hint: 'Ejecute `wabactl webhook fields --add messages`.',
  },
  elsewhere: {
    cause: (callbackUrl, listenerUrl) => `Meta entrega los estados en ${callbackUrl}, que no lleva a ${listenerUrl}`,
    hint: 'Ejecute `wabactl webhook listen --tunnel cloudflared --tee` en otra terminal: su servidor sigue recibiendo todo. Si un proxy lleva hasta aquí, indique el puerto: --listen-port.',
  },
  'not-recorded': {
    cause: (_, listenerUrl) => `el proceso que escucha en ${listenerUrl} no guarda nada de lo que llega`,
    hint: 'Inícielo sin --no-record.',
  },
};
