import type { media as englishMedia, mediaWords as englishWords } from '../en/media.js';
import { describeMediaWarning } from './media-problems.js';

export const mediaWords: typeof englishWords = {
  warning: describeMediaWarning,
  uploading: (file) => `Subiendo ${file === '-' ? 'la entrada estándar' : file} …`,
};

const labels: (typeof englishMedia)['media show']['says']['labels'] = {
  id: 'Id. multimedia',
  type: 'Tipo',
  size: 'Tamaño',
  sha256: 'SHA-256',
  keptUntil: 'Vence',
  of: 'Pertenece a',
  link: 'Enlace',
};

export const media: typeof englishMedia = {
  'media upload': {
    summary: 'Guardar archivos en Meta para mensajes, después de revisarlos; el mismo archivo se guarda una vez',
    args: { files: 'Los archivos (- para la entrada estándar)' },
    options: { again: 'Subirlo aunque Meta todavía lo tenga' },
    says: {
      labels,
      uploaded: (file) => `${file}: subido`,
      reused: (file) => `${file}: Meta ya lo tenía`,
      stdin: 'Entrada estándar',
      next: (kind, id) => `Siguiente paso: \`wabactl send ${kind} <to> ${id}\``,
    },
  },
  'media show': {
    summary: 'Mostrar lo que Meta dice de un archivo: tipo, tamaño, hash, de quién es, cuánto vive su enlace',
    args: { id: 'El identificador multimedia' },
    options: {},
    says: {
      labels,
      thisNumber: (number) => `${number}, este canal`,
      otherNumber: 'otro número al que llega este token',
      unknownUntil: 'no se sabe: no se subió desde aquí',
      link: (minutes) => `sirve durante ${minutes}, solo con el token`,
      expired: 'terminó',
      next: (id) => `Siguiente paso: \`wabactl media download ${id}\``,
    },
  },
  'media download': {
    summary: 'Traer un archivo de Meta, por su identificador o por el del mensaje que lo trajo',
    args: { id: 'El identificador multimedia, o el de un mensaje recibido (un wamid)' },
    options: {
      to: 'Carpeta o archivo donde escribir (- para la salida estándar); por defecto, esta carpeta',
      force: 'Reemplazar un archivo que ya existe',
    },
    says: {
      labels: { ...labels, message: 'Mensaje', compared: 'Comparado' },
      downloading: (id) => `Trayendo ${id} …`,
      done: (file) => `Escrito en ${file}`,
      unchanged: (file) => `${file} ya tiene este contenido`,
      checked: 'igual al de Meta',
      unchecked: 'no: Meta no indicó ningún hash',
    },
  },
  'media delete': {
    summary: 'Borrar un archivo en Meta antes de tiempo',
    args: { id: 'El identificador multimedia' },
    options: {},
    says: {
      ask: (id, type, size) =>
        `¿Borrar en Meta el archivo ${id} (${type}, ${size})? Los mensajes aceptados que aún no lo tomaron pueden perderlo.`,
      done: (id) => `${id}: borrado`,
    },
  },
};
