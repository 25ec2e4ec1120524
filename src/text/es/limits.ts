import type { Limit, LimitName, Meaning, Raise } from '../../core/limits/limit.js';
import type { limits as english } from '../en/limits.js';

/** Made when it is needed: every command loads the catalogue, and few write numbers. */
const number = (value: number) => new Intl.NumberFormat('es').format(value);

const counted = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;

/** `4 de 6000 plantillas`; without a limit that is known, `4 plantillas`. */
const usedOf = ({ used, max }: Limit, one: string, many: string) =>
  max === null ? counted(used ?? 0, one, many) : `${number(used ?? 0)} de ${counted(max, one, many)}`;

/** The limit; a row with one of these sentences has one. */
const most = ({ max }: Limit) => number(max ?? 0);

const raised = ({ raisedTo }: Limit) => (raisedTo === null ? 'sin límite' : number(raisedTo));

const usedShare = ({ usedPercent }: Limit) => (usedPercent === null ? '' : `, usado el ${usedPercent} %`);

const nameOr = ({ name }: Limit) => (name === null ? '' : `${name}: `);

const LABELS: Record<LimitName, string> = {
  'messaging-limit': 'Límite de mensajería',
  throughput: 'Velocidad',
  'test-recipients': 'Destinatarios',
  quality: 'Calidad',
  'display-name': 'Nombre visible',
  'requested-name': 'Nombre solicitado',
  'business-verification': 'Verificación',
  'phone-numbers': 'Números',
  templates: 'Plantillas',
  'account-calls': 'API, esta cuenta',
  'app-calls': 'API, esta aplicación',
};

const MEANINGS: Record<Meaning, (limit: Limit) => string> = {
  people: (limit) => `${most(limit)} personas en 24 horas`,
  'people-unlimited': () => 'cualquier número de personas',
  'people-old-scale': (limit) => `${most(limit)} personas en 24 horas, en la escala que Meta usó hasta octubre de 2025`,
  'people-not-set': () => 'Meta aún no lo ha fijado',
  'messages-a-second': (limit) => `${most(limit)} mensajes por segundo`,
  'messages-a-second-coexistence': (limit) =>
    `${most(limit)} mensajes por segundo, fijos para un número que también usa la aplicación WhatsApp Business`,
  'not-registered': () => 'ninguna: el número no está registrado en la API en la nube',
  'quality-high': () => 'alta',
  'quality-medium': () => 'media',
  'quality-low': () => 'baja',
  'quality-open': () => 'aún sin determinar',
  'name-approved': (limit) => `${nameOr(limit)}aprobado`,
  'name-without-review': (limit) => `${nameOr(limit)}puede usarse sin revisión`,
  'name-declined': (limit) => `${nameOr(limit)}rechazado`,
  'name-expired': (limit) => `${nameOr(limit)}su aprobación ha caducado`,
  'name-in-review': (limit) => `${nameOr(limit)}en revisión`,
  'name-none': (limit) => `${nameOr(limit)}sin aprobar`,
  verified: () => 'verificada',
  'not-verified': () => 'sin verificar, lo que es opcional',
  'verification-pending': () => 'sin terminar',
  'verification-failed': () => 'denegada',
  'numbers-of-portfolio': (limit) => `${usedOf(limit, 'número', 'números')} en el portfolio`,
  'numbers-of-account': ({ used, max }) =>
    `${counted(used ?? 0, 'número', 'números')} en esta cuenta${max === null ? '' : `; ${number(max)} como máximo en el portfolio`}`,
  'templates-of-account': (limit) => `${usedOf(limit, 'plantilla', 'plantillas')} en esta cuenta`,
  'calls-to-account': (limit) =>
    `${limit.max === null ? '200 o 5000' : number(limit.max)} llamadas por hora de esta aplicación${usedShare(limit)}`,
  'calls-of-app': (limit) => `200 llamadas por hora por cada uno de sus usuarios${usedShare(limit)}`,
  'recipients-of-test-number': (limit) => `un número de prueba: solo las ${most(limit)} personas de su lista`,
  'unknown-value': (limit) => `${nameOr(limit)}un valor que esta versión no conoce`,
  'not-told': (limit) => `${nameOr(limit)}no se sabe`,
};

const TOGETHER = 'enviados y recibidos en conjunto';
const QUALITY = 'según cómo tomó la gente los mensajes de los últimos días; los límites mayores la piden buena';

const NOTES: Partial<Record<Meaning, string>> = {
  people:
    'se cuenta sobre todos los números del portfolio empresarial, y solo los mensajes fuera de la ventana de atención al cliente; Meta no dice cuánto se ha usado',
  'messages-a-second': TOGETHER,
  'messages-a-second-coexistence': TOGETHER,
  'quality-high': QUALITY,
  'quality-medium': QUALITY,
  'quality-low': QUALITY,
  'templates-of-account': 'cada idioma cuenta; como máximo 100 nuevas por hora',
};

const RAISES: Record<Raise, (limit: Limit) => string> = {
  'business-verification': (limit) =>
    `${raised(limit)} si verifica la empresa, lo que es opcional; después Meta revisa la calidad`,
  'partner-verification': (limit) => `${raised(limit)} con una verificación que dirige un socio`,
  'delivered-messages': (limit) =>
    `${raised(limit)} tras 2000 mensajes entregados a personas distintas fuera de la ventana en 30 días, con plantillas de alta calidad; después Meta revisa la calidad`,
  'half-used-with-quality': (limit) =>
    `${raised(limit)}: llega solo en 6 horas, cuando se ha usado la mitad del límite en 7 días con buena calidad de todos los números y plantillas`,
  'unlimited-and-busy': (limit) =>
    `${raised(limit)}: llega solo con un límite de mensajería sin tope, 100.000 personas distintas en 24 horas fuera de la ventana y una calidad que no sea baja`,
  'registration-of-number': () => 'registre el número en la API en la nube',
  'registration-in-account': (limit) => `${raised(limit)} si registra un número de la cuenta`,
  'verification-or-second-tier': (limit) =>
    `${raised(limit)} si verifica la empresa, o con un límite de mensajería de 2000 personas`,
  'verification-and-name': (limit) =>
    `${raised(limit)} con la empresa verificada y un nombre visible aprobado en una de sus cuentas`,
  'verification-itself': () =>
    'con ella el límite de mensajería puede subir a 2000 personas, el portfolio a 20 números y, con un nombre visible aprobado, cada cuenta a 6000 plantillas',
  'own-number': () => 'use un número propio',
};

export const limits: typeof english = {
  limits: {
    summary: 'Mostrar qué puede hacer este canal, cuánto se ha usado y qué lo amplía',
    args: {},
    options: {},
    says: {
      labels: LABELS,
      meanings: MEANINGS,
      raises: RAISES,
      notes: NOTES,
      sentFromHere: (people) =>
        `desde este equipo salieron plantillas a ${people === 1 ? 'una persona' : `${number(people)} personas`} en las últimas 24 horas; lo que enviaron otros no se sabe aquí`,
      oldField: (field) => `según el campo antiguo ${field}`,
      gap: ({ cause, permission, code }, isPartly) => {
        const what = isPartly ? 'el resto' : 'esto';
        return {
          permission: `para ver ${what}, el token necesita el permiso ${permission}`,
          access: `para ver ${what}, el usuario del token necesita acceso en la configuración del negocio de Meta`,
          refused: `Meta se negó a mostrar ${what} (código ${code})`,
          'not-given': `Meta no dice ${what}`,
        }[cause];
      },
      obstacles: 'Meta nombra lo que frena el envío:',
      obstaclesUnknown: 'No se sabe qué frena el envío',
      head: ['QUÉ', 'ESTADO', 'CÓDIGO', 'META DICE'],
    },
  },
};
