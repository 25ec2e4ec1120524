import type { Check, CheckName, Reason } from '../../../core/webhook/verify/check.js';
import type { RedirectKind } from '../../../core/webhook/verify/redirect.js';
import type { webhookVerify as english } from '../../en/webhook/verify.js';

interface Finding {
  readonly found: string;
  readonly cause?: string;
}

const CHECK_NAMES: Record<CheckName, string> = {
  address: 'La dirección es de las que Meta admite',
  name: 'El nombre lleva a una dirección',
  connection: 'Cada dirección acepta conexiones',
  certificate: 'El certificado es válido',
  handshake: 'Verificación con el token correcto',
  'wrong-token': 'La verificación con un token equivocado se rechaza',
  'missing-token': 'La verificación sin token se rechaza',
  'no-query': 'Una visita sin pregunta no causa daño',
  'signed-delivery': 'Una entrega firmada se responde con 200',
  'forged-delivery': 'Una entrega falsificada se rechaza',
  'unsigned-delivery': 'Una entrega sin firma se rechaza',
  accents: 'Un estado firmado con acentos y emojis se responde con 200',
  duplicate: 'La misma entrega otra vez se responde con 200',
  'large-delivery': 'Una entrega firmada de 1000 novedades y casi 3 MB se responde con 200',
  'answer-time': 'Las respuestas llegan rápido',
};

const KEYS: Record<string, string> = {
  'verify-token': 'el token de verificación',
  token: 'el token de acceso',
  'secret-with-line-break': 'la clave secreta de la aplicación con un salto de línea al final',
  nothing: 'un valor vacío',
};

const MEGABYTE = 1_000_000;

function inMegabytes(bytes = 0): string {
  return bytes >= MEGABYTE ? `${(bytes / MEGABYTE).toFixed(1)} MB` : `${Math.round(bytes / 1000)} kB`;
}

function describeLimit({ acceptedBytes = 0 }: Check['facts']): string {
  if (acceptedBytes >= MEGABYTE) return 'Admite 1 MB. Lo que está delante de su programa puede no permitir más';
  if (acceptedBytes > 0) {
    return 'Admite 95 kB, pero no 1 MB: es lo que express.json() de Express y muchos otros permiten de por sí';
  }
  return 'Tampoco admite 95 kB';
}

const REDIRECTS: Record<RedirectKind, string> = {
  login: 'Saque la ruta de lo que exige iniciar sesión: la protegen el token de verificación y la firma.',
  https: 'Registre la dirección https://.',
  slash: 'La diferencia es una barra al final: registre la dirección exactamente como la tiene su programa.',
  host: 'Registre la dirección con el nombre al que redirige.',
  other: 'Registre la dirección final; Meta no sigue redirecciones.',
};

const VERIFY_REASONS: Record<Reason, (check: Check) => Finding> = {
  malformed: () => ({ found: 'no es una URL completa' }),
  'not-https': () => ({
    found: 'es http sin cifrar',
    cause:
      'Meta solo admite https, con un certificado en el que confíen los navegadores: registre la dirección https:// de su servidor o túnel.',
  }),
  'plus-in-path': () => ({
    found: 'su ruta contiene +',
    cause: 'Meta convierte + en un espacio y su servidor responde 401 o 404: elija una ruta sin ese signo.',
  }),
  'has-credentials': () => ({
    found: 'contiene un usuario o una contraseña',
    cause: 'No se sabe si Meta los envía: quite el inicio de sesión de esta ruta, la firma la protege.',
  }),
  'has-fragment': () => ({ found: 'contiene #', cause: 'Lo que sigue a # no se envía nunca: quítelo.' }),
  'too-long': ({ facts: { length, limit } }) => ({
    found: `tiene ${length} caracteres`,
    cause: `Como callback de una cuenta o de un número, Meta admite como máximo ${limit}.`,
  }),

  'name-unknown': ({ facts: { code } }) => ({
    found: `el nombre no se conoce (${code})`,
    cause: 'Compruebe cómo está escrito; un túnel recibe otro nombre cada vez que se inicia.',
  }),
  'private-address': ({ facts: { addresses = [] } }) => ({
    found: `lleva a ${addresses.join(', ')}, que solo se alcanza desde este equipo o esta red`,
    cause: 'Meta llama desde fuera: ponga delante un túnel o un servidor público. Lo que sigue se comprobó desde aquí.',
  }),
  'some-private': ({ facts: { addresses = [] } }) => ({
    found: `algunas de sus direcciones no se alcanzan desde fuera (${addresses.join(', ')})`,
    cause: 'Quítelas del DNS: Meta puede usar cualquiera de ellas.',
  }),
  'nobody-accepts': ({ facts: { code } }) => ({
    found: `nadie acepta la conexión (${code})`,
    cause:
      'Ponga en marcha su servidor o su túnel, compruebe el puerto y deje que el cortafuegos admita a todos: Meta llama desde muchas direcciones.',
  }),
  'some-refuse': ({ facts: { addresses = [], code } }) => ({
    found: `no todas: ${addresses.join(', ')} (${code})`,
    cause:
      'Meta puede usar cualquier dirección del nombre: haga que su servidor escuche también ahí, o quítela del DNS (suele ser la de IPv6).',
  }),
  'client-certificate': ({ facts: { code } }) => ({
    found: `exige un certificado de quien llama (${code})`,
    cause:
      'Con mTLS activado en su aplicación, Meta tiene uno y este programa no, así que desde aquí no se puede comprobar más.',
  }),
  'no-answer': ({ facts: { code } }) => ({
    found: `no llegó ninguna respuesta (${code})`,
    cause: 'Consulte el registro de su programa. Debe responder de inmediato y procesar después.',
  }),
  slow: ({ facts: { slowest } }) => ({
    found: `la más lenta tardó ${slowest} ms`,
    cause:
      'Para Meta, una respuesta que tarda varios segundos no cuenta, y vuelve a entregar: responda primero y procese después.',
  }),
  'slower-than-advised': ({ facts: { median } }) => ({
    found: `la mitad tardó ${median} ms o más`,
    cause:
      'Meta aconseja una mediana de 250 ms y menos de 1 % por encima de un segundo: responda primero y procese después.',
  }),

  'self-signed': () => ({
    found: 'no lo firma nadie más que él mismo',
    cause:
      "Meta solo admite certificados de una autoridad pública: obtenga uno (Let's Encrypt es gratuito) o use un túnel con https.",
  }),
  'chain-incomplete': ({ facts: { issuer } }) => ({
    found: 'falta el certificado intermedio entre él y su autoridad',
    cause: `Los navegadores lo buscan, Meta no tiene por qué: haga que el servidor envíe la cadena completa (fullchain.pem), con el de ${issuer}.`,
  }),
  'unknown-authority': ({ facts: { issuer, code } }) => ({
    found: `su autoridad no es pública (${code})`,
    cause: `Lo emitió ${issuer}; Meta solo admite los de una autoridad pública.`,
  }),
  expired: ({ facts: { validTo } }) => ({
    found: `caducó el ${validTo?.slice(0, 10)}`,
    cause: 'Renuévelo y haga que el servidor cargue el nuevo.',
  }),
  'not-yet-valid': ({ facts: { validFrom } }) => ({
    found: `es válido solo desde el ${validFrom?.slice(0, 10)}`,
    cause: 'Compruebe el certificado del servidor y el reloj de este equipo.',
  }),
  'wrong-name': ({ facts: { names = [] } }) => ({
    found: `es de otro nombre${names.length === 0 ? '' : ` (${names.slice(0, 4).join(', ')})`}`,
    cause: 'Obtenga uno para este nombre. Un servidor de varios nombres puede estar mostrando el del primero.',
  }),
  'expires-soon': ({ facts: { daysLeft } }) => ({
    found: `caduca en ${daysLeft} días`,
    cause: 'Renuévelo ya: desde entonces Meta no entrega nada.',
  }),
  'old-tls': ({ facts: { protocol } }) => ({
    found: `el servidor habla ${protocol}`,
    cause: 'Active TLS 1.2 y 1.3; nadie sabe hasta cuándo Meta admite los anteriores.',
  }),
  'tls-broken': ({ facts: { code } }) => ({
    found: `no se logra una conexión cifrada (${code})`,
    cause: 'Compruebe que en este puerto se sirve https y no http sin cifrar.',
  }),

  redirect: (check) => ({
    found: `redirige${check.facts.location === undefined ? '' : ` a ${check.facts.location}`}, y Meta no sigue redirecciones`,
    cause: REDIRECTS[check.facts.redirect ?? 'other'],
  }),
  'tunnel-page': () => ({
    found: 'responde la página de un túnel en lugar de su servidor',
    cause: 'Compruebe que el túnel está en marcha y que su plan no muestra una página previa.',
  }),
  forbidden: () => ({
    found: 'rechaza el token de verificación correcto',
    cause:
      'Compruebe que el token de verificación es el mismo en ambos lados, que ningún cortafuegos ni inicio de sesión está delante, que no se exige firma en las solicitudes GET y que el programa lee hub.verify_token (en PHP, hub_verify_token). `wabactl webhook verify-token` muestra el que se envió.',
  }),
  'login-demanded': ({ status }) => ({
    found: `delante hay un inicio de sesión (${status})`,
    cause: 'Saque esta ruta de lo que exige iniciar sesión: la protegen el token de verificación y la firma.',
  }),
  firewall: ({ status }) => ({
    found: `responde un cortafuegos o un límite que está delante (${status})`,
    cause: 'Haga que deje pasar POST y GET de esta ruta sin desafíos: Meta es un programa y llama a menudo.',
  }),
  'signature-demanded': () => ({
    found: 'exige una firma, que la verificación no lleva',
    cause:
      'El mismo GET pasa cuando va firmado. Compruebe X-Hub-Signature-256 solo en POST; en GET basta el token de verificación.',
  }),
  'underscored-names': () => ({
    found: 'lee hub_mode, pero Meta envía hub.mode',
    cause: 'Lea hub.mode, hub.challenge y hub.verify_token, con punto; solo PHP convierte los puntos en guiones bajos.',
  }),
  'not-found': () => ({
    found: 'no hay nada en esta dirección (404)',
    cause: 'Compruebe la ruta y que el servidor admite GET en ella.',
  }),
  'method-not-allowed': () => ({
    found: 'no admite GET (405)',
    cause: 'Admita GET en la misma ruta: la verificación es un GET y las entregas son POST.',
  }),
  'server-error': () => ({ found: 'el servidor falla', cause: 'Consulte el registro de su programa.' }),
  status: ({ status }) => ({
    found: `el estado es ${status} y no 200`,
    cause: 'Responda a la verificación con 200.',
  }),
  empty: () => ({ found: 'el cuerpo está vacío', cause: 'Responda con el valor de hub.challenge como cuerpo.' }),
  quoted: () => ({
    found: 'el reto vuelve entre comillas',
    cause: 'Responda con texto sin formato: al convertirlo en JSON se añaden comillas.',
  }),
  json: () => ({
    found: 'el reto vuelve dentro de un JSON',
    cause: 'Responda con el propio valor de hub.challenge como texto sin formato.',
  }),
  html: () => ({
    found: 'vuelve una página en lugar del reto',
    cause: 'Compruebe que la ruta lleva a su programa y no a un sitio web.',
  }),
  'trailing-whitespace': () => ({
    found: 'hay espacios o saltos de línea alrededor del reto',
    cause:
      'Responda exactamente con el valor de hub.challenge, sin salto de línea: escríbalo, no lo imprima como línea.',
  }),
  'byte-order-mark': () => ({
    found: 'hay una marca de orden de bytes antes del reto',
    cause: 'Guarde el archivo fuente como UTF-8 sin marca de orden de bytes.',
  }),
  compressed: () => ({
    found: 'el reto vuelve comprimido',
    cause: 'Nadie pidió gzip: desactive la compresión en esta ruta, o haga que respete Accept-Encoding.',
  }),
  'wide-characters': () => ({
    found: 'el reto vuelve en UTF-16 o UTF-32',
    cause: 'Escriba la respuesta en ASCII o UTF-8.',
  }),
  'wrong-body': () => ({
    found: 'vuelve otra cosa que el reto',
    cause: 'Responda con el hub.challenge de esta solicitud; puede que una caché devuelva uno antiguo.',
  }),
  'accepts-any-token': () => ({
    found: 'acepta también un token de verificación equivocado, así que cualquiera puede registrarlo',
    cause: 'Compare hub.verify_token y responda 403 cuando no coincida.',
  }),
  'accepts-missing-token': () => ({
    found: 'devuelve el reto aunque no llegó ningún token de verificación',
    cause:
      'Puede que compare lo que falta con un ajuste sin definir: exija hub.verify_token y no arranque sin el suyo.',
  }),
  'crashes-without-query': () => ({
    found: 'el servidor falla',
    cause: 'Lee hub.mode sin mirar si está: responda 400 o 403.',
  }),

  'signed-refused': () => ({
    found: 'rechaza una entrega bien firmada',
    cause:
      'Compruebe X-Hub-Signature-256 sobre los bytes originales del cuerpo, con la clave secreta de esta aplicación (developers.facebook.com > su aplicación > Configuración de la app > Básica): puede que tenga la de otra aplicación.',
  }),
  'not-200': ({ status }) => ({
    found: `responde ${status}`,
    cause: 'Para Meta solo cuenta 200, y todo lo demás lo vuelve a entregar: responda 200.',
  }),
  'not-routed': ({ status }) => ({
    found: `ahí no admite POST (${status})`,
    cause: 'Admita POST en la misma ruta: la verificación es un GET y las entregas son POST.',
  }),
  'delivery-redirected': ({ facts: { location, redirect = 'other' } }) => ({
    found: `redirige${location === undefined ? '' : ` a ${location}`}, y Meta no sigue redirecciones`,
    cause: `${REDIRECTS[redirect]} Tras una redirección, un POST suele llegar como GET y sin cuerpo.`,
  }),
  'delivery-crashes': ({ status }) => ({
    found: `el servidor falla (${status})`,
    cause: 'Consulte el registro de su programa. Debe admitir entregas sin ningún evento e ids que no conoce.',
  }),
  csrf: ({ status }) => ({
    found: `la rechaza una protección de formularios (${status})`,
    cause: 'Saque esta ruta de la protección CSRF de su framework: la firma demuestra de dónde viene.',
  }),
  'parsed-hashed': () => ({
    found: 'firma JSON interpretado y no los bytes, así que rechaza todo mensaje con un acento o un emoji',
    cause:
      'Aceptó el mismo cuerpo con la firma de su JSON escrito de nuevo. Calcule la firma sobre los bytes recibidos, antes de interpretarlos (Express: express.raw(), Flask: request.get_data()).',
  }),
  'old-header': () => ({
    found: 'lee X-Hub-Signature y no X-Hub-Signature-256',
    cause:
      'Aceptó el mismo cuerpo con el encabezado antiguo, que las aplicaciones nuevas no reciben. Lea X-Hub-Signature-256.',
  }),
  'prefix-expected': () => ({
    found: 'compara sin el prefijo sha256=',
    cause:
      'Aceptó el mismo cuerpo con las cifras hexadecimales solas. Anteponga sha256= a lo que compara, o quítelo del encabezado.',
  }),
  'other-key': ({ facts: { key = 'nothing' } }) => ({
    found: `usa ${KEYS[key]} como clave`,
    cause: `Aceptó el mismo cuerpo firmado con ${KEYS[key]}. ${key === 'nothing' ? 'La clave secreta de la aplicación no está definida donde corre el programa' : 'La clave es la clave secreta de la aplicación'}: developers.facebook.com > su aplicación > Configuración de la app > Básica.`,
  }),
  'forged-accepted': () => ({
    found: 'acepta entregas sin firma válida, así que cualquiera puede falsificar mensajes',
    cause:
      'Compare X-Hub-Signature-256 con el HMAC-SHA256 del cuerpo original, en tiempo constante, y responda 401 cuando no coincida.',
  }),
  'forged-unclear': () => ({
    found: 'ni la aceptó ni la rechazó, así que no se puede saber si comprueba las firmas',
    cause: 'Responda 401 a lo que no está firmado, antes de que nada más lo mire.',
  }),
  'unsigned-accepted': () => ({
    found: 'acepta entregas sin firma, así que cualquiera puede falsificar mensajes',
    cause: 'Rechace lo que no trae X-Hub-Signature-256, en lugar de omitir la comprobación.',
  }),
  'accents-refused': () => ({
    found: 'rechaza acentos o emojis, aunque acepta lo que no los tiene',
    cause: 'Calcule la firma sobre los bytes recibidos, en los que é es \\u00e9 y / es \\/, y decodifique después.',
  }),
  'accents-crash': ({ status }) => ({
    found: `el servidor falla (${status})`,
    cause:
      'Puede que un emoji no quepa en su base de datos (MySQL necesita utf8mb4), o que lo detenga el estado de un mensaje que no conoce.',
  }),
  'duplicate-refused': () => ({
    found: 'rechaza lo que ya ha visto',
    cause: 'Meta vuelve a entregar cuando una respuesta llegó tarde: responda 200 y no haga nada.',
  }),
  'too-large': ({ facts }) => ({
    found: `no admite ${inMegabytes(facts.bytes)}`,
    cause: `${describeLimit(facts)}. Meta envía hasta 3 MB de una vez: suba el límite a 3 MB (nginx: client_max_body_size; Express: limit).`,
  }),
  'large-refused': () => ({
    found: 'rechaza una grande, aunque acepta las pequeñas',
    cause: 'Puede que calcule la firma sobre lo leído hasta entonces y no sobre el cuerpo entero.',
  }),

  'earlier-failed': ({ facts: { earlier } }) => ({
    found: `sin comprobar, porque falló esto: ${CHECK_NAMES[earlier as CheckName]}`,
  }),
  'no-app-secret': () => ({ found: 'sin comprobar, necesita la clave secreta de la aplicación (WABACTL_APP_SECRET)' }),
  'not-wanted': ({ facts: { option } }) => ({ found: `sin comprobar, por ${option}` }),
  'plain-http': () => ({ found: 'sin comprobar, con http sin cifrar no hay ninguno' }),
};

export const webhookVerify: typeof english = {
  'webhook verify': {
    summary: 'Hacer de Meta: probar un callback paso a paso y decir qué byte está mal y por qué',
    args: { url: 'El callback (por omisión: el que prevalece en este canal)' },
    options: {
      deliveries: 'No enviar entregas: solo la dirección, el certificado y la verificación',
      large: 'Omitir la entrega de 1000 novedades y casi 3 MB',
    },
    says: {
      checks: CHECK_NAMES,
      reasons: VERIFY_REASONS,
      sends: (url) =>
        `${url} recibe algunas entregas de prueba (--no-deliveries las omite): sin ningún evento, o con estados de un mensaje que no existe, de un número que es todo ceros. Ninguna es el mensaje de un cliente.`,
      pointless: (count) =>
        count === 1
          ? '1 comprobación más tiene que esperar a eso.'
          : `${count} comprobaciones más tienen que esperar a eso.`,
      progress: 'Probando el callback',
      answered: (status, milliseconds) => `${status} en ${milliseconds} ms`,
      certificate: (protocol, days) => `${days} días más, ${protocol}`,
      times: (count, median, slowest) => `${count} respuestas, mediana ${median} ms, la más lenta ${slowest} ms`,
      evidence: { sent: 'enviado', expected: 'esperado', received: 'recibido', firstByte: 'byte mal' },
      differs: ({ offset, expected, received }) =>
        `el ${offset}: ${received ?? 'nada'} en lugar de ${expected ?? 'el final'}`,
      allPassed: (url) => `${url} responde como Meta exige.`,
      passedWithWarnings: (url) => `${url} responde como Meta exige, salvo por las advertencias de arriba.`,
      untried: 'No se encontró nada, pero lo más importante no se pudo comprobar desde aquí.',
      next: 'Siguiente paso: `wabactl webhook status` muestra si Meta entrega ahí',
    },
  },
};
