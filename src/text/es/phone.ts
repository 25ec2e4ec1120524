import type { phone as english, phoneWords as englishWords } from '../en/phone.js';
import { utcMinute } from '../utc-minute.js';

export const phoneWords: typeof englishWords = {
  attempt: (number, limit, action) =>
    `Este es el intento ${number} de ${limit} en 72 horas de ${action === 'register' ? 'registrar' : 'anular el registro de'} este número, por lo que sabe este equipo; otros programas también cuentan.`,
  used: ({ used, limit, freeAt }, action) =>
    `${used} de ${limit} ${action === 'register' ? 'registros usados' : 'anulaciones usadas'} en 72 horas, por lo que sabe este equipo${
      freeAt === null ? '' : `; nada antes del ${utcMinute(freeAt)}`
    }`,
  askPin: 'PIN del número, seis cifras (verificación en dos pasos; no se muestra):',
  askNewPin: 'PIN nuevo para el número, seis cifras que usted elija (no se muestra; anótelo):',
  askPinAgain: 'El mismo PIN otra vez:',
  pinInstead: 'WABACTL_PIN, WABACTL_PIN_FILE, --pin-stdin o --pin-file',
  weakPin: 'Este PIN es fácil de adivinar. Quien lo sepa puede registrar el número en otro sitio.',
};

const PIN_OPTIONS = {
  pinFile: 'Leer el PIN de un archivo (- para la entrada estándar)',
  pinStdin: 'Leer el PIN de la entrada estándar',
};

const PHONE = 'Número de teléfono, o su identificador (por omisión, el del canal)';

const STAGES = {
  unverified: 'sin verificar',
  unregistered: 'verificado, sin registrar',
  ready: 'listo',
  held: 'retenido por Meta',
  gone: 'ya no está aquí',
  elsewhere: 'en otra plataforma',
  unknown: 'desconocido',
};

const PIN_KEPT = 'El PIN se guarda con los secretos del canal, así que registrar otra vez no necesita preguntas.';
const KEEP_PIN =
  'Anote el PIN: el número solo se puede registrar otra vez con él, o después de `wabactl phone set-pin`.';
const NEXT_REGISTER = (phone: string) => `Siguiente paso: \`wabactl phone register ${phone}\``;

export const phone: typeof english = {
  'phone list': {
    summary: 'Mostrar los números de la cuenta y en qué punto está cada uno',
    args: {},
    options: {},
    says: {
      empty: 'Esta cuenta todavía no tiene ningún número.',
      next: 'Siguiente paso: `wabactl phone add <número> --display-name <nombre>`',
      head: ['', 'NÚMERO', 'ID', 'NOMBRE', 'ESTADO', 'CALIDAD'],
      stages: STAGES,
    },
  },
  'phone show': {
    summary: 'Mostrar todo lo que Meta dice de un número, y qué viene después',
    args: { phone: PHONE },
    options: {},
    says: {
      labels: {
        number: 'Número',
        id: 'Identificador',
        displayName: 'Nombre',
        requested: 'Nombre pedido',
        status: 'Estado',
        platform: 'Plataforma',
        verification: 'Verificación',
        quality: 'Calidad',
        throughput: 'Velocidad',
        mode: 'Modo',
        pin: 'PIN',
        onboarded: 'Registrado',
        callbacks: 'Callbacks',
        budget: 'Intentos',
      },
      statuses: {
        CONNECTED: 'puede enviar y recibir',
        PENDING: 'se está preparando',
        DISCONNECTED: 'ahora no está registrado',
        FLAGGED: 'su calidad es baja; todavía puede enviar',
        RESTRICTED: 'ha agotado su límite de mensajes o incumplido una norma',
        RATE_LIMITED: 'ha enviado demasiado y debe esperar',
        BANNED: 'Meta lo cerró',
        DELETED: 'se eliminó',
        MIGRATED: 'se pasó a otra cuenta',
        UNVERIFIED: 'nadie ha demostrado todavía que es suyo',
      },
      platforms: {
        CLOUD_API: 'registrado en la API en la nube',
        ON_PREMISE: 'en un servidor propio, que Meta ya no admite',
        NOT_APPLICABLE: 'sin registrar',
      },
      verifications: {
        VERIFIED: 'usted ha demostrado que es suyo',
        NOT_VERIFIED: 'hay que pedir un código e introducirlo',
        EXPIRED: 'la verificación ha caducado',
      },
      throughputs: {
        STANDARD: '80 mensajes por segundo',
        HIGH: '1000 mensajes por segundo',
        NOT_APPLICABLE: 'ninguna antes de registrarlo',
      },
      names: {
        APPROVED: 'aprobado',
        AVAILABLE_WITHOUT_REVIEW: 'se puede usar sin revisión',
        DECLINED: 'rechazado',
        EXPIRED: 'caducado',
        PENDING_REVIEW: 'en revisión',
        NONE: 'ninguno',
      },
      levels: { phone: 'número', waba: 'cuenta', app: 'aplicación' },
      testNumber: 'SANDBOX (un número de prueba: cinco destinatarios, elegidos en developers.facebook.com)',
      notTold: 'Meta no lo dice',
      pinSet: 'puesto',
      pinNotSet: 'sin poner; se pone al registrar',
      noCallback: 'ninguno',
      stages: {
        unverified: 'Este número se debe verificar antes de registrarlo.',
        unregistered: 'Este número está verificado, y se puede registrar.',
        ready: 'Este número puede enviar y recibir.',
        held: 'Meta impide que este número funcione. Mire el administrador de WhatsApp > Resumen de la cuenta; `wabactl limits` muestra qué está limitado.',
        gone: 'Este número ya no pertenece a esta cuenta.',
        elsewhere: 'Este número funciona en otra plataforma que la API en la nube.',
        unknown: 'Esta versión no sabe qué significa este estado.',
      },
      next: (line) => `Siguiente paso: \`${line}\``,
    },
  },
  'phone add': {
    summary: 'Añadir un número a la cuenta',
    args: { number: 'Número con prefijo de país, por ejemplo +34600111222' },
    options: { displayName: 'El nombre que verán los clientes; Meta lo revisa' },
    says: {
      done: (number, name, id) => `${number} se añadió como «${name}» (identificador ${id})`,
      known: (number, id) => `${number} ya está en esta cuenta (identificador ${id}); nada ha cambiado`,
      review: 'El nombre pasa a revisión; mientras tanto se puede preparar el número.',
      nextCode: (id) =>
        `Siguiente paso: \`wabactl phone request-code ${id}\` hace que se le envíe un código, por SMS o por llamada`,
      nextShow: (id) => `Siguiente paso: \`wabactl phone show ${id}\``,
    },
  },
  'phone request-code': {
    summary: 'Hacer que se envíe un código de verificación a un número',
    args: { phone: PHONE },
    options: {
      method: 'sms o voice: un mensaje o una llamada (por omisión, sms)',
      codeLanguage: 'Idioma del mensaje o de la llamada, por ejemplo es_ES (por omisión, el suyo)',
    },
    says: {
      verified: (number) => `${number} ya está verificado; no hace falta ningún código`,
      sent: {
        sms: (number) => `Un código va de camino a ${number} por SMS; vale unos diez minutos`,
        voice: (number) => `Se llamará a ${number} para decirle un código; vale unos diez minutos`,
      },
      nextVerify: (id) => `Siguiente paso: \`wabactl phone verify-code <código> --phone ${id}\``,
      nextRegister: NEXT_REGISTER,
    },
  },
  'phone verify-code': {
    summary: 'Introducir el código de verificación que recibió un número',
    args: { code: 'Las seis cifras, con guion o sin él' },
    options: { phone: PHONE },
    says: {
      ask: (number) => `Código que recibió ${number} (seis cifras):`,
      done: (number) => `${number} está verificado`,
      verified: (number) => `${number} ya estaba verificado; nada ha cambiado`,
      nextRegister: NEXT_REGISTER,
    },
  },
  'phone register': {
    summary: 'Registrar un número en la API en la nube, para que pueda enviar y recibir',
    args: { phone: PHONE },
    options: {
      again: 'Registrarlo aunque ya lo esté, como exige un nombre aprobado, o aunque Meta lo retenga',
      ...PIN_OPTIONS,
    },
    says: {
      already: (number) => `${number} ya está registrado; nada ha cambiado`,
      again: 'Cuando se aprueba un nombre nuevo, se registra una vez más con --again.',
      done: (number, status) => `${number} está registrado (${status})`,
      pinKept: PIN_KEPT,
      keepPin: KEEP_PIN,
      next: (id) =>
        `Siguiente paso: \`wabactl connect\` revisa lo que falta, \`wabactl phone show ${id}\` muestra el número`,
    },
  },
  'phone deregister': {
    summary: 'Quitar un número de la API en la nube; sigue en la cuenta',
    args: { phone: PHONE },
    options: { again: 'Anularlo aunque no esté registrado, como exige el código 133000 de Meta' },
    says: {
      ask: (number) => `¿Anular el registro de ${number}? Deja de enviar y recibir hasta que se registre otra vez.`,
      already: (number) => `${number} no está registrado; nada ha cambiado`,
      done: (number) => `${number} ya no está registrado: no envía ni recibe, y conserva su sitio y su historial`,
      next: (id) => `Para que vuelva: \`wabactl phone register ${id}\``,
    },
  },
  'phone set-pin': {
    summary: 'Poner el PIN de la verificación en dos pasos; no hace falta el anterior',
    args: { phone: PHONE },
    options: PIN_OPTIONS,
    says: {
      done: (number) => `${number} tiene un PIN nuevo`,
      pinKept: PIN_KEPT,
      keepPin: KEEP_PIN,
      next: (id) => `Siguiente paso: \`wabactl phone show ${id}\` muestra el número`,
    },
  },
  'phone name': {
    summary: 'Pedir a Meta otro nombre para mostrar',
    args: { name: 'El nombre que verán los clientes', phone: PHONE },
    options: {},
    says: {
      done: (number, before, name, status) => `${number}: se pidió «${name}» en lugar de «${before}» (${status})`,
      same: (number, name, status) => `${number} ya tiene o espera el nombre «${name}» (${status}); nada ha cambiado`,
      afterwards: (id) =>
        `Meta lo revisa. Cuando esté aprobado, \`wabactl phone register ${id} --again\` lo pone en uso.`,
      next: (id) => `Siguiente paso: \`wabactl phone show ${id}\` muestra cómo va la revisión`,
    },
  },
  'phone delete': {
    summary: 'Decir cómo se elimina un número: Meta no tiene API para ello',
    args: { phone: PHONE },
    options: {},
    says: {
      labels: { number: 'Número', state: 'Estado', page: 'Página' },
      conditions: 'Un número se elimina en el administrador de WhatsApp, y solo allí:',
      condition: {
        'by-administrator': 'lo hace un administrador del portfolio empresarial',
        'no-paid-messages-for-30-days': 'cuando no ha enviado mensajes de pago en los últimos 30 días',
        'profile-goes-too': 'su perfil se elimina con él',
        'anew-after-5-minutes': 'se puede registrar de nuevo a los 5 minutos',
      },
      sentFromHere: (people) =>
        `Desde este equipo salieron plantillas a ${people === 1 ? 'una persona' : `${people} personas`} en esos 30 días, y pueden haber sido de pago.`,
      instead: 'Para que deje de enviar y recibir sin eliminarlo: `wabactl phone deregister`.',
    },
  },
};
