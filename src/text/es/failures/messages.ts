import type { MessageFailures } from '../../../core/failures/messages.js';
import type { TemplatePart, TemplateSendProblem, Whitespace } from '../../../core/messages/template-values.js';
import type { SentencesFor } from '../../text.js';
import { describeMessageProblem } from '../message-problems.js';

export const messageSentences: SentencesFor<MessageFailures> = {
  'message-invalid': ({ problems }) => ({
    message: `No se puede enviar el mensaje:${listed(problems.map(describeMessageProblem))}`,
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

/** One problem as half a sentence, so that several make a list. */
function describeTemplateSendProblem(problem: TemplateSendProblem): string {
  switch (problem.problem) {
    case 'missing-parameter':
      return `falta el valor de {{${problem.name}}} en ${place(problem.part, problem.button)}: ${problem.text}`;
    case 'surplus-parameter':
      return `no hay lugar para '${problem.given}' en ${place(problem.part, null)}, que ${problem.expected.length === 0 ? 'no admite valores' : `admite ${holes(problem.expected)}`}: ${problem.text}`;
    case 'empty-value':
      return `el valor de {{${problem.name}}} en ${place(problem.part, problem.button)} está vacío`;
    case 'forbidden-whitespace':
      return `el valor de {{${problem.name}}} en ${place(problem.part, problem.button)} contiene ${WHITESPACE[problem.found]}, algo que Meta rechaza`;
    case 'too-long':
      return `con estos valores el cuerpo tiene ${problem.length} caracteres y se admiten ${problem.limit} como máximo`;
    case 'missing-media':
      return `el encabezado necesita un archivo (${problem.format}) en cada envío`;
    case 'missing-location':
      return 'el encabezado necesita una ubicación en cada envío';
    case 'surplus-media':
      return problem.format === null
        ? 'la plantilla no tiene un encabezado que admita un archivo o una ubicación'
        : `el encabezado admite ${problem.format}, no lo que se indicó`;
    case 'surplus-button-value':
      return problem.type === null
        ? `no existe el botón ${problem.button}; el primero es el 0`
        : `el botón ${problem.button} (${problem.type}) no admite ningún valor`;
    case 'value-too-long':
      return `el valor del botón ${problem.button} tiene ${problem.length} caracteres y se admiten ${problem.limit} como máximo`;
    case 'not-alphanumeric':
      return `el código de oferta '${problem.given}' del botón ${problem.button} solo puede tener letras y cifras`;
    case 'missing-code':
      return 'una plantilla de autenticación necesita el código de un solo uso';
    case 'surplus-code':
      return 'solo las plantillas de autenticación admiten un código de un solo uso';
    case 'code-too-long':
      return `el código de un solo uso tiene ${problem.length} caracteres y se admiten ${problem.limit} como máximo`;
    case 'needs-phone-number':
      return 'las plantillas de autenticación solo se pueden enviar a números de teléfono, no a identificadores de usuario';
    case 'unsupported-component':
      return `esta versión todavía no puede enviar plantillas con ${problem.component}`;
  }
}

const WHITESPACE: Record<Whitespace, string> = {
  newline: 'un salto de línea',
  tab: 'una tabulación',
  spaces: 'más de cuatro espacios seguidos',
};

const PARTS: Record<TemplatePart, string> = {
  header: 'el encabezado',
  body: 'el cuerpo',
  button: 'el botón',
  template: 'la plantilla',
};

function place(part: TemplatePart, button: number | null): string {
  return button === null ? PARTS[part] : `el botón ${button}`;
}

function holes(names: readonly string[]): string {
  return names.map((name) => `{{${name}}}`).join(', ');
}
