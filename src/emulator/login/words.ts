/**
 * What people read in the login dialog, which is Meta's page and not this program's: so it is in the language of the browser
 * and not in that of `--lang`.
 */
export type LoginLanguage = 'en' | 'es';

/** What the dialog refuses before it asks anybody. */
export type LoginProblemId =
  | 'unknown-app'
  | 'url-blocked'
  | 'invalid-scopes'
  | 'unknown-configuration'
  | 'response-type'
  | 'nobody';

interface ProblemWords {
  readonly title: string;
  /** `subject` is what was wrong, as it was sent. */
  readonly text: (subject: string) => string;
  readonly advice: string;
}

export interface LoginWords {
  readonly notice: string;
  readonly title: (app: string) => string;
  readonly modes: Readonly<Record<'live' | 'development', string>>;
  readonly configuration: (name: string) => string;
  readonly person: string;
  readonly permissions: string;
  readonly always: string;
  readonly about: Readonly<Record<string, string>>;
  readonly accounts: string;
  readonly noAccounts: string;
  readonly continueAs: string;
  readonly cancel: string;
  readonly goesTo: string;
  readonly code: string;
  readonly success: { readonly title: string; readonly text: string };
  readonly problems: Readonly<Record<LoginProblemId, ProblemWords>>;
}

const english: LoginWords = {
  notice: 'The wabactl emulator plays Facebook Login on your machine. No Meta account is involved.',
  title: (app) => `Log in to ${app}`,
  modes: { live: 'Live', development: 'In development' },
  configuration: (name) => `Login for Business: ${name}`,
  person: 'You are',
  permissions: 'What the app may do',
  always: 'always granted',
  about: {
    public_profile: 'See your name and picture',
    email: 'See your e-mail address',
    business_management: 'Manage your business portfolio',
    whatsapp_business_management: 'Manage your WhatsApp accounts, numbers and templates',
    whatsapp_business_messaging: 'Send and receive WhatsApp messages',
    whatsapp_business_manage_events: 'Log events of your business',
  },
  accounts: 'WhatsApp accounts it may use',
  noAccounts: 'You are not assigned to any WhatsApp account.',
  continueAs: 'Continue as',
  cancel: 'Cancel',
  goesTo: 'You will go back to',
  code: 'Error code',
  success: {
    title: 'Success',
    text: 'Please treat the URL above as you would your password and do not share it with anyone.',
  },
  problems: {
    'unknown-app': {
      title: 'Invalid App ID',
      text: (subject) => `There is no app with the id “${subject}”.`,
      advice: 'Use the id of an app of the emulator: `wabactl emulator start` prints them.',
    },
    'url-blocked': {
      title: 'URL blocked',
      text: (subject) =>
        `This redirect failed because the redirect URI is not whitelisted in the app’s client OAuth settings: “${subject}”.`,
      advice:
        'An app in development mode may go back to any http://localhost address (the name, not 127.0.0.1). Any other must ' +
        'stand among the valid redirect URIs exactly as it is sent (redirectUris in the seed), and begin with https for a live app.',
    },
    'invalid-scopes': {
      title: 'Invalid scopes',
      text: (subject) => `Invalid Scopes: ${subject}. This message is only shown to developers.`,
      advice: 'Ask for whatsapp_business_management, whatsapp_business_messaging or business_management.',
    },
    'unknown-configuration': {
      title: 'Unknown configuration',
      text: (subject) => `This app has no configuration of Login for Business with the id “${subject}”.`,
      advice: 'Use one of the app’s loginConfigurations in the seed, or scope instead of config_id.',
    },
    'response-type': {
      title: 'Not in the emulator',
      text: (subject) => `The emulator has no response_type “${subject}”.`,
      advice: 'Ask for response_type=code and exchange the code at /oauth/access_token.',
    },
    nobody: {
      title: 'Nobody is logged in',
      text: () => 'No person could log in here.',
      advice: 'Add a user of kind USER to the seed.',
    },
  },
};

const spanish: LoginWords = {
  notice: 'El emulador de wabactl hace de Facebook Login en su equipo. No interviene ninguna cuenta de Meta.',
  title: (app) => `Iniciar sesión en ${app}`,
  modes: { live: 'Activa', development: 'En desarrollo' },
  configuration: (name) => `Login for Business: ${name}`,
  person: 'Usted es',
  permissions: 'Qué podrá hacer la aplicación',
  always: 'siempre se concede',
  about: {
    public_profile: 'Ver su nombre y su foto',
    email: 'Ver su correo electrónico',
    business_management: 'Administrar su portfolio empresarial',
    whatsapp_business_management: 'Administrar sus cuentas, números y plantillas de WhatsApp',
    whatsapp_business_messaging: 'Enviar y recibir mensajes de WhatsApp',
    whatsapp_business_manage_events: 'Registrar eventos de su empresa',
  },
  accounts: 'Cuentas de WhatsApp que podrá usar',
  noAccounts: 'Usted no tiene asignada ninguna cuenta de WhatsApp.',
  continueAs: 'Continuar como',
  cancel: 'Cancelar',
  goesTo: 'Después volverá a',
  code: 'Código de error',
  success: {
    title: 'Listo',
    text: 'Trate la dirección de arriba como si fuera su contraseña y no la comparta con nadie.',
  },
  problems: {
    'unknown-app': {
      title: 'Id. de aplicación no válido',
      text: (subject) => `No hay ninguna aplicación con el id. «${subject}».`,
      advice: 'Use el id. de una aplicación del emulador: `wabactl emulator start` los muestra.',
    },
    'url-blocked': {
      title: 'URL bloqueada',
      text: (subject) =>
        `No se puede volver a esa dirección porque no figura en la configuración OAuth de la aplicación: «${subject}».`,
      advice:
        'Una aplicación en modo de desarrollo puede volver a cualquier dirección http://localhost (el nombre, no 127.0.0.1). ' +
        'Las demás deben figurar, tal como se envían, entre las URI de redirección válidas (redirectUris en los datos ' +
        'iniciales) y empezar por https si la aplicación está activa.',
    },
    'invalid-scopes': {
      title: 'Permisos no válidos',
      text: (subject) => `Permisos que no existen: ${subject}. Este mensaje solo lo ven los desarrolladores.`,
      advice: 'Pida whatsapp_business_management, whatsapp_business_messaging o business_management.',
    },
    'unknown-configuration': {
      title: 'Configuración desconocida',
      text: (subject) =>
        `Esta aplicación no tiene ninguna configuración de Login for Business con el id. «${subject}».`,
      advice: 'Use una de las loginConfigurations de la aplicación, o scope en lugar de config_id.',
    },
    'response-type': {
      title: 'El emulador no lo tiene',
      text: (subject) => `El emulador no tiene el response_type «${subject}».`,
      advice: 'Pida response_type=code y canjee el código en /oauth/access_token.',
    },
    nobody: {
      title: 'Nadie ha iniciado sesión',
      text: () => 'Aquí no puede iniciar sesión ninguna persona.',
      advice: 'Añada a los datos iniciales un usuario con kind USER.',
    },
  },
};

export const LOGIN_WORDS: Readonly<Record<LoginLanguage, LoginWords>> = { en: english, es: spanish };

/** The one of the two that the browser prefers; English where it names neither. */
export function languageOf(acceptLanguage: string | undefined): LoginLanguage {
  const wanted = (acceptLanguage ?? '').split(',').map((part) => {
    const [tag = '', quality] = part.trim().split(/\s*;\s*q=/i);
    return { language: tag.toLowerCase().split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
  });
  const known = wanted.filter(({ language, quality }) => (language === 'en' || language === 'es') && quality > 0);
  return known.sort((one, other) => other.quality - one.quality)[0]?.language === 'es' ? 'es' : 'en';
}
