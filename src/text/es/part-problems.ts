import type { ContentFileProblem } from '../../core/messages/content-file.js';
import type { PartName, PartProblem } from '../../core/messages/parts.js';
import type { EnvelopeProblem } from '../../core/messages/payload.js';

type Told = PartProblem | EnvelopeProblem | { field: 'to'; problem: 'not-a-recipient'; given: string };

/** What is wrong with a part of a message, as half a sentence, with its place where a file says it. */
export function describePartProblem(problem: Told): string {
  const at = 'at' in problem ? problem.at : undefined;
  return `${at ? `${placeOf(at)}: ` : ''}${describe(problem)}`;
}

function describe(problem: Told): string {
  switch (problem.problem) {
    case 'not-a-recipient':
      return `'${problem.given}' no es un número de teléfono ni un identificador de usuario; indique el número con su código de país, por ejemplo +5491158749895`;
    case 'not-a-message-id':
      return `'${problem.given}' no es un identificador de mensaje (empiezan con 'wamid.')`;
    case 'too-long':
      return `${nameOf(problem)} tiene ${problem.length} caracteres y se admiten ${problem.limit} como máximo`;
    default:
      return describePart(problem);
  }
}

function describePart(
  problem: Exclude<PartProblem, { problem: 'too-long' | 'not-a-recipient' | 'not-a-message-id' }>,
): string {
  const part = nameOf(problem);
  switch (problem.problem) {
    case 'empty':
      return `${part} no contiene nada`;
    case 'too-many':
      return `hay ${problem.count} ${PLURALS[problem.field] ?? part} y se admiten ${problem.limit} como máximo`;
    case 'missing':
      // In a file it is the place that says where it belongs.
      return problem.at ? `falta ${part}` : `falta ${part}; use ${problem.option}`;
    case 'repeated':
      return `${part}, '${problem.given}', ya está en uso; no se puede repetir`;
    case 'not-allowed':
      return `${part} no se admite aquí; quítelo`;
    case 'not-a-link':
      return `${part}, '${problem.given}', no es una dirección web; debe empezar con https:// o http://`;
    case 'not-a-number':
      return NOT_NUMBERS[problem.field]?.(problem.given) ?? `${part}, '${problem.given}', no es un número`;
    case 'out-of-range':
      return `${part} debe estar entre ${problem.min} y ${problem.max}, no en ${problem.given}`;
    case 'not-an-emoji':
      return `'${problem.given}' no es un emoji (debe ser uno solo)`;
    case 'not-a-day':
      return `${part}, '${problem.given}', no es un día; escríbalo así: 1999-01-23`;
    case 'unknown':
      return `no se conoce ${part} '${problem.given}'; ${problem.nearest === null ? `los hay: ${problem.known.join(', ')}` : `¿quiso decir '${problem.nearest}'?`}`;
    case 'either-or':
      return `para ${part} hace falta exactamente una de estas cosas: ${problem.options.join(', ')}`;
    case 'missing-content':
      return `el tipo es '${problem.given}', pero no hay un miembro '${problem.given}' con el contenido`;
  }
}

function nameOf(problem: Told): string {
  const places = ('member' in problem ? (problem.member ?? []) : []).filter((part) => typeof part === 'number');
  return problem.field === 'to' ? 'el destinatario' : PARTS[problem.field](places.map((place) => place + 1));
}

/** `at` are the places on the way to it, from 1: section and row. */
const PARTS: Record<PartName | 'reply-to', (at: readonly number[]) => string> = {
  'reply-to': () => 'el mensaje citado',
  body: () => 'el texto',
  caption: () => 'el pie',
  'callback-data': () => 'el dato de seguimiento',
  header: () => 'el encabezado',
  footer: () => 'la línea al pie',
  buttons: () => 'un botón',
  'button-id': ([button]) => `el id del botón ${button}`,
  'button-title': ([button]) => `el título del botón ${button}`,
  'list-button': () => 'el texto del botón que abre la lista',
  sections: () => 'una sección',
  'section-title': ([section]) => `el título de la sección ${section}`,
  'section-rows': ([section]) => `una fila en la sección ${section}`,
  'section-products': ([section]) => `un producto en la sección ${section}`,
  rows: () => 'una fila de la lista',
  'row-id': ([section, row]) => `el id de la fila ${row} de la sección ${section}`,
  'row-title': ([section, row]) => `el título de la fila ${row} de la sección ${section}`,
  'row-description': ([section, row]) => `la descripción de la fila ${row} de la sección ${section}`,
  'link-label': () => 'el texto del botón',
  link: () => 'el enlace',
  flow: () => 'el Flow',
  'flow-label': () => 'el texto del botón que abre el Flow',
  'flow-data': () => 'el contenido inicial del Flow',
  latitude: () => 'la latitud',
  longitude: () => 'la longitud',
  contacts: () => 'un contacto',
  'contact-name': ([contact]) => `el nombre del contacto ${contact}`,
  'contact-phone': ([contact, phone]) => `el teléfono ${phone} del contacto ${contact}`,
  'contact-email': ([contact, email]) => `el correo ${email} del contacto ${contact}`,
  'contact-birthday': ([contact]) => `el cumpleaños del contacto ${contact}`,
  catalog: () => 'el identificador del catálogo',
  products: () => 'un producto',
  product: ([section, product]) => `el producto ${product} de la sección ${section}`,
  'address-field': () => 'el campo',
  'pin-code': () => 'el código PIN',
  message: () => 'el mensaje',
  emoji: () => 'la reacción',
  type: () => 'el tipo',
  recipient: () => 'el destinatario',
  content: () => 'el contenido',
};

const PLURALS: Partial<Record<PartName, string>> = {
  buttons: 'botones',
  sections: 'secciones',
  rows: 'filas en todas las secciones juntas',
  products: 'productos en todas las secciones juntas',
  contacts: 'contactos',
};

const NOT_NUMBERS: Partial<Record<PartName, (given: string) => string>> = {
  latitude: (given) =>
    `'${given}' no es un lugar; escriba los grados con punto, primero la latitud: --at -33.4489,-70.6693`,
  longitude: (given) => `la longitud, '${given}', no es un número de grados; escríbala con punto, por ejemplo -70.6693`,
};

interface FilePlace {
  readonly path: string;
  readonly line: number | null;
  readonly column: number | null;
}

function placeOf({ path, line, column }: FilePlace): string {
  const file = path === '-' ? 'entrada estándar' : path;
  return line === null ? file : `${file}:${line}:${column}`;
}

/** Why a file cannot be read as what it should be. */
export function describeContentFileProblem(problem: ContentFileProblem): string {
  const place = placeOf(problem);
  switch (problem.problem) {
    case 'syntax':
      return `${place}: esto no es YAML ni JSON: ${problem.detail}`;
    case 'nothing':
      return `${place}: no contiene nada`;
    case 'no-contact':
      return `${place}: no contiene ningún contacto`;
    case 'unknown-member':
      return `${place}: aquí no se conoce '${problem.member}'${problem.nearest === null ? '' : `; ¿quiso decir '${problem.nearest}'?`}`;
    case 'missing-member':
      return `${place}: falta '${problem.member}'`;
    case 'wrong-type':
      return `${place}: ${problem.member === '' ? 'el archivo' : `'${problem.member}'`} debe ser ${TYPES[problem.expected]}`;
  }
}

const TYPES: Record<'text' | 'list' | 'object', string> = {
  text: 'un texto; póngalo entre comillas',
  list: 'una lista',
  object: 'un objeto con miembros',
};
