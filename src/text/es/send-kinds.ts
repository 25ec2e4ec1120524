import type { sendKinds as english } from '../en/send-kinds.js';
import { messageOptionWords, messageSays, messageWords } from './sending.js';

const bodyWords = 'El texto, de 1024 caracteres como máximo (- para la entrada estándar)';
const headerText = 'Una línea encima del texto, de 60 caracteres como máximo';
const footer = 'Una línea pequeña debajo del texto, de 60 caracteres como máximo';
const caption = 'Texto debajo, de 1024 caracteres como máximo';
const media = 'Archivo, enlace que Meta lee, o identificador multimedia';

const headerWords = {
  headerText,
  headerImage: 'Una imagen encima del texto: archivo, enlace o identificador multimedia',
  headerVideo: 'Un video encima del texto: archivo, enlace o identificador multimedia',
  headerDocument: 'Un documento encima del texto: archivo, enlace o identificador multimedia',
};

export const sendKinds: typeof english = {
  'send video': {
    summary: 'Enviar un video, MP4 o 3GP, de 16 MB como máximo',
    args: { to: messageWords.to, media },
    options: { caption, ...messageOptionWords },
    says: messageSays,
  },
  'send audio': {
    summary: 'Enviar un audio, o un mensaje de voz con --voice; de 16 MB como máximo',
    args: { to: messageWords.to, media },
    options: { voice: 'Como mensaje de voz; debe ser OGG con el códec OPUS', ...messageOptionWords },
    says: messageSays,
  },
  'send document': {
    summary: 'Enviar un documento: PDF, texto, Word, Excel o PowerPoint, de 100 MB como máximo',
    args: { to: messageWords.to, media },
    options: {
      filename: 'El nombre que ve el cliente; su extensión decide el ícono que lo acompaña',
      caption,
      ...messageOptionWords,
    },
    says: messageSays,
  },
  'send sticker': {
    summary: 'Enviar un sticker: WebP, 512 por 512 píxeles, de 100 KB como máximo, animado 500 KB',
    args: { to: messageWords.to, media },
    options: { ...messageOptionWords },
    says: messageSays,
  },
  'send location': {
    summary: 'Enviar un lugar en el mapa',
    args: { to: messageWords.to },
    options: {
      at: 'Las dos coordenadas juntas, como en los mapas: -33.4489,-70.6693',
      latitude: 'Grados de -90 (sur) a 90',
      longitude: 'Grados de -180 (oeste) a 180',
      name: 'Nombre del lugar',
      address: 'Su dirección, que se muestra debajo del nombre',
      ...messageOptionWords,
    },
    says: messageSays,
  },
  'send contacts': {
    summary: 'Enviar tarjetas de contacto: una con opciones, o hasta 257 de un archivo .vcf, YAML o JSON',
    args: { to: messageWords.to },
    options: {
      name: 'Nombre completo del contacto',
      phone: 'Un número de teléfono; se puede repetir',
      onWhatsapp: 'Estos números están en WhatsApp: la tarjeta ofrece escribirles en lugar de invitarlos',
      email: 'Una dirección de correo; se puede repetir',
      org: 'La empresa',
      url: 'Un sitio web; se puede repetir',
      file: 'Archivo de contactos: .vcf, o YAML o JSON con las palabras de Meta (- para la entrada estándar)',
      ...messageOptionWords,
    },
    says: messageSays,
  },
  'send buttons': {
    summary: 'Enviar un texto con hasta tres botones para responder',
    args: { to: messageWords.to, body: bodyWords },
    options: {
      button: 'Un botón, id=título o solo el título (20 caracteres como máximo); hasta tres veces',
      ...headerWords,
      footer,
      ...messageOptionWords,
    },
    says: messageSays,
  },
  'send list': {
    summary: 'Enviar un texto con una lista de hasta diez filas para elegir',
    args: { to: messageWords.to, body: 'El texto, de 4096 caracteres como máximo (- para la entrada estándar)' },
    options: {
      button: 'Lo que abre la lista, de 20 caracteres como máximo',
      section: 'Título encima de las filas que siguen, de 24 caracteres como máximo; se puede repetir',
      row: 'Una fila: id=título|descripción, o solo el título; se puede repetir',
      file: 'YAML o JSON con body, header, footer, button y sections; lo que se escribe en la orden tiene prioridad',
      headerText,
      footer,
      ...messageOptionWords,
    },
    says: {
      ...messageSays,
      longBody:
        'El texto tiene más de 1024 caracteres: las páginas de Meta admiten 4096 en una lista, la descripción de su API no.',
    },
  },
  'send cta-url': {
    summary: 'Enviar un texto con un botón que abre un enlace',
    args: { to: messageWords.to, body: bodyWords },
    options: {
      button: 'Lo que dice el botón, de 20 caracteres como máximo',
      url: 'El enlace que abre',
      ...headerWords,
      footer,
      ...messageOptionWords,
    },
    says: messageSays,
  },
  'send flow': {
    summary: 'Enviar un texto con un botón que abre un Flow, un formulario dentro de WhatsApp',
    args: { to: messageWords.to, body: bodyWords },
    options: {
      flowId: 'Identificador del Flow; este o --flow-name',
      flowName: 'Nombre del Flow; este o --flow-id',
      button: 'Lo que dice el botón, de 30 caracteres como máximo',
      reference: 'Texto suyo que vuelve con las respuestas (flow_token); sin él, `unused`',
      screen: 'La pantalla con la que empieza; sin ella, la primera',
      data: 'Un valor para esa pantalla, nombre=valor; se puede repetir',
      file: 'YAML o JSON con los valores para esa pantalla (- para la entrada estándar)',
      askServer: 'El servidor del Flow dice con qué empieza (data_exchange)',
      draft: 'Enviar un Flow que todavía no está publicado, para probarlo',
      ...headerWords,
      footer,
      ...messageOptionWords,
    },
    says: {
      ...messageSays,
      longButton: 'El texto del botón supera los 30 caracteres que Meta aconseja para un Flow.',
    },
  },
  'send product': {
    summary: 'Enviar un producto de su catálogo, o una lista de hasta 30',
    args: {
      to: messageWords.to,
      body: 'El texto, de 1024 caracteres como máximo; una lista lo necesita (- para la entrada estándar)',
    },
    options: {
      catalog: 'Identificador del catálogo',
      product: 'Identificador de un producto en su tienda (retailer id, SKU); se puede repetir',
      section: 'Título encima de los productos que siguen, de 24 caracteres como máximo; se puede repetir',
      file: 'YAML o JSON con body, header, footer, catalog y sections; lo que se escribe en la orden tiene prioridad',
      headerText:
        'Una línea encima del texto, de 60 caracteres como máximo; una lista la necesita, un solo producto no la lleva',
      footer,
      ...messageOptionWords,
    },
    says: messageSays,
  },
  'send catalog': {
    summary: 'Enviar un texto con un botón que abre su catálogo',
    args: { to: messageWords.to, body: bodyWords },
    options: {
      thumbnail: 'Producto cuya imagen se muestra (retailer id); sin él, el primero del catálogo',
      footer,
      ...messageOptionWords,
    },
    says: messageSays,
  },
  'send location-request': {
    summary: 'Preguntar dónde está el cliente: un texto con un botón que envía su ubicación',
    args: { to: messageWords.to, body: bodyWords },
    options: { ...messageOptionWords },
    says: messageSays,
  },
  'send address': {
    summary: 'Pedir una dirección de la India, con un formulario',
    args: { to: messageWords.to, body: bodyWords },
    options: {
      value: 'Lo que el formulario ya trae escrito, campo=valor; se puede repetir',
      error: 'Lo que estaba mal en una respuesta, campo=texto, para que el formulario lo diga; se puede repetir',
      file: 'YAML o JSON con body, header, footer, values, saved_addresses y validation_errors',
      ...headerWords,
      footer,
      ...messageOptionWords,
    },
    says: messageSays,
  },
  'send reaction': {
    summary: 'Reaccionar a un mensaje con un emoji, o quitar la reacción',
    args: { to: messageWords.to, message: 'El mensaje (un wamid), de 30 días como máximo', emoji: 'Un emoji' },
    options: { remove: 'Quitar la reacción', callbackData: messageWords.callbackData },
    says: messageSays,
  },
  'send raw': {
    summary: 'Enviar cualquier mensaje con las palabras de Meta, desde un archivo JSON o YAML',
    args: { file: 'El cuerpo de la solicitud (- para la entrada estándar)' },
    options: {
      to: 'Número de teléfono o identificador de usuario, si el archivo no nombra ninguno',
      wait: messageWords.wait,
      timeout: messageWords.timeout,
      listenPort: messageWords.listenPort,
    },
    says: {
      ...messageSays,
      unknownType: (type) => `Esta versión no conoce mensajes de tipo '${type}'; Meta lo juzgará.`,
    },
  },
  'send read': {
    summary: 'Mostrar a un cliente que su mensaje se leyó, y todos los anteriores',
    args: { message: 'El mensaje del cliente (un wamid), de 30 días como máximo' },
    options: {},
    says: { done: 'El mensaje quedó marcado como leído, y todos los anteriores de este chat.' },
  },
  'send typing': {
    summary: 'Mostrar a un cliente que se está escribiendo una respuesta; su mensaje cuenta como leído',
    args: { message: 'El mensaje del cliente (un wamid)' },
    options: {},
    says: { done: 'El cliente ve durante 25 segundos, o hasta que usted responda, que alguien está escribiendo.' },
  },
};
