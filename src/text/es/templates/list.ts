import type { templatesList as english } from '../../en/templates/list.js';
import { QUALITY_MEANINGS, REASONS, STATUS_WORDS, TEMPLATE_NOTES } from './states.js';

export const templatesList: typeof english = {
  'templates list': {
    summary: 'Listar las plantillas de la última sincronización, primero las que piden atención',
    args: {},
    options: {
      search: 'Solo plantillas con este texto en el nombre o en el contenido',
      status: 'Solo este estado, por ejemplo REJECTED; se puede repetir',
      category: 'Solo MARKETING, UTILITY o AUTHENTICATION; se puede repetir',
      language: 'Solo este idioma, por ejemplo es_MX; se puede repetir',
      quality: 'Solo GREEN, YELLOW, RED o UNKNOWN; se puede repetir',
      all: 'Mostrar también las plantillas de muestra de Meta; JSON y CSV siempre las tienen',
    },
    says: {
      firstSync: 'Las plantillas no se habían sincronizado nunca, así que se hace ahora.',
      empty: 'Esta cuenta no tiene plantillas. `wabactl templates submit <archivo>` envía una.',
      nothingFound: (total) =>
        total === 1 ? 'La única plantilla no coincide.' : `Ninguna de las ${total} plantillas coincide.`,
      present: (values) => `Lo que hay aquí: ${values}.`,
      head: ['NOMBRE', 'IDIOMA', 'ESTADO', 'CATEGORÍA', 'CALIDAD'],
      statuses: STATUS_WORDS,
      ...TEMPLATE_NOTES,
      hidden: (count) =>
        count === 1
          ? 'No se muestra una plantilla de muestra de Meta: --all la muestra'
          : `No se muestran ${count} plantillas de muestra de Meta: --all las muestra`,
      old: 'Esta copia es antigua: `wabactl templates sync` las lee de nuevo',
      count: (shown, total, when) =>
        `${shown === total ? '' : `${shown} de `}${total === 1 ? '1 plantilla' : `${total} plantillas`}, última sincronización ${when}`,
    },
  },
  'templates show': {
    summary:
      'Mostrar una plantilla como la ven sus lectores, con su estado y sus identificadores; o los idiomas que tiene',
    args: { name: 'Nombre de la plantilla' },
    options: { language: 'Su idioma, por ejemplo en_US; sin él, se listan todos cuando hay varios' },
    says: {
      labels: {
        name: 'Nombre',
        language: 'Idioma',
        status: 'Estado',
        category: 'Categoría',
        quality: 'Calidad',
        notes: 'Nota',
        id: 'Id.',
        header: 'Encabezado',
        body: 'Cuerpo',
        footer: 'Pie',
        buttons: 'Botones',
        synced: 'Última sincronización',
      },
      statuses: STATUS_WORDS,
      meanings: QUALITY_MEANINGS,
      ...TEMPLATE_NOTES,
      head: ['IDIOMA', 'ESTADO', 'CATEGORÍA', 'CALIDAD'],
      several: (name, count) => `${name} en ${count} idiomas`,
      next: (name, language) =>
        `Siguiente paso: \`wabactl templates show ${name} --language ${language}\` muestra una completa`,
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
      more: (names, more) => `${names} y ${more} más`,
      allChanges:
        'Todos: `wabactl templates sync --json` imprime los cambios de una sincronización, y una tubería recibe cada línea',
      next: 'Siguiente paso: `wabactl templates list` las muestra todas',
    },
  },
};
