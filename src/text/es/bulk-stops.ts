import type { bulkStops as english } from '../en/bulk-stops.js';

export const bulkStops: typeof english = {
  token: {
    cause: 'Meta ya no acepta el token de acceso',
    hint: 'Ponga un token nuevo en su lugar (`wabactl channel refresh`).',
  },
  permission: {
    cause: 'el token no tiene permiso para enviar desde este número',
    hint: 'Vea con `wabactl whoami` qué permite.',
  },
  'number-unknown': {
    cause: 'Meta no conoce el número, o el token no tiene acceso a él',
    hint: 'Vea `wabactl channel show`.',
  },
  'number-not-registered': {
    cause: 'el número no está registrado en la Cloud API',
    hint: 'Ejecute `wabactl phone register`.',
  },
  'account-locked': {
    cause: 'Meta bloqueó la cuenta',
    hint: 'Pida una revisión en el Administrador de WhatsApp, en Calidad de la cuenta.',
  },
  'account-blocked': {
    cause: 'Meta bloqueó la cuenta por infringir una política',
    hint: 'Pida una revisión en el Administrador de WhatsApp, en Calidad de la cuenta.',
  },
  payment: {
    cause: 'no se le puede cobrar a la cuenta',
    hint: 'Ponga en orden el método de pago de la cuenta en business.facebook.com > Facturación.',
  },
  'display-name': {
    cause: 'el nombre visible del número no está aprobado',
    hint: 'Vea `wabactl phone show`.',
  },
  'spam-limit': {
    cause: 'demasiadas personas bloquearon o denunciaron el número, y Meta limita lo que puede enviar',
    hint: 'Vea `wabactl limits` y espere a que la calidad se recupere.',
  },
  'country-restricted': {
    cause: 'la cuenta no puede escribir a personas del país de un destinatario',
    hint: 'La fila cuenta como rechazada, y un envío reanudado ya no se detiene en una así.',
  },
  'template-missing': {
    cause: 'Meta ya no tiene esa plantilla en este idioma, o no la aprobó',
    hint: 'Vea `wabactl templates show`.',
  },
  'template-paused': {
    cause: 'Meta pausó la plantilla por su baja calidad',
    hint: 'Vea `wabactl templates show` y espere a que se pueda enviar de nuevo.',
  },
  'template-disabled': {
    cause: 'Meta inhabilitó la plantilla de forma definitiva',
    hint: 'Cree otra plantilla y cancele este envío.',
  },
  'template-violations': {
    cause: 'demasiadas plantillas de la cuenta tenían una categoría equivocada, y Meta la limita',
    hint: 'Vea por cuánto tiempo en el Administrador de WhatsApp, en Calidad de la cuenta.',
  },
  'marketing-disabled': {
    cause: 'las plantillas de marketing están desactivadas para esta forma de envío',
    hint: 'Vea los ajustes de la Marketing Messages API en el Administrador de WhatsApp.',
  },
  'quality-dropped': {
    cause: 'la calidad del número o de la plantilla bajó desde que empezó el envío',
    hint: 'Revise a quiénes les llegan los mensajes antes de continuar.',
  },
  'too-many-errors': {
    cause: 'demasiados de los últimos mensajes fueron rechazados, o sus respuestas se perdieron',
    hint: 'Vea los motivos con `wabactl send bulk report`.',
  },
  'too-many-failed': {
    cause: 'demasiados mensajes fallaron después de que Meta los aceptó',
    hint: 'Vea los motivos con `wabactl send bulk report`.',
  },
  'limit-lasts': {
    cause: 'las llamadas de la app o de la cuenta están agotadas por más de una hora',
    hint: 'Vea `wabactl limits` y continúe más tarde.',
  },
  unavailable: {
    cause: 'Meta no está disponible',
    hint: 'Vea https://metastatus.com y continúe más tarde.',
  },
  unreachable: {
    cause: 'no se puede llegar a Meta',
    hint: 'Revise la conexión a internet y continúe más tarde.',
  },
  interrupted: { cause: 'fue interrumpido', hint: '' },
  cancelled: { cause: 'fue cancelado', hint: 'Vea con `wabactl send bulk report` a quiénes les llegó el mensaje.' },
};
