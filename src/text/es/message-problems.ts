import type { MediaProblem } from '../../core/messages/media.js';
import type { MessageProblem } from '../../core/messages/problems.js';

/** One problem as half a sentence, so that several make a list. */
export function describeMessageProblem(problem: MessageProblem): string {
  switch (problem.problem) {
    case 'not-a-recipient':
      return `'${problem.given}' no es un número de teléfono ni un identificador de usuario; indique el número con su código de país, por ejemplo +5491158749895`;
    case 'empty':
      return 'el texto está vacío';
    case 'too-long':
      return `${FIELDS[problem.field]} ${problem.length} caracteres y se admiten ${problem.limit} como máximo`;
    case 'not-a-message-id':
      return `'${problem.given}' no es un identificador de mensaje (empiezan con 'wamid.')`;
    case 'neither-link-nor-id':
      return `'${problem.given}' no es un enlace ni un identificador multimedia de ${KINDS[problem.kind]}`;
  }
}

const FIELDS = {
  body: 'el texto tiene',
  caption: 'el pie tiene',
  'callback-data': 'los datos de seguimiento tienen',
};

const KINDS: Record<MediaProblem['kind'], string> = {
  audio: 'un audio',
  document: 'un documento',
  image: 'una imagen',
  sticker: 'un sticker',
  video: 'un video',
};
