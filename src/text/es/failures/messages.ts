import type { MessageFailures } from '../../../core/failures/messages.js';
import type { MessageProblem } from '../../../core/messages/problems.js';
import type { TemplateSendProblem } from '../../../core/messages/template-values.js';
import type { ValuesFileProblem, ValuesFileType } from '../../../core/messages/values-file.js';
import type { TemplateSyntaxProblem } from '../../../core/templates/source.js';
import { listed } from '../../listed.js';
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
  'template-parameters-wrong': ({ name, language, problems, copyOf }) => ({
    message: `Los valores no encajan en la plantilla '${name}' (${language}):\n${problems.map((problem) => `  - ${describeAny(problem)}`).join('\n')}`,
    hint:
      copyOf === null
        ? `\`wabactl templates show ${name}\` la muestra entera.`
        : `No se pudo consultar a Meta ahora, así que esta es la copia del ${copyOf.slice(0, 16).replace('T', ' ')} UTC; \`wabactl templates sync\` la lee de nuevo.`,
  }),
  'params-file-invalid': ({ path, problems }) => ({
    message: `No se pueden leer los valores de ${path === '-' ? 'la entrada estándar' : path}: ${problems.map(describeFileProblem).join('; ')}`,
    hint: 'Puede tener los miembros params, header, buttons, code, offer_ends, cards, order_status y tap_target.',
  }),
};

const NOT_APPROVED_HINTS: Readonly<Record<string, string>> = {
  PENDING: 'Meta aún la está revisando, lo que tarda hasta 24 horas; ejecute `wabactl templates sync` más tarde.',
  IN_APPEAL: 'Hay una apelación en curso; ejecute `wabactl templates sync` más tarde.',
  REJECTED: 'Ejecute `wabactl templates show` para ver el motivo y envíe a revisión una versión corregida.',
  PAUSED: 'Meta la pausó por baja calidad; vuelve por sí sola al cabo de 3 o 6 horas, o bien edítela.',
  DISABLED: 'Está inhabilitada de forma definitiva; envíe a revisión una plantilla nueva con otro nombre.',
  ARCHIVED: 'No se usó durante 12 meses; restáurela en el administrador de WhatsApp.',
};

function describeAny(problem: TemplateSendProblem | MessageProblem): string {
  return 'part' in problem ? describeTemplateSendProblem(problem) : describeMessageProblem(problem);
}

function describeFileProblem(problem: ValuesFileProblem | TemplateSyntaxProblem): string {
  switch (problem.problem) {
    case 'not-an-object':
      return 'no es un objeto con miembros';
    case 'unknown-member':
      return `no existe el miembro \`${problem.member}\`; los que hay son ${problem.known.join(', ')}`;
    case 'wrong-type':
      return `\`${problem.member}\` debe ser ${VALUE_TYPES[problem.expected]}`;
    case 'syntax':
      return `${problem.line === null ? '' : `línea ${problem.line}, columna ${problem.column}: `}${problem.detail}`;
  }
}

const VALUE_TYPES: Record<ValuesFileType, string> = {
  text: 'un texto',
  list: 'una lista',
  object: 'un objeto',
  params: 'una lista de valores, o un objeto de nombres y valores',
  header:
    'un texto, {file, filename}, {link, filename}, {id, filename}, {latitude, longitude, name, address} o {product_retailer_id, catalog_id}',
  buttons: 'una lista, o un objeto de posiciones de 0 a 9',
};
