import type { GraphFailures, NetworkReason, Refusal } from '../../../core/failures/graph.js';
import { type Advice, findAdvice } from '../../advice.js';
import type { SentencesFor } from '../../text.js';
import { named, PERMISSION_ADVICE, REFUSAL_ADVICE, renewal, tokenAdvice } from '../graph-advice.js';

export const graphSentences: SentencesFor<GraphFailures> = {
  'token-refused': ({ graph, ...origin }) => {
    const { cause, hint } = findAdvice(tokenAdvice(renewal(origin)), graph) ?? UNKNOWN_TOKEN_FAULT;
    return { message: `Meta rechazó el token de acceso${named(origin)}: ${cause}`, hint };
  },
  'permission-refused': ({ graph, ...origin }) => {
    // 200 to 299 are one family: a permission was not granted, or was taken away.
    const { cause, hint } =
      findAdvice(PERMISSION_ADVICE, graph) ??
      findAdvice(PERMISSION_ADVICE, { code: 200, subcode: null }) ??
      UNKNOWN_TOKEN_FAULT;
    return { message: `El token de acceso${named(origin)} no puede hacer esto: ${cause}`, hint };
  },
  'object-unknown': ({ object, ...origin }) => ({
    message: `Meta no conoce ningún objeto ${object}, o lo oculta al token de acceso${named(origin)}`,
    hint: 'Una de tres: el identificador es erróneo o de otra clase (los de WABA, número de teléfono y aplicación se parecen), el objeto se eliminó, o no está entre los activos del usuario del sistema del token en business.facebook.com > Configuración > Cuentas > Cuentas de WhatsApp.',
  }),
  refused: ({ graph }) => {
    const { cause, hint } = findAdvice(REFUSAL_ADVICE, graph) ?? unknownRefusal(graph);
    return { message: `Meta rechazó esto: ${cause}`, hint };
  },
  'rate-limited': ({ graph, retryAfterSeconds }) => ({
    message: `Meta no admite más llamadas por ahora: ${LIMITS[graph.code] ?? wordsOf(graph)}`,
    hint:
      retryAfterSeconds === null
        ? 'Espere unos minutos y vuelva a intentarlo.'
        : `Vuelva a intentarlo dentro de ${duration(retryAfterSeconds)}.`,
  }),
  'meta-unavailable': ({ graph, httpStatus }) => ({
    message: `Meta no pudo hacerlo ahora (${graph === null ? `HTTP ${httpStatus}` : `código ${graph.code}`})`,
    hint: 'Vuelva a intentarlo en unos minutos; https://metastatus.com indica si WhatsApp tiene una avería.',
  }),
  unreachable: ({ host, reason, code }) => ({
    message: `${host} ${REACHING[reason].cause} (${code})`,
    hint: startEmulator(host) ?? REACHING[reason].hint,
  }),
  'outcome-unknown': ({ host, sent, reason, code }) => ({
    message:
      sent === 'message'
        ? `Puede que el mensaje se haya enviado: ${host} ${losing(reason, code)} (${code}), así que no se envía otra vez`
        : `Puede que el cambio se haya hecho: ${host} ${losing(reason, code)} (${code}), así que no se repite`,
    hint:
      sent === 'message'
        ? 'Antes de enviarlo otra vez, mire si llega un estado (`wabactl webhook listen`) o pregunte al destinatario: Meta lo entregaría dos veces.'
        : 'Mire qué hay ahora antes de intentarlo otra vez.',
  }),
  'answer-not-understood': ({ request, problem }) => ({
    message: `La respuesta de Meta a ${request} tiene una forma que esta versión no conoce (${problem})`,
    hint: 'Mire si hay una versión más nueva de wabactl; si no la hay, informe de esta línea. Si hay un proxy en medio, la respuesta puede ser suya.',
  }),
  'foreign-host': ({ url, expected }) => ({
    message: `La respuesta de Meta lleva a ${url}, pero el token de acceso es solo para ${expected}`,
    hint: 'Allí no se envió nada. Revise --graph-url y si hay un proxy en medio.',
  }),
  'graph-host-mismatch': ({ channel, channelHost, givenHost }) => ({
    message: `El canal '${channel}' pertenece a ${channelHost}, pero está configurado ${givenHost}`,
    hint: 'Indique --graph-url si es lo que quiere, o elija otro canal con --channel.',
  }),
  'insecure-graph-url': ({ url }) => ({
    message: `La URL de Graph '${url}' no es una a la que se pueda enviar un token de acceso`,
    hint: 'Use una dirección https:// sin usuario, consulta ni #; http:// es solo para un emulador en esta máquina.',
  }),
};

const UNKNOWN_TOKEN_FAULT: Advice = {
  cause: 'ya no es válido',
  hint: 'Genere uno nuevo y ejecute otra vez `wabactl connect`.',
};

/** A code that no advice of ours is about: Meta's own words, and where Meta explains its codes. */
function unknownRefusal(graph: Refusal): Advice {
  return {
    cause: wordsOf(graph),
    hint: `Busque el código ${graph.code} en https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes.`,
  };
}

/** Meta's most useful words, in its own language, where we have none. */
function wordsOf({ details, userMessage, message }: Refusal): string {
  return details || userMessage || message || 'no dijo por qué';
}

const LIMITS: Record<number, string> = {
  4: 'la aplicación agotó sus llamadas de esta hora',
  17: 'la persona agotó sus llamadas',
  32: 'la página agotó sus llamadas',
  613: 'esta llamada se hizo demasiadas veces',
  80007: 'la cuenta de WhatsApp Business agotó sus llamadas de esta hora',
  80008: 'la cuenta de WhatsApp Business agotó sus llamadas de esta hora',
  130429: 'el número envía más deprisa de lo que puede',
  131056: 'demasiados mensajes a la misma persona en poco tiempo',
  131208: 'demasiadas llamadas sobre grupos',
  134101: 'la plantilla es nueva y aún se está preparando',
};

function duration(seconds: number): string {
  if (seconds < 120) return seconds === 1 ? '1 segundo' : `${seconds} segundos`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? `${minutes} minutos` : `${Math.ceil(minutes / 60)} horas`;
}

/** On the loopback there is nothing but an emulator, and no internet connection to check. */
function startEmulator(host: string): string | undefined {
  const [, port] = /^(?:127\.0\.0\.1|localhost):(\d+)$/.exec(host) ?? [];
  return port && `Ponga en marcha el emulador: \`wabactl emulator start --port ${port}\`.`;
}

const REACHING: Record<NetworkReason, Advice> = {
  dns: { cause: 'no se encuentra', hint: 'Revise la conexión a internet y la configuración de DNS.' },
  connect: {
    cause: 'no está al alcance',
    hint: 'Revise la conexión a internet, el cortafuegos, o si el emulador está en marcha.',
  },
  tls: {
    cause: 'no tiene un certificado en el que esta máquina confíe',
    hint: 'Si hay un proxy de empresa en medio, indique su certificado en NODE_EXTRA_CA_CERTS; nunca desactive la comprobación.',
  },
  timeout: {
    cause: 'no respondió a tiempo',
    hint: 'Vuelva a intentarlo; https://metastatus.com indica si WhatsApp tiene una avería.',
  },
  broken: { cause: 'cortó la respuesta', hint: 'Revise la conexión a internet y vuelva a intentarlo.' },
};

function losing(reason: GraphFailures['outcome-unknown']['reason'], code: string): string {
  if (code === 'UNKNOWN_ANSWER') return 'dio una respuesta que esta versión no entiende';
  return reason === 'server-error' ? 'respondió con un fallo propio' : REACHING[reason].cause;
}
