import type {
  followingWords as englishFollowing,
  messageOptionWords as englishOptions,
  messageSays as englishSays,
  messageWords as englishWords,
} from '../en/sending.js';

export const messageWords: typeof englishWords = {
  to: 'Número de teléfono con código de país, o un identificador de usuario de la empresa (BSUID)',
  replyTo: 'Citar este mensaje (un wamid)',
  callbackData: 'Texto suyo que vuelve en cada estado de este mensaje',
  wait: 'Esperar hasta que se entregue (o `read`: se lea), según lo reciba `webhook listen` o este mismo comando',
  timeout: 'Cuánto esperar, por ejemplo 5m; 60s si no se indica',
  listenPort:
    'Puerto donde escuchar durante la espera, si no hay ningún `webhook listen` en marcha; por omisión el del callback en esta máquina, o 3000',
};

export const messageOptionWords: typeof englishOptions = {
  replyTo: messageWords.replyTo,
  callbackData: messageWords.callbackData,
  wait: messageWords.wait,
  timeout: messageWords.timeout,
  listenPort: messageWords.listenPort,
};

export const messageSays: typeof englishSays = {
  accepted: (to) => `Meta lo aceptó para ${to}. Todavía no está entregado.`,
  windowClosed: (to, when) =>
    `${to} escribió por última vez ${when}, así que la ventana de 24 horas está cerrada y Meta no entregará esto. Use \`wabactl send template\`.`,
  waIdDiffers: (input, waId, why) =>
    `WhatsApp conoce ${input} como ${waId}. ${WA_ID_REASONS[why]} Guarde ${waId}: lo que esta persona escribe, y cada estado, llega con ese número.`,
  held: 'Meta lo retiene para un control de calidad; puede entregarse en menos de una hora o descartarse.',
  labels: { wamid: 'Id. del mensaje', window: 'Ventana', delivery: 'Entrega' },
  window: {
    open: 'abierta',
    closed: 'cerrada',
    unknown: 'no se conoce aquí: `wabactl webhook listen` no vio ningún mensaje de esta persona',
  },
  outcome: {
    delivered: (to, lag) => `Entregado a ${to}, ${lag} después de que Meta lo aceptó.`,
    read: (to, lag) => `Leído por ${to}, ${lag} después de que Meta lo aceptó.`,
    failed: (to) => `No se entregó a ${to}, aunque Meta lo había aceptado.`,
    soFar: (status, lag) => `${status}, ${lag} después de que Meta lo aceptó`,
  },
  next: (wamid) => `Siguiente paso: \`wabactl trace ${wamid}\` muestra qué pasa con él`,
};

const WA_ID_REASONS: (typeof englishFollowing)['waIdReasons'] = {
  'mexico-1':
    'Los celulares de México llevaban un 1 después del 52 hasta 2019; cada cuenta se conoce con una de las dos formas.',
  'argentina-9': 'Los celulares de Argentina llevan un 9 después del 54 cuando se los llama desde el exterior.',
  'brazil-ninth-digit':
    'Los celulares de Brasil recibieron un noveno dígito, y las cuentas anteriores se conocen sin él.',
  other: 'Los dos llevan a la misma cuenta.',
};

export const followingWords: typeof englishFollowing = {
  accepted: (wamid, step, atMost) =>
    `Meta lo aceptó como ${wamid}. Se espera hasta que sea ${step === 'read' ? 'leído' : 'entregado'}, como máximo ${atMost} …`,
  held: messageSays.held,
  waIdReasons: WA_ID_REASONS,
  waiting: { delivered: 'Esperando la entrega …', read: 'Esperando que se lea …' },
  step: (status, lag) => `  ${status} (${lag})`,
  listenerGone: (url) => `El proceso que escuchaba aquí terminó; ahora escucha este mismo comando, en ${url}`,
  mayArriveElsewhere: (url) => `Meta entrega en ${url}; desde aquí no se puede ver si eso lleva a esta máquina.`,
  reachedBy: (to) => `Plantillas que llegan de todos modos a ${to}:`,
  noTemplates: '  aquí no se conoce ninguna plantilla aprobada: `wabactl templates sync` las lee de nuevo',
  moreTemplates: (count) => `  y ${count} más: \`wabactl templates list --status APPROVED\` las muestra`,
  callbackNotKnown: 'No se pudo preguntar dónde entrega Meta.',
};
