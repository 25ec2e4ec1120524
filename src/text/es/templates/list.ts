import type { templatesList as english } from '../../en/templates/list.js';
import { REASONS, STATUS_WORDS } from './states.js';

export const templatesList: typeof english = {
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
};
