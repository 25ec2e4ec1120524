import type { TooLong, Unknown } from '../../../core/templates/lint/rules.js';
import type { LintText } from '../../lint-text.js';

const hole = (name: string) => `{{${name}}}`;
const holes = (names: readonly (string | number)[]) => names.map((name) => hole(String(name))).join(', ');
const tooLong =
  (part: string) =>
  ({ length, max }: TooLong) =>
    `${part} tiene ${length} caracteres; se permiten ${max} como máximo`;
const perhaps = (nearest: string | null) => (nearest === null ? '' : `; ¿quiso decir ${nearest}?`);
const unknown =
  (part: string) =>
  ({ given, nearest }: Unknown) =>
    `${given} no es ${part}${perhaps(nearest)}`;
const edges = { start: 'lo primero', end: 'lo último' } as const;
const types = {
  text: 'un texto',
  list: 'una lista',
  object: 'un objeto',
  number: 'un número',
  boolean: 'true o false',
};

export const lintRules: LintText = {
  syntax: { about: 'El archivo es JSON o YAML.', says: ({ detail }) => `Esto no es JSON ni YAML: ${detail}` },
  'not-a-template': {
    about: 'El archivo contiene una plantilla con el formato de la API de Meta: name, language, category, components.',
    says: ({ holds }) =>
      ({
        nothing: 'El archivo está vacío; una plantilla tiene name, language, category y components',
        list: 'El archivo contiene una lista y nada en ella es una plantilla',
        text: 'El archivo contiene un solo valor; una plantilla tiene name, language, category y components',
        message: 'Esto es un mensaje que envía una plantilla, no la plantilla misma',
        object: 'Esto no es una plantilla; una plantilla tiene name, language, category y components',
      })[holds],
  },
  'several-templates': {
    about: 'Cada plantilla se envía a revisión desde su propio archivo.',
    says: ({ count }) =>
      `El archivo contiene ${count} plantillas; para enviarlas a revisión, cada una necesita su archivo`,
  },
  'missing-member': {
    about: 'Está todo lo que Meta exige de una plantilla, un componente, un botón o una tarjeta.',
    says: ({ member }) => `${member} falta o está vacío`,
  },
  'wrong-type': {
    about: 'Hay textos, listas y objetos donde Meta los espera.',
    says: ({ member, expected }) => `${member} debe ser ${types[expected]}`,
  },
  'number-for-text': {
    about: 'Lo que es texto va entre comillas, para que YAML no lo convierta en número.',
    says: ({ member }) =>
      `${member} es un número; póngalo entre comillas o se pierden, por ejemplo, los ceros iniciales`,
  },
  'unknown-member': {
    about: 'Los campos son los que Meta documenta; uno desconocido suele ser un error de escritura.',
    says: ({ member, nearest }) => `${member} no es un campo que Meta documente aquí${perhaps(nearest)}`,
  },
  'read-only-member': {
    about: 'Los campos de las respuestas de Meta no van en un archivo.',
    says: ({ member }) => `${member} es algo que informa Meta; puede quitarlo`,
  },
  'obsolete-member': {
    about: 'Los campos que ya no hacen nada se pueden quitar.',
    says: ({ member }) => `${member} no tiene efecto desde abril de 2025; puede quitarlo`,
  },
  'template-name': {
    about: 'Un nombre tiene de 1 a 512 caracteres: a-z, 0-9 y _.',
    says: ({ given, suggested }) =>
      `name '${given}' solo puede tener a-z, 0-9 y _, 512 como máximo${suggested === null ? '' : `; serviría ${suggested}`}`,
  },
  'language-code': {
    about: 'Un idioma es un código como en_US, es o fil.',
    says: ({ given, suggested }) =>
      `language '${given}' no es un código de idioma como en_US o es${perhaps(suggested)}`,
  },
  'language-spelling': {
    about: 'Meta escribe los códigos de idioma como en_US.',
    says: ({ given, suggested }) => `Meta escribe ${suggested}, no ${given}`,
  },
  'language-unknown': {
    about: 'El idioma es uno de los 111 de Meta; otros quizá funcionen, pero ninguna página lo dice.',
    says: ({ given, suggested }) => `${given} no está en la lista de idiomas de Meta${perhaps(suggested)}`,
  },
  category: {
    about: 'La categoría es AUTHENTICATION, MARKETING o UTILITY.',
    says: ({ given, known }) => `category '${given}' debe ser una de ${known.join(', ')}`,
  },
  'parameter-format': {
    about: 'parameter_format es POSITIONAL o NAMED.',
    says: ({ given }) => `parameter_format '${given}' debe ser POSITIONAL o NAMED`,
  },
  'parameter-format-missing': {
    about:
      'Las variables con nombre necesitan parameter_format NAMED; sin él, Meta las toma por posicionales y las rechaza.',
    says: ({ variable }) => `${hole(variable)} es una variable con nombre; agregue parameter_format: NAMED`,
  },
  'parameter-format-contradicted': {
    about: 'Las variables son del tipo que dice parameter_format.',
    says: ({ variable }) => `${hole(variable)} no es del tipo que dice parameter_format`,
  },
  'time-to-live': {
    about: 'message_send_ttl_seconds está dentro de lo que permite su categoría.',
    says: ({ given, category, min, max }) =>
      `message_send_ttl_seconds es ${given}; para ${category} va de ${min} a ${max}${category === 'MARKETING' ? '' : ', o -1'}`,
  },
  'sub-category': {
    about: 'sub_category es una de las que Meta documenta.',
    says: ({ given, known }) => `sub_category ${given} no es ninguna de ${known.join(', ')}`,
  },
  'display-format': {
    about: 'display_format es ORDER_DETAILS, el único que Meta documenta.',
    says: ({ given }) => `display_format ${given} no está documentado; ORDER_DETAILS sí`,
  },
  'body-missing': { about: 'Toda plantilla tiene un BODY.', says: () => 'components no tiene BODY' },
  'component-type': {
    about: 'Los componentes son de los tipos de Meta.',
    says: unknown('un tipo de componente conocido'),
  },
  'component-repeated': {
    about: 'Hay como máximo un componente de cada tipo.',
    says: ({ type }) => `components tiene ${type} más de una vez`,
  },
  'component-combination': {
    about: 'Los componentes que se excluyen no van juntos.',
    says: ({ type, other }) => `${type} no puede llevar ${other} al lado`,
  },
  'component-category': {
    about: 'Los carruseles y las ofertas por tiempo limitado son MARKETING; las de autenticación no llevan encabezado.',
    says: ({ part, category, allowed }) => `${part} no es para ${category}, solo para ${allowed.join(' y ')}`,
  },
  'header-format': {
    about: 'El encabezado es de uno de los formatos de Meta.',
    says: unknown('un formato de encabezado conocido'),
  },
  'product-header': {
    about: 'Un encabezado PRODUCT y un botón SPM se necesitan mutuamente.',
    says: ({ has }) =>
      has === 'header'
        ? 'Un encabezado PRODUCT necesita un botón de tipo SPM'
        : 'Un botón SPM necesita un encabezado de formato PRODUCT',
  },
  'gif-header': {
    about: 'Los encabezados GIF solo funcionan con la Marketing Messages API.',
    says: () => 'Los encabezados GIF solo se pueden enviar con la Marketing Messages API',
  },
  'header-too-long': { about: 'Un encabezado tiene 60 caracteres como máximo.', says: tooLong('El encabezado') },
  'body-too-long': {
    about: 'Un cuerpo tiene 1024 caracteres como máximo; 600 en una oferta por tiempo limitado, 160 bajo un producto.',
    says: tooLong('El cuerpo'),
  },
  'card-body-too-long': {
    about: 'El cuerpo de una tarjeta tiene 160 caracteres como máximo.',
    says: tooLong('El cuerpo de la tarjeta'),
  },
  'footer-too-long': { about: 'Un pie tiene 60 caracteres como máximo.', says: tooLong('El pie') },
  'offer-text-too-long': {
    about: 'El título de una oferta por tiempo limitado tiene 16 caracteres como máximo.',
    says: tooLong('El título de la oferta'),
  },
  'body-long': {
    about: 'Los cuerpos de más de 550 caracteres se rechazan donde rige la regla más estricta de 2025.',
    says: ({ length, max }) => `El cuerpo tiene ${length} caracteres; a algunas cuentas se les permiten ${max}`,
  },
  'body-emojis': {
    about: 'Los cuerpos con más de 10 emojis se rechazan donde rige la regla más estricta de 2025.',
    says: ({ count, max }) => `El cuerpo tiene ${count} emojis; a algunas cuentas se les permiten ${max}`,
  },
  'body-newlines': {
    about: 'Un cuerpo tiene como máximo una línea vacía seguida.',
    says: () => 'Meta ha rechazado más de dos saltos de línea seguidos; deje una línea vacía como máximo',
  },
  'body-tabs': { about: 'Un cuerpo no tiene tabulaciones.', says: () => 'Hay una tabulación; use un espacio' },
  'body-spaces': {
    about: 'Un cuerpo tiene cuatro espacios seguidos como máximo.',
    says: ({ max }) => `Hay más de ${max} espacios seguidos`,
  },
  'text-edges': {
    about: 'Los textos no llevan espacios ni saltos de línea alrededor; en YAML, |- quita el último salto.',
    says: () => 'Hay espacios o saltos de línea alrededor del texto; en YAML, |- quita el último salto',
  },
  'header-newline': {
    about: 'Un encabezado es una sola línea.',
    says: () => 'Un encabezado no puede tener saltos de línea',
  },
  'header-emoji': {
    about: 'Un encabezado no lleva emojis.',
    says: ({ given }) => `Un encabezado no puede llevar un emoji: ${given}`,
  },
  'header-formatting': {
    about: 'Un encabezado no lleva asteriscos ni otro formato.',
    says: ({ given }) => `Un encabezado no puede llevar formato: ${given}`,
  },
  'footer-newline': { about: 'Un pie es una sola línea.', says: () => 'Un pie no debería tener saltos de línea' },
  'footer-emoji': {
    about: 'Un pie no lleva emojis.',
    says: ({ given }) => `Un pie no debería llevar un emoji: ${given}`,
  },
  'footer-formatting': {
    about: 'Un pie no lleva formato.',
    says: ({ given }) => `Un pie no debería llevar formato: ${given}`,
  },
  'footer-variable': {
    about: 'Un pie no lleva variables.',
    says: ({ given }) => `Un pie no puede llevar variables: ${hole(given)}`,
  },
  'variable-braces': {
    about: 'Cada {{ tiene su }}.',
    says: ({ near }) => `Las llaves no coinciden cerca de '${near}'; una variable lleva dos a cada lado`,
  },
  'variable-name': {
    about: 'Las variables son números, o nombres de minúsculas y guiones bajos.',
    says: ({ given, format }) =>
      `${hole(given)} no es una variable; escriba ${format === 'NAMED' ? 'un nombre de a-z y _' : 'un número como {{1}}'}`,
  },
  'variable-spaces': {
    about: 'No hay espacios dentro de las llaves de una variable.',
    says: ({ given }) => `Escriba ${hole(given)}, sin espacios dentro de las llaves`,
  },
  'variable-digits': {
    about:
      'Los nombres de variables tienen letras y guiones bajos; los dígitos a veces funcionan, pero Meta no los documenta.',
    says: ({ given }) => `${hole(given)} tiene dígitos en el nombre, algo que Meta no documenta`,
  },
  'variable-styles': {
    about: 'Una plantilla tiene variables numeradas o con nombre, no ambas.',
    says: ({ positional, named }) => `Se mezclan ${hole(positional)} y ${hole(named)}; numere todas o nómbrelas todas`,
  },
  'variable-numbering': {
    about: 'Los números empiezan en 1 y no saltan ninguno.',
    says: ({ found }) => `Las variables deben numerarse desde {{1}} sin saltos, no ${holes(found)}`,
  },
  'variable-order': {
    about: 'Los números aparecen en orden; así lo documenta Meta.',
    says: ({ found }) => `Las variables aparecen en el orden ${holes(found)}; Meta las documenta en orden ascendente`,
  },
  'variable-repeated': {
    about: 'Una variable aparece una vez; Meta no dice si puede repetirse.',
    says: ({ given }) => `${hole(given)} aparece más de una vez`,
  },
  'variable-at-edge': {
    about: 'Un texto no empieza ni termina con una variable.',
    says: ({ given, edge }) => `${hole(given)} es ${edges[edge]} del texto; ponga palabras fuera de ella`,
  },
  'variable-near-edge': {
    about: 'Si fuera de la primera o última variable solo hay puntuación, puede contar como nada.',
    says: ({ given, edge }) => `Fuera de ${hole(given)} solo hay puntuación; Meta puede contarla como ${edges[edge]}`,
  },
  'variable-density': {
    about: 'Un texto tiene más de dos palabras por variable.',
    says: ({ words, variables }) =>
      `${words} palabras son pocas para ${variables} variable${variables === 1 ? '' : 's'}; hacen falta más de ${2 * variables}`,
  },
  'variables-adjacent': {
    about: 'Entre dos variables hay palabras.',
    says: ({ first, second }) => `${hole(first)} y ${hole(second)} están juntas; ponga palabras entre ellas`,
  },
  'header-variables': {
    about: 'Un encabezado tiene una variable como máximo.',
    says: ({ count, max }) => `El encabezado tiene ${count} variables; se permite ${max} como máximo`,
  },
  'sample-missing': {
    about: 'Cada variable tiene una muestra en example.',
    says: ({ variables }) => `Falta en example una muestra para ${holes(variables)}`,
  },
  'sample-surplus': {
    about: 'Hay tantas muestras como variables.',
    says: ({ given, needed }) => `Hay ${given} muestras para ${needed} variable${needed === 1 ? '' : 's'}`,
  },
  'sample-unneeded': {
    about: 'Un texto sin variables no necesita muestras.',
    says: () => 'Hay muestras, pero el texto no tiene variables',
  },
  'sample-name': {
    about: 'Las muestras con nombre pertenecen a una variable del texto.',
    says: ({ given, nearest }) => `El texto no tiene la variable ${hole(given)}${perhaps(nearest)}`,
  },
  'sample-value': {
    about: 'Una muestra se podría enviar: sin saltos de línea, tabulaciones, muchos espacios ni variables.',
    says: ({ given }) => `Esta muestra no se podría enviar como valor: ${JSON.stringify(given)}`,
  },
  'media-sample-missing': {
    about: 'Un encabezado multimedia tiene una muestra: un archivo junto a la plantilla o un identificador.',
    says: ({ format }) =>
      `El encabezado ${format} no tiene muestra; indique un archivo con sample o un identificador en example.header_handle`,
  },
  'media-sample-link': {
    about: 'Una muestra es el identificador de una carga, no un enlace.',
    says: () => 'Aquí Meta quiere un identificador, no un enlace; indique un archivo con sample y se cargará por usted',
  },
  'media-sample-handle': {
    about: 'Un identificador se ve como los da la Resumable Upload API: 4::…',
    says: () => 'Esto no parece un identificador de la Resumable Upload API (4::…)',
  },
  'sample-file-missing': { about: 'El archivo de muestra existe.', says: ({ file }) => `No existe el archivo ${file}` },
  'sample-file-type': {
    about: 'El archivo de muestra es lo que muestra su encabezado: JPEG o PNG, MP4, PDF.',
    says: ({ file, format, found }) =>
      `${file} es ${found ?? 'de un tipo desconocido'}; ${format} acepta ${{ IMAGE: 'JPEG o PNG', DOCUMENT: 'PDF' }[format] ?? 'MP4'}`,
  },
  'sample-file-size': {
    about: 'El archivo de muestra no es más grande que lo permitido en un mensaje.',
    says: ({ file, bytes, max }) =>
      `${file} tiene ${megabytes(bytes)} MB; en mensajes se permiten ${megabytes(max)} MB`,
  },
  'button-type': { about: 'Los botones son de los tipos de Meta.', says: unknown('un tipo de botón conocido') },
  'button-count': {
    about: 'Como máximo 10 botones; 2 de URL, 1 de teléfono, 1 de código y 1 de casi todos los demás.',
    says: ({ type, count, max }) =>
      `Hay ${count} botones${type === null ? '' : ` de tipo ${type}`}; se permiten ${max} como máximo`,
  },
  'button-grouping': {
    about: 'Las respuestas rápidas van juntas, antes o después de los demás botones.',
    says: () => 'Las respuestas rápidas deben ir juntas, antes o después de los demás botones',
  },
  'button-label-too-long': {
    about: 'El texto de un botón tiene 25 caracteres como máximo.',
    says: tooLong('El texto del botón'),
  },
  'button-label-fixed': {
    about: 'Algunos botones tienen un texto que fija Meta.',
    says: ({ type, label }) => `El texto de un botón ${type} es '${label}'`,
  },
  'button-label-characters': {
    about: 'Los textos de botones no llevan variables, saltos de línea, formato ni emojis.',
    says: ({ given }) =>
      `El texto de un botón no debería llevar ${JSON.stringify(given)}: ni variables, saltos de línea, formato o emojis`,
  },
  'button-label-repeated': {
    about: 'Los botones tienen textos distintos.',
    says: ({ given }) => `Dos botones se llaman '${given}'`,
  },
  'button-hidden-on-desktop': {
    about: 'Cuatro botones o más, o respuestas rápidas junto a otros, no se muestran en WhatsApp de escritorio.',
    says: () =>
      'Con cuatro botones o más, o respuestas rápidas junto a otros, el mensaje no se muestra en WhatsApp de escritorio',
  },
  'url-too-long': {
    about: 'La dirección de un botón tiene 2000 caracteres como máximo.',
    says: tooLong('La dirección'),
  },
  'url-invalid': {
    about: 'La dirección de un botón es completa, con https.',
    says: ({ given }) => `'${given}' no es una dirección como https://example.com/orders`,
  },
  'url-not-https': {
    about: 'Las direcciones empiezan con https; se dice que http se rechaza desde 2026.',
    says: () => 'Use https; se dice que http se rechaza desde 2026',
  },
  'url-variable': {
    about: 'Una dirección tiene una variable como máximo, {{1}}, al final.',
    says: ({ given }) => `${hole(given)}: una dirección solo puede tener una variable, {{1}}, justo al final`,
  },
  'url-whatsapp': {
    about: 'Los botones no llevan a WhatsApp mismo.',
    says: () => 'Meta rechaza los botones que llevan a wa.me o whatsapp.com',
  },
  'url-shortener': {
    about: 'Los enlaces muestran adónde llevan; los acortados se rechazan.',
    says: ({ host }) => `${host} oculta adónde lleva el enlace, y por eso lo rechazan; use su propio dominio`,
  },
  'phone-number': {
    about: 'El número de un botón de llamada tiene dígitos, con su código de país.',
    says: ({ given }) => `'${given}' no es un número de teléfono como +15550051310`,
  },
  'phone-number-too-long': {
    about: 'El número de un botón de llamada tiene 20 caracteres como máximo.',
    says: tooLong('El número de teléfono'),
  },
  'copy-code-too-long': {
    about: 'Un código para copiar tiene 20 caracteres como máximo, 15 en una oferta por tiempo limitado.',
    says: tooLong('El código'),
  },
  'copy-code-characters': {
    about: 'Un código para copiar tiene solo letras y dígitos, o no se puede enviar.',
    says: ({ given }) => `El código '${given}' debería tener solo letras y dígitos`,
  },
  'flow-source': {
    about: 'Un botón de flujo nombra su flujo una vez: flow_id, flow_name o flow_json.',
    says: ({ given }) =>
      given.length === 0
        ? 'Un botón de flujo necesita flow_id, flow_name o flow_json'
        : `Un botón de flujo necesita uno de ${given.join(' y ')}, no ambos`,
  },
  'flow-action': {
    about: 'flow_action es navigate o data_exchange.',
    says: ({ given }) => `flow_action ${given} debe ser navigate o data_exchange`,
  },
  'flow-screen': {
    about: 'Un botón de flujo que navega nombra su primera pantalla.',
    says: () => 'flow_action navigate debería llevar navigate_screen',
  },
  'voice-call-time': {
    about: 'ttl_minutes de un botón de llamada va de 1440 a 43200.',
    says: ({ given }) => `ttl_minutes es ${given}; Meta documenta de 1440 a 43200`,
  },
  'order-details-format': {
    about: 'Una plantilla con un botón ORDER_DETAILS lleva display_format ORDER_DETAILS.',
    says: () => 'Un botón ORDER_DETAILS necesita display_format: ORDER_DETAILS',
  },
  'authentication-text': {
    about: 'Meta escribe los textos de las plantillas de autenticación.',
    says: ({ part }) => `Meta escribe el ${part} de una plantilla de autenticación; quite text`,
  },
  'authentication-button': {
    about: 'Una plantilla de autenticación tiene exactamente un botón, de tipo OTP.',
    says: () => 'Una plantilla de autenticación tiene exactamente un botón, de tipo OTP',
  },
  'otp-outside-authentication': {
    about: 'Los botones OTP son solo para plantillas de autenticación.',
    says: ({ category }) => `Un botón OTP es solo para AUTHENTICATION, no para ${category}`,
  },
  'otp-type': {
    about: 'otp_type es COPY_CODE, ONE_TAP o ZERO_TAP.',
    says: ({ given, nearest }) => `otp_type ${given} debe ser COPY_CODE, ONE_TAP o ZERO_TAP${perhaps(nearest)}`,
  },
  'code-expiration': {
    about: 'code_expiration_minutes va de 1 a 90.',
    says: ({ given, min, max }) => `code_expiration_minutes es ${given}; debe ir de ${min} a ${max}`,
  },
  'supported-apps': {
    about: 'Los botones de un toque y de cero toques nombran de 1 a 5 apps en supported_apps.',
    says: ({ problem, max }) =>
      ({
        missing: 'Un botón de un toque o de cero toques necesita supported_apps',
        'old-form': 'package_name y signature_hash van en supported_apps desde la versión 21.0 de la Graph API',
        'too-many': `supported_apps puede tener ${max} apps como máximo`,
      })[problem],
  },
  'package-name': {
    about: 'package_name es el de una app de Android.',
    says: ({ given }) => `package_name '${given}' no es uno como com.example.shop`,
  },
  'signature-hash': {
    about: 'signature_hash tiene exactamente 11 caracteres.',
    says: ({ given }) => `signature_hash '${given}' debe tener exactamente 11 letras, dígitos, +, / o =`,
  },
  'zero-tap-terms': {
    about: 'El botón de cero toques necesita zero_tap_terms_accepted: true.',
    says: () => 'Un botón de cero toques necesita zero_tap_terms_accepted: true',
  },
  'offer-header': {
    about: 'El encabezado de una oferta por tiempo limitado es IMAGE o VIDEO.',
    says: ({ format }) => `El encabezado de una oferta por tiempo limitado es IMAGE o VIDEO, no ${format}`,
  },
  'offer-buttons': {
    about: 'Una oferta por tiempo limitado tiene un botón URL, después de uno de código si lo hay.',
    says: () =>
      'Una oferta por tiempo limitado necesita un botón URL, después de uno COPY_CODE si lo hay, y ningún otro',
  },
  'card-count': {
    about: 'Un carrusel tiene de 2 a 10 tarjetas.',
    says: ({ count, min, max }) =>
      `El carrusel tiene ${count} tarjeta${count === 1 ? '' : 's'}; necesita de ${min} a ${max}`,
  },
  'card-structure': {
    about: 'Todas las tarjetas tienen los mismos componentes, tipo de encabezado y botones.',
    says: ({ card }) => `La tarjeta ${card} tiene otros componentes, encabezado o botones que la primera`,
  },
  'card-header': {
    about: 'El encabezado de una tarjeta es IMAGE, VIDEO o PRODUCT.',
    says: ({ format }) => `El encabezado de una tarjeta es IMAGE, VIDEO o PRODUCT, no ${format}`,
  },
  'card-buttons': {
    about: 'Una tarjeta tiene dos botones como máximo; una de producto, uno.',
    says: ({ count, max }) => `La tarjeta tiene ${count} botones; se permiten ${max} como máximo`,
  },
  'card-button-type': {
    about: 'Los botones de tarjetas multimedia son respuestas rápidas, URL o teléfonos; los de producto, SPM o URL.',
    says: ({ given, allowed }) => `Un botón ${given} no es para una tarjeta así; sí lo son ${allowed.join(', ')}`,
  },
  'promotional-words': {
    about: 'Las plantillas UTILITY no venden; Meta convierte las que sí en MARKETING, que cuesta más.',
    says: ({ words, category }) =>
      `${words.map((word) => `'${word}'`).join(', ')} puede hacer que Meta convierta ${category} en MARKETING`,
  },
  'code-outside-authentication': {
    about: 'Los códigos de un solo uso son para plantillas AUTHENTICATION.',
    says: ({ word, category }) => `'${word}' suena a código de un solo uso, que Meta rechaza en ${category}`,
  },
  'template-repeated': {
    about: 'Nombre e idioma juntos están una sola vez.',
    says: ({ other }) => `Este nombre e idioma también están en ${other}`,
  },
  'content-repeated': {
    about: 'No hay dos plantillas con el mismo cuerpo y pie; Meta rechaza la segunda.',
    says: ({ other }) => `${other} tiene el mismo cuerpo y pie; Meta rechaza una segunda`,
  },
  'category-across-languages': {
    about: 'Todos los idiomas de un nombre tienen una sola categoría.',
    says: ({ category, other, otherCategory }) =>
      `Aquí es ${category}, pero ${other} es ${otherCategory}; un nombre tiene una sola categoría`,
  },
  'variables-across-languages': {
    about: 'Todos los idiomas de un nombre tienen las mismas variables.',
    says: ({ other }) => `Las variables difieren de las de ${other}`,
  },
  'path-contradicted': {
    about: 'name y language son los de la ruta templates/<name>/<language>.yaml.',
    says: ({ member, inFile, inPath }) => `${member} es ${inFile}, pero la ruta dice ${inPath}`,
  },
  'name-deleted': {
    about: 'Un nombre eliminado se puede volver a usar después de 30 días.',
    says: ({ name, on, days }) => `${name} se eliminó aquí el ${on}; Meta reserva el nombre durante ${days} días`,
  },
  'name-category': {
    about: 'Un nombre que está en Meta conserva su categoría.',
    says: ({ name, category, established }) =>
      `${name} es ${established} en Meta; otro idioma de ese nombre no puede ser ${category}`,
  },
};

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
