import type { ProfileFailures } from '../../../core/failures/profile.js';
import type { ProfileProblem } from '../../../core/profile/check.js';
import type { PictureProblem } from '../../../core/profile/picture.js';
import type { SentencesFor } from '../../text.js';

export const profileSentences: SentencesFor<ProfileFailures> = {
  'profile-invalid': ({ problems, picture }) => ({
    message:
      problems.length === 1 && picture === null
        ? `No se cambió el perfil: ${problems.map(describeProfileProblem).join()}`
        : `No se cambió el perfil, hay ${problems.length + (picture === null ? 0 : 1)} valores que no se pueden usar:\n${[...problems.map(describeProfileProblem), ...(picture === null ? [] : [`la imagen ${picture.path}: ${describePictureProblem(picture.problem)}`])].map((line) => `  - ${line}`).join('\n')}`,
    hint: 'Corrija los valores y ejecute de nuevo el comando; no se envió nada.',
  }),
  'profile-file-invalid': ({ path, problems }) => ({
    message: `No se puede usar el archivo de perfil ${path}:\n${problems.map((problem) => `  ${place(problem)}${describeInFile(problem)}`).join('\n')}`,
    hint: 'Corrija el archivo; no se envió nada.',
  }),
  'profile-differs': ({ count }) => ({
    message:
      count === 1
        ? '1 campo del perfil no está como dice el archivo'
        : `${count} campos del perfil no están como dice el archivo`,
    hint: '`wabactl profile apply` los deja así.',
  }),
  'picture-invalid': ({ path, problem }) => ({
    message: `${path === '-' ? 'La entrada estándar' : path} no puede ser la foto de perfil: ${describePictureProblem(problem)}`,
    hint: 'Use un archivo JPEG o PNG cuadrado, de 640x640 píxeles si es posible.',
  }),
  'profile-nothing-to-change': () => ({
    message: 'No se indicó nada que cambiar',
    hint: 'Indique al menos un campo, por ejemplo --description; un texto vacío borra el campo.',
  }),
};

/** One problem as half a sentence, so that several make a list. */
function describeProfileProblem(problem: ProfileProblem): string {
  switch (problem.problem) {
    case 'empty':
      return problem.field === 'about' ? 'about no puede estar vacío' : 'un sitio web no puede estar vacío';
    case 'too-long':
      return `${problem.field} tiene ${problem.length} caracteres y se admiten ${problem.limit} como máximo${problem.field === 'websites' ? ` por sitio web: ${problem.given}` : ''}`;
    case 'malformed':
      return problem.field === 'email'
        ? `'${problem.given}' no es una dirección de correo`
        : `'${problem.given}' no es una dirección web`;
    case 'no-scheme':
      return `el sitio web '${problem.given}' debe empezar por http:// o https://`;
    case 'too-many':
      return `se indicaron ${problem.count} sitios web y se admiten ${problem.limit} como máximo`;
    case 'unknown':
      return `vertical '${problem.given}' no existe${problem.nearest ? ` (¿quería decir ${problem.nearest}?)` : ''}; los valores son ${problem.known.join(', ')}`;
    case 'read-only':
      return `vertical '${problem.given}' se puede leer, pero no fijar`;
    case 'cannot-be-emptied':
      return 'vertical no se puede vaciar una vez fijado; elija otro valor, por ejemplo OTHER';
  }
}

type FileProblem = ProfileFailures['profile-file-invalid']['problems'][number];

function place({ line, column }: FileProblem): string {
  return line === null ? '' : `línea ${line}, columna ${column}: `;
}

function describeInFile(problem: FileProblem): string {
  switch (problem.problem) {
    case 'syntax':
      return `no es JSON ni YAML: ${problem.detail}`;
    case 'not-an-object':
      return 'no contiene un objeto; puede tener about, address, description, email, websites, vertical y picture';
    case 'unknown-member':
      return `${problem.member} no es un campo de un perfil${problem.nearest ? ` (¿quiso decir ${problem.nearest}?)` : ''}`;
    case 'wrong-type':
      return `${problem.member} debe ser ${problem.expected === 'list' ? 'una lista de textos' : 'un texto'}`;
    case 'picture-missing':
      return `no existe la imagen ${problem.path}`;
    case 'picture':
      return `${problem.path} no puede ser la imagen: ${describePictureProblem(problem.picture)}`;
    default:
      return describeProfileProblem(problem);
  }
}

function describePictureProblem(problem: PictureProblem): string {
  switch (problem.problem) {
    case 'not-jpeg-or-png':
      return problem.found ? `es un archivo ${problem.found}, no JPEG ni PNG` : 'no es JPEG ni PNG';
    case 'damaged':
      return 'el archivo está dañado y no se puede leer su tamaño en píxeles';
    case 'too-large':
      return `tiene ${problem.bytes} bytes y se admiten ${problem.limit} como máximo`;
  }
}
