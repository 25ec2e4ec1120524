import type { RejectionReason } from '../../core/templates/rejection-reasons.js';
import type { templates as english } from '../en/templates.js';

const STATUS_WORDS: Record<string, string> = {
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

const REASONS: Readonly<Record<RejectionReason, string>> & Readonly<Record<string, string>> = {
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

export const templates: typeof english = {
  'templates list': {
    summary: 'Listar las plantillas de la última sincronización, primero las que piden atención',
    args: {},
    options: {
      search: 'Solo plantillas con este texto en el nombre o en el contenido',
      status: 'Solo este estado, por ejemplo REJECTED; se puede repetir',
      category: 'Solo MARKETING, UTILITY o AUTHENTICATION; se puede repetir',
      language: 'Solo este idioma, por ejemplo es_MX; se puede repetir',
    },
    says: {
      firstSync: 'Las plantillas no se habían sincronizado nunca, así que se hace ahora.',
      empty: 'Esta cuenta no tiene plantillas. `wabactl templates submit <archivo>` envía una.',
      nothingFound: (total) =>
        total === 1 ? 'La única plantilla no coincide.' : `Ninguna de las ${total} plantillas coincide.`,
      present: (values) => `Lo que hay aquí: ${values}.`,
      head: ['NOMBRE', 'IDIOMA', 'ESTADO', 'CATEGORÍA', 'CALIDAD'],
      statuses: STATUS_WORDS,
      reasons: REASONS,
      willBecome: (category) => `Meta la pasará a ${category}`,
      count: (shown, total, when) =>
        `${shown === total ? '' : `${shown} de `}${total === 1 ? '1 plantilla' : `${total} plantillas`}, última sincronización ${when}`,
    },
  },
  'templates show': {
    summary: 'Mostrar una plantilla como la ven sus lectores, con su estado y sus identificadores',
    args: { name: 'Nombre de la plantilla' },
    options: { language: 'Su idioma, por ejemplo en_US; hace falta cuando hay varios' },
    says: {
      labels: {
        name: 'Nombre',
        language: 'Idioma',
        status: 'Estado',
        category: 'Categoría',
        quality: 'Calidad',
        reason: 'Rechazada porque',
        id: 'Id.',
        header: 'Encabezado',
        body: 'Cuerpo',
        footer: 'Pie',
        buttons: 'Botones',
        synced: 'Última sincronización',
      },
      reasons: REASONS,
      statuses: STATUS_WORDS,
      willBecome: (category) => `Meta la pasará a ${category}`,
    },
  },
  'templates sync': {
    summary: 'Leer todas las plantillas de Meta y decir qué cambió desde la última vez',
    args: {},
    options: {},
    says: {
      reading: 'Leyendo las plantillas',
      total: (count) => (count === 1 ? '1 plantilla' : `${count} plantillas`),
      first: 'Esta fue la primera sincronización.',
      unchanged: (when) => `Nada cambió desde la última sincronización, ${when}.`,
      since: (when) => `Cambios desde la última sincronización, ${when}:`,
      kinds: {
        added: 'añadida',
        approved: 'aprobada',
        rejected: 'rechazada',
        paused: 'en pausa',
        disabled: 'desactivada',
        gone: 'ya no está',
        changed: 'cambiada',
        'status-changed': 'cambió de estado',
        're-categorised': 'cambió de categoría',
        'category-change-announced': 'cambiará de categoría',
        'quality-changed': 'cambió de calidad',
      },
      statuses: STATUS_WORDS,
      reasons: REASONS,
      next: 'Siguiente paso: `wabactl templates list` las muestra todas',
    },
  },
  'templates submit': {
    summary: 'Enviar una plantilla desde un archivo JSON o YAML con el formato de la API de Meta',
    args: { file: 'El archivo (- para la entrada estándar)' },
    options: {},
    says: {
      submitting: 'Enviando la plantilla',
      done: (name, language) => `${name} (${language}) fue enviada a revisión`,
      statuses: STATUS_WORDS,
      labels: { id: 'Id.', status: 'Estado', category: 'Categoría' },
      categoryChanged: (asked, got) => `Pidió ${asked} y Meta la hizo ${got}. Se cobra como ${got}.`,
      unknownLanguage: (language) => `${language} no está en la lista de idiomas de Meta; Meta decidirá.`,
      next: 'Siguiente paso: `wabactl templates sync` muestra el resultado de la revisión, que tarda hasta 24 horas',
    },
  },
};
