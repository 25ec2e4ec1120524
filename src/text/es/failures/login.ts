import type { LoginFailures } from '../../../core/failures/login.js';
import { findAdvice } from '../../advice.js';
import type { SentencesFor } from '../../text.js';
import { tokenAdvice } from '../graph-advice.js';

export const loginSentences: SentencesFor<LoginFailures> = {
  'login-needs-person': ({ instead }) => ({
    message:
      'Para entrar con Facebook hacen falta una persona ante una terminal y un navegador, y aquí no hay terminal',
    hint: `Dé un token en su lugar, con ${instead}; el de un usuario del sistema no necesita a nadie.`,
  }),
  'login-denied': () => ({
    message: 'El inicio de sesión se rechazó en el navegador; nada ha cambiado',
    hint: 'Ejecútelo otra vez para que se le pregunte de nuevo, o use el token de un usuario del sistema (--token-stdin, --token-file).',
  }),
  'login-failed': ({ code, graphMessage }) => ({
    message: `Facebook no pudo iniciar la sesión: ${graphMessage ?? 'no dijo por qué'}${code === null ? '' : ` (${code})`}`,
    hint: 'Compruebe en developers.facebook.com > su aplicación que Facebook Login está configurado, y que usted tiene una función en la aplicación o que está publicada. O use el token de un usuario del sistema.',
  }),
  'login-timed-out': ({ waitedSeconds }) => ({
    message: `No llegó respuesta del navegador en ${Math.round(waitedSeconds / 60)} minutos`,
    hint: 'Ejecútelo otra vez. Si Facebook mostró un error en vez de su pregunta, añada --no-browser; --login-timeout espera más.',
  }),
  'login-code-refused': ({ why }) => ({
    message: `Meta no dio ningún token por este inicio de sesión: ${REFUSED_CODES[why]}`,
    hint:
      why === 'redirect'
        ? 'Añada --no-browser, o añada la dirección en developers.facebook.com > su aplicación > Facebook Login > Configuración > URI de redireccionamiento de OAuth válidos.'
        : 'Ejecútelo otra vez; cada inicio de sesión vale para un token y unos minutos.',
  }),
  'app-id-wrong': ({ appId }) => ({
    message: `Meta no conoce ninguna aplicación ${appId}`,
    hint: 'Copie el identificador de developers.facebook.com > su aplicación > Configuración > Básica, y páselo con --app-id.',
  }),
  'token-reaches-not-channel': ({ channel, number, wabaId, reachable, tokenSource }) => ({
    message: `El nuevo token de acceso (de ${tokenSource}) no alcanza ${number} en la cuenta ${wabaId}, así que '${channel}' conserva el anterior`,
    hint: `${
      reachable.length === 0
        ? 'No alcanza ninguna cuenta de WhatsApp.'
        : `Alcanza: ${reachable.map(({ id, name }) => `${id} (${name})`).join(', ')}.`
    } Asigne la cuenta a su dueño en business.facebook.com > Configuración > Cuentas > Cuentas de WhatsApp, o ejecute \`wabactl connect\` para otro número.`,
  }),
  'token-of-other-app': ({ channel, appId, otherAppId, tokenSource }) => ({
    message: `El nuevo token de acceso (de ${tokenSource}) es de ${otherAppId === null ? 'otra aplicación' : `la aplicación ${otherAppId}`}, y '${channel}' trabaja con la aplicación ${appId}, así que conserva el anterior`,
    hint: 'Genere el token para esa aplicación. Para pasar el canal a la otra, con su propio webhook y su clave, ejecute `wabactl connect`.',
  }),
  'token-not-renewable': ({ channel, why, subcode, instead }) => ({
    message: `El token de acceso de '${channel}' no se puede prolongar: ${
      why === 'dead'
        ? (findAdvice(tokenAdvice(''), { code: 190, subcode })?.cause ?? 'ya no es válido')
        : NOT_PROLONGED[why]
    }`,
    hint: `Dé un token nuevo con ${instead}, o ejecute esto en una terminal para que se le pregunte.${
      why === 'no-app-secret' ? ' O dé la clave secreta con WABACTL_APP_SECRET o --app-secret-file.' : ''
    }`,
  }),
};

const REFUSED_CODES: Record<LoginFailures['login-code-refused']['why'], string> = {
  used: 'su código ya se usó',
  expired: 'su código ha caducado',
  redirect: 'la dirección a la que se devolvió el navegador no es una de la aplicación',
};

const NOT_PROLONGED = {
  'no-app-secret': 'para eso hace falta la clave secreta de la aplicación, que no se conoce',
  'not-longer': 'Meta no dio ninguno que dure más que este',
  'data-access': 'pronto perderá el acceso a los datos, y eso solo lo cambia que su dueño entre otra vez',
} as const;
