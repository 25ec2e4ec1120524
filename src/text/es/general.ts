import type { Refusal } from '../../core/failures/graph.js';
import type { Text } from '../text.js';

export const general: Pick<
  Text,
  | 'errorLabel'
  | 'yes'
  | 'no'
  | 'keychainFallback'
  | 'withoutSecret'
  | 'usageHigh'
  | 'sendInterrupted'
  | 'notRecorded'
  | 'templateNotRecorded'
  | 'templateNotReadBack'
  | 'waiting'
  | 'oldVersion'
  | 'bug'
  | 'graphLine'
  | 'dryRun'
  | 'help'
  | 'globals'
  | 'groups'
> = {
  errorLabel: 'Error:',
  yes: 'Sí',
  no: 'No',
  keychainFallback:
    'Aquí no se puede usar el llavero del sistema, así que los secretos se guardan en un archivo que solo usted puede leer.',
  withoutSecret: (why) => `${why}, así que se continúa sin ese secreto.`,
  sendInterrupted: 'El mensaje ya estaba en camino cuando se interrumpió: puede que se haya enviado.',
  notRecorded: (wamid, path) =>
    `Meta aceptó el mensaje (${wamid}), pero no se pudo anotar en ${path}. No lo envíe otra vez.`,
  templateNotRecorded: (name, language, path) =>
    `Meta aceptó ${name} (${language}), pero no se pudo anotar en ${path}.`,
  templateNotReadBack: (id) => `La plantilla (${id}) no se pudo volver a leer; \`wabactl templates sync\` lo hace.`,
  waiting: (seconds) => `Meta pide esperar; se intenta de nuevo en ${seconds} s …`,
  usageHigh: (percent, minutes) =>
    `El límite de Meta para llamadas a la API está usado al ${percent} %${minutes > 0 ? `; las llamadas se rechazarán durante unos ${minutes} minutos` : ''}.`,
  oldVersion: ({ version, setBy, endsOn, hasEnded, advised }) => {
    const end = hasEnded
      ? `dejó de funcionar${endsOn === null ? '' : ` el ${endsOn}`}`
      : `dejará de funcionar el ${endsOn}`;
    return setBy === null
      ? `La versión ${version} de la Graph API ${end}. Es la versión por omisión de este wabactl: actualícelo o defina WABACTL_GRAPH_VERSION=${advised}.`
      : `La versión ${version} de la Graph API ${end}. La fija ${setBy}: indique allí ${advised}.`;
  },
  bug: {
    label: 'Fallo interno:',
    message: (what) => `wabactl falló de una manera en que no debería: ${what}`,
    hint: 'Infórmelo, por favor, con la línea de comandos y las líneas de abajo; los secretos ya se han quitado.',
  },
  graphLine: ({ code, subcode, details, userTitle, userMessage, message, fbtraceId }: Refusal) =>
    [
      `Meta dice: ${[userTitle, userMessage ?? details ?? message].filter(Boolean).join(': ')}`,
      `(código ${code}${subcode === null ? '' : `, subcódigo ${subcode}`}${fbtraceId === null ? '' : `, traza ${fbtraceId}`})`,
    ].join(' '),
  dryRun: {
    title: 'Simulación: no se envió ni se escribió nada. Esto es lo que se haría:',
    nothing: 'Simulación: no habría nada que enviar ni que escribir.',
    write: 'Escribir en',
    fileOf: (bytes) => `archivo de ${bytes} bytes`,
    removal: 'se elimina',
  },
  help: {
    tagline: 'Administre su canal de WhatsApp Cloud API y averigüe por qué no llegan los mensajes',
    usageProgram: '<comando> [opciones]',
    usageGroup: '<comando> [opciones]',
    usageOptions: '[opciones]',
    version: 'Mostrar la versión',
    help: 'Mostrar la ayuda',
    examples: 'Ejemplos:',
    default: (value) => `por omisión: ${value}`,
    moreOfGroup: (group) => `\`wabactl ${group} <comando> --help\` muestra las opciones y ejemplos de un comando.`,
    more: 'Empiece con `wabactl demo` (no hace falta cuenta) o con `wabactl connect`.\nMás ayuda: `wabactl help exit-codes`, `help environment`, `help output`.',
    titles: {
      'Usage:': 'Uso:',
      'Arguments:': 'Argumentos:',
      'Options:': 'Opciones:',
      'Global Options:': 'Opciones generales:',
      'Commands:': 'Comandos:',
    },
  },
  globals: {
    channel: 'Usar este canal en lugar del actual',
    output: 'human, json o csv (por omisión: human)',
    json: 'Lo mismo que --output json',
    jq: 'Mostrar lo que esta expresión de jq toma del JSON',
    lang: 'en o es (por omisión: el idioma de su sistema)',
    color: 'auto, always o never (por omisión: auto)',
    input: 'No preguntar nunca; fallar e indicar la opción que falta',
    quiet: 'Mostrar solo datos y errores',
    verbose: 'Decir lo que se va haciendo',
    debug: 'Mostrar cada intercambio HTTP, con los secretos tapados',
    graphUrl: 'Hablar con esta Graph API, por ejemplo un emulador',
    graphVersion: 'Versión de Graph API (por omisión: v25.0)',
    dryRun: 'Mostrar las peticiones y escrituras exactas, sin hacer nada',
    yes: 'Responder que sí a todas las preguntas',
  },
  groups: {
    channel: 'Los números a los que está conectado',
    phone: 'Los números de la cuenta: añadir, verificar, registrar, nombrar',
    profile: 'El perfil de empresa que ven los clientes',
    templates: 'Plantillas de mensajes',
    'templates library': 'Las plantillas listas de Meta, aprobadas al instante',
    webhook: 'Cómo le llegan los mensajes y los estados',
    'webhook events': 'Lo que avisaron los webhooks',
    send: 'Enviar mensajes',
    optout: 'Personas que no quieren recibir mensajes',
    'optout words': 'Respuestas que dan de baja por sí solas',
    media: 'Archivos para mensajes, y los que enviaron los clientes',
    'send bulk': 'Enviar una plantilla a muchos',
    emulator: 'Una Graph API en este equipo, para probar sin cuenta de Meta',
    config: 'Configuración',
  },
};
