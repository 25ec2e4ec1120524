import type { tools as english } from '../en/tools.js';

export const tools: typeof english = {
  demo: {
    summary: 'Ver la herramienta en marcha contra el emulador; no necesita cuenta ni toca nada suyo',
    args: {},
    options: { pause: 'Esperar Intro antes de cada paso' },
    says: {
      intro:
        'Esto ejecuta comandos reales contra un emulador de la Graph API en este equipo, en una carpeta temporal.\nLa demostración ha puesto el token de acceso del emulador en token.txt y su clave secreta en WABACTL_APP_SECRET.',
      run: 'Intro lo ejecuta',
      noPause: 'Aquí nadie puede pulsar Intro, así que la demostración no espera.',
      arrived: 'llegó al receptor:',
      done: (steps) =>
        `Los ${steps} pasos ocurrieron de verdad: cada entrega fue firmada, enviada por la interfaz local y registrada.`,
      next: 'Siguiente paso: `wabactl connect` conecta su propio número, `wabactl emulator start` le da un emulador para probar.',
      customer: 'Ana Torres',
      question: '¡Hola! ¿Está listo mi pedido?',
      reply: 'Hola, Ana; se lo decimos en un minuto.',
      answer: '¡Genial, voy en camino!',
      description: 'Pan, pasteles y café, horneados cada mañana.',
      templateBody: 'Hola, {{1}}: su pedido {{2}} está listo. Puede recogerlo hasta las 20 h.',
      templateLanguage: 'es',
    },
  },
  'config explain': {
    summary: 'Mostrar cada ajuste con su valor y de dónde viene',
    args: {},
    options: {},
    says: {
      head: ['AJUSTE', 'VALOR', 'DE'],
      origins: {
        flag: 'opción',
        environment: 'entorno',
        project: 'archivo del proyecto',
        user: 'configuración',
        default: 'por omisión',
        channel: 'canal',
        keychain: 'llavero',
        file: 'archivo de secretos',
        none: 'sin definir',
      },
      set: 'definido',
      notSet: 'sin definir',
      versions: {
        ok: (endsOn) => (endsOn === null ? 'sin fin anunciado' : `hasta el ${endsOn}`),
        'ends-soon': (endsOn) => `solo hasta el ${endsOn}`,
        ended: (endsOn) => (endsOn === null ? 'terminó' : `terminó el ${endsOn}`),
        unknown: () => 'este wabactl no la conoce',
      },
    },
  },
  completion: {
    summary: 'Mostrar el script de autocompletado de un intérprete de comandos',
    args: { shell: 'bash, zsh o fish' },
    options: {},
    says: {},
  },
  help: {
    summary: 'Explicar los códigos de salida, las variables de entorno o la salida',
    args: { topic: 'exit-codes, environment u output' },
    options: {},
    says: {
      topics: {
        'exit-codes': `Códigos de salida

  0    hecho
  1    bug          un fallo de la herramienta, o una respuesta que esta versión no entiende
  2    usage        uso incorrecto o datos no válidos; no se envió nada
  3    auth         sin autenticación o sin permiso
  4    refused      Meta dijo que no
  5    unreachable  sin red, Meta no disponible, o un límite que duró más que los reintentos; pruebe más tarde
  6    unhealthy    una comprobación encontró algo (webhook status, set, verify, verify-signature;
                    templates lint; con --exit-code templates plan, status, apply, submit; profile plan)
  7    undelivered  no llegó el resultado esperado (webhook listen --until, templates wait, demo)
  130  cancelled    interrumpido, o una pregunta respondida que no`,
        environment: `Variables de entorno

  WABACTL_TOKEN, WABACTL_TOKEN_FILE                 token de acceso, o un archivo que lo contiene
  WABACTL_APP_SECRET, WABACTL_APP_SECRET_FILE       clave secreta: firmas y webhook propio de la aplicación
  WABACTL_VERIFY_TOKEN, WABACTL_VERIFY_TOKEN_FILE   token de verificación del webhook
  WABACTL_PIN, WABACTL_PIN_FILE                     PIN del número, para registrarlo
  WABACTL_CHANNEL                                   canal que usar en lugar del actual
  WABACTL_WABA_ID, WABACTL_PHONE_NUMBER_ID          con un token: un canal hecho solo del entorno (CI);
                                                    el propio número vale como identificador
  WABACTL_APP_ID                                    aplicación de ese canal, o en la que entrar; si falta, se pregunta
  WABACTL_GRAPH_URL, WABACTL_GRAPH_VERSION          Graph API con la que hablar, y su versión
  WABACTL_OUTPUT                                    human, json o csv
  WABACTL_LANG                                      en o es
  WABACTL_RATE_CARD                                 CSV de precios de Meta, para el plan de send bulk
  WABACTL_HOME                                      guardar configuración, estado y caché en esta carpeta
  WABACTL_SECRET_STORE                              keychain o file (por omisión: keychain donde funcione)
  NO_COLOR, FORCE_COLOR, CLICOLOR, CLICOLOR_FORCE   color sí o no, como en todas partes; también TERM=dumb
  BROWSER                                           programa que abre la página de --login
  LC_ALL, LC_MESSAGES, LANG                         idioma, si WABACTL_LANG no dice nada
  XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_CACHE_HOME   carpetas, si WABACTL_HOME no dice nada
  CI                                                sin preguntas ni indicadores de progreso

Una opción va antes que el entorno, el entorno antes que wabactl.config.json, y este antes que su configuración.
\`wabactl config explain\` muestra qué cuenta y por qué.`,
        output: `Salida

Los datos van a la salida estándar; las notas, preguntas y errores, a la salida de errores.

  --output human   texto para personas (por omisión en todas partes; una tubería solo pierde color y ancho)
  --output json    un documento JSON; un comando continuo muestra un objeto por línea
  --output csv     filas con encabezado
  --json           lo mismo que --output json
  --jq EXPR        lo que una expresión de jq toma del JSON
  --quiet          solo datos y errores
  --verbose        lo que se va haciendo
  --debug          cada intercambio HTTP, con los secretos tapados
  --dry-run        las peticiones y escrituras exactas, sin hacer nada

Los identificadores y los números de teléfono son cadenas de texto; las horas, ISO 8601 en UTC.
Los campos se añaden, nunca se renombran. Con --json, un error es un objeto en la salida de {"error":"kind":"auth","id":"token-refused","message":"…","hint":"…","graph":"code":190,…}`,
      },
    },
  },
};
