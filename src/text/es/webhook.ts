import type { webhook as english } from '../en/webhook.js';
import { filterWords } from './event-filter-words.js';

const OF_LEVEL: Record<string, string> = { phone: 'del número', waba: 'de la cuenta', app: 'de la aplicación' };

export const webhook: typeof english = {
  'webhook status': {
    summary: 'Mostrar si pueden llegar mensajes: suscripción, campos y el callback que prevalece',
    args: {},
    options: { check: 'Hacer además una verificación con el callback que prevalece' },
    says: {
      labels: {
        number: 'Número',
        app: 'Aplicación',
        published: '¿Publicada?',
        subscription: 'Suscripción',
        fields: 'Campos',
        callbacks: 'Callbacks',
        handshake: 'Verificación',
        lastEvent: 'Último evento',
      },
      publishedNotChecked: (page) =>
        `sin comprobar, porque Meta solo lo dice en ${page}\n(una aplicación sin publicar recibe solo eventos de prueba)`,
      appHealth: (state, reasons) => `Meta califica la aplicación de ${state}${reasons === '' ? '' : `: ${reasons}`}`,
      subscribed: 'esta aplicación recibe los eventos de la cuenta',
      notSubscribed: 'esta aplicación NO está suscrita a la cuenta',
      otherApps: (names) => `también suscritas: ${names}`,
      messagesTicked: (count) => `messages está marcado, con ${count - 1} más`,
      messagesMissing: 'messages NO está marcado',
      fieldsUnknown: 'no se puede ver sin la clave secreta de la aplicación',
      levels: { phone: 'número', waba: 'cuenta', app: 'aplicación' },
      wins: 'prevalece',
      notSet: 'sin definir',
      routes:
        'El que prevalece recibe mensajes, estados y llamadas; los eventos de plantillas y de la cuenta van siempre al de la aplicación.',
      handshakePassed: (milliseconds) => `el callback que prevalece responde ahora, en ${milliseconds} ms`,
      handshakeFailed: (answer) => `el callback que prevalece NO responde como debe (${answer})`,
      handshakeUntried: 'sin probar, porque aquí no se conoce ningún token de verificación',
      noEvent: 'ninguno ha llegado a este equipo',
      lastEvent: (ago, what, id) => `${ago} en este equipo: ${what} (${id})`,
      works: 'Pueden llegar mensajes, si la aplicación está publicada.',
      next: 'Siguiente paso: `wabactl webhook verify` comprueba que el callback responde como Meta exige',
    },
  },
  'webhook subscribe': {
    summary: 'Hacer que la aplicación reciba los eventos de la cuenta y marcar los campos necesarios',
    args: {},
    options: {},
    says: {
      subscribed: 'Esta aplicación recibe ahora los eventos de la cuenta.',
      alreadySubscribed: 'Esta aplicación ya recibía los eventos de la cuenta.',
      ticked: (names) => `Estos campos del callback de la aplicación quedan marcados: ${names}`,
      unticked: (url) =>
        `El callback propio de la aplicación, ${url}, no lo puso este canal, así que quedó como estaba, y \`messages\` no está marcado allí: no llegará ningún mensaje. \`wabactl webhook set ${url} --level app\` lo marca, con el token de verificación que se conoce allí.`,
      otherApps: (names) => `Otras aplicaciones también están suscritas: ${names}`,
      next: 'Siguiente paso: `wabactl webhook status` muestra qué funciona ahora, y `wabactl webhook set <url>` define dónde se entregan los mensajes',
    },
  },
  'webhook set': {
    summary: 'Hacer que los mensajes se entreguen en una URL, para la aplicación, la cuenta o el número',
    args: { url: 'Su callback; se comprueba antes de comunicarlo a Meta' },
    options: {
      level:
        'De quién es el callback: de la aplicación (app), de la cuenta (waba) o del número (phone); si se omite, de la aplicación si está libre',
      verifyTokenFile: 'Leer de un archivo el token de verificación que conoce su servidor (- es la entrada estándar)',
      verifyTokenStdin: 'Leer el token de verificación de la entrada estándar',
    },
    says: {
      askUrl: '¿Dónde se entregarán los mensajes? (https://…)',
      made: 'Este canal no tenía token de verificación, así que se creó uno. `wabactl webhook verify-token` lo muestra para su servidor.',
      askTakeOver: (before, url) =>
        `El callback de la aplicación es ${before}, y puede que otras cuentas dependan de él. ¿Sustituirlo por ${url}?`,
      set: (url, level) => `Los mensajes se entregan en ${url} (callback ${OF_LEVEL[level]}).`,
      unchanged: (url, level) =>
        `Los mensajes ya se entregan en ${url} (callback ${OF_LEVEL[level]}). No se cambió nada.`,
      setInVain: (url, level) => `El callback ${OF_LEVEL[level]} es ${url}, pero no recibe ningún mensaje:`,
      outranked: (url, level) =>
        `el callback ${OF_LEVEL[level]}, ${url}, prevalece sobre él. \`wabactl webhook unset --level ${level}\` lo quita.`,
      subscribed: 'Esta aplicación recibe ahora los eventos de la cuenta.',
      replaced: (url) => `Sustituye a ${url}.`,
      ticked: (names) => `Estos campos quedan marcados: ${names}`,
      appKeeps: (url) =>
        `El callback propio de la aplicación, ${url}, se dejó como estaba; ahí van los eventos de plantillas y de la cuenta.`,
      messagesMissing: (url) =>
        `'messages' no está marcado en la aplicación, así que aquí no llega ningún mensaje; \`wabactl webhook set ${url} --level app\` lo marca.`,
      nothingToTick: (url) =>
        `La aplicación no tiene callback, así que 'messages' no se puede marcar y aquí no llega ningún mensaje; \`wabactl webhook set ${url} --level app\` lo arregla.`,
      fieldsUnknown:
        "Sin la clave secreta no se puede ver si 'messages' está marcado; si no llega nada, mire primero ahí.",
      otherApps: (names) => `Otras aplicaciones también están suscritas: ${names}`,
      next: 'Siguiente paso: `wabactl webhook status` muestra qué funciona ahora',
    },
  },
  'webhook unset': {
    summary: 'Quitar el callback del número, de la cuenta o de la aplicación',
    args: {},
    options: { level: 'De quién es el callback: del número (phone), de la cuenta (waba) o de la aplicación (app)' },
    says: {
      ask: (url, host) =>
        `Sin el callback de la aplicación (${url}) ninguna cuenta de esta aplicación recibe eventos, en ningún callback. Escriba ${host} para quitarlo:`,
      removed: (url, level) => `Se quitó el callback ${OF_LEVEL[level]}, ${url}.`,
      nothing: (level) => `No hay ningún callback ${OF_LEVEL[level]}. No se cambió nada.`,
      winner: (url, level) => `Los mensajes se entregan ahora en ${url} (callback ${OF_LEVEL[level]}).`,
      noFields:
        'La aplicación ya no tiene ningún campo marcado, así que no se entrega nada en ninguno de sus callbacks.',
      nowhere: 'Ya no hay ningún callback definido, así que Meta no entrega en ninguna parte.',
      next: 'Siguiente paso: `wabactl webhook status` muestra qué funciona ahora',
      nextSet: 'Siguiente paso: con `wabactl webhook set <url>` los mensajes se vuelven a entregar',
    },
  },
  'webhook verify-token': {
    summary: 'Mostrar el token de verificación del canal para copiarlo en su servidor',
    args: {},
    options: {},
    says: {
      made: 'Este canal no tenía token de verificación, así que se creó uno y queda guardado. Póngalo en su servidor y ejecute `wabactl webhook set <url>`.',
    },
  },
  'webhook verify-signature': {
    summary: 'Decir si la firma de una entrega corresponde a su cuerpo y, si no, por qué',
    args: {},
    options: {
      bodyFile: 'El cuerpo tal como llegó, byte por byte (- es la entrada estándar)',
      signature: 'El valor de X-Hub-Signature-256, o del antiguo X-Hub-Signature',
    },
    says: {
      signer: (appId, channels) =>
        appId === null ? `del canal ${channels}` : `de la aplicación ${appId} (${channels})`,
      valid: (algorithm, bytes, signer) =>
        `La firma (${algorithm}) corresponde a estos ${bytes} bytes y a la clave secreta ${signer}.`,
      invalid: (algorithm, bytes) => `La firma (${algorithm}) no corresponde a estos ${bytes} bytes.`,
      next: 'Si su servidor la rechaza, es que firma otra cosa: calcule la firma sobre los bytes recibidos, antes de interpretarlos.',
    },
  },
  'webhook listen': {
    summary: 'Recibir entregas en este equipo, comprobarlas, registrarlas y mostrarlas',
    args: {},
    options: {
      port: 'Puerto local; 0 elige uno libre',
      path: 'Responder solo en esta ruta, por ejemplo /webhook',
      ...filterWords,
      until: 'Terminar tras tantos eventos (3), tras uno que cumpla (status=delivered) o tras varios (2 kind=message)',
      timeout: 'Terminar tras este tiempo, por ejemplo 60s; código de salida 7 si llegan menos eventos que --until',
      record: 'No guardar nada: solo mostrar lo que llega',
      keepDays: 'Cuántos días se guardan las entregas',
      keepMb: 'Cuánto espacio pueden ocupar todas las entregas juntas; las más antiguas se borran primero',
      maskNumbers: 'Guardar los números de los clientes solo con sus cuatro últimas cifras',
      heartbeat: 'No decir nada cuando no llega nada; si no, una línea por minuto muestra que el receptor sigue vivo',
      publicUrl: 'Una dirección https que ya lleva a este puerto; Meta entrega en ella hasta que esto termine',
      tunnel:
        'Abrir un túnel con este programa, que debe estar instalado, por el que Meta entrega hasta que esto termine',
      level:
        'De quién se ocupa el callback mientras tanto: del número (phone; por omisión), de la cuenta (waba) o de la aplicación (app)',
      previousVerifyTokenFile: 'El token de verificación del callback que hay ahora, para poder restablecerlo',
      tee: 'Pasar cada entrega al callback que la recibía antes o a este, cuya respuesta recibe Meta',
      forwardTo: 'Enviar cada entrega también a su propio servidor, después de que Meta tenga su respuesta',
      inspect: 'Mostrar todo en una página de esta máquina, en vivo; su dirección lleva la clave',
      inspectPort: 'Puerto de esa página (por defecto: uno libre); implica --inspect',
    },
    says: {
      ready: (url, channel) =>
        `Escuchando en ${url}${channel === null ? '' : ` para ${channel}`}. Pulse Ctrl-C para terminar.`,
      checked: (apps) => `Las firmas se comprueban con la clave secreta de: ${apps}`,
      app: (appId, channels) => (appId === null ? channels : `aplicación ${appId} (${channels})`),
      secretMissing: (channels) =>
        `rechazada: la firma no corresponde a ninguna clave secreta conocida aquí, y falta la de ${channels} (\`wabactl connect --app-secret-file\`)`,
      withoutSecret: (channels) =>
        `No se conoce la clave secreta de ${channels}, así que las entregas de esa aplicación se rechazan.`,
      unchecked:
        'Las firmas NO se comprueban: no se conoce la clave secreta (WABACTL_APP_SECRET). Cualquiera puede falsificar eventos aquí.',
      recorded: (folder) => `Cada entrega se guarda en ${folder} antes de responderla.`,
      notRecorded: 'No se guarda nada (--no-record).',
      inspect: (url) => `Para verlo en un navegador: ${url}`,
      handshake: 'verificación respondida',
      notKept: (problem) =>
        `una entrega no se pudo guardar (${problem}) y se respondió con 500, para que Meta la envíe de nuevo: ¿está lleno el disco?`,
      heartbeat: (events, refused) =>
        `escuchando; nada nuevo (${events} eventos hasta ahora${refused === 0 ? '' : `, ${refused} peticiones rechazadas`})`,
      leftOut: ({ events, deliveries, areRecorded }) =>
        areRecorded
          ? `… y ${events} eventos más de los que se pueden mostrar; \`wabactl webhook events list\` los tiene`
          : `… y ${events} eventos${deliveries === 0 ? '' : ` y ${deliveries} entregas`} más de los que se pueden mostrar`,
      refused: {
        'wrong-verify-token': 'rechazada: token de verificación equivocado',
        'bad-handshake': 'rechazada: no es una verificación',
        'no-signature': 'rechazada: sin firma',
        'wrong-signature':
          'rechazada: la firma no corresponde a la clave secreta (es falsa, o la clave guardada aquí no es la correcta)',
        'other-app':
          'rechazada: firmada por otra aplicación que la del canal al que va dirigida (es falsa, o ese canal se conectó con un token de otra aplicación)',
        'not-json': 'rechazada: no es JSON',
        'wrong-method': 'rechazada: ni GET ni POST',
        'wrong-path': 'rechazada: ruta equivocada',
      },
    },
  },
};
