import type { PutBackObstacle, WebhookRelayFailures } from '../../../core/failures/webhook-relay.js';
import type { CallbackLevel } from '../../../core/webhook/level.js';
import type { TunnelName } from '../../../core/webhook/tunnels.js';
import type { SentencesFor } from '../../text.js';

const OF_LEVEL: Record<CallbackLevel, string> = { phone: 'del número', waba: 'de la cuenta', app: 'de la aplicación' };

export const webhookRelaySentences: SentencesFor<WebhookRelayFailures> = {
  'tunnel-not-installed': ({ tunnel, program }) => ({
    message: `No hay ningún programa ${program} en este equipo, así que no se puede abrir el túnel`,
    hint: INSTALL[tunnel],
  }),
  'tunnel-ended': ({ tunnel, exitCode, lastLines }) => ({
    message: `El túnel (${tunnel}) terminó${exitCode === null ? '' : ` con el código ${exitCode}`}${said(lastLines)}`,
    hint: TUNNEL_HINT,
  }),
  'tunnel-without-address': ({ tunnel, waitedSeconds, lastLines }) => ({
    message: `El túnel (${tunnel}) no indicó ninguna dirección pública en ${waitedSeconds} s${said(lastLines)}`,
    hint: TUNNEL_HINT,
  }),
  'public-url-leads-elsewhere': ({ url, status }) => ({
    message: `En ${url} responde otra cosa (estado ${status}), no este receptor; a Meta no se le dijo nada`,
    hint: 'Haga que el túnel lleve al puerto en el que se escucha (--port) y ejecute esto de nuevo.',
  }),
  'tunnel-changes-body': ({ url }) => ({
    message: `Lo que se envía a ${url} llega aquí con otro cuerpo, así que ninguna firma coincidiría; a Meta no se le dijo nada`,
    hint: 'Desactive lo que en el túnel o el proxy reescribe el JSON.',
  }),
  'takeover-option-alone': ({ option }) => ({
    message: `${option} se refiere al callback que se ocupa, y sin --public-url o --tunnel no se ocupa ninguno`,
    hint:
      option === '--tee' ? 'Indique el servidor: --tee <url>; u ocupe su lugar con --tunnel.' : 'Agregue uno de ellos.',
  }),
  'takeover-token-unknown': ({ level, url }) => ({
    message: `El callback ${OF_LEVEL[level]} es ${url} y aquí no se conoce su token de verificación, así que después no se podría restablecer; no se cambió nada`,
    hint: 'Pase el token de verificación que conoce su servidor con --previous-verify-token-file.',
  }),
  'takeover-outranked': ({ level, by, url }) => ({
    message: `El callback ${OF_LEVEL[by]} (${url}) tiene prioridad sobre el ${OF_LEVEL[level]}, así que aquí no llegaría nada`,
    hint: `Ejecútelo con --level ${by}.`,
  }),
  'takeover-already': ({ level, url, pid }) => ({
    message: `Otro \`wabactl webhook listen\` (proceso ${pid}) ya ocupa el callback ${OF_LEVEL[level]} con ${url}`,
    hint: 'Termine primero ese proceso.',
  }),
  'takeover-not-put-back': ({ level, previousUrl, ourUrl, because }) => ({
    message: `Meta sigue entregando a ${ourUrl}, que ya no responde: no se pudo restablecer el callback ${OF_LEVEL[level]} (${OBSTACLES[because]})`,
    hint: `${
      previousUrl === null
        ? `Ejecute \`wabactl webhook unset --level ${level}\``
        : `Ejecute \`wabactl webhook set ${previousUrl} --level ${level} --verify-token-file <archivo>\``
    }; el próximo comando de wabactl lo intenta de nuevo por sí solo.`,
  }),
  'tee-without-origin': ({ level }) => ({
    message: `No había ningún callback detrás del ${OF_LEVEL[level]}, así que no hay a quién pasar las entregas`,
    hint: 'Omita --tee o indique la dirección: --tee <url>.',
  }),
  'tee-in-circle': ({ url }) => ({
    message: `${url} es este mismo receptor, así que cada entrega daría vueltas en círculo`,
    hint: 'Indique el servidor que debe recibir las entregas.',
  }),
};

function said(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `. Lo último que dijo:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

const TUNNEL_HINT =
  'Inícielo a mano para ver qué le falta, o pase la dirección de un túnel que ya funciona: --public-url <url>.';

const INSTALL: Record<TunnelName, string> = {
  cloudflared:
    'Instale cloudflared (https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/downloads/); no requiere cuenta.',
  ngrok: 'Instale ngrok (https://ngrok.com/download) y dele el token de su cuenta: `ngrok config add-authtoken`.',
  localtunnel: 'Instálelo con `npm install --global localtunnel`; no requiere cuenta.',
};

const OBSTACLES: Record<PutBackObstacle, string> = {
  unreachable: 'no se pudo contactar a Meta',
  'not-permitted': 'Meta ya no acepta el token',
  refused: 'Meta lo rechazó',
  'not-taken': 'Meta dijo que sí, pero nombra otro callback',
  'verify-token-gone': 'su token de verificación ya no se puede leer',
  'channel-gone': 'el canal ya no está en este equipo',
};
