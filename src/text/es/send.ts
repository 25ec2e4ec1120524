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
    summary: 'Enviar una imagen: un enlace que Meta lee, o el identificador de un archivo subido',
    args: { to: messageWords.to, media: 'Enlace, o identificador multimedia' },
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
  'send bulk resume': {
    summary: 'Continuar un envío masivo que se interrumpió o se detuvo; ninguna fila se envía dos veces',
    args: { run: 'Id del envío; solo hace falta si hay varios sin terminar' },
    options: {},
    says: {},
  },
  'send bulk cancel': {
    summary: 'Terminar un envío masivo, también uno que otro proceso está enviando',
    args: { run: 'Id del envío' },
    options: {},
    says: {
      sure: (run, left) =>
        `¿Cancelar el envío ${run}? ${left === 1 ? '1 fila no se enviará' : `${left} filas no se enviarán`} nunca.`,
      ending: 'una línea: el envío está cancelado',
      stopping: 'Se está enviando en este momento; esperando sus últimas respuestas …',
      cancelled: (run, notSent) =>
        `El envío ${run} está cancelado; ${notSent === 1 ? '1 fila quedó' : `${notSent} filas quedaron`} sin enviar`,
      sent: (accepted, refused, unknown) => `${accepted} aceptados, ${refused} rechazados, ${unknown} sin saber`,
    },
  },
};
