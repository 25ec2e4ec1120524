import type { signIn as english } from '../en/sign-in.js';

export const signIn: typeof english = {
  options: {
    tokenFile: 'Leer el token de acceso de un archivo (- para la entrada estándar)',
    tokenStdin: 'Leer el token de acceso de la entrada estándar',
    login: 'Entrar con Facebook en el navegador en vez de dar un token',
    appId: 'La aplicación en la que entrar (por omisión: WABACTL_APP_ID)',
    configId: 'Configuración de Facebook Login for Business, si la aplicación lo usa',
    browser: 'No abrir el navegador ni escuchar en un puerto; usted pega la dirección en la que termina',
    loginTimeout: 'Cuánto esperar al navegador',
    appSecretFile: 'Leer la clave secreta de la aplicación de un archivo (- para la entrada estándar)',
  },
  askWay: '¿Cómo quiere identificarse?',
  ways: {
    token: 'Pegar el token de un usuario del sistema (no es de ninguna persona y puede no caducar)',
    login: 'Entrar con Facebook en el navegador (un token suyo, para unos 60 días)',
    explain: '¿Qué diferencia hay, y dónde los encuentro?',
  },
  explainWays: [
    'Un token de acceso es la llave con la que Meta deja que un programa use su cuenta de WhatsApp.',
    '',
    'Un usuario del sistema es una cuenta para programas dentro de su portfolio empresarial. Su token sigue valiendo cuando alguien cambia la contraseña o se va. Hay que ser administrador del portfolio: business.facebook.com > Configuración > Usuarios > Usuarios del sistema > Añadir; asígnele su aplicación y su cuenta de WhatsApp con control total; después, Generar token, sin caducidad.',
    '',
    'Al entrar con Facebook se crea un token suyo. Termina a los 60 días más o menos, o cuando usted cambia la contraseña, y entonces `wabactl channel refresh` lo renueva. Hace falta una aplicación con WhatsApp (developers.facebook.com > Mis aplicaciones), su identificador y su clave secreta.',
  ].join('\n'),
  explainToken: [
    'Genere el token en business.facebook.com > Configuración > Usuarios > Usuarios del sistema > Generar token.',
    'Elija su aplicación, y marque whatsapp_business_management y whatsapp_business_messaging.',
  ].join('\n'),
  askToken: 'Token de acceso (no se muestra):',
  typed: 'la terminal',
  tryAgain: 'Inténtelo otra vez, o salga con Ctrl-C.',
  instead: 'WABACTL_TOKEN, WABACTL_TOKEN_FILE, --token-stdin o --token-file',
  explainAppSecret: (appId) =>
    [
      'La clave secreta de la aplicación comprueba que las entregas vienen de Meta, y fija adónde van.',
      `Está en ${appId === null ? 'developers.facebook.com > su aplicación > Configuración > Básica' : `https://developers.facebook.com/apps/${appId}/settings/basic/`}.`,
    ].join('\n'),
  askAppSecret: 'Clave secreta de la aplicación (no se muestra; Intro para seguir sin ella):',
  explainLogin:
    'Para entrar hace falta una aplicación suya con WhatsApp: en developers.facebook.com > Mis aplicaciones > su aplicación > Configuración > Básica están su identificador y su clave secreta.',
  askAppId: 'Identificador de la aplicación:',
  needAppSecret: 'Clave secreta de esta aplicación (no se muestra):',
  appSecretInstead: 'WABACTL_APP_SECRET, WABACTL_APP_SECRET_FILE o --app-secret-file',
  loginSource: (appId) => `inicio de sesión con la aplicación ${appId}`,
  opened: 'Su navegador muestra la página en la que Facebook le pide permiso. Si no es así, abra esta dirección:',
  notOpened: 'Aquí no se puede abrir un navegador (por SSH, en un contenedor o sin pantalla).',
  waitingForLogin:
    'Esperando al navegador. Si Facebook dice allí que la dirección no está permitida, su aplicación está publicada: pulse Intro y se hará de otra manera.',
  explainPaste:
    'Abra esta dirección en cualquier navegador, en cualquier equipo, y acepte. Terminará en una página que dice «Success»; copie enseguida su dirección de la barra, porque solo vale unos minutos.',
  askPaste: 'La dirección en la que terminó:',
  pasteUnrelated: 'Esa no es la dirección del final de este inicio de sesión: no contiene ni un código ni un error.',
  pasteOfOther: 'Esa dirección es de otro inicio de sesión. Abra la de arriba y copie dónde termina.',
  loggedIn: 'Facebook dio el permiso. Creando un token con él',
  inspecting: 'Comprobando el token',
  discovering: 'Buscando cuentas y números de WhatsApp',
  tokenOf: (owner, type, app) =>
    `Este token es de ${owner} (${type})${app === null ? '' : `, para la aplicación ${app}`}.`,
  temporary: (when) => `Este token caduca ${when}. El de un usuario del sistema puede durar para siempre.`,
  dataAccessEnds: (when) =>
    `Este token dejará de ver datos ${when}, a menos que su dueño entre antes: \`wabactl channel refresh --login\`.`,
  inspectionRefused: 'Meta no dejó inspeccionar este token, así que no se conocen sus permisos ni su caducidad.',
  granted: {
    title: 'Puede cerrar esta página',
    text: 'wabactl ya tiene lo que necesita. Vuelva a la terminal.',
  },
  denied: {
    title: 'No se permitió nada',
    text: 'Usted dijo que no, así que nada ha cambiado. Puede cerrar esta página.',
  },
  failed: {
    title: 'Facebook no pudo hacerlo',
    text: 'La terminal dice por qué. Puede cerrar esta página.',
  },
  refused: {
    title: 'Este no es el inicio de sesión que espera la terminal',
    text: 'No se ha tomado nada de él. Si tiene varias páginas como esta, use la más reciente.',
  },
};
