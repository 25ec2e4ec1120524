import type { templatesSubmit as english } from '../../en/templates/submit.js';
import { DIALOGUE, FLAGS } from './dialogue.js';
import { REASONS, STATUS_WORDS } from './states.js';

export const templatesSubmit: typeof english = {
  'templates submit': {
    summary: 'Enviar plantillas a la revisión de Meta, desde archivos, con opciones o con un diálogo',
    args: {
      file: 'Archivos JSON o YAML con el formato de la API de Meta (- para la entrada estándar); sin archivo ni opciones, una terminal lo pregunta',
    },
    options: {
      ...FLAGS,
      wait: 'Esperar hasta que la revisión haya decidido',
      timeout: 'Cuánto esperar como máximo, por ejemplo 30m (si no se indica: 24h)',
      exitCode: 'Terminar con 6 cuando Meta la toma en otra categoría; siempre es así donde CI está definida',
    },
    says: {
      ask: DIALOGUE,
      theFlags: 'La plantilla de las opciones',
      nothingSubmitted: 'No se envió nada.',
      submitting: (count) => (count === 1 ? 'Enviando la plantilla' : `Enviando ${count} plantillas`),
      done: (name, language) => `${name} (${language}) fue enviada a revisión`,
      notTried: 'no se envió, porque la anterior no se pudo enviar',
      statuses: STATUS_WORDS,
      reasons: REASONS,
      labels: { id: 'Id.', status: 'Estado', category: 'Categoría' },
      categoryChanged: (asked, got) =>
        `Pidió ${asked} y Meta la hizo ${got}. Se cobra como ${got}${asked === 'UTILITY' && got === 'MARKETING' ? ', unas cuatro veces más' : ''}. Si no lo quiere, elimínela, quite lo promocional y envíela con otro nombre; o pida una revisión de la categoría en el Administrador de WhatsApp en un plazo de 60 días.`,
      rejected: (which, reason, explanation) =>
        `Meta rechazó ${which}: ${reason}${explanation ? `. ${explanation}` : ''}`,
      unknownLanguage: (language) => `${language} no está en la lista de idiomas de Meta; Meta decidirá.`,
      waiting: (count) => (count === 1 ? 'Esperando la revisión' : `Esperando ${count} revisiones`),
      decided: (name, language, status) => `${name} (${language}): ${status}`,
      next: (name) =>
        `Siguiente paso: \`wabactl templates wait${name === null ? '' : ` ${name}`}\` espera la revisión, que tarda hasta 24 horas`,
    },
  },
};
