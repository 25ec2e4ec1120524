import type { channel as english } from '../en/channel.js';

export const channel: typeof english = {
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
