import type { MediaFailures } from '../../../core/failures/media.js';
import { MEDIA_LIFETIMES } from '../../../core/meta/media-kinds.js';
import { listed } from '../../listed.js';
import type { SentencesFor } from '../../text.js';
import { describeMediaProblem } from '../media-problems.js';

const { uploadedDays, fromWebhookDays } = MEDIA_LIFETIMES;

export const mediaSentences: SentencesFor<MediaFailures> = {
  'media-invalid': ({ problems }) => ({
    message: `No se subió nada:${listed(problems.map(describeMediaProblem))}`,
  }),
  'media-unknown': ({ mediaId }) => ({
    message: `Meta no tiene ningún archivo multimedia ${mediaId} que este token pueda ver`,
    hint: `Guarda lo que usted sube durante ${uploadedDays} días y lo que envían los clientes durante ${fromWebhookDays}; lo de otras cuentas se ve igual.`,
  }),
  'not-media': ({ mediaId }) => ({
    message: `${mediaId} no es el identificador de un archivo multimedia`,
    hint: 'Esos identificadores están en los eventos de los mensajes: `wabactl webhook events list --kind message`.',
  }),
  'media-link-dead': ({ mediaId, httpStatus }) => ({
    message: `Meta dio dos veces un enlace al archivo ${mediaId}, y ninguno llevó a él (HTTP ${httpStatus})`,
    hint: 'Los enlaces viven cinco minutos y necesitan el token de la cuenta; `wabactl whoami` muestra de quién es este token.',
  }),
  'media-damaged': ({ mediaId, bytes, expectedBytes }) => ({
    message:
      expectedBytes === null || bytes === expectedBytes
        ? `Lo que llegó del archivo ${mediaId} no es lo que tiene Meta: su SHA-256 es otro`
        : `Del archivo ${mediaId} llegaron ${bytes} bytes; Meta tiene ${expectedBytes}`,
    hint: 'No se guardó nada; inténtelo de nuevo.',
  }),
  'media-message-unknown': ({ messageId }) => ({
    message: `Aquí no se recibió ningún mensaje ${messageId}`,
    hint: 'Los mensajes se registran mientras corre `wabactl webhook listen`; si no, indique el identificador de su archivo.',
  }),
  'message-without-media': ({ messageId, type }) => ({
    message: `El mensaje ${messageId} no tiene archivo${type === null ? '' : `: es de tipo ${type}`}`,
    hint: '`wabactl webhook events list --kind message` muestra lo que llegó.',
  }),
  'file-present': ({ path }) => ({
    message: `${path} ya existe, con otro contenido`,
    hint: 'Indique otro nombre con --to, o reemplácelo con --force.',
  }),
  'binary-to-terminal': ({ command }) => ({
    message: 'Una terminal no puede mostrar un archivo',
    hint: `Envíelo a otra parte: \`${command} > archivo\`.`,
  }),
};
