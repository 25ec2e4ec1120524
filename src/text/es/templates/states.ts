import type { RejectionReason } from '../../../core/templates/rejection-reasons.js';

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
