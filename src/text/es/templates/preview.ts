import type { templatesPreview as english, previewWords as englishWords } from '../../en/templates/preview.js';

export const previewWords: typeof englishWords = {
  media: {
    IMAGE: 'imagen',
    VIDEO: 'video',
    GIF: 'animación',
    DOCUMENT: 'documento',
    LOCATION: 'lugar en un mapa',
    PRODUCT: 'producto del catálogo',
  },
  presets: {
    OTP: 'Copiar código',
    COPY_CODE: 'Copiar código de oferta',
    CATALOG: 'Ver catálogo',
    MPM: 'Ver artículos',
    SPM: 'Ver',
    REQUEST_CONTACT_INFO: 'Share Contact Info',
  },
  allOptions: 'Ver todas las opciones',
  expires: 'La oferta termina cuando lo dice el mensaje',
  ends: (when) => `La oferta termina el ${when}`,
  asksToCall: '✆ ¿Puede llamarle esta empresa?',
  card: (at, count) => `Tarjeta ${at} de ${count}`,
  notOnDesktop:
    'WhatsApp en la computadora no la muestra: tiene cuatro botones o más, o una respuesta rápida junto a otro tipo.',
  metasText: 'El texto es de Meta, en el idioma del lector.',
};

export const templatesPreview: typeof english = {
  'templates preview': {
    summary: 'Mostrar una plantilla como la muestra WhatsApp: aquí, como página o como imagen',
    args: { template: 'Su archivo (- para la entrada estándar) o su nombre en la cuenta' },
    options: {
      language: 'Su idioma, por ejemplo es_MX; hace falta cuando hay varios',
      param:
        'Un valor del cuerpo, en orden o como nombre=valor; se puede repetir. Las muestras ocupan el lugar de los demás',
      headerText: 'Valor de la variable del encabezado',
      button: 'Parte variable de la dirección de un botón, por su lugar desde 0; se puede repetir',
      html: 'Escribir en este archivo una página que se ve como el teléfono',
      png: 'Escribir en este archivo una imagen; necesita Chromium, Chrome o Edge en esta máquina',
      theme: 'light o dark, de la página y la imagen',
    },
    says: {
      title: (name, language) => `${name} (${language})`,
      unknownLanguage: (language) => `${language} no está en la lista de idiomas de Meta.`,
      drawing: 'Dibujando la imagen',
      written: (path) => `Escrito en ${path}`,
    },
  },
};
