import type { templatesStats as english } from '../../en/templates/stats.js';

export const templatesStats: typeof english = {
  'templates stats': {
    summary: 'Cuántos mensajes de cada plantilla se enviaron, entregaron, leyeron y pulsaron, y cuánto costaron',
    args: { name: 'Solo esta plantilla; sin ella, todas las de la cuenta' },
    options: {
      language: 'Solo este idioma, por ejemplo en_US',
      days: 'Los últimos días, de 1 a 90 (sin él: 7)',
      since: 'Desde este día, por ejemplo 2026-11-01; los días son los de UTC',
      until: 'Hasta este día, incluido',
      enable:
        'Activar las estadísticas de plantillas de la cuenta, lo que no se puede deshacer, sin mostrar nada todavía',
    },
    says: {
      confirmEnable: 'Las estadísticas de plantillas no se podrán desactivar nunca en esta cuenta. ¿Activarlas?',
      enabled: 'Las estadísticas de plantillas están activadas',
      nextEnabled:
        'Siguiente paso: `wabactl templates stats`, cuando se hayan enviado mensajes; Meta cuenta desde ahora',
      reading: 'Leyendo las estadísticas',
      span: (since, until) => `Del ${since} al ${until}, según cuenta Meta; no es una factura`,
      nothingSent: 'No se envió nada en este tiempo.',
      silent: (count) =>
        count === 1
          ? '1 plantilla más no se envió en este tiempo'
          : `${count} plantillas más no se enviaron en este tiempo`,
      labels: {
        name: 'Plantilla',
        sent: 'Enviados',
        delivered: 'Entregados',
        read: 'Leídos',
        clicked: 'Clics',
        buttons: 'Botones',
        cost: 'Costo',
      },
      head: ['PLANTILLA', 'ENVIADOS', 'ENTREGADOS', 'LEÍDOS', 'CLICS', 'COSTO', 'ENVIADOS POR DÍA'],
    },
  },
  'templates compare': {
    summary: 'Decir cuál de dos plantillas bloquean menos personas, y por qué la bloquean',
    args: {
      one: 'Una plantilla: su nombre, o nombre/idioma cuando hay varios',
      other: 'Con cuál compararla, de la misma cuenta; cada una debe haberse enviado 1.000 veces',
    },
    options: {
      language: 'El idioma de ambas, por ejemplo en_US',
      days: 'Los últimos 7, 30, 60 o 90 días (sin él: 7)',
    },
    says: {
      reading: 'Comparando las plantillas',
      span: (days) => `Los últimos ${days} días`,
      head: ['PLANTILLA', 'ENVIADOS', 'MOTIVO DE BLOQUEO MÁS FRECUENTE'],
      best: (name) => `Menos personas bloquean ${name}.`,
      unknown: 'Meta no dice cuál bloquean menos personas.',
      blockReasons: blockReasons(),
    },
  },
};

function blockReasons(): Readonly<Record<string, string>> {
  return {
    NO_LONGER_NEEDED: 'ya no necesitan los mensajes',
    NO_REASON: 'no dieron ningún motivo',
    NO_REASON_GIVEN: 'no dieron ningún motivo',
    NO_SIGN_UP: 'nunca se suscribieron; revise cómo obtuvo su consentimiento',
    OFFENSIVE_MESSAGES: 'los mensajes les ofenden',
    OTHER: 'otro motivo',
    OTP_DID_NOT_REQUEST: 'recibieron un código que no pidieron; revise quién puede provocar códigos',
    SPAM: 'toman los mensajes por spam; envíe menos, a menos personas',
    UNKNOWN_BLOCK_REASON: 'no se conoce',
  };
}
