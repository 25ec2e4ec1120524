import type { TemplatePart, TemplateSendProblem, Whitespace } from '../../core/messages/template-values.js';
import { describeMessageProblem } from './message-problems.js';

/** Un problema como media oración, para que varios formen una lista. */
export function describeTemplateSendProblem(problem: TemplateSendProblem): string {
  return (SENTENCES[problem.problem] as (problem: TemplateSendProblem) => string)(problem);
}

type Sentences = {
  [Id in TemplateSendProblem['problem']]: (problem: Extract<TemplateSendProblem, { problem: Id }>) => string;
};

const SENTENCES: Sentences = {
  'missing-parameter': (problem) =>
    `falta el valor de {{${problem.name}}} en ${place(problem.part, problem.button)}${problem.button === null ? '' : ` (${problem.text}): --button ${problem.button}=<valor>`}`,
  'surplus-parameter': (problem) =>
    `no hay lugar para '${problem.given}' en ${place(problem.part, null)}, que ${problem.expected.length === 0 ? 'no admite valores' : `admite ${holes(problem.expected)}`}`,
  'empty-value': (problem) => `el valor de {{${problem.name}}} en ${place(problem.part, problem.button)} está vacío`,
  'forbidden-whitespace': (problem) =>
    `el valor de {{${problem.name}}} en ${place(problem.part, problem.button)} contiene ${WHITESPACE[problem.found]}, algo que Meta rechaza`,
  'not-a-parameter': (problem) =>
    `el valor de {{${problem.name}}} en ${place(problem.part, null)} no es un texto ni un objeto completo {currency: {fallback_value, code, amount_1000}} o {date_time: {fallback_value}}`,
  'too-long': (problem) =>
    `con estos valores ${place(problem.part, null)} tiene ${problem.length} caracteres y se admiten ${problem.limit} como máximo`,
  'missing-header': (problem) =>
    `el encabezado necesita ${HEADERS[problem.format] ?? problem.format} en cada envío: --header ${HEADER_FORMS[problem.format] ?? '<valor>'}`,
  'wrong-header': (problem) =>
    problem.format === null
      ? 'la plantilla no tiene un encabezado que admita un valor'
      : `el encabezado admite ${HEADERS[problem.format] ?? problem.format}, no lo que se indicó`,
  'not-a-location': (problem) => `'${problem.given}' no es un lugar; escríbalo como ${HEADER_FORMS.LOCATION}`,
  'not-a-product': (problem) => `'${problem.given}' no es un producto; escríbalo como ${HEADER_FORMS.PRODUCT}`,
  'wrong-media': (problem) => `el encabezado: ${describeMessageProblem(problem.inner)}`,
  'needs-marketing-messages': () => 'una animación en el encabezado solo va por --via marketing-messages',
  'surplus-button-value': (problem) =>
    problem.type === null
      ? `no existe el botón ${problem.button}; el primero es el 0`
      : `el botón ${problem.button} (${problem.type}) no admite ningún valor`,
  'missing-button-value': (problem) =>
    `el botón ${problem.button} (${problem.type}) necesita ${OBJECT_BUTTONS.includes(problem.type) ? 'un objeto: `buttons` en un archivo de --params-file' : `un valor: --button ${problem.button}=<código>`}`,
  'wrong-button-value': (problem) =>
    problem.member === null
      ? `el botón ${problem.button} (${problem.type}) admite ${OBJECT_BUTTONS.includes(problem.type) ? 'un objeto, que puede ir en un archivo de --params-file' : 'un texto'}`
      : `\`${problem.member}\` del botón ${problem.button} (${problem.type}) falta o es incorrecto`,
  'value-too-long': (problem) =>
    `el valor del botón ${problem.button} tiene ${problem.length} caracteres y se admiten ${problem.limit} como máximo`,
  'not-alphanumeric': (problem) =>
    `el código de oferta '${problem.given}' del botón ${problem.button} solo puede tener letras y cifras`,
  'missing-code': () => 'una plantilla de autenticación necesita el código de un solo uso: --code',
  'surplus-code': () => 'solo las plantillas de autenticación admiten un código de un solo uso',
  'code-too-long': (problem) =>
    `el código de un solo uso tiene ${problem.length} caracteres y se admiten ${problem.limit} como máximo`,
  'needs-phone-number': () =>
    'las plantillas de autenticación solo se pueden enviar a números de teléfono, no a identificadores de usuario',
  'not-marketing': (problem) =>
    `por marketing-messages solo van plantillas de categoría MARKETING, y esta es ${problem.category}`,
  'missing-value': (problem) => MISSING[problem.member] ?? `falta \`${problem.member}\``,
  'surplus-value': (problem) => `la plantilla no admite \`${problem.member}\``,
  'wrong-value': (problem) => `\`${problem.member}\` falta o es incorrecto`,
  'not-a-coming-time': (problem) =>
    `'${problem.given}' no es una hora futura; escríbala como 2026-12-01T18:00Z, o como 48h a partir de ahora`,
  'wrong-number-of-cards': (problem) =>
    `la plantilla necesita ${problem.min === problem.max ? problem.min : `de ${problem.min} a ${problem.max}`} tarjetas y recibió ${problem.given}; van en \`cards\` de un archivo de --params-file`,
  'unsupported-component': (problem) => `esta versión no sabe enviar plantillas con ${problem.component}`,
  'in-card': (problem) => `tarjeta ${problem.card}: ${describeTemplateSendProblem(problem.inner)}`,
};

const WHITESPACE: Record<Whitespace, string> = {
  newline: 'un salto de línea',
  tab: 'una tabulación',
  spaces: 'más de cuatro espacios seguidos',
};

const OBJECT_BUTTONS = ['MPM', 'ORDER_DETAILS'];

const HEADERS: Readonly<Record<string, string>> = {
  TEXT: 'un texto',
  IMAGE: 'una imagen',
  VIDEO: 'un video',
  GIF: 'una animación (MP4)',
  DOCUMENT: 'un documento (PDF)',
  LOCATION: 'un lugar',
  PRODUCT: 'un producto del catálogo',
};

const FILE = '<archivo, enlace o id>';

const HEADER_FORMS: Readonly<Record<string, string>> = {
  IMAGE: FILE,
  VIDEO: FILE,
  GIF: FILE,
  DOCUMENT: FILE,
  LOCATION: '"latitud,longitud,nombre,dirección"',
  PRODUCT: '<id del catálogo>/<producto>',
};

const MISSING: Readonly<Record<string, string>> = {
  offer_ends: 'la oferta necesita la hora en que termina: --offer-ends',
  order_status: 'la plantilla necesita `order_status` en un archivo de --params-file',
};

const PARTS: Record<TemplatePart, string> = {
  header: 'el encabezado',
  body: 'el cuerpo',
  button: 'el botón',
  template: 'la plantilla',
};

function place(part: TemplateSendProblem['part'], button: number | null): string {
  if (button !== null) return `el botón ${button}`;
  return part === 'card' ? 'la tarjeta' : PARTS[part];
}

function holes(names: readonly string[]): string {
  return names.map((name) => `{{${name}}}`).join(', ');
}
