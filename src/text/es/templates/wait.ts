import type { templatesWait as english } from '../../en/templates/wait.js';
import { REASONS, STATUS_WORDS } from './states.js';

export const templatesWait: typeof english = {
  'templates wait': {
    summary: 'Esperar hasta que Meta haya decidido sobre plantillas; termina con 0 solo si todas están aprobadas',
    args: { name: 'Nombres de las plantillas, en todos sus idiomas; sin nombre, todas las que están en revisión' },
    options: {
      language: 'Solo este idioma, por ejemplo es_MX',
      timeout: 'Cuánto esperar como máximo, por ejemplo 30m (si no se indica: 24h)',
    },
    says: {
      waiting: (count) => (count === 1 ? 'Esperando la revisión' : `Esperando ${count} revisiones`),
      decided: (name, language, status) => `${name} (${language}): ${status}`,
      nothing: 'No hay plantillas en revisión.',
      head: ['NOMBRE', 'IDIOMA', 'ESTADO', 'CATEGORÍA'],
      statuses: STATUS_WORDS,
      reasons: REASONS,
      rejected: (which, reason, explanation) =>
        `Meta rechazó ${which}: ${reason}${explanation ? `. ${explanation}` : ''}`,
      next: (name) => `Siguiente paso: \`wabactl send template <número> ${name}\` la envía`,
    },
  },
};
