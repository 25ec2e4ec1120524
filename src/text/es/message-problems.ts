import type { MessageProblem } from '../../core/messages/problems.js';
import { describeMediaProblem } from './media-problems.js';

/** One problem as half a sentence, so that several make a list. */
export function describeMessageProblem(problem: MessageProblem): string {
  if (problem.field === 'media') return describeMediaProblem(problem);
  switch (problem.problem) {
    case 'not-a-recipient':
      return `'${problem.given}' no es un número de teléfono ni un identificador de usuario; indique el número con su código de país, por ejemplo +5491158749895`;
    case 'empty':
      return 'el texto está vacío';
    case 'too-long':
      return `${FIELDS[problem.field]} ${problem.length} caracteres y se admiten ${problem.limit} como máximo`;
    case 'not-a-message-id':
      return `'${problem.given}' no es un identificador de mensaje (empiezan con 'wamid.')`;
  }
}

const FIELDS = {
  body: 'el texto tiene',
  caption: 'el pie tiene',
  'callback-data': 'los datos de seguimiento tienen',
};
