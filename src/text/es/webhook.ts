import type { HandshakeFault } from '../../core/webhook/handshake.js';
import { findAdvice } from '../advice.js';
import type { webhook as english } from '../en/webhook.js';
import { REFUSAL_ADVICE } from './graph-advice.js';

const FAULTS: Record<HandshakeFault, string> = {
  redirect: 'redirige, y Meta no sigue redirecciones',
  'tunnel-page': 'responde la página de un túnel en lugar de su servidor',
  forbidden: 'rechaza el token de verificación correcto',
  'not-found': 'no hay nada en esta dirección (404)',
  'method-not-allowed': 'no admite GET (405)',
  'server-error': 'el servidor falla',
  status: 'el estado no es 200',
  empty: 'el cuerpo está vacío',
  quoted: 'el reto vuelve entre comillas',
  json: 'el reto vuelve dentro de un JSON',
  html: 'vuelve una página en lugar del reto',
  'trailing-whitespace': 'hay espacios alrededor del reto',
  'byte-order-mark': 'hay una marca de orden de bytes antes del reto',
  'wrong-body': 'vuelve otra cosa que el reto',
  'accepts-any-token': 'acepta también un token de verificación equivocado, así que cualquiera puede registrarlo',
};

export const webhook: typeof english = {
  'webhook status': {
    summary: 'Mostrar si pueden llegar mensajes: suscripción, campos y el callback que prevalece',
    args: {},
    options: {},
    says: {
      labels: {
        number: 'Número',
        app: 'Aplicación',
        subscription: 'Suscripción',
        fields: 'Campos',
        callbacks: 'Callbacks',
      },
      subscribed: 'esta aplicación recibe los eventos de la cuenta',
      notSubscribed: 'esta aplicación NO está suscrita a la cuenta',
      otherApps: (names) => `también suscritas: ${names}`,
      messagesTicked: (count) => `messages está marcado, con ${count - 1} más`,
      messagesMissing: 'messages NO está marcado',
      fieldsUnknown: 'no se puede ver sin la clave secreta de la aplicación',
      levels: { phone: 'número', waba: 'cuenta', app: 'aplicación' },
      wins: 'prevalece',
      notSet: 'sin definir',
      works: 'Pueden llegar mensajes.',
      next: 'Siguiente paso: `wabactl webhook verify` comprueba que el callback responde como Meta exige',
    },
  },
  'webhook subscribe': {
    summary: 'Suscribir la aplicación a la cuenta y hacer que los mensajes se entreguen en una URL',
    args: {},
    options: { callbackUrl: 'Dónde se entregarán los mensajes; antes se comprueba' },
    says: {
      subscribed: 'Esta aplicación recibe ahora los eventos de la cuenta.',
      alreadySubscribed: 'Esta aplicación ya recibía los eventos de la cuenta.',
      callback: (url, level) =>
        level === 'app'
          ? `Los mensajes se entregan en ${url} (callback de la aplicación).`
          : `Los mensajes de esta cuenta se entregan en ${url} (excepción para la cuenta).`,
      ticked: (names) => `Estos campos del callback de la aplicación quedan marcados: ${names}`,
      appKeeps: (url) => `El callback propio de la aplicación, ${url}, se dejó como estaba.`,
      fields: (count) => `Hay ${count} campos de webhook marcados, messages entre ellos.`,
      fieldsUnknown:
        "Sin la clave secreta no se puede ver si 'messages' está marcado; si no llega nada, mire primero ahí.",
      otherApps: (names) => `Otras aplicaciones también están suscritas: ${names}`,
      next: 'Siguiente paso: `wabactl webhook status` muestra qué funciona ahora',
    },
  },
  'webhook verify': {
    summary: 'Hacer la verificación de Meta con un callback y decir qué falla',
    args: { url: 'El callback (por omisión: el que prevalece en este canal)' },
    options: {},
    says: {
      checks: {
        handshake: 'Verificación con el token correcto',
        'wrong-token': 'La verificación con un token equivocado se rechaza',
        'signed-delivery': 'Una entrega firmada se responde con 200',
        'forged-delivery': 'Una entrega falsificada se rechaza',
      },
      faults: FAULTS,
      passed: 'bien',
      failed: 'falla',
      skipped: 'omitida',
      skippedNoSecret: 'necesita la clave secreta de la aplicación',
      skippedBefore: 'la verificación falló',
      answered: (status, milliseconds) => `${status} en ${milliseconds} ms`,
      slow: 'lento: para Meta, una respuesta que tarda varios segundos no cuenta',
      forgedAccepted: 'acepta entregas sin firma válida, así que cualquiera puede falsificar mensajes',
      forgedUnclear: 'ni la aceptó ni la rechazó, así que no se puede saber si comprueba las firmas',
      signedRefused: 'no responde 200 a una entrega bien firmada',
      allPassed: (url) => `${url} responde como Meta exige.`,
      next: 'Siguiente paso: `wabactl webhook status` muestra si Meta entrega ahí',
    },
  },
  'webhook listen': {
    summary: 'Recibir entregas en este equipo, comprobarlas, registrarlas y mostrarlas',
    args: {},
    options: {
      port: 'Puerto local; 0 elige uno libre',
      path: 'Responder solo en esta ruta, por ejemplo /webhook',
      until: 'Terminar tras este número de eventos',
      timeout: 'Terminar tras este tiempo, por ejemplo 60s; código de salida 7 si llegan menos eventos que --until',
    },
    says: {
      ready: (url, channel) =>
        `Escuchando en ${url}${channel === null ? '' : ` para ${channel}`}. Pulse Ctrl-C para terminar.`,
      checked: 'Las firmas se comprueban con la clave secreta de la aplicación.',
      unchecked:
        'Las firmas NO se comprueban: no se conoce la clave secreta (WABACTL_APP_SECRET). Cualquiera puede falsificar eventos aquí.',
      handshake: 'verificación respondida',
      refused: {
        'wrong-verify-token': 'rechazada: token de verificación equivocado',
        'bad-handshake': 'rechazada: no es una verificación',
        'no-signature': 'rechazada: sin firma',
        'wrong-signature': 'rechazada: la firma no corresponde a la clave secreta',
        'not-json': 'rechazada: no es JSON',
        'wrong-method': 'rechazada: ni GET ni POST',
        'wrong-path': 'rechazada: ruta equivocada',
      },
      duplicate: 'repetido',
      kinds: {
        message: 'mensaje',
        status: 'estado',
        error: 'error',
        template: 'plantilla',
        account: 'cuenta',
        preference: 'preferencia',
        'user-id': 'id. de usuario',
        other: 'otro',
      },
      from: 'de',
      to: 'para',
      statuses: {
        sent: 'enviado (sent)',
        delivered: 'entregado (delivered)',
        read: 'leído (read)',
        played: 'reproducido (played)',
        failed: 'fallido (failed)',
      },
      failedWith: (code, title) => `${code} ${title}`,
      notDelivered: (code, title) => {
        const advice = findAdvice(REFUSAL_ADVICE, { code, subcode: null });
        return advice
          ? `${code} ${advice.cause} (Meta: ${title.replace(/\.$/, '')}). ${advice.hint}`
          : `${code} ${title}`;
      },
      lag: (seconds) => `${seconds} s de retraso`,
    },
  },
};
