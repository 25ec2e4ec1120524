import type { ProfileFailures } from '../../../core/failures/profile.js';
import type { ProfileProblem } from '../../../core/profile/check.js';
import type { PictureProblem } from '../../../core/profile/picture.js';
import type { SentencesFor } from '../../text.js';

export const profileSentences: SentencesFor<ProfileFailures> = {
  'profile-invalid': ({ problems }) => ({
    message:
      problems.length === 1
        ? `No se cambió el perfil: ${problems.map(describeProfileProblem).join()}`
        : `No se cambió el perfil, hay ${problems.length} valores que no se pueden usar:\n${problems.map((problem) => `  - ${describeProfileProblem(problem)}`).join('\n')}`,
    hint: 'Corrija los valores y ejecute de nuevo el comando; no se envió nada.',
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
