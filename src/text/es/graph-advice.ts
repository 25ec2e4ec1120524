import type { Origin } from '../../core/failures/graph.js';
import type { Advice } from '../advice.js';
import type * as english from '../en/graph-advice.js';

/** A code that English has advice for and Spanish has not does not compile. */
type Translated<Table> = Readonly<Record<keyof Table, Advice>>;

/** Which token it is: whose, and where it was found. */
export function named({ channel, tokenSource }: Origin): string {
  return channel === null ? ` (de ${tokenSource})` : ` del canal '${channel}' (de ${tokenSource})`;
}

export function renewal({ channel, tokenSource }: Origin): string {
  if (tokenSource.startsWith('WABACTL_TOKEN')) return `y póngalo en lugar del que hay en ${tokenSource}`;
  return channel === null ? 'y ejecute otra vez `wabactl connect`' : `y ejecute \`wabactl channel refresh ${channel}\``;
}

/** https://developers.facebook.com/docs/facebook-login/guides/access-tokens/debugging-and-error-handling */
export function tokenAdvice(renew: string): Translated<ReturnType<typeof english.tokenAdvice>> {
  const newToken = `Genere uno nuevo en business.facebook.com > Configuración > Usuarios > Usuarios del sistema > Generar token, ${renew}.`;
  const logInAgain = `Genere un token nuevo ${renew}; el de un usuario del sistema no depende de una persona y puede no caducar.`;
  return {
    '0': { cause: 'no se pudo autenticar a su dueño', hint: newToken },
    '102': { cause: 'su sesión terminó', hint: newToken },
    '104': { cause: 'a Meta no le llegó ningún token', hint: newToken },
    '190': {
      cause: 'Meta no lo entiende',
      hint: `Compruebe que está copiado entero, sin espacios ni saltos de línea, o genere uno nuevo ${renew}.`,
    },
    '190/456': { cause: 'está mal formado', hint: newToken },
    '190/457': { cause: 'se creó para otro origen', hint: newToken },
    '190/458': { cause: 'la persona a la que pertenece quitó la aplicación, o nunca la aceptó', hint: logInAgain },
    '190/459': {
      cause: 'su dueño debe pasar antes una comprobación de seguridad',
      hint: 'Pida a su dueño que entre en facebook.com y haga lo que le pida; después, el token puede volver a servir.',
    },
    '190/460': {
      cause: 'su dueño cambió la contraseña, lo que anula todos los tokens de esa persona',
      hint: `Use el token de un usuario del sistema, al que eso no le afecta: business.facebook.com > Configuración > Usuarios > Usuarios del sistema > Generar token, ${renew}.`,
    },
    '190/461': { cause: 'la aplicación se instaló de nuevo', hint: newToken },
    '190/462': { cause: 'su sesión ya no vale', hint: newToken },
    '190/463': { cause: 'ha caducado', hint: logInAgain },
    '190/464': {
      cause: 'su dueño no ha confirmado su cuenta de Facebook',
      hint: 'Pida a su dueño que confirme la cuenta en facebook.com, o use el token de un usuario del sistema.',
    },
    '190/465': { cause: 'su dueño no es válido', hint: newToken },
    '190/466': { cause: 'se anuló a través de la API', hint: newToken },
    '190/467': { cause: 'fue revocado, ha caducado, o su dueño cerró la sesión', hint: logInAgain },
    '190/468': { cause: 'llevaba demasiado tiempo sin usarse', hint: newToken },
    '190/492': {
      cause: 'su dueño ya no tiene la función que esto necesita',
      hint: 'Devuélvasela en business.facebook.com > Configuración > Usuarios, o use el token de un usuario del sistema que tenga la cuenta entre sus activos.',
    },
  };
}

/** https://developers.facebook.com/docs/permissions */
const PERMISSIONS =
  'Genere el token otra vez con whatsapp_business_management y whatsapp_business_messaging marcados, y asigne la cuenta a su usuario del sistema; véase https://developers.facebook.com/docs/permissions';

export const PERMISSION_ADVICE: Translated<typeof english.PERMISSION_ADVICE> = {
  '3': {
    cause: 'la aplicación no tiene el producto WhatsApp, o le falta la capacidad',
    hint: 'Añada WhatsApp a la aplicación en developers.facebook.com > su aplicación > Añadir producto.',
  },
  '10': { cause: 'le falta el permiso, o su dueño no tiene acceso a esta cuenta', hint: PERMISSIONS },
  '200': { cause: 'le falta un permiso, o su dueño no tiene acceso a esta cuenta', hint: PERMISSIONS },
  '131005': {
    cause: 'Meta denegó el acceso',
    hint: 'Compruebe que el token tiene whatsapp_business_messaging y que su usuario del sistema tiene control total de la cuenta.',
  },
};

export const REFUSAL_ADVICE: Translated<typeof english.REFUSAL_ADVICE> = {
  '15': {
    cause: 'esto necesita el token de la aplicación',
    hint: 'Indique la clave secreta de la aplicación con WABACTL_APP_SECRET o `wabactl connect --app-secret-file`.',
  },
  '100': { cause: 'un valor no es válido', hint: 'El propio texto de Meta dice cuál.' },
  '100/2388001': {
    cause: 'el número tiene la verificación en dos pasos en otro sitio, o su dueño debe aceptar el traslado',
    hint: 'Desactive la verificación en dos pasos donde el número está ahora, y pruebe otra vez.',
  },
  '100/2388012': {
    cause: 'la cuenta ya tiene este número',
    hint: '`wabactl phone list` lo muestra.',
  },
  '100/2388019': {
    cause: 'la cuenta ya tiene todas las plantillas que puede tener',
    hint: 'Elimine algunas, o verifique la empresa: eso sube el límite de 250 a 6000.',
  },
  '100/2388023': {
    cause: 'se está eliminando una plantilla con este nombre e idioma',
    hint: 'Use otro nombre; este quedará libre en unas cuatro semanas.',
  },
  '100/2388024': {
    cause: 'esta plantilla ya existe en este idioma',
    hint: 'Cámbiela con `wabactl templates edit <archivo>`, o use otro nombre u otro idioma; `wabactl templates list` muestra las que hay.',
  },
  '100/2388025': {
    cause: 'este nombre de plantilla se está eliminando',
    hint: 'Use otro nombre, por ejemplo con _v2; este queda libre unos 30 días después de eliminarlo.',
  },
  '100/2388039': {
    cause: 'una plantilla en este estado no se puede editar',
    hint: 'Solo se pueden las que están en APPROVED, REJECTED y PAUSED; `wabactl templates wait` espera hasta que termine una revisión.',
  },
  '100/2388043': {
    cause:
      'a una parte de la plantilla le falta algo, casi siempre el ejemplo de una variable o de un encabezado multimedia',
    hint: 'El texto de Meta nombra la parte y el campo. Cada {{variable}} necesita un ejemplo, y un encabezado multimedia un `sample`.',
  },
  '100/2388047': {
    cause: 'la forma de un texto es incorrecta: el encabezado, o un cuerpo que solo tiene variables',
    hint: 'El texto de Meta dice cuál. Ponga palabras alrededor de las variables del cuerpo.',
  },
  '100/2388050': {
    cause: 'a un botón le falta algo que su tipo necesita',
    hint: 'Los botones URL necesitan text y url; los PHONE_NUMBER, text y phone_number; los QUICK_REPLY, text.',
  },
  '100/2388072': {
    cause: 'la forma de un texto es incorrecta: un encabezado no admite saltos de línea, formato, emojis ni asteriscos',
    hint: 'El texto de Meta dice qué parte es; quítelos del encabezado.',
  },
  '100/2388073': {
    cause: 'la forma del pie es incorrecta: no admite saltos de línea, formato, emojis ni variables',
    hint: 'Quítelos del pie.',
  },
  '100/2388318': {
    cause: 'Meta hizo esta plantilla por su cuenta, para Direct Send, y no se puede cambiar',
    hint: 'Envíe una plantilla propia con otro nombre.',
  },
  '100/2388330': {
    cause: 'Meta hizo esta plantilla por su cuenta, para Direct Send, y no se puede cambiar',
    hint: 'Envíe una plantilla propia con otro nombre.',
  },
  '100/2388091': {
    cause: 'ahora no se puede pedir un código con este número',
    hint: 'Compruebe que el número no se usa en la aplicación WhatsApp: esa cuenta se debe eliminar antes.',
  },
  '100/2388093': {
    cause: 'ahora no se puede comprobar el código con este número',
    hint: 'Pida otro código con `wabactl phone request-code`.',
  },
  '100/2388040': {
    cause: 'una parte de la plantilla es demasiado larga',
    hint: 'Acorte la parte que nombra el propio texto de Meta.',
  },
  '100/2388293': {
    cause: 'el texto es demasiado corto para tantas variables',
    hint: 'Añada palabras, o use menos variables.',
  },
  '100/2388299': {
    cause: 'hay una variable al principio o al final del texto',
    hint: 'Ponga palabras antes de la primera variable y después de la última.',
  },
  '368': {
    cause: 'la cuenta está bloqueada por incumplir una política',
    hint: 'Mire en el administrador de WhatsApp > Resumen de la cuenta, donde se puede apelar.',
  },
  '2200': {
    cause: 'Meta llamó a la URL de devolución de llamada y no obtuvo la respuesta que espera',
    hint: 'Compruebe el punto de entrada con `wabactl webhook verify`.',
  },
  '2500': {
    cause: 'Meta no conoce esta ruta',
    hint: 'Compruebe los identificadores del canal con `wabactl channel show`.',
  },
  '2635': {
    cause: 'esta versión de la Graph API ha terminado',
    hint: 'Indique una más nueva; `wabactl config explain` muestra de dónde sale la versión.',
  },
  '130472': {
    cause: 'esta persona participa en un experimento de Meta que retiene mensajes de marketing',
    hint: 'No se cobra nada; escríbale cuando ella le escriba, o pruebe otra vía.',
  },
  '130497': {
    cause: 'la cuenta no puede escribir a personas de este país',
    hint: 'Mire en el administrador de WhatsApp > Resumen de la cuenta; repetirlo no sirve.',
  },
  '131000': {
    cause: 'Meta no dice por qué',
    hint: 'Envíelo otra vez; si vuelve a fallar, mire https://metastatus.com.',
  },
  '131008': { cause: 'falta un valor obligatorio', hint: 'El propio texto de Meta dice cuál.' },
  '131009': { cause: 'un valor no es válido', hint: 'El propio texto de Meta dice cuál.' },
  '131016': {
    cause: 'un servicio de Meta no funciona en este momento',
    hint: 'Envíelo otra vez en unos minutos; https://metastatus.com indica si WhatsApp tiene una avería.',
  },
  '131021': { cause: 'el número no puede escribirse a sí mismo', hint: 'Indique otro destinatario.' },
  '131026': {
    cause: 'el mensaje no se puede entregar a esta persona',
    hint: 'Quizá no use WhatsApp, tenga una versión antigua o no haya aceptado sus condiciones: pruebe por otra vía.',
  },
  '131030': {
    cause: 'un número de prueba solo puede escribir a las personas de su lista',
    hint: 'Añada al destinatario en developers.facebook.com > su aplicación > WhatsApp > Configuración de la API (cinco como máximo), o use un número real.',
  },
  '131031': {
    cause: 'la cuenta está bloqueada',
    hint: 'Mire en el administrador de WhatsApp > Resumen de la cuenta; intentarlo otra vez no ayuda.',
  },
  '131037': {
    cause: 'el nombre visible del número no está aprobado',
    hint: 'Consiga que lo aprueben en el administrador de WhatsApp > Números de teléfono.',
  },
  '131042': {
    cause: 'hay un problema con el método de pago',
    hint: 'Revíselo en business.facebook.com > Facturación y pagos.',
  },
  '131045': {
    cause: 'el número no está registrado',
    hint: 'Regístrelo con `wabactl phone register`.',
  },
  '131047': {
    cause: 'la persona escribió por última vez hace más de 24 horas',
    hint: 'Envíe una plantilla: `wabactl send template`.',
  },
  '131048': {
    cause: 'demasiadas personas bloquearon o denunciaron este número',
    hint: 'Espere, y envíe solo lo que le hayan pedido.',
  },
  '131049': {
    cause: 'Meta decidió no entregar este mensaje de marketing',
    hint: 'No lo envíe otra vez en 24 horas: cada persona recibe solo unos pocos.',
  },
  '131050': {
    cause: 'esta persona ya no quiere mensajes de marketing',
    hint: 'Espere a que los reanude; los mensajes de otro tipo sí llegan.',
  },
  '131051': { cause: 'Meta no conoce este tipo de mensaje', hint: 'Revise `type` en el contenido.' },
  '131053': {
    cause: 'Meta no pudo descargar o usar el archivo multimedia',
    hint: 'Compruebe que su enlace se puede abrir desde fuera y que su servidor indica el Content-Type correcto.',
  },
  '131056': {
    cause: 'se enviaron demasiados mensajes a esta misma persona en poco tiempo',
    hint: 'Espere unos minutos; un mensaje cada 6 segundos siempre es posible.',
  },
  '131062': {
    cause: 'este mensaje no se puede enviar a un identificador de usuario',
    hint: 'Use el número de teléfono.',
  },
  '131063': {
    cause: 'esta cuenta envía marketing solo por la Marketing Messages API',
    hint: 'Envíelo con `--via marketing-messages`.',
  },
  '132000': {
    cause: 'la plantilla lleva otra cantidad de valores',
    hint: 'Ejecute `wabactl templates show` para ver sus variables.',
  },
  '132001': {
    cause: 'no hay ninguna plantilla aprobada con ese nombre en este idioma',
    hint: 'Ejecute `wabactl templates sync` y después `wabactl templates list` para ver nombres, idiomas y estados.',
  },
  '132005': { cause: 'el texto es demasiado largo con los valores puestos', hint: 'Acorte los valores.' },
  '132007': {
    cause: 'el texto incumple las normas de WhatsApp',
    hint: 'Cambie el texto de la plantilla y envíela otra vez a revisión.',
  },
  '132012': {
    cause: 'un valor no tiene la forma que pide la plantilla',
    hint: 'Ejecute `wabactl templates show` para ver sus partes.',
  },
  '132015': {
    cause: 'la plantilla está en pausa por su baja calidad',
    hint: 'Espere (3 horas la primera vez, 6 la segunda), o edítela.',
  },
  '132016': {
    cause: 'la plantilla se desactivó por su baja calidad',
    hint: 'Haga una nueva con otro texto.',
  },
  '132018': {
    cause: 'un valor de la plantilla no se puede usar',
    hint: 'Evite saltos de línea, tabulaciones y más de cuatro espacios seguidos; `wabactl templates show` muestra sus partes.',
  },
  '133000': {
    cause: 'un intento anterior de anular el registro no llegó a término',
    hint: 'Termínelo con `wabactl phone deregister --again`, y después registre el número.',
  },
  '133005': {
    cause: 'el PIN no es el que tiene el número',
    hint: 'Ponga uno nuevo con `wabactl phone set-pin`, que no necesita el anterior, y registre otra vez.',
  },
  '133006': {
    cause: 'el número no está verificado',
    hint: 'Pida un código con `wabactl phone request-code`, e introdúzcalo con `wabactl phone verify-code`.',
  },
  '133008': {
    cause: 'se falló el PIN demasiadas veces',
    hint: 'Espere lo que diga el texto de Meta, o ponga un PIN nuevo con `wabactl phone set-pin`.',
  },
  '133009': {
    cause: 'se probaron PIN demasiado deprisa',
    hint: 'Espere lo que diga el texto de Meta.',
  },
  '133010': {
    cause: 'el número no está registrado',
    hint: 'Regístrelo con `wabactl phone register`.',
  },
  '133015': {
    cause: 'el número se eliminó hace un momento',
    hint: 'Espere 5 minutos y pruebe otra vez.',
  },
  '134100': {
    cause: 'por la Marketing Messages API solo van plantillas de marketing',
    hint: 'Envíelo sin `--via marketing-messages`.',
  },
  '134101': {
    cause: 'Meta todavía prepara esta plantilla para la Marketing Messages API',
    hint: 'Envíelo de nuevo en 10 minutos.',
  },
  '134102': {
    cause: 'Meta no pudo preparar esta plantilla para la Marketing Messages API',
    hint: 'Envíelo sin `--via marketing-messages`.',
  },
  '136024': {
    cause: 'el número ya está verificado',
    hint: 'Siga con `wabactl phone register`.',
  },
  '136025': {
    cause: 'se pidieron demasiados códigos',
    hint: 'Espere unas horas; el último código que llegó puede valer todavía.',
  },
  '200005': {
    cause: 'no hay estadísticas de plantillas para esta cuenta',
    hint: 'WhatsApp Manager > Estadísticas dice si se pueden tener.',
  },
  '200006': {
    cause: 'las estadísticas de plantillas ya no se pueden desactivar',
    hint: 'Déjelas activadas.',
  },
  '200007': {
    cause: 'las estadísticas de plantillas no están activadas en esta cuenta',
    hint: 'Actívelas con `wabactl templates stats --enable`; no se puede deshacer.',
  },
};
