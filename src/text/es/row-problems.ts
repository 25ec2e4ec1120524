import type { RowProblem } from '../../core/bulk/judge-row.js';
import { describeTemplateSendProblem } from './template-send-problems.js';

/** Why a row of a file cannot be sent, as half a sentence. */
export function describeRowProblem(problem: RowProblem): string {
  switch (problem.problem) {
    case 'no-recipient':
      return 'falta el número';
    case 'no-country-code':
      return `'${problem.given}' no tiene código de país; vea --country`;
    case 'impossible':
      return /^\d(\.\d+)?E\+\d+$/i.test(problem.given)
        ? `'${problem.given}' es lo que una hoja de cálculo hace de un número: dé formato de texto a la columna`
        : `no existe un número como '${problem.given}'`;
    case 'ragged':
      return `la línea tiene ${problem.cells} valores, y hay ${problem.columns} columnas`;
    case 'not-media':
      return `'${problem.given}' no es un enlace ni el identificador de un archivo subido; \`wabactl media upload\` lo sube`;
    case 'not-json':
      return `el valor de ${problem.slot} no es un objeto JSON: ${problem.given}`;
    case 'not-a-time':
      return `'${problem.given}' no es una hora, por ejemplo 2026-12-24T23:59:00-06:00`;
    case 'template':
      return describeTemplateSendProblem(problem.inner);
  }
}
