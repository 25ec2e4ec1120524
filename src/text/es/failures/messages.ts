import type { MessageFailures } from '../../../core/failures/messages.js';
import type { SentencesFor } from '../../text.js';
import { describeMessageProblem } from '../message-problems.js';
import { describeTemplateSendProblem } from '../template-send-problems.js';

export const messageSentences: SentencesFor<MessageFailures> = {
  'message-invalid': ({ problems }) => ({
    message: `No se puede enviar el mensaje:${listed(problems.map(describeMessageProblem))}`,
  }),
  'message-not-markable': ({ wamid, reason }) => ({
    message: `'${wamid}' no se puede marcar como leído: ${reason === 'is-ours' ? 'se envió desde aquí, y solo se puede marcar lo que usted recibió' : "no es un identificador de mensaje, que empieza con 'wamid.'"}`,
    hint: 'Ejecute `wabactl webhook events list --kind message` para ver los identificadores de lo que escribieron los clientes.',
  }),
  'recipient-invalid': ({ given }) => ({
    message: `'${given}' no es un número de teléfono ni un identificador de usuario`,
    hint: 'Indique el número de teléfono con el código de país, por ejemplo +5491158749895.',
  }),
  'template-not-found': ({ name, nearest }) => ({
    message: `No existe la plantilla '${name}' en esta cuenta de WhatsApp Business`,
    hint: nearest
      ? `¿Quería decir '${nearest}'?`
      : 'Ejecute `wabactl templates sync` y luego `wabactl templates list` para ver las plantillas.',
  }),
  'template-language-needed': ({ name, languages }) => ({
    message: `La plantilla '${name}' existe en ${languages.length} idiomas: ${languages.join(', ')}`,
    hint: 'Indique uno de ellos con --language; Meta no elige ninguno por su cuenta.',
  }),
  'template-language-unknown': ({ name, language, languages, suggested }) => ({
    message: `La plantilla '${name}' no existe en ${language}; existe en ${languages.join(', ')}`,
    hint: suggested
      ? `¿Quería decir --language ${suggested}? Para Meta, ${language} y ${suggested} son idiomas distintos.`
      : 'Indique uno de estos con --language.',
  }),
  'template-not-approved': ({ name, language, status }) => ({
    message: `No se puede enviar la plantilla '${name}' (${language}): su estado es ${status}`,
    hint: NOT_APPROVED_HINTS[status] ?? 'Ejecute `wabactl templates sync` para ver si esto ha cambiado.',
  }),
  'template-parameters-wrong': ({ name, language, problems }) => ({
    message: `Los valores no encajan en la plantilla '${name}' (${language}):\n${problems.map((problem) => `  - ${describeTemplateSendProblem(problem)}`).join('\n')}`,
    hint: `Ejecute \`wabactl templates show ${name}\` para ver su texto; si se modificó hace poco, ejecute antes \`wabactl templates sync\`.`,
  }),
};

/** One behind the colon, several below each other. */
function listed(halves: readonly string[]): string {
  return halves.length === 1 ? ` ${halves[0]}` : halves.map((half) => `\n  - ${half}`).join('');
}

const NOT_APPROVED_HINTS: Readonly<Record<string, string>> = {
  PENDING: 'Meta aún la está revisando, lo que tarda hasta 24 horas; ejecute `wabactl templates sync` más tarde.',
  IN_APPEAL: 'Hay una apelación en curso; ejecute `wabactl templates sync` más tarde.',
  REJECTED: 'Ejecute `wabactl templates show` para ver el motivo y envíe a revisión una versión corregida.',
  PAUSED: 'Meta la pausó por baja calidad; vuelve por sí sola al cabo de 3 o 6 horas, o bien edítela.',
  DISABLED: 'Está inhabilitada de forma definitiva; envíe a revisión una plantilla nueva con otro nombre.',
  ARCHIVED: 'No se usó durante 12 meses; restáurela en el administrador de WhatsApp.',
};
