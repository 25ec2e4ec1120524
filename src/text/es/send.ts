import type { send as english } from '../en/send.js';

export const send: typeof english = {
  'send text': {
    summary: 'Enviar un texto; pueden recibirlo los clientes que escribieron en las últimas 24 horas',
    args: {
      to: 'Número de teléfono con código de país, o un identificador de usuario de la empresa (BSUID)',
      body: 'El texto (- para la entrada estándar)',
    },
    options: {
      replyTo: 'Citar este mensaje (un wamid)',
      preview: 'Mostrar una vista previa del primer enlace',
    },
    says: {
      accepted: (to) => `Meta lo aceptó para ${to}. Todavía no está entregado.`,
      windowClosed: (to, when) =>
        `${to} escribió por última vez ${when}, así que la ventana de 24 horas está cerrada y Meta no entregará un texto libre. Use \`wabactl send template\`.`,
      moreTemplates: (count) => `  y ${count} más: \`wabactl templates list --status APPROVED\` las muestra`,
      waIdDiffers: (input, waId) => `WhatsApp conoce ${input} como ${waId}.`,
      labels: { wamid: 'Id. del mensaje', window: 'Ventana' },
      window: {
        open: 'abierta',
        closed: 'cerrada',
        unknown: 'no se conoce aquí: `wabactl webhook listen` no vio ningún mensaje de esta persona',
      },
      next: 'Siguiente paso: `wabactl webhook listen` muestra cuándo se entrega y se lee',
    },
  },
  'send template': {
    summary: 'Enviar una plantilla aprobada, con sus parámetros comprobados contra su definición',
    args: {
      to: 'Número de teléfono con código de país, o un identificador de usuario de la empresa (BSUID)',
      name: 'Nombre de la plantilla',
    },
    options: {
      language: 'Su idioma, por ejemplo en_US; hace falta cuando hay varios',
      param: 'Un parámetro del cuerpo: un valor, en orden, o nombre=valor si tiene nombre; se puede repetir',
      headerText: 'Valor de la variable de un encabezado de texto',
      headerImage: 'Enlace o identificador multimedia de la imagen del encabezado',
      headerVideo: 'Enlace o identificador multimedia del video del encabezado',
      headerDocument: 'Enlace o identificador multimedia del documento del encabezado',
      button: 'Valor de un botón, por su posición desde 0: 0=rebajas; se puede repetir',
      code: 'El código de un solo uso de una plantilla AUTHENTICATION',
      replyTo: 'Citar este mensaje (un wamid)',
    },
    says: {
      synced: 'Las plantillas se leyeron de nuevo.',
      accepted: (to) => `Meta lo aceptó para ${to}. Todavía no está entregado.`,
      waIdDiffers: (input, waId) => `WhatsApp conoce ${input} como ${waId}.`,
      held: 'Meta lo retiene para comprobar la calidad; puede entregarlo en una hora o descartarlo.',
      labels: { wamid: 'Id. del mensaje', template: 'Plantilla', text: 'Texto' },
      next: 'Siguiente paso: `wabactl webhook listen` muestra cuándo se entrega y se lee',
    },
  },
};
