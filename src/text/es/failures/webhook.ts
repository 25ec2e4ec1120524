import type { NetworkReason } from '../../../core/failures/graph.js';
import type { SignatureKey, WebhookFailures } from '../../../core/failures/webhook.js';
import type { CallbackUrlProblem, VerifyTokenProblem } from '../../../core/webhook/callback-url.js';
import type { SignatureCause } from '../../../core/webhook/explain-signature.js';
import type { HandshakeEvidence, HandshakeFault } from '../../../core/webhook/handshake.js';
import type { CallbackLevel } from '../../../core/webhook/level.js';
import type { Explanation, SentencesFor } from '../../text.js';

const OF_LEVEL: Record<CallbackLevel, string> = { phone: 'del número', waba: 'de la cuenta', app: 'de la aplicación' };

const UNREACHABLE = {
  dns: 'su nombre no se conoce',
  connect: 'nadie acepta la conexión',
  tls: 'su certificado no se acepta',
  timeout: 'tardó demasiado',
  broken: 'la conexión se cortó',
} as const;

const UNREACHABLE_HINTS: Record<NetworkReason, string> = {
  dns: 'Compruebe la dirección; un túnel recibe otro nombre cada vez que se inicia. Meta tampoco recibiría respuesta.',
  connect: 'Ponga en marcha su servidor o su túnel y compruebe la dirección; Meta tampoco recibiría respuesta.',
  tls: 'Meta solo admite certificados de una autoridad pública: ni autofirmados ni caducados, y con la cadena completa. Un túnel con https tiene uno.',
  timeout: 'Responda de inmediato y procese después; Meta desiste tras unos segundos.',
  broken: 'Consulte el registro de su programa; Meta tampoco recibiría respuesta.',
};

export const webhookSentences: SentencesFor<WebhookFailures> = {
  'callback-url-invalid': ({ url, problems }) => ({
    message: `${url} no puede ser la URL de un callback: ${problems.map(describeUrlProblem).join('; ')}`,
    hint: 'Use una dirección https:// pública con un certificado válido.',
  }),
  'verify-token-invalid': ({ problem }) => ({ message: VERIFY_TOKEN_PROBLEMS[problem], hint: VERIFY_TOKEN_HINT }),
  'handshake-failed': ({ url, fault, evidence }) => {
    const { message, ...hint } = HANDSHAKE_FAULTS[fault](evidence);
    return { message: `${url} no supera la verificación de Meta: ${message}`, ...hint };
  },
  'callback-unreachable': ({ url, reason, code }) => ({
    message: `No llegó ninguna respuesta de ${url}: ${UNREACHABLE[reason]} (${code})`,
    hint: UNREACHABLE_HINTS[reason],
  }),
  'webhook-not-subscribed': ({ wabaId, appId, otherApps }) => ({
    message: `La cuenta de WhatsApp Business ${wabaId} no está suscrita a la aplicación ${appId}, así que no le llega ningún webhook${otherApps.length > 0 ? `; están suscritas otras aplicaciones: ${otherApps.join(', ')}` : ''}`,
    hint: 'Ejecute `wabactl webhook subscribe`.',
  }),
  'callback-not-taken': ({ url, level, found, missingFields }) => ({
    message:
      missingFields.length > 0
        ? `Meta aceptó ${url} como callback, pero estos campos siguen sin marcar: ${missingFields.join(', ')}`
        : `Meta aceptó ${url} como callback ${OF_LEVEL[level]}, pero al preguntarle indica ${found ?? 'que no hay ninguno'}`,
    hint: 'Ejecute `wabactl webhook status` dentro de un minuto; si Meta sigue diciendo lo mismo, repita el comando.',
  }),
  'callback-not-removed': ({ url, level }) => ({
    message: `Meta aceptó quitar el callback ${OF_LEVEL[level]}, pero al preguntarle sigue indicando ${url}`,
    hint: 'Ejecute `wabactl webhook status` dentro de un minuto; si Meta sigue diciendo lo mismo, repita el comando.',
  }),
  'app-not-available': ({ appId, state, reasons, dashboardUrl }) => ({
    message: `Meta califica la aplicación ${appId} de ${state}${reasons.length > 0 ? `: ${reasons.join(' ').replace(/\.$/, '')}` : ''}`,
    hint: `Consulte ${dashboardUrl}: una aplicación sin publicar recibe solo eventos de prueba.`,
  }),
  'no-callback': ({ appId }) => ({
    message: `No hay ningún callback definido para la aplicación ${appId}, la cuenta o el número, así que Meta no entrega en ninguna parte`,
    hint: 'Ejecute `wabactl webhook set <url>`.',
  }),
  'webhook-fields-missing': ({ appId, missing }) => ({
    message: `La aplicación ${appId} no tiene marcado ${missing.join(', ')}, así que esos webhooks no se envían`,
    hint: 'Ejecute `wabactl webhook subscribe` con la clave secreta de la aplicación, o márquelos en el panel de la aplicación, en WhatsApp, Configuración.',
  }),
  'signature-malformed': () => ({
    message: 'Lo que se indicó con --signature no es una firma',
    hint: 'Indique el valor de X-Hub-Signature-256 tal como llegó: sha256= y 64 cifras hexadecimales.',
  }),
  'signature-wrong': ({ causes, wrongKey }) => {
    const reasons = [
      ...causes.map((cause) => SIGNATURE_CAUSES[cause]),
      ...(wrongKey ? [describeWrongKey(wrongKey)] : []),
    ];
    if (reasons.length === 0) {
      return {
        message: 'La firma no corresponde al cuerpo, y no lo explica ni un cambio habitual ni otra clave',
        hint: 'Guarde los bytes tal como llegaron, antes de interpretarlos, y compare la clave secreta con developers.facebook.com > su aplicación > Configuración > Básica.',
      };
    }
    return {
      message: `La firma no corresponde al cuerpo: ${reasons.join('; ')}`,
      hint: wrongKey && causes.length === 0 ? KEY_HINTS[wrongKey.role] : adviseOn(causes),
    };
  },
  'self-test-failed': ({ url, handshake, delivery }) => ({
    message: `El receptor en ${url} no se responde a sí mismo: la verificación terminó con ${handshake}, una entrega con ${delivery}`,
    hint: 'Quizá otro programa de este equipo responde ahí: elija otro puerto con --port.',
  }),
  'events-timed-out': ({ expected, arrived, waitedSeconds }) => ({
    message: `Llegaron ${arrived} de ${expected} eventos esperados en ${waitedSeconds} s`,
    hint: 'Ejecute `wabactl webhook status` para ver si la cuenta está suscrita y adónde van sus webhooks.',
  }),
};

function describeUrlProblem(problem: CallbackUrlProblem): string {
  switch (problem.problem) {
    case 'malformed':
      return 'no es una URL completa';
    case 'not-https':
      return 'no empieza por https://';
    case 'plus-in-path':
      return 'su ruta contiene +, que Meta convierte en un espacio';
    case 'has-credentials':
      return 'contiene un usuario o una contraseña';
    case 'has-fragment':
      return 'contiene #, y lo que sigue nunca se envía';
    case 'too-long':
      return `tiene ${problem.length} caracteres y se admiten ${problem.limit} como máximo en una URL alternativa`;
  }
}

const VERIFY_TOKEN_HINT =
  'El token de verificación es una palabra cualquiera que su servidor conoce; no lo indique y se generará uno.';

const VERIFY_TOKEN_PROBLEMS: Record<VerifyTokenProblem, string> = {
  empty: 'El token de verificación está vacío',
  'looks-like-access-token': 'Esto parece un token de acceso y no un token de verificación; no se envió',
  'is-another-secret': 'El token de verificación es el token de acceso o la clave secreta del canal; no se envió',
  'has-spaces': 'El token de verificación contiene espacios',
  'not-ascii':
    'El token de verificación contiene caracteres que no todos los servidores conservan; use letras sin acentos y cifras',
};

const HANDSHAKE_FAULTS: Record<HandshakeFault, (evidence: HandshakeEvidence) => Explanation> = {
  redirect: ({ status, location }) => ({
    message: `responde ${status} y envía a Meta a otra dirección${location ? ` (${location})` : ''}`,
    hint: 'Registre la dirección final; Meta no sigue redirecciones.',
  }),
  'tunnel-page': ({ status }) => ({
    message: `responde el túnel (estado ${status}) y no su programa`,
    hint: 'Compruebe que el túnel está en marcha y que su plan no muestra una página previa.',
  }),
  forbidden: ({ status }) => ({
    message: `responde ${status}`,
    hint: 'Compruebe que el token de verificación es el mismo en ambos lados, que no se exige firma en las solicitudes GET y que el programa lee hub.verify_token (en PHP, hub_verify_token). `wabactl webhook verify-token` muestra el que se envió.',
  }),
  'login-demanded': ({ status }) => ({
    message: `responde ${status} y exige iniciar sesión`,
    hint: 'Saque esta ruta de lo que exige iniciar sesión: la protegen el token de verificación y la firma.',
  }),
  firewall: ({ status }) => ({
    message: `responde un cortafuegos o un límite que está delante (estado ${status})`,
    hint: 'Haga que deje pasar POST y GET de esta ruta sin desafíos: Meta es un programa y llama a menudo.',
  }),
  'signature-demanded': ({ status }) => ({
    message: `responde ${status}, y la supera cuando el GET va firmado, lo que el de Meta no va`,
    hint: 'Compruebe X-Hub-Signature-256 solo en POST; en GET basta el token de verificación.',
  }),
  'underscored-names': ({ status }) => ({
    message: `responde ${status}, y la supera cuando se le pregunta con hub_mode, hub_challenge y hub_verify_token`,
    hint: 'Lea hub.mode, hub.challenge y hub.verify_token, con punto; solo PHP convierte los puntos en guiones bajos.',
  }),
  'not-found': () => ({
    message: 'responde 404',
    hint: 'Compruebe la ruta y que el servidor admite GET en ella.',
  }),
  'method-not-allowed': () => ({
    message: 'responde 405',
    hint: 'Admita GET en la misma ruta: la verificación es un GET y las entregas son POST.',
  }),
  'server-error': ({ status, body }) => ({
    message: `responde ${status}${excerpt(body)}`,
    hint: 'Consulte el registro de su programa.',
  }),
  status: ({ status }) => ({
    message: `responde ${status} y Meta necesita 200`,
    hint: 'Responda a la verificación con 200.',
  }),
  empty: ({ expected }) => ({
    message: 'responde con un cuerpo vacío',
    hint: `Responda con el valor de hub.challenge como cuerpo, aquí ${expected}.`,
  }),
  quoted: ({ body, expected }) => ({
    message: `responde ${body.trim()} y Meta necesita ${expected}`,
    hint: 'Responda con texto sin formato: al convertirlo en JSON se añaden comillas.',
  }),
  json: ({ body, expected }) => ({
    message: `responde con JSON (${cut(body)}) y Meta necesita ${expected}`,
    hint: 'Responda con el propio valor de hub.challenge como texto sin formato.',
  }),
  html: ({ body }) => ({
    message: `responde con una página web${excerpt(body)}`,
    hint: 'Compruebe que la ruta lleva a su programa y no a un sitio web.',
  }),
  'trailing-whitespace': ({ expected }) => ({
    message: `hay espacios o saltos de línea alrededor de ${expected}`,
    hint: 'Responda exactamente con el valor de hub.challenge, sin salto de línea.',
  }),
  'byte-order-mark': () => ({
    message: 'hay una marca de orden de bytes antes del valor de hub.challenge',
    hint: 'Guarde el archivo fuente como UTF-8 sin marca de orden de bytes.',
  }),
  compressed: () => ({
    message: 'responde comprimido, aunque nadie lo pidió',
    hint: 'Desactive la compresión en esta ruta, o haga que respete Accept-Encoding.',
  }),
  'wide-characters': ({ expected }) => ({
    message: `responde ${expected} en UTF-16 o UTF-32`,
    hint: 'Escriba la respuesta en ASCII o UTF-8.',
  }),
  'wrong-body': ({ body, expected }) => ({
    message: `responde ${cut(body)} y Meta necesita ${expected}`,
    hint: 'Responda con el hub.challenge de esta solicitud; puede que una caché devuelva uno antiguo.',
  }),
  'accepts-any-token': () => ({
    message: 'también devuelve hub.challenge con un token de verificación incorrecto',
    hint: 'Compare hub.verify_token y responda 403 cuando no coincida.',
  }),
};

function excerpt(body: string): string {
  return body.trim() === '' ? '' : `: ${cut(body)}`;
}

function cut(body: string): string {
  const line = body.trim().replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}

const SIGNATURE_CAUSES: Record<SignatureCause, string> = {
  'newline-added': 'corresponde sin el salto de línea final, así que un editor lo añadió',
  'newline-removed': 'corresponde con un salto de línea final, que se ha perdido',
  'line-ends-changed': 'corresponde con otros finales de línea (CRLF y LF), así que un programa los cambió',
  'byte-order-mark': 'corresponde sin la marca de orden de bytes inicial, así que un editor la añadió',
  'signed-unescaped':
    'corresponde al cuerpo con \\uXXXX y \\/ descodificados, así que usted firmó JSON interpretado o texto descodificado, y no los bytes',
  unescaped:
    'corresponde al cuerpo tal como lo escribe Meta, con \\uXXXX y \\/, así que lo que tiene aquí es texto descodificado',
  'signed-rewritten':
    'corresponde al cuerpo interpretado y vuelto a escribir, así que usted firmó JSON interpretado y no los bytes',
  rewritten:
    'corresponde al cuerpo tal como lo escribe Meta, así que lo que tiene aquí es JSON interpretado y no los bytes que llegaron',
  'charset-changed':
    'corresponde al texto en UTF-8, así que lo guardado está en otro juego de caracteres (PowerShell escribe UTF-16)',
  quoted:
    'corresponde a lo que está dentro de las comillas, así que lo guardado es un texto JSON que contiene el cuerpo, como en un registro',
  base64:
    'corresponde a lo que contiene el base64, así que lo guardado está como una pasarela entrega los cuerpos (isBase64Encoded)',
  'headers-included': 'corresponde a lo que está debajo de los encabezados, así que lo guardado es la solicitud entera',
};

function adviseOn(causes: readonly SignatureCause[]): string {
  const isParsed = causes.some((cause) => /escaped|rewritten/.test(cause));
  return isParsed
    ? 'Calcule la firma sobre los bytes de la solicitud, antes de interpretarlos (Express: express.raw(), Flask: request.get_data()).'
    : 'Guarde el cuerpo sin editor, byte por byte; lo que firma su servidor tampoco debe cambiarse.';
}

function describeWrongKey({ role, appId, channels }: SignatureKey): string {
  const whose = `${appId === null ? 'del' : `de la aplicación ${appId},`} canal ${channels.join(', ')}`;
  return {
    'app-secret': `se hizo con la clave secreta ${whose}`,
    token: `se hizo con el token de acceso ${whose}`,
    'verify-token': `se hizo con el token de verificación ${whose}`,
  }[role];
}

const KEY_HINTS: Record<SignatureKey['role'], string> = {
  'app-secret':
    'Compruébela para ese canal con --channel y dé a su servidor la clave secreta de cada aplicación que le entrega.',
  token:
    'Meta firma con la clave secreta de la aplicación; cópiela de developers.facebook.com > su aplicación > Configuración > Básica.',
  'verify-token':
    'Meta firma con la clave secreta de la aplicación; cópiela de developers.facebook.com > su aplicación > Configuración > Básica.',
};
