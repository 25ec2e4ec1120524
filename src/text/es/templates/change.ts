import type { templatesChange as english } from '../../en/templates/change.js';
import { STATUS_WORDS } from './states.js';

export const templatesChange: typeof english = {
  'templates edit': {
    summary: 'Reemplazar el contenido de una plantilla por el de su archivo, lo que la pone otra vez en revisión',
    args: { file: 'El archivo; su nombre e idioma dicen qué plantilla es (- para la entrada estándar)' },
    options: { again: 'Intentarlo aunque sus ediciones estén agotadas, según lo que se sabe aquí' },
    says: {
      unknownLanguage: (language) => `${language} no está en la lista de idiomas de Meta; Meta decidirá.`,
      changes: (name, language) => `Cambios en ${name} (${language}):`,
      otherSample: 'ejemplo: puede que el archivo sea otro que antes, y se sube',
      confirm: '¿Enviar esta edición? Pasa otra vez a revisión.',
      confirmApproved:
        '¿Enviar esta edición? La plantilla está aprobada: pasa otra vez a revisión y mientras tanto no se puede enviar; Meta solo permite una edición al día.',
      editing: 'Enviando la edición',
      same: (name, language) => `${name} (${language}) ya está así; no se envió nada.`,
      done: (name, language) => `${name} (${language}) fue editada`,
      statuses: STATUS_WORDS,
      status: (before, after) => `Estado: ${before} → ${after}`,
      next: (name) => `Siguiente paso: \`wabactl templates wait ${name}\` espera la revisión`,
    },
  },
  'templates delete': {
    summary: 'Eliminar una plantilla, en un solo idioma salvo que se pidan todos',
    args: { name: 'Nombre de la plantilla' },
    options: {
      language: 'Su idioma; es necesario si hay varios',
      allLanguages: 'Todos los idiomas del nombre; usted escribe el nombre para confirmar',
    },
    says: {
      about: (name, versions) => `Se eliminará: ${name} en ${versions}.`,
      keptFromReuse: (days) => `No se puede deshacer, y Meta no admite otra vez el nombre durante ${days} días.`,
      messagesUnderWay: 'Los mensajes que Meta ya aceptó se entregan todavía; no se pueden enviar nuevos.',
      confirm: (name, language) => `¿Eliminar ${name} (${language})?`,
      confirmAll: (name, count) =>
        count === 1 ? `Escriba ${name} para eliminarla:` : `Escriba ${name} para eliminarla en sus ${count} idiomas:`,
      done: (name, language) => `${name} (${language}) fue eliminada`,
      underWay: (name, language) => `${name} (${language}) desaparecerá cuando hayan llegado los mensajes en camino:`,
      statuses: STATUS_WORDS,
      left: (languages) => `Siguen existiendo: ${languages}`,
      reuse: (day, days) =>
        day === null
          ? 'El nombre se puede usar otra vez en un minuto, aproximadamente.'
          : `Meta no admite otra vez el nombre en este idioma antes del ${day} (${days} días); hasta entonces sirve otro nombre, por ejemplo con _v2.`,
    },
  },
  'templates unpause': {
    summary: 'Reanudar una plantilla que Meta pausó por el ritmo de envío',
    args: { name: 'Nombre de la plantilla' },
    options: { language: 'Su idioma; es necesario si hay varios' },
    says: {
      done: (name, language, status) => `${name} (${language}) se reanudó: ${status}`,
      soon: 'Meta tarda unos minutos en reanudarla.',
      statuses: STATUS_WORDS,
      next: (name) => `Siguiente paso: \`wabactl templates show ${name}\` muestra su calidad`,
    },
  },
};
