import type { connect as english } from '../en/connect.js';
import { signIn } from './sign-in.js';

export const connect: typeof english = {
  connect: {
    summary: 'Conectar un número de WhatsApp a este equipo, o revisar y completar uno ya conectado',
    args: {},
    options: {
      name: 'Cómo quiere llamar al canal (por omisión, según el nombre para mostrar)',
      waba: 'Identificador de la cuenta de WhatsApp Business (WABA)',
      phone: 'Número de teléfono, o su identificador',
      callbackUrl: 'Hacer además que los mensajes se entreguen en esta URL; antes se comprueba',
      level: 'Dónde fijarlo: app, waba (la cuenta) o phone (por omisión, app si está libre; si no, waba)',
      subscribe: 'No suscribir la aplicación a la WABA',
      ...signIn.options,
    },
    says: {
      askWhat: '¿Qué quiere hacer?',
      lookOver: (name, number) => `Revisar ${name} (${number}) y completar lo que falte`,
      connectAnother: 'Conectar otro número, o dar un token nuevo',
      askNumber: '¿Qué número?',
      phoneForWaba: (given, waba) =>
        `${given} es el identificador de un número, no de una cuenta. Es de ${waba}, así que se toma esa cuenta.`,
      wabaForPhone: (given, waba) =>
        `${given} es el identificador de la cuenta ${waba}, no de un número. Se miran los números de esa cuenta.`,
      businessForWaba: (given, wabas) =>
        `${given} es el identificador de un portfolio empresarial, no de una cuenta. Se miran sus cuentas: ${wabas}.`,
      explainCallback:
        'Los mensajes llegan a un servidor suyo al que se pueda acceder desde internet (https). Meta lo llama una vez para saber que es suyo; antes se prueba desde aquí.',
      askCallback: 'Dirección de su servidor, por ejemplo https://tienda.example/webhook (Intro: más tarde):',
      verifyTokenIs: (token) =>
        `Su servidor debe conocer este token de verificación, y devolver el desafío cuando hub.verify_token sea igual:\n  ${token}`,
      askAgain: 'Intro para probar otra vez, otra dirección, o - para dejarlo para más tarde:',
      connected: (name, number, waba) => `${name} está conectado: ${number} de ${waba}`,
      updated: (name, number, waba) => `${name} está al día: ${number} de ${waba}`,
      unchanged: (name, number, waba) =>
        `${name} ya estaba conectado, y no hubo que cambiar nada: ${number} de ${waba}`,
      token: 'Token',
      expires: (when) => `caduca ${when}`,
      neverExpires: 'no caduca',
      expiryUnknown: 'caducidad desconocida',
      subscription: 'Suscripción',
      subscribed: 'su aplicación recibe los eventos de esta cuenta',
      alreadySubscribed: 'su aplicación ya recibía los eventos de esta cuenta',
      leftAlone: 'sin tocar: esta cuenta entrega en otra dirección, y Meta no dijo de qué aplicación es este token',
      notSubscribed: 'omitida: no llegará ningún mensaje hasta `wabactl webhook subscribe`',
      callback: 'Callback',
      callbackAt: (url, level) => `${url} (nivel ${level})`,
      appCallback: 'De la aplicación',
      numberStatus: 'Número',
      fields: 'Campos',
      messagesNotTicked:
        'no llegará ningún mensaje: `messages` no está marcado en la aplicación, que conserva su propio callback',
      noCallback: 'todavía ninguno',
      sending: {
        ready: 'se puede enviar',
        'not-verified': 'no se puede enviar: el número todavía no está verificado',
        'not-registered': 'no se puede enviar: el número no está registrado en la API en la nube',
        'not-connected': 'no se puede enviar: el número no está en el estado CONNECTED',
        unknown: 'no se sabe si se puede enviar',
      },
      receiving: {
        ready: 'los mensajes pueden llegar',
        'not-subscribed': 'los mensajes no pueden llegar: la aplicación no está suscrita a la cuenta',
        'no-callback': 'los mensajes todavía no llegan a ningún sitio: no hay callback',
        'messages-not-ticked': 'los mensajes no pueden llegar: `messages` no está marcado en la aplicación',
      },
      works: (sending, receiving) => `Ahora: ${sending}; ${receiving}.`,
      publish: (appId) =>
        `Si la aplicación no está publicada, Meta solo entrega eventos de prueba: https://developers.facebook.com/apps/${appId}/dashboard/`,
      next: {
        verify: 'Siguiente paso: `wabactl phone request-code` hace que se envíe un código al número',
        register: 'Siguiente paso: `wabactl phone register`',
        number: 'Siguiente paso: `wabactl phone show` dice qué significa el estado del número',
        'not-subscribed': 'Siguiente paso: `wabactl webhook subscribe`',
        'no-callback': 'Siguiente paso: `wabactl webhook set <url>`, con la dirección de su servidor',
        'messages-not-ticked':
          'Siguiente paso: `wabactl webhook set <url> --level app` lo marca, con el callback que tiene la aplicación y su token de verificación',
        send: 'Siguiente paso: `wabactl send template <número> hello_world`, o `wabactl webhook listen` para ver lo que llega',
      },
    },
  },
};
