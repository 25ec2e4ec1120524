import type { connect as english } from '../en/connect.js';

export const connect: typeof english = {
  connect: {
    summary: 'Conectar un número de WhatsApp a este equipo',
    args: {},
    options: {
      name: 'Cómo quiere llamar al canal',
      waba: 'Identificador de la cuenta de WhatsApp Business (WABA)',
      phone: 'Número de teléfono, o su identificador',
      tokenFile: 'Leer el token de acceso de un archivo (- para la entrada estándar)',
      tokenStdin: 'Leer el token de acceso de la entrada estándar',
      appSecretFile: 'Leer la clave secreta de la aplicación de un archivo; comprueba las firmas de las entregas',
      callbackUrl: 'Hacer además que los mensajes se entreguen en esta URL',
      subscribe: 'No suscribir la aplicación a la WABA',
    },
    says: {
      explain:
        'wabactl necesita un token de acceso de un usuario del sistema que pueda usar la cuenta de WhatsApp.\nGenérelo en business.facebook.com > Configuración > Usuarios > Usuarios del sistema > Generar token,\ncon whatsapp_business_management y whatsapp_business_messaging marcados.',
      askToken: 'Token de acceso (no se muestra):',
      askAppSecret:
        'Clave secreta de la aplicación, para comprobar firmas (developers.facebook.com > su aplicación > Configuración > Básica; Intro para omitirla):',
      typed: 'la terminal',
      nameUnusable: (name) =>
        `'${name}' no sirve como nombre: use de 1 a 64 letras, cifras, puntos, guiones o guiones bajos, y empiece por letra o cifra.`,
      nameTaken: (name) => `Ya hay otro canal llamado '${name}'.`,
      askNumber: '¿Qué número?',
      askName: '¿Cómo se llamará el canal? (solo en este equipo; los clientes no lo ven)',
      instead: 'WABACTL_TOKEN, WABACTL_TOKEN_FILE, --token-stdin o --token-file',
      inspecting: 'Comprobando el token',
      discovering: 'Buscando cuentas y números de WhatsApp',
      temporary: (when) => `Este token caduca ${when}. El de un usuario del sistema puede durar para siempre.`,
      inspectionRefused: 'Meta no dejó inspeccionar este token, así que no se conocen sus permisos ni su caducidad.',
      connected: (name, number, waba) => `${name} está conectado: ${number} de ${waba}`,
      updated: (name, number, waba) => `${name} está al día: ${number} de ${waba}`,
      token: 'Token',
      expires: 'caduca',
      neverExpires: 'no caduca',
      expiryUnknown: 'caducidad desconocida',
      subscription: 'Suscripción',
      subscribed: 'su aplicación recibe los eventos de esta cuenta',
      alreadySubscribed: 'su aplicación ya recibía los eventos de esta cuenta',
      leftAlone: 'sin tocar: esta cuenta entrega en otra dirección, y Meta no dijo de qué aplicación es este token',
      notSubscribed: 'omitida: no llegará ningún mensaje hasta `wabactl webhook subscribe`',
      callback: 'Callback',
      callbackAt: (url, level) => `${url} (nivel ${level})`,
      numberStatus: 'Número',
      fields: 'Campos',
      messagesNotTicked:
        'no llegará ningún mensaje: `messages` no está marcado en la aplicación, que conserva su propio callback',
      noCallback: 'este comando no lo fijó',
      nextSend: 'Siguiente paso: `wabactl send text <número> "Hola"`, o `wabactl templates sync`',
      nextWebhook: 'Siguiente paso: `wabactl webhook status` muestra si pueden llegar mensajes',
    },
  },
};
