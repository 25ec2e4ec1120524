import type { RecipientFailures } from '../../../core/failures/recipients.js';
import type { WordsProblem } from '../../../core/optouts/words.js';
import type { SentencesFor } from '../../text.js';

export const recipientSentences: SentencesFor<RecipientFailures> = {
  'csv-not-readable': ({ path, flaw, line }) =>
    ({
      'utf-16': {
        message: `${shown(path)} está en UTF-16, que Excel llama "texto Unicode"`,
        hint: `Guárdelo como "CSV UTF-8", o ejecute \`iconv -f UTF-16 -t UTF-8 ${path} > nuevo.csv\`.`,
      },
      'not-utf-8': {
        message: `${shown(path)} no está en UTF-8: la línea ${line} tiene una letra en otra codificación, probablemente Latin-1 (Windows)`,
        hint: `Guárdelo como "CSV UTF-8", o ejecute \`iconv -f WINDOWS-1252 -t UTF-8 ${path} > nuevo.csv\`; si no, los nombres llegarían con letras equivocadas.`,
      },
      spreadsheet: {
        message: `${shown(path)} es un libro de Excel o Calc, no un archivo CSV`,
        hint: 'Ábralo allí y guarde la hoja como "CSV UTF-8".',
      },
    })[flaw],
  'csv-broken': ({ path, afterLine }) => ({
    message: `No se puede leer ${shown(path)} después de la línea ${afterLine}: allí se abre una comilla (") que no se cierra donde debería`,
    hint: 'Revise las líneas que siguen; una comilla dentro de un valor entre comillas se escribe dos veces.',
  }),
  'csv-empty': ({ path }) => ({
    message: `${shown(path)} no tiene filas`,
    hint: 'La primera línea nombra las columnas; cada línea siguiente es una persona.',
  }),
  'recipients-invalid': ({ given }) => ({
    message: `${given.map((each) => `'${each}'`).join(', ')}: ${given.length === 1 ? 'no es un número de teléfono ni un identificador de usuario' : 'no son números de teléfono ni identificadores de usuario'}`,
    hint: 'Indique cada uno con el código de país, por ejemplo +5491158749895. No se cambió nada.',
  }),
  'recipient-column-needed': ({ flag, columns }) => ({
    message: `¿Qué columna tiene los números de teléfono? Las que hay son ${columns.join(', ')}`,
    hint: `Indique el nombre de esa columna con ${flag}.`,
  }),
  'country-unknown': ({ given }) => ({
    message: `'${given}' no es un país`,
    hint: 'Indique dos letras, por ejemplo ES, MX o AR, o + si todos los números comienzan con su código de país.',
  }),
  'column-unknown': ({ column, columns, nearest }) => ({
    message: `No existe la columna '${column}'; las que hay son ${columns.join(', ')}`,
    ...(nearest !== null && { hint: `¿Quería decir '${nearest}'?` }),
  }),
  'optout-words-invalid': ({ problems }) => ({
    message: `No se pueden usar estas palabras: ${problems.map(describeWordsProblem).join('; ')}`,
    hint: 'Indíquelas separadas por comas: `wabactl optout words set STOP,BAJA --resume START,ALTA`',
  }),
};

function describeWordsProblem(problem: WordsProblem): string {
  switch (problem.problem) {
    case 'empty':
      return 'no hay ninguna';
    case 'no-letters':
      return `'${problem.word}' no tiene letras ni cifras`;
    case 'stop-and-resume':
      return `'${problem.word}' significaría tanto la baja como el alta`;
  }
}

function shown(path: string): string {
  return path === '-' ? 'la entrada estándar' : path;
}
