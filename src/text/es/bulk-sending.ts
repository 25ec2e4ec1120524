import type { bulkSending as english } from '../en/bulk-sending.js';
import { bulkStops } from './bulk-stops.js';

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export const bulkSending: typeof english = {
  stops: bulkStops,
  progress: ({ done, all, perSecond, accepted, delivered, failed, unknown, secondsLeft, heldSeconds }) => [
    `${done} de ${all}`,
    heldSeconds > 0 ? `esperando a Meta ${duration(heldSeconds)}` : `${perSecond}/s`,
    ...(secondsLeft === null ? [] : [`faltan ${duration(secondsLeft)}`]),
    `${accepted} aceptados`,
    ...(unknown > 0 ? [`${unknown} sin saber`] : []),
    `${failed} fallidos`,
    `${delivered} entregados`,
  ],
  finishing: (count) =>
    `No se envía nada más; ${count === 1 ? 'falta una respuesta' : `faltan ${count} respuestas`}. Otro Ctrl-C renuncia a ellas.`,
  outcomes: {
    finished: (run) => `El envío ${run} terminó`,
    stopped: (run) => `El envío ${run} se detuvo`,
    cancelled: (run) => `El envío ${run} está cancelado`,
  },
  labels: {
    accepted: 'Aceptados',
    delivered: 'Entregados',
    read: 'Leídos',
    failed: 'Fallidos',
    refused: 'Rechazados',
    unknown: 'Sin saber',
    waiting: 'Sin enviar',
    time: 'Tiempo',
  },
  accepted: (count, held) => `${count}${held > 0 ? ` (${held} retenidos por Meta para un control de calidad)` : ''}`,
  time: (seconds, perSecond) =>
    seconds < 5 ? 'menos de 5 s' : `${duration(seconds)} (${perSecond} mensajes por segundo)`,
  settled: 'Si un mensaje cuya respuesta se perdió fue aceptado, lo dirá su estado; nada se envía dos veces.',
  next: (run) => `Qué pasó con cada fila: wabactl send bulk report ${run}`,
};
