import type { templatesSubmit as english } from '../../en/templates/submit.js';
import { STATUS_WORDS } from './states.js';

export const templatesSubmit: typeof english = {
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
