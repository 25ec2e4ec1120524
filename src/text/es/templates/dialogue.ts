import type { DIALOGUE as english, FLAGS as englishFlags } from '../../en/templates/dialogue.js';

export const FLAGS: typeof englishFlags = {
  name: 'Su nombre: a-z, 0-9 y _',
  language: 'Su idioma, por ejemplo es_MX',
  category: 'UTILITY, MARKETING o AUTHENTICATION',
  header: 'Texto del encabezado',
  headerFile: 'Un archivo JPEG, PNG, MP4 o PDF, como ejemplo de un encabezado que muestra un archivo así',
  body: 'Su texto; {{1}} o {{nombre}} para lo que se completa al enviar, \\n para un salto de línea',
  footer: 'Texto pequeño debajo',
  quickReply: 'Un botón que responde con este texto; se puede repetir',
  urlButton: 'Un botón que abre una dirección, por ejemplo "Rastrear=https://example.com/{{1}}"; se puede repetir',
  phoneButton: 'Un botón que llama, por ejemplo "Llámenos=+5215550142233"',
  sample:
    'Ejemplo de una variable para los revisores: 1=Ana, o header.1=Ana si dos partes tienen la misma; se puede repetir',
};

export const DIALOGUE: typeof english = {
  begin: 'Una plantilla nueva, parte por parte. No se envía nada antes del final; Ctrl-C sale.',
  nothingSent: 'No se envió nada a Meta ni se guardó nada.',
  name: 'Nombre (a-z, 0-9 y _; los clientes no lo ven)',
  nameWrong: 'Un nombre solo tiene a-z, 0-9 y _, y como máximo 512 caracteres.',
  nameExists: (name, languages) => `${name} existe en ${languages}; este será otro idioma suyo.`,
  language: 'Idioma del texto (por ejemplo es_MX, en_US)',
  languageWrong: 'Esto no es un código de idioma: dos o tres letras y, si acaso, un país, como es o es_MX.',
  languageTaken: (name, language) => `${name} ya existe en ${language}; \`wabactl templates edit\` la cambia.`,
  category: '¿Para qué es?',
  categoryKept: (category) => `Su categoría es ${category}, como en los demás idiomas de este nombre.`,
  categories: {
    UTILITY: 'UTILITY · sobre algo que el cliente hizo o pidió; la más barata, no admite ofertas',
    MARKETING: 'MARKETING · ofertas, novedades, invitaciones y todo lo mixto; unas cuatro veces el precio de UTILITY',
    AUTHENTICATION: 'AUTHENTICATION · códigos de un solo uso; texto propio de Meta, sin enlaces ni archivos',
  },
  authentication: 'El texto es de Meta: el código y que no se comparta, con un botón que lo copia.',
  expiry: '¿Cuántos minutos vale el código?',
  expiryWrong: (min, max) => `Entre ${min} y ${max} minutos.`,
  header: 'Encabezado sobre el texto',
  headers: {
    none: 'ninguno',
    text: 'una línea de texto',
    file: 'una imagen, un video o un PDF (al enviar se puede mostrar otro)',
    location: 'un lugar en el mapa',
  },
  headerText: 'Texto del encabezado (como máximo 60 caracteres, una variable)',
  headerFile: 'Archivo para mostrar a los revisores (JPEG, PNG, MP4 o PDF)',
  bodyHint:
    'El texto: {{1}}, {{2}} (o {{nombre}}) se completan al enviar, con palabras antes de la primera y después de la última. \\n es un salto de línea; *negrita*, _cursiva_, ~tachado~.',
  body: 'Texto',
  sample: (hole, isInUrl) =>
    isInUrl
      ? `Ejemplo de {{${hole}}} en la dirección, para los revisores`
      : `Ejemplo de {{${hole}}}, para los revisores`,
  footer: 'Pie, pequeño debajo del texto (Intro para ninguno)',
  button: (count) => (count === 0 ? '¿Un botón?' : '¿Otro botón?'),
  buttons: {
    none: 'no',
    QUICK_REPLY: 'respuesta rápida · el cliente responde con su texto',
    URL: 'enlace · abre una página web',
    PHONE_NUMBER: 'llamada · marca un número',
  },
  buttonText: 'Texto del botón (como máximo 25 caracteres)',
  url: 'Dirección (https://…; una variable solo al final)',
  urlWrong: 'Una dirección empieza con https:// y tiene como máximo una variable, al final.',
  phone: 'Número al que se llama, con + y código de país',
  phoneWrong: 'Esto no es un número con + y código de país.',
  fault: (fault) => {
    switch (fault.fault) {
      case 'empty':
        return 'Aquí debe haber algo.';
      case 'too-long':
        return `Tiene ${fault.length} caracteres; se admiten ${fault.max} como máximo.`;
      case 'line-break':
        return 'Aquí no se admiten saltos de línea.';
      case 'plain-text-only':
        return 'Aquí no se admiten emojis ni formato, tampoco asteriscos.';
      case 'variable-at-edge':
        return 'Meta rechaza una variable al principio o al final: ponga palabras antes de la primera y después de la última.';
      case 'variables-mixed':
        return 'Use {{1}}, {{2}} o nombres como {{nombre}}, pero no ambos.';
      case 'variables-not-consecutive':
        return `Las variables se cuentan desde {{1}} sin huecos; aquí están ${fault.found.join(', ')}.`;
      case 'variable-name':
        return `{{${fault.name}}}: un nombre solo tiene a-z, 0-9 y _.`;
      case 'too-many-variables':
        return `Aquí solo se admite ${fault.max} variable.`;
      case 'no-variables-here':
        return 'Aquí no se admiten variables.';
    }
  },
  end: '¿Y ahora?',
  endFaulty: 'Así no se puede enviar. ¿Y ahora?',
  ends: {
    'save-and-submit': (path, isThere) => `guardarla y enviarla · ${path}${isThere ? ', que se reemplaza' : ''}`,
    submit: () => 'enviarla sin guardarla',
    save: (path, isThere) => `solo guardarla · ${path}${isThere ? ', que se reemplaza' : ''}`,
    neither: () => 'descartarla',
  },
  saved: (path) => `Guardada como ${path}.`,
};
