import type { CommandLineFailures, InputProblem } from '../../../core/failures/command-line.js';
import type { SentencesFor } from '../../text.js';

export const commandLineSentences: SentencesFor<CommandLineFailures> = {
  'unknown-command': ({ given, nearest, known }) => ({
    message: `No existe el comando '${given}'`,
    hint: nearest ? `¿Quería decir '${nearest}'?` : `Los comandos aquí son: ${known.join(', ')}.`,
  }),
  'unknown-option': ({ given, nearest, command }) => ({
    message: `No existe la opción ${given} en '${command}'`,
    hint: nearest ? `¿Quería decir ${nearest}?` : `Ejecute \`${command} --help\` para ver las opciones.`,
  }),
  'missing-argument': ({ argument, command }) => ({
    message: `Falta el argumento ${argument}`,
    hint: `Ejecute \`${command} --help\` para ver cómo se usa.`,
  }),
  'missing-option-value': ({ option }) => ({ message: `La opción ${option} necesita un valor` }),
  'too-many-arguments': ({ given, expected, command }) => ({
    message: `'${command}' admite ${expected === 0 ? 'ningún argumento' : expected === 1 ? 'un argumento' : `${expected} argumentos`}, pero recibió ${given.length}: ${given.join(' ')}`,
    hint: 'Ponga entre comillas los valores que contengan espacios.',
  }),
  'invalid-value': ({ field, given, problem }) => ({
    message: `${field} ${expectation(problem)}${given === '' ? '' : `, no '${given}'`}`,
  }),
  'no-terminal': ({ question, flag }) => ({
    message: `Falta una respuesta, y aquí no hay a quién preguntar: ${plain(question)}`,
    hint: flag === '--yes' ? 'Indique --yes para responder que sí.' : `Indíquela con ${flag}.`,
  }),
  'conflicting-options': ({ first, second }) => ({ message: `${first} y ${second} no se pueden usar a la vez` }),
  'invalid-jq': ({ expression, problem }) => ({
    message: `No se puede aplicar --jq '${expression}': ${problem}`,
    hint: '--json sin --jq imprime todos los miembros; el lenguaje se describe en https://jqlang.org/manual/.',
  }),
  'file-unreadable': ({ path, problem }) => ({
    message:
      path === '-'
        ? `No se puede leer la entrada estándar: ${problem}`
        : `No se puede leer el archivo ${path}: ${FILE_PROBLEMS[problem] ?? problem}`,
    ...(problem === 'ENOENT' && { hint: 'Compruebe la ruta; cuenta desde la carpeta donde ejecuta el comando.' }),
    ...(problem === 'EACCES' && {
      hint: 'Mire a quién pertenecen el archivo y su carpeta: lo que se ejecutó con sudo es de root.',
    }),
  }),
  'file-unwritable': ({ path, problem }) => ({
    message: `No se puede escribir el archivo ${path}: ${FILE_PROBLEMS[problem] ?? problem}`,
    ...(problem === 'EACCES' && {
      hint: 'Mire a quién pertenecen el archivo y su carpeta: lo que se ejecutó con sudo es de root.',
    }),
  }),
  'stdin-taken-twice': ({ first, second }) => ({
    message: `Tanto ${first} como ${second} quieren leer la entrada estándar`,
    hint: 'Indique uno de los dos como archivo.',
  }),
  'port-in-use': ({ port }) => ({
    message: `Otro programa ya escucha en el puerto ${port}`,
    hint: 'Deténgalo o indique otro --port; con --port 0 el sistema elige uno libre.',
  }),
  'port-not-permitted': ({ port }) => ({
    message: `El sistema no le permite escuchar en el puerto ${port}`,
    hint: 'Indique un --port mayor que 1023.',
  }),
  declined: () => ({ message: 'No se cambió nada' }),
  interrupted: () => ({ message: 'Interrumpido' }),
};

/** What a prompt says about typing, as in "Token (it is not shown):", means nothing where nobody types. */
function plain(question: string): string {
  return question.replace(/(\s*\([^()]*\))?:$/, '');
}

/** Of the codes that the system gives, those that people meet. */
const FILE_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'no existe (ENOENT)',
  EACCES: 'no tiene permiso (EACCES)',
  EPERM: 'no tiene permiso (EPERM)',
  EROFS: 'el sistema de archivos es de solo lectura (EROFS)',
  ENOSPC: 'el disco está lleno (ENOSPC)',
  EISDIR: 'es una carpeta (EISDIR)',
  ENOTDIR: 'una parte de la ruta no es una carpeta (ENOTDIR)',
};

function expectation(problem: InputProblem): string {
  switch (problem.expected) {
    case 'integer':
      return `debe ser un número entero de ${problem.min} a ${problem.max}`;
    case 'one-of':
      return `debe ser uno de estos valores: ${problem.values.join(', ')}`;
    case 'text':
      return `debe ser un texto${problem.maxLength ? ` de ${problem.maxLength} caracteres como máximo` : ' que no esté vacío'}`;
    case 'url':
      return `debe ser una URL que empiece por ${problem.protocols.map((protocol) => `${protocol}//`).join(' o ')}`;
    case 'name':
      return 'debe ser un nombre de 1 a 64 letras, cifras, puntos, guiones o guiones bajos que empiece por una letra o una cifra';
    case 'id':
      return 'debe ser un identificador de Meta, que solo tiene cifras';
    case 'phone-number':
      return 'debe ser un número de teléfono con el código de país, por ejemplo +5491158749895';
    case 'duration':
      return 'debe ser un tiempo como 500ms, 30s, 5m o 2h';
    case 'locale':
      return 'debe ser un idioma con su país, por ejemplo en_US o es_ES';
    case 'day':
      return 'debe ser un día como 2026-11-23';
    case 'key=value':
      return 'debe tener la forma nombre=valor';
    case 'present':
      return 'falta';
  }
}
