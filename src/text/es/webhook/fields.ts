import type { webhookFields as english } from '../../en/webhook/fields.js';

const CARRIES: Record<string, string> = {
  messages: 'mensajes de clientes, y los estados de los suyos',
  message_echoes: 'mensajes que otras soluciones envían por el número',
  smb_message_echoes: 'mensajes enviados con la app WhatsApp Business',
  smb_app_state_sync: 'contactos de la app WhatsApp Business',
  history: 'chats anteriores de la app WhatsApp Business',
  calls: 'llamadas: quién llama y cómo terminan',
  user_preferences: 'clientes que no quieren marketing, o lo quieren de nuevo',
  user_id_update: 'clientes cuyo id de usuario cambió',
  business_username_updates: 'el estado del nombre de usuario de la empresa',
  consumer_profile: 'cambios en los perfiles de clientes',
  account_update: 'infracciones, restricciones, bloqueos y socios de la cuenta',
  account_review_update: 'el resultado de la revisión de la cuenta',
  account_alerts: 'avisos sobre la cuenta o sus números',
  account_settings_update: 'ajustes de un número, como los de llamadas',
  business_capability_update: 'límite de mensajes y cantidad de números',
  business_status_update: 'el estado de la empresa (poco frecuente)',
  phone_number_name_update: 'la revisión de un nombre visible',
  phone_number_quality_update: 'calidad y capacidad de un número',
  security: 'cambios del PIN y solicitudes para restablecerlo',
  message_template_status_update: 'plantillas aprobadas, rechazadas, pausadas o desactivadas',
  message_template_quality_update: 'la calidad de las plantillas',
  message_template_components_update: 'plantillas cuyo texto se cambió',
  template_category_update: 'plantillas que pasan a otra categoría',
  template_correct_category_detection: 'plantillas que Meta ve en la categoría equivocada',
  flows: 'el estado y la salud de los Flows',
  automatic_events: 'interesados y compras que Meta reconoce tras un anuncio',
  tracking_events: 'lo que hacen los clientes tras un anuncio (sin documentar)',
  partner_solutions: 'soluciones compartidas con socios',
  payment_configuration_update: 'la configuración de pagos (India, Brasil)',
  group_lifecycle_update: 'grupos creados y eliminados',
  group_participants_update: 'quién entra en los grupos y quién sale',
  group_settings_update: 'el asunto, la imagen y los ajustes de los grupos',
  group_status_update: 'grupos suspendidos y restablecidos',
  messaging_handovers: 'qué aplicación tiene el control de una conversación',
  standby: 'mensajes mientras otra aplicación tiene el control',
};

export const webhookFields: typeof english = {
  'webhook fields': {
    summary:
      'Listar qué puede entregar Meta, qué está marcado y de quién es el callback que lo recibe; marcar y desmarcar',
    args: {},
    options: {
      add: 'Marcar estos campos en la aplicación, separados por comas; los demás siguen marcados',
      remove: 'Desmarcar estos campos, para todas las cuentas de la aplicación',
    },
    says: {
      ask: (names) =>
        `Ninguna cuenta de esta aplicación recibirá ya estos eventos, en ningún callback: ${names}. ¿Desmarcarlos?`,
      added: (names) => `Quedan marcados: ${names}`,
      removed: (names) => `Ya no están marcados: ${names}`,
      nothing: 'Todo eso ya era así. No se cambió nada.',
      head: { ticked: 'Marcado', field: 'Campo', carries: 'Contiene', goesTo: 'Callback de' },
      carries: CARRIES,
      unknown: 'esta versión no lo conoce',
      levels: { phone: 'el número', waba: 'la cuenta', app: 'la aplicación' },
      unseen: 'Cuáles están marcados no se puede ver sin la clave secreta de la aplicación.',
      next: 'Siguiente paso: `wabactl webhook fields` los lista todos',
      nextAdd: 'Siguiente paso: `wabactl webhook fields --add <campo>` marca uno',
    },
  },
  'webhook unsubscribe': {
    summary: 'Hacer que la aplicación deje de recibir los eventos de la cuenta',
    args: {},
    options: {},
    says: {
      ask: (wabaId, url) =>
        `La aplicación no recibirá ningún mensaje, estado ni otro evento de la cuenta ${wabaId}, de ninguno de sus números${url === null ? '' : `; ${url} ya no recibirá nada`}. Meta no guarda nada de lo que se pierda. ¿Continuar?`,
      done: (wabaId, url) =>
        `La aplicación ya no recibe eventos de la cuenta ${wabaId}${url === null ? '' : `, ni ${url} los de este número`}.`,
      already: (wabaId) => `La aplicación tampoco recibía antes eventos de la cuenta ${wabaId}. No se cambió nada.`,
      otherApps: (names) => `Otras aplicaciones siguen suscritas: ${names}`,
      next: 'Siguiente paso: `wabactl webhook subscribe` hace que los eventos se entreguen de nuevo',
    },
  },
};
