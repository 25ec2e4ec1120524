import type { templatesLibrary as english } from '../../en/templates/library.js';
import { STATUS_WORDS } from './states.js';

export const templatesLibrary: typeof english = {
  'templates library list': {
    summary: 'Listar las plantillas listas de Meta, que se aprueban al instante',
    args: {},
    options: {
      search: 'Solo plantillas con este texto en el nombre o en el contenido',
      topic: 'Solo este tema',
      usecase: 'Solo este uso, por ejemplo DELIVERY_UPDATE',
      industry: 'Solo este sector',
      language: 'Solo este idioma, por ejemplo es_MX',
    },
    says: {
      reading: 'Leyendo la biblioteca de Meta',
      nothingFound: 'Nada coincide en la biblioteca de Meta.',
      head: ['NOMBRE', 'IDIOMA', 'CATEGORÍA', 'USO'],
      count: (count) => (count === 1 ? '1 plantilla' : `${count} plantillas`),
      next: 'Siguiente paso: `wabactl templates library show <nombre>` muestra una, `use <nombre> --name <suyo>` la hace suya',
    },
  },
  'templates library show': {
    summary: 'Mostrar una plantilla lista de Meta, y qué llevan sus variables y botones',
    args: { name: 'Su nombre en la biblioteca' },
    options: { language: 'Su idioma, por ejemplo en_US; hace falta cuando hay varios' },
    says: {
      labels: {
        name: 'Nombre',
        language: 'Idioma',
        category: 'Categoría',
        topic: 'Tema',
        industry: 'Sector',
        header: 'Encabezado',
        body: 'Cuerpo',
        values: 'Variables',
        buttons: 'Botones',
      },
      value: (hole, type, example) => `${hole} ${type || 'TEXT'}${example === '' ? '' : `, por ejemplo ${example}`}`,
      next: (name, language, flags) =>
        `Siguiente paso: \`wabactl templates library use ${name} --language ${language} --name <suyo>${flags}\``,
    },
  },
  'templates library use': {
    summary: 'Hacer suya una plantilla lista de Meta; se aprueba al instante',
    args: { libraryName: 'Su nombre en la biblioteca' },
    options: {
      name: 'El nombre de su plantilla: a-z, 0-9 y _',
      language: 'Su idioma, por ejemplo en_US; hace falta cuando hay varios',
      button: 'Adonde lleva un botón, un enlace o un teléfono, por su lugar desde 0; se puede repetir',
      example: 'Un ejemplo de un enlace con {{1}}, por el mismo lugar; se puede repetir',
    },
    says: {
      creating: 'Creando la plantilla',
      askTarget: {
        url: (label) => `Enlace del botón '${label}'`,
        'phone-number': (label) => `Teléfono del botón '${label}', con código de país`,
      },
      askExample: (link) => `Un ejemplo de ${link} con su variable completada`,
      done: (name, language, from) => `${name} (${language}) se creó a partir de ${from}`,
      labels: { id: 'Id.', status: 'Estado', category: 'Categoría' },
      statuses: STATUS_WORDS,
      approved: (name) => `Ya está aprobada. Siguiente paso: \`wabactl send template <a> ${name}\``,
      next: 'Siguiente paso: `wabactl templates sync` muestra cuándo decidió la revisión',
    },
  },
};
