import type { FailureCause } from '../../core/messages/failure-causes.js';
import type { trace as english } from '../en/trace.js';

interface CauseWords {
  readonly cause: string;
  readonly test: string;
}

const causes: Record<FailureCause, CauseWords> = {
  'not-on-whatsapp': {
    cause: 'El número no está en WhatsApp.',
    test: 'Abra en un teléfono https://wa.me/ con los dígitos del número detrás: WhatsApp avisa cuando no existe esa cuenta. Meta no ofrece ninguna consulta que lo diga.',
  },
  'other-form': {
    cause: 'WhatsApp conoce a esta persona con la otra forma de escribir el número.',
    test: 'Envíe a la otra forma, que se muestra arriba; pida que le escriban, y use el número que llega.',
  },
  'terms-not-accepted': {
    cause: 'No aceptó las condiciones más recientes de WhatsApp, así que ninguna empresa puede escribirle.',
    test: 'Pídale por otro medio que mire WhatsApp > Ajustes > Ayuda (o Información de la aplicación), donde se ofrecen las condiciones, y que escriba una vez a su número.',
  },
  'app-too-old': {
    cause:
      'Su WhatsApp es demasiado antiguo para mensajes de empresas (Android anterior a 2.21.15.15, iPhone anterior a 2.21.170.4).',
    test: 'Pregúntele por la versión en Ajustes > Ayuda, y que la actualice.',
  },
  'number-given-up': {
    cause: 'Estaba en WhatsApp, y dejó la cuenta o el número.',
    test: 'Abra en un teléfono https://wa.me/ con los dígitos del número detrás.',
  },
  'marketing-to-us': {
    cause: 'Desde abril de 2025 Meta no entrega plantillas de marketing a números de EE. UU. (+1).',
    test: 'Mire la categoría de la plantilla: `wabactl templates show`. Una plantilla UTILITY sí se entrega.',
  },
  'marketing-cap': {
    cause:
      'Meta deja que cada persona reciba solo cierta cantidad de mensajes de marketing, de todas las empresas juntas.',
    test: 'Espere al menos 24 horas antes de intentarlo otra vez; una plantilla UTILITY, o una respuesta a lo que escriba, llega ahora.',
  },
  'payment-method': {
    cause: 'La cuenta no tiene método de pago, o fue rechazado.',
    test: 'Mire business.facebook.com > Facturación y pagos. Afecta a todos los mensajes: mire si fallan otros.',
  },
  'credit-line': {
    cause: 'La línea de crédito se agotó, o no está configurada.',
    test: 'Pregunte a quien paga, por lo general su proveedor: la línea es suya.',
  },
  'account-incomplete': {
    cause: 'La cuenta no tiene moneda o zona horaria, o está suspendida.',
    test: 'Ejecute `wabactl limits`, que muestra lo que según Meta impide enviar.',
  },
  'window-closed': {
    cause: 'Escribió por última vez hace más de 24 horas.',
    test: 'Vea la ventana arriba. Una plantilla llega.',
  },
  'nobody-saw-them-write': {
    cause: 'Nunca escribió a este número, o hace más de 24 horas.',
    test: 'Una plantilla llega; cuando responda, durante 24 horas llegan textos libres.',
  },
};

export const trace: typeof english = {
  trace: {
    summary: 'Contar toda la historia de un mensaje o de un contacto, hasta donde se conoce en esta máquina',
    args: {
      what: 'Id. del mensaje (wamid.…), número de teléfono, identificador de usuario, o con --run la fila de un envío masivo',
    },
    options: {
      run: 'El envío masivo del que es la fila',
      limit: 'Cuántos mensajes de un contacto, los más recientes',
      since: 'Solo lo más reciente: 2h, 7d, 14:30, 2026-11-23',
    },
    says: {
      heads: {
        accepted: 'Meta lo aceptó; no se sabe nada de su entrega.',
        sent: 'Meta lo envió, y todavía no está entregado.',
        delivered: 'Entregado.',
        read: 'Leído.',
        played: 'Reproducido.',
        failed: 'No se entregó.',
        received: 'Recibido.',
        refused: 'Meta lo rechazó: no se envió.',
        unknown: 'Nadie sabe si Meta lo tomó: la respuesta se perdió. Un estado lo diría.',
        waiting: 'Todavía no se envió.',
        again: 'Meta todavía no lo tomó; se intenta otra vez.',
        'not-sent': 'No se envió: el envío masivo se canceló antes de su turno.',
        'left-out': 'Quedó fuera del envío masivo antes de comenzar.',
      },
      labels: {
        wamid: 'Mensaje',
        to: 'Para',
        from: 'De',
        what: 'Qué',
        bulk: 'Envío masivo',
        channel: 'Canal',
        steps: 'Pasos',
        price: 'Precio',
        window: 'Ventana',
        freeEntry: 'Entrada gratuita',
        optOut: 'Baja',
        contact: 'Contacto',
        forms: 'También conocido como',
      },
      bulkRow: (row, run) => `fila ${row} de ${run}`,
      knownAs: (waId, why) => `WhatsApp lo conoce como ${waId}. ${why}`,
      template: (name, language) => (language === null ? `plantilla ${name}` : `plantilla ${name} (${language})`),
      steps: {
        accepted: 'aceptado por Meta',
        received: 'recibido',
        refused: 'rechazado por Meta',
        unknown: 'respuesta perdida',
      },
      price: (category, isFree, type) =>
        [category, isFree === null ? undefined : isFree ? `gratis (${type ?? ''})` : 'se cobra']
          .filter(Boolean)
          .join(', '),
      window: {
        open: (until, left) => `abierta hasta ${until} (quedan ${left}): llegan textos libres`,
        closed: (last) => `cerrada desde un día después de su último mensaje (${last}): solo llegan plantillas`,
        unknown: 'no se conoce aquí: `wabactl webhook listen` no vio ningún mensaje de esta persona',
      },
      freeEntry: {
        free: (until) => `todo es gratis hasta ${until}: llegó por un anuncio y recibió respuesta`,
        'waits-for-answer': (until) => `llegó por un anuncio: una respuesta hasta ${until} da 72 horas gratis`,
      },
      optOut: (at, how) => `no quiere recibir mensajes, desde ${at} (${how})`,
      optOutSources: {
        manual: 'anotado aquí',
        import: 'de una lista',
        words: 'con sus palabras',
        preference: 'marketing desactivado en WhatsApp',
        '131050': 'marketing rechazado por Meta, 131050',
      },
      silent: (since) =>
        `Aceptado ${since}, y ningún estado desde entonces. Si otros mensajes reciben estados, el teléfono está apagado o lo bloquea: Meta lo guarda hasta 30 días. Si ninguno los recibe, nadie escuchaba, o Meta entrega en otro lugar (\`wabactl webhook status --check\`), o falta el pago (\`wabactl limits\`).`,
      causesTitle: 'Qué puede haber detrás, lo más probable primero:',
      test: 'Prueba:',
      causes,
      contactNext: (customer) => `Siguiente paso: \`wabactl trace ${customer}\` muestra todo con este contacto`,
      messageNext: (wamid) => `Siguiente paso: \`wabactl trace ${wamid}\` explica el último que falló`,
      textNext: (customer) =>
        `Siguiente paso: \`wabactl send text ${customer} "…"\` le llega mientras la ventana está abierta`,
      templateNext: (customer) => `Siguiente paso: \`wabactl send template ${customer} <name>\` le llega`,
      nothing: 'Aquí no se conoce ningún mensaje para este contacto ni de él.',
      more: 'Se omiten los más antiguos: --limit, --since.',
      otherProgram: 'por otro programa',
      head: ['HORA', '', 'MENSAJE', 'ESTADO'],
    },
  },
};
