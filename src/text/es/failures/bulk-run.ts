import type { BulkRunFailures } from '../../../core/failures/bulk-run.js';
import type { Explanation, SentencesFor } from '../../text.js';
import { bulkStops } from '../bulk-stops.js';

function stopped({ run, reason, waiting }: BulkRunFailures['bulk-refused']): Explanation {
  const { cause, hint } = bulkStops[reason];
  const rows = waiting === 1 ? '1 fila quedó sin enviar' : `${waiting} filas quedaron sin enviar`;
  const resume = `wabactl send bulk resume ${run}`;
  const message = `El envío ${run} se detuvo: ${cause}; ${rows}`;
  if (reason === 'cancelled') return { message, hint };
  const next =
    hint === '' ? `No se perdió nada; continúe con \`${resume}\`.` : `${hint} Después ejecute \`${resume}\`.`;
  return { message, hint: next };
}

export const bulkRunSentences: SentencesFor<BulkRunFailures> = {
  'bulk-not-permitted': stopped,
  'bulk-refused': stopped,
  'bulk-failing': stopped,
  'bulk-unreachable': stopped,
  'bulk-interrupted': stopped,
  'bulk-cancelled': stopped,
  'bulk-running': ({ run }) => ({
    message: `Otro proceso está enviando ${run}`,
    hint: `Vea \`wabactl send bulk status ${run}\`; \`wabactl send bulk cancel ${run}\` lo termina.`,
  }),
  'bulk-run-unknown': ({ given, nearest }) => ({
    message: `En este equipo no hay ningún envío '${given}'`,
    hint: nearest === null ? 'Vea todos con `wabactl send bulk status`.' : `¿Quiso decir ${nearest}?`,
  }),
  'bulk-run-over': ({ run, state }) => ({
    message: `El envío ${run} ${state === 'finished' ? 'ya terminó' : 'fue cancelado'}`,
    hint: `Vea con \`wabactl send bulk report ${run}\` qué pasó con cada fila.`,
  }),
  'bulk-nothing-unfinished': () => ({
    message: 'No hay ningún envío sin terminar',
    hint: 'Vea todos con `wabactl send bulk status`.',
  }),
  'bulk-run-needed': ({ unfinished }) => ({
    message: `Hay varios envíos sin terminar: ${unfinished.join(', ')}`,
    hint: `Indique cuál: \`wabactl send bulk resume ${unfinished[0] ?? 'RUN'}\`.`,
  }),
  'bulk-other-number': ({ run, phoneNumberId }) => ({
    message: `El envío ${run} sale de otro número, ${phoneNumberId}`,
    hint: 'Elija su canal con --channel; `wabactl channel list` muestra cuál es.',
  }),
  'bulk-still-running': ({ run }) => ({
    message: `El proceso que envía ${run} todavía no se detuvo`,
    hint: 'Lo hará en cuanto lleguen sus últimas respuestas; repita el comando.',
  }),
};
