import type { RejectionReason } from '../../../core/templates/rejection-reasons.js';
import type { TEMPLATE_NOTES as english } from '../../en/templates/states.js';

export const STATUS_WORDS: Record<string, string> = {
  APPROVED: 'aprobada',
  PENDING: 'en revisión',
  REJECTED: 'rechazada',
  PAUSED: 'en pausa',
  DISABLED: 'desactivada',
  IN_APPEAL: 'en apelación',
  PENDING_DELETION: 'en proceso de borrado',
  DELETED: 'borrada',
  LIMIT_EXCEEDED: 'por encima del límite',
  ARCHIVED: 'archivada',
};

export const REASONS: Readonly<Record<RejectionReason, string>> & Readonly<Record<string, string>> = {
  ABUSIVE_CONTENT:
    'Meta considera abusivo el contenido. Redáctelo de otro modo; las amenazas y los insultos nunca se aprueban.',
  CATEGORY_NOT_AVAILABLE: 'La categoría no está disponible en esta región.',
  INCORRECT_CATEGORY:
    'El contenido no corresponde a la categoría. Envíela de nuevo en la correcta; la mayoría de las ofertas son MARKETING.',
  INVALID_FORMAT:
    'El formato es incorrecto: mire si hay variables al principio, al final o pegadas, y si faltan valores de muestra.',
  PROMOTIONAL: 'Parece una promoción, y esta categoría no las admite. Envíela como MARKETING o quite la oferta.',
  SCAM: 'Meta la tomó por una estafa. Mencione el nombre de su empresa y no pida contraseñas, tarjetas ni pagos.',
  TAG_CONTENT_MISMATCH:
    'El contenido no coincide con lo que se eligió al crearla, por ejemplo el idioma o la categoría.',
};

export const NOT_THERE = '(nada)';
const STATUS_NOTES: Readonly<Record<string, readonly string[]>> = {
  PAUSED: [
    'Demasiadas personas la bloquearon o denunciaron. Meta la pausa 3 horas la primera vez y 6 la segunda, y la reanuda sola; la tercera vez la desactiva. Cambie el texto o a quién se la envía.',
  ],
  DISABLED: ['Meta la desactivó por baja calidad o por infringir sus reglas. Cree una nueva con otro texto.'],
  IN_APPEAL: ['Se está revisando su apelación contra la decisión.'],
  PENDING_DELETION: ['Se borra cuando lleguen sus últimos mensajes; ya no se puede enviar.'],
  DELETED: ['Fue borrada; su nombre queda libre después de 30 días.'],
  LIMIT_EXCEEDED: [
    'La cuenta está en su límite de plantillas. Borre algunas o verifique la empresa, lo que lo aumenta.',
  ],
  ARCHIVED: ['Nadie la usó durante un año. Meta la borra 28 días después; en WhatsApp Manager se puede recuperar.'],
};

const QUALITY_NOTES: Readonly<Record<string, readonly string[]>> = {
  YELLOW: ['Algunas personas la bloquearon o denunciaron. Se puede enviar, pero revise a quién se la envía.'],
  RED: ['Muchas personas la bloquearon o denunciaron. Meta la pausará si esto no mejora.'],
};

function priceNote(to: string): string {
  return to === 'MARKETING' ? ': cada mensaje costará más, en muchos países unas cuatro veces más' : '';
}

export const TEMPLATE_NOTES: typeof english = {
  reasons: REASONS,
  statusNotes: STATUS_NOTES,
  qualityNotes: QUALITY_NOTES,
  metaSays: (words) => `Meta dice: ${words}`,
  pausedUntil: (when) => `En pausa por baja calidad hasta el ${when} aproximadamente; después Meta la reanuda sola.`,
  pauseOver: 'La pausa ya debería haber terminado: `wabactl templates sync`.',
  willBecome: (_from, to, when) => `Meta la pasará a ${to}${when === null ? '' : ` el ${when}`}${priceNote(to)}`,
  moved: (from, to) => `Meta la pasó de ${from} a ${to}${priceNote(to).replace('costará', 'cuesta')}`,
};

export const QUALITY_MEANINGS: Readonly<Record<string, string>> = {
  GREEN: 'alta: pocas personas la bloquean o denuncian',
  YELLOW: 'media: algunas personas la bloquean o denuncian',
  RED: 'baja: muchas personas la bloquean o denuncian',
  UNKNOWN: 'muy pocos mensajes para saberlo',
};
