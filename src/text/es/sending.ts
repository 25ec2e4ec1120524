import type {
  messageOptionWords as englishOptionWords,
  messageSays as englishSays,
  messageWords as englishWords,
} from '../en/sending.js';

export const messageWords: typeof englishWords = {
  to: 'Número de teléfono con código de país, o un identificador de usuario de la empresa (BSUID)',
  replyTo: 'Citar este mensaje (un wamid)',
  callbackData: 'Texto suyo que vuelve en cada estado de este mensaje',
};

export const messageOptionWords: typeof englishOptionWords = {
  replyTo: messageWords.replyTo,
  callbackData: messageWords.callbackData,
};

export const messageSays: typeof englishSays = {
  accepted: (to) => `Meta lo aceptó para ${to}. Todavía no está entregado.`,
  windowClosed: (to, when) =>
    `${to} escribió por última vez ${when}, así que la ventana de 24 horas está cerrada y Meta no entregará esto. Use \`wabactl send template\`.`,
  moreTemplates: (count) => `  y ${count} más: \`wabactl templates list --status APPROVED\` las muestra`,
  waIdDiffers: (input, waId) => `WhatsApp conoce ${input} como ${waId}.`,
  labels: { wamid: 'Id. del mensaje', window: 'Ventana' },
  window: {
    open: 'abierta',
    closed: 'cerrada',
    unknown: 'no se conoce aquí: `wabactl webhook listen` no vio ningún mensaje de esta persona',
  },
  next: 'Siguiente paso: `wabactl webhook listen` muestra cuándo se entrega y se lee',
};
