import type { ChannelFailures, IdKind } from '../../../core/failures/channel.js';
import { findAdvice } from '../../advice.js';
import type { SentencesFor } from '../../text.js';
import { named, renewal, tokenAdvice } from '../graph-advice.js';

const TOKEN_PAGE =
  'Genere uno nuevo en business.facebook.com > Configuración > Usuarios > Usuarios del sistema > Generar token, y ejecute otra vez `wabactl connect`.';

const LOOKS = {
  empty: 'está vacío',
  'app-token': 'es un token de aplicación (APP_ID|SECRETO), y un token de acceso empieza por EAA',
  digits: 'solo tiene cifras, como un identificador o un número de teléfono',
  'has-spaces': 'tiene espacios, saltos de línea u otros caracteres que ningún token tiene',
  'app-secret': 'parece la clave secreta de una aplicación (32 caracteres de 0-9 y a-f)',
  url: 'es una dirección',
} as const;

const SECRET_LOOKS = {
  empty: 'está vacío',
  'has-spaces': 'tiene espacios o saltos de línea en medio',
  'access-token': 'parece un token de acceso',
  'app-token': 'es un token de aplicación (APP_ID|SECRETO); la clave secreta es lo que va detrás de |',
  digits: 'solo tiene cifras, como el identificador de una aplicación',
} as const;

const KINDS: Record<IdKind, string> = {
  phone: 'un número de teléfono',
  waba: 'una cuenta de WhatsApp Business',
  business: 'un portfolio empresarial',
  app: 'una aplicación',
  user: 'una persona o un usuario del sistema',
};

const FIND: Record<'phone' | 'waba', string> = {
  phone:
    'Los dos identificadores están en developers.facebook.com > su aplicación > WhatsApp > Configuración de la API.',
  waba: 'Está en el administrador de WhatsApp > Herramientas de la cuenta, y en developers.facebook.com > su aplicación > WhatsApp > Configuración de la API.',
};

const WANTED: Readonly<Record<string, string>> = {
  '--waba/phone': 'Páselo con --phone.',
  'WABACTL_WABA_ID/phone': `Póngalo en WABACTL_PHONE_NUMBER_ID. ${FIND.waba}`,
  'WABACTL_PHONE_NUMBER_ID/waba': `Póngalo en WABACTL_WABA_ID. ${FIND.phone}`,
};
const SECRETS = {
  token: 'El token de acceso',
  'app-secret': 'La clave secreta de la aplicación',
  'verify-token': 'El token de verificación',
  pin: 'El PIN',
} as const;

const KEYCHAIN_FAULTS = {
  failed: 'que aquí no se puede usar',
  'timed-out': 'que no responde; puede estar bloqueado',
  unused: 'que aquí no se usa (WABACTL_SECRET_STORE o WABACTL_HOME)',
  missing: 'donde ya no está',
} as const;

export const channelSentences: SentencesFor<ChannelFailures> = {
  'no-channel': ({ known }) =>
    known.length > 0
      ? {
          message: 'Ningún canal es el actual',
          hint: `Elija uno con \`wabactl channel use <nombre>\`, o indíquelo con --channel: ${known.join(', ')}.`,
        }
      : {
          message: 'Todavía no hay ningún canal con el que trabajar',
          hint: 'Ejecute `wabactl connect` para conectar un número, o `wabactl demo` para ver la herramienta en marcha sin cuenta.',
        },
  'channel-unknown': ({ name, source, known, nearest }) => ({
    message: `No hay ningún canal llamado '${name}'${isArgument(source) ? '' : ` (indicado por ${source})`}`,
    hint: nearest
      ? `¿Quería decir '${nearest}'?`
      : known.length === 0
        ? 'Ejecute `wabactl connect` para conectar un número.'
        : `Los canales que hay son: ${known.join(', ')}.`,
  }),
  'channel-name-taken': ({ name }) => ({
    message: `Ya hay otro canal llamado '${name}'`,
    hint: 'Elija otro nombre, o cambie el de aquel con `wabactl channel rename`.',
  }),
  'no-token': ({ channel }) => ({
    message: channel === null ? 'No hay token de acceso' : `No hay token de acceso para el canal '${channel}'`,
    hint: 'Defina WABACTL_TOKEN o WABACTL_TOKEN_FILE, use --token-stdin o --token-file con `wabactl connect`, o ejecútelo en una terminal.',
  }),
  'secret-unreadable': ({ secret, channel, problem, detail, variable }) => ({
    message: `${SECRETS[secret]} del canal '${channel}' se guardó en el llavero del sistema, ${KEYCHAIN_FAULTS[problem]}${problem === 'failed' && detail ? ` (${detail})` : ''}`,
    hint: `${problem === 'missing' ? 'Defina' : 'Desbloquee el llavero, o defina'} ${variable} o ${variable}_FILE; con ello, \`wabactl ${secret === 'pin' ? 'phone set-pin' : 'connect'}\` guarda el secreto de nuevo, en un archivo donde el llavero no funcione.`,
  }),
  'no-app-secret': ({ channel }) => ({
    message: `Para esto hace falta la clave secreta de la aplicación, y no se conoce${channel === null ? '' : ` en el canal '${channel}'`}`,
    hint: 'Cópiela de developers.facebook.com > su aplicación > Configuración > Básica, e indíquela con WABACTL_APP_SECRET, WABACTL_APP_SECRET_FILE o `wabactl connect --app-secret-file`.',
  }),
  'no-verify-token': ({ channel }) => ({
    message: `No hay token de verificación${channel === null ? '' : ` para el canal '${channel}'`}`,
    hint: 'Defina WABACTL_VERIFY_TOKEN o WABACTL_VERIFY_TOKEN_FILE con el que figura en el panel de la aplicación, o ejecute otra vez `wabactl connect`.',
  }),
  'environment-incomplete': ({ missing }) => ({
    message: `Falta ${missing}, o no es un identificador de Meta`,
    hint: 'Un canal hecho solo de variables de entorno necesita WABACTL_TOKEN, WABACTL_WABA_ID y WABACTL_PHONE_NUMBER_ID.',
  }),
  'token-dead': ({ code, subcode, graphMessage, ...origin }) => {
    const advice = findAdvice(tokenAdvice(renewal(origin)), { code: code ?? 190, subcode });
    const cause = advice?.cause ?? graphMessage ?? 'Meta no dijo por qué';
    return {
      message: `El token de acceso${named(origin)} no es válido: ${cause}`,
      hint: advice?.hint ?? TOKEN_PAGE,
    };
  },
  'token-looks-wrong': ({ looksLike, tokenSource }) => ({
    message: `Lo que llegó de ${tokenSource} no puede ser un token de acceso: ${LOOKS[looksLike]}`,
    hint: TOKEN_PAGE,
  }),
  'scopes-missing': ({ missing, tokenType, tokenSource }) => ({
    message: `Al token de acceso (${tokenType}, de ${tokenSource}) le falta ${missing.join(' y ')}`,
    hint:
      tokenType === 'USER'
        ? 'Entre otra vez con --login y déjelos marcados, o genere el token de un usuario del sistema con ellos en business.facebook.com > Configuración > Usuarios > Usuarios del sistema > Generar token.'
        : 'Genérelo otra vez en business.facebook.com > Configuración > Usuarios > Usuarios del sistema > Generar token, con esos permisos marcados.',
  }),
  'no-waba-reachable': ({ tokenSource, hasBusinessManagement }) => ({
    message: `El token de acceso (de ${tokenSource}) no alcanza ninguna cuenta de WhatsApp Business`,
    hint: `Asigne la cuenta al usuario del sistema del token en business.facebook.com > Configuración > Cuentas > Cuentas de WhatsApp${hasBusinessManagement ? '' : ', o indíquela con --waba'}.`,
  }),
  'waba-not-reachable': ({ given, reachable, limitedTo }) => ({
    message: `El token de acceso no alcanza la cuenta de WhatsApp Business ${given}${
      limitedTo !== null && !limitedTo.includes(given) ? `: está limitado a ${limitedTo.join(', ')}` : ''
    }`,
    hint: `${
      reachable.length === 0
        ? 'No alcanza ninguna cuenta.'
        : `Alcanza: ${reachable.map(({ id, name }) => `${id} (${name})`).join(', ')}.`
    } Asigne la cuenta al dueño del token en business.facebook.com > Configuración > Cuentas > Cuentas de WhatsApp${
      limitedTo === null ? '' : ', y genere el token otra vez para ella'
    }.`,
  }),
  'wrong-kind-of-id': ({ given, where, is, wanted }) => ({
    message: `${given} es el identificador de ${KINDS[is]}, y ${where} pide el de ${KINDS[wanted]}`,
    hint: WANTED[`${where}/${is}`] ?? FIND[wanted],
  }),
  'phone-not-found': ({ given, waba, known }) => ({
    message: `El número ${given} no está en la cuenta de WhatsApp Business ${waba}`,
    hint:
      known.length === 0
        ? 'Todavía no tiene ningún número: añada uno con `wabactl phone add`.'
        : `Tiene: ${known.map(({ id, number }) => `${number} (${id})`).join(', ')}.`,
  }),
  'no-phone-in-waba': ({ waba, wabaName }) => ({
    message: `La cuenta de WhatsApp Business ${wabaName === null ? waba : `${wabaName} (${waba})`} no tiene ningún número de teléfono`,
    hint: `Añada uno con \`WABACTL_WABA_ID=${waba} wabactl phone add\`, o en el administrador de WhatsApp (business.facebook.com > Administrador de WhatsApp > Números de teléfono), y conéctelo.`,
  }),
  'choice-needed': ({ what, flag, choices }) => ({
    message: `Hay ${what === 'waba' ? 'varias cuentas de WhatsApp Business' : 'varios números'} para elegir`,
    hint: `Indique cuál con ${flag}: ${choices.map(({ id, name }) => `${id} (${name})`).join(', ')}.`,
  }),
  'app-secret-looks-wrong': ({ looksLike, source }) => ({
    message: `Lo que llegó de ${source} no puede ser la clave secreta de la aplicación: ${SECRET_LOOKS[looksLike]}`,
    hint: 'Cópiela de developers.facebook.com > su aplicación > Configuración > Básica.',
  }),
  'app-secret-wrong': ({ appId }) => ({
    message: `La clave secreta no es la de la aplicación ${appId}`,
    hint: `Cópiela de developers.facebook.com > aplicación ${appId} > Configuración > Básica.`,
  }),
  'channel-not-stored': ({ source }) => ({
    message: `El canal en uso está hecho de variables de entorno (${source}), así que no hay nada guardado de él`,
    hint: 'Ejecute `wabactl config explain` para verlo, o indique el nombre de un canal guardado.',
  }),
  'graph-url-of-project': ({ path, host }) => ({
    message: `El archivo de proyecto ${path} enviaría su token de acceso a ${host}`,
    hint: 'Un archivo de proyecto solo puede indicar un emulador de este equipo. Si confía en ese servidor, use --graph-url o defina WABACTL_GRAPH_URL.',
  }),
};

/** `<name>` was typed just now, so saying where the name comes from would help nobody. */
function isArgument(source: string): boolean {
  return /^[<[]/.test(source);
}
