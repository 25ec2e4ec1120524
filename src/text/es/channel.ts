import { findAdvice } from '../advice.js';
import type { channel as english } from '../en/channel.js';
import { tokenAdvice } from './graph-advice.js';
import { signIn } from './sign-in.js';

export const channel: typeof english = {
  whoami: {
    summary: 'Mostrar qué token de acceso se usa, de quién es, cuánto dura y qué alcanza',
    args: {},
    options: {},
    says: {
      labels: {
        channel: 'Canal',
        graph: 'API de Graph',
        token: 'Token',
        owner: 'Dueño',
        app: 'Aplicación',
        expires: 'Caduca',
        dataAccess: 'Acceso a datos',
        scopes: 'Permisos',
        limitedTo: 'Cuentas',
        reaches: 'Alcanza',
      },
      noChannel: 'ninguno: solo se ha mirado el token',
      from: (source) => `de ${source}`,
      never: 'nunca',
      unknown: 'Meta no lo dijo',
      until: (when) => `termina ${when}`,
      lacks: (scopes) => `le falta ${scopes}`,
      notLimited: 'todas las que tiene asignadas su dueño',
      numbers: (count) => (count === 1 ? '1 número' : `${count} números`),
      nothing: 'ninguna cuenta de WhatsApp',
      next: 'Siguiente paso: `wabactl webhook status` muestra si pueden llegar mensajes',
    },
  },
  'channel list': {
    summary: 'Listar los canales de este equipo',
    args: {},
    options: {},
    says: {
      empty: 'Todavía no hay ningún canal. Ejecute `wabactl connect` para conectar un número.',
      head: ['', 'NOMBRE', 'NÚMERO', 'NOMBRE VISIBLE', 'CUENTA', 'TIPO'],
      current: '*',
    },
  },
  'channel show': {
    summary: 'Mostrar un canal con sus identificadores y dónde están sus secretos',
    args: { name: 'El canal (por omisión: el actual)' },
    options: {},
    says: {
      labels: {
        name: 'Nombre',
        number: 'Número',
        displayName: 'Nombre visible',
        phoneNumberId: 'Id. del número',
        waba: 'WABA',
        business: 'Id. de la empresa',
        app: 'Aplicación',
        graph: 'Graph API',
        token: 'Token',
        appSecret: 'Clave secreta',
        verifyToken: 'Token de verificación',
        pin: 'PIN',
        connected: 'Conectado',
        updated: 'Actualizado',
      },
      current: 'actual',
      keptIn: (where) =>
        where === undefined
          ? 'sin guardar'
          : where === 'keychain'
            ? 'en el llavero del sistema'
            : 'en un archivo que solo usted puede leer',
      expires: (when) => `caduca ${when}`,
    },
  },
  'channel use': {
    summary: 'Hacer que un canal sea el actual',
    args: { name: 'El canal' },
    options: {},
    says: {
      done: (name) => `${name} es ahora el canal actual`,
      next: 'Siguiente paso: `wabactl webhook status` muestra si pueden llegar sus mensajes',
    },
  },
  'channel rename': {
    summary: 'Cambiar el nombre de un canal; su historial y sus secretos se conservan',
    args: { name: 'El canal', newName: 'Su nuevo nombre' },
    options: {},
    says: {
      done: (before, after) => `${before} se llama ahora ${after}`,
      next: 'Los scripts que lo nombran con --channel o WABACTL_CHANNEL necesitan el nuevo nombre.',
      same: (name) => `Ya se llama ${name}`,
    },
  },
  'channel refresh': {
    summary: 'Renovar el token de acceso de un canal que ya no sirve o está por caducar, y conservar lo demás',
    args: { name: 'El canal (por omisión: el actual)' },
    options: signIn.options,
    says: {
      dead: (name, cause) => `El token de acceso de ${name} ya no sirve: ${cause}.`,
      deathBy: (subcode) => findAdvice(tokenAdvice(''), { code: 190, subcode })?.cause ?? 'Meta no dijo por qué',
      why: {
        dying: (name) =>
          `El token de acceso de ${name} va a caducar. Con la clave secreta de la aplicación se podría prolongar sin usted.`,
        final: (name) =>
          `El token de acceso de ${name} va a caducar, y Meta no dio ninguno que dure más: solo sirve uno nuevo.`,
        stale: (name) =>
          `El token de acceso de ${name} pronto dejará de ver datos, a menos que su dueño entre otra vez.`,
        lacking: (name) => `Al token de acceso de ${name} le falta un permiso que un canal necesita.`,
      },
      appUnknown: (appId) =>
        `Meta no dejó inspeccionar este token, así que nadie comprobó que sea de la aplicación ${appId}. Con la clave secreta de la aplicación (WABACTL_APP_SECRET o --app-secret-file) se podría comprobar.`,
      prolonging: 'Pidiendo a Meta que prolongue el token',
      done: (name) => `${name} tiene un token de acceso nuevo`,
      alive: (name) => `El token de acceso de ${name} está en orden; nada ha cambiado`,
      labels: { before: 'Antes', now: 'Ahora', scopes: 'Permisos' },
      noEnd: 'sin fin, según lo que dice Meta',
      ends: (when) => `caduca ${when}`,
      kept: 'El nombre, el historial, el token de verificación y el webhook siguen como estaban.',
      next: 'Siguiente paso: `wabactl webhook status` muestra si pueden llegar mensajes',
    },
  },
  'channel remove': {
    summary: 'Olvidar un canal, sus secretos y su historial en este equipo',
    args: { name: 'El canal' },
    options: {},
    says: {
      ask: (name, number) =>
        `¿Olvidar ${name} (${number}) con su token y su historial en este equipo? En Meta no cambia nada.`,
      done: (name) => `${name} ha sido olvidado`,
      deleted: ({ templates, messages, events }) =>
        `Borrado aquí: sus secretos, ${[
          counted(templates, 'plantilla'),
          counted(messages, 'mensaje'),
          counted(events, 'evento'),
        ].join(', ')}`,
      leftInKeychain: (names) =>
        `No se pudieron borrar del llavero: ${names}. Bórrelos allí a mano (servicio wabactl).`,
      untouched: 'En Meta no cambió nada: el número, sus plantillas y su webhook siguen como estaban.',
      stillCurrent: (name) => `El canal actual sigue siendo ${name}.`,
      noCurrent: 'Ahora ningún canal es el actual. Siguiente paso: `wabactl channel use <nombre>` o `wabactl connect`',
    },
  },
};

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
