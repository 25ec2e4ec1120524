import type { ColumnProblem } from '../../../core/bulk/columns.js';
import type { RateCardProblem } from '../../../core/bulk/rate-card.js';
import type { BulkPlanFailures } from '../../../core/failures/bulk-plan.js';
import type { SentencesFor } from '../../text.js';
import { describeTemplateSendProblem } from '../template-send-problems.js';

export const bulkPlanSentences: SentencesFor<BulkPlanFailures> = {
  'bulk-columns-wrong': ({ path, template, language, text, slots, optional, columns, problems }) => ({
    message: [
      `${path === '-' ? 'la entrada estándar' : path} no encaja en la plantilla '${template}' (${language}):`,
      ...problems.map((problem) => `  - ${describeColumnProblem(problem)}`),
      `La plantilla: ${text}`,
      `Toma: ${[...slots, ...optional.map((slot) => `${slot} (se puede omitir)`)].join(', ') || 'nada'}`,
      `Columnas que hay: ${columns.join(', ')}`,
    ].join('\n'),
    hint: 'Nombre una columna como el valor, o indique --map nombre=columna para cada uno, y --param nombre=valor si es igual para todos. En plantillas numeradas los nombres son 1, 2, …; el del encabezado es header, el de un botón button_0.',
  }),
  'bulk-values-wrong': ({ template, language, problems }) => ({
    message: `Lo que es igual para todos no encaja en la plantilla '${template}' (${language}):\n${problems.map((problem) => `  - ${describeTemplateSendProblem(problem)}`).join('\n')}`,
  }),
  'rate-card-unreadable': ({ path, problem }) => ({
    message: `${path} no es una lista de tarifas: ${RATE_CARD[problem]}`,
    hint: 'Indique uno de los archivos CSV de la página de precios de Meta: https://developers.facebook.com/docs/whatsapp/pricing',
  }),
  'bulk-consent-needed': () => ({
    message:
      'Nadie ha dicho todavía que estas personas aceptaron recibir mensajes, y en este canal no se guarda ninguna baja',
    hint: 'Importe las que tenga (`wabactl optout import <archivo>`), o indique --i-have-consent si cada una de ellas aceptó.',
  }),
  'bulk-nobody-left': ({ rows, invalid, duplicate, optedOut }) => ({
    message: `De ${rows} filas no se puede enviar ninguna: ${invalid} no son válidas, ${duplicate} están repetidas, ${optedOut} se dieron de baja`,
    hint: 'Indique --report <archivo> para tener el motivo de cada fila.',
  }),
};

function describeColumnProblem(problem: ColumnProblem): string {
  switch (problem.problem) {
    case 'no-head':
      return 'la primera línea ya es una persona; debe nombrar las columnas';
    case 'no-recipient-column':
      return 'ninguna columna tiene un nombre que diga que contiene los números; indique --to-column';
    case 'no-column':
      return `no hay columna para ${problem.slot}`;
    case 'unknown-column':
      return `no existe la columna '${problem.column}' (para ${problem.wanted})${meant(problem.nearest)}`;
    case 'unknown-slot':
      return `la plantilla no toma '${problem.given}' (${problem.flag})${meant(problem.nearest)}`;
    case 'twice':
      return `${problem.slot} se indicó dos veces`;
    case 'same-head':
      return `dos columnas se llaman '${problem.column}'`;
  }
}

function meant(nearest: string | null): string {
  return nearest === null ? '' : `; ¿quería decir '${nearest}'?`;
}

const RATE_CARD: Record<RateCardProblem, string> = {
  'no-market-column': 'ninguna línea nombra una columna Market',
  'no-price-column': 'no tiene ninguna columna de precios, como Marketing o Utility',
  'no-prices': 'no contiene ningún precio',
};
