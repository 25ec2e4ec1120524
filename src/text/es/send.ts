import type { send as english } from '../en/send.js';
import { messageOptionWords, messageSays, messageWords } from './sending.js';

export const send: typeof english = {
  'send text': {
    summary: 'Enviar un texto; pueden recibirlo los clientes que escribieron en las últimas 24 horas',
    args: { to: messageWords.to, body: 'El texto (- para la entrada estándar)' },
    options: {
      preview: 'Mostrar una vista previa del primer enlace',
      ...messageOptionWords,
    },
    says: messageSays,
  },
  'send image': {
    summary: 'Enviar una imagen, JPEG o PNG, de 5 MB como máximo',
    args: { to: messageWords.to, media: 'Archivo, enlace que Meta lee, o identificador multimedia' },
    options: {
      caption: 'Texto debajo, de 1024 caracteres como máximo',
      ...messageOptionWords,
    },
    says: messageSays,
  },
  'send template': {
    summary: 'Enviar una plantilla aprobada, con sus parámetros comprobados contra su definición',
    args: { to: messageWords.to, name: 'Nombre de la plantilla' },
    options: {
      language: 'Su idioma, por ejemplo en_US; hace falta cuando hay varios',
      param: 'Un parámetro del cuerpo: un valor, en orden, o nombre=valor si tiene nombre; se puede repetir',
      header:
        'Lo que lleva el encabezado: un texto, un enlace o id de archivo, "latitud,longitud,nombre,dirección", o catálogo/producto',
      button: 'Valor de un botón, por su posición desde 0: 0=rebajas; se puede repetir',
      code: 'El código de un solo uso de una plantilla AUTHENTICATION',
      ...messageOptionWords,
    },
    says: {
      synced: 'Las plantillas se leyeron de nuevo.',
      ...messageSays,
      labels: { ...messageSays.labels, template: 'Plantilla', text: 'Texto' },
    },
  },
};
