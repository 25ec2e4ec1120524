import type { PictureWarning } from '../../core/profile/picture.js';
import type { profile as english } from '../en/profile.js';

const LABELS: (typeof english)['profile show']['says']['labels'] = {
  about: 'Información',
  address: 'Dirección',
  description: 'Descripción',
  email: 'Correo electrónico',
  websites: 'Sitios web',
  vertical: 'Sector',
  pictureUrl: 'Foto',
};

const PLAN_WORDS = {
  labels: LABELS,
  change: (before: string | null, after: string | null) => `${before ?? 'sin definir'} → ${after ?? 'sin definir'}`,
  same: (file: string) => `El perfil está como dice ${file}.`,
  pictureOther: 'otra',
  pictureUnknown:
    'No se sabe si la foto es la del archivo, porque no se envió desde aquí; `wabactl profile set --file` la envía.',
};

const DIFFERS = (fields: string) =>
  `Meta aceptó el cambio, pero devuelve otra cosa en: ${fields}. Puede tardar un momento; compruébelo con \`wabactl profile show\`.`;

export const profile: typeof english = {
  'profile show': {
    summary: 'Mostrar el perfil tal como lo tiene Meta ahora',
    args: {},
    options: {},
    says: { labels: LABELS, notSet: 'sin definir', pictureSet: 'definida' },
  },
  'profile sync': {
    summary: 'Leer el perfil de Meta y decir qué cambió desde la última vez',
    args: {},
    options: {},
    says: {
      labels: LABELS,
      first: 'El perfil se leyó por primera vez; la próxima sincronización dirá qué cambió.',
      unchanged: (when) => `Nada cambió desde la última sincronización, ${when}`,
      changed: (count, when) =>
        `${count === 1 ? 'Cambió un campo' : `Cambiaron ${count} campos`} desde la última sincronización, ${when}:`,
      change: (before, after) => `${before ?? 'sin definir'} → ${after ?? 'sin definir'}`,
      notSet: 'sin definir',
      pictureSet: 'definida',
    },
  },
  'profile set': {
    summary: 'Cambiar el perfil; todos los límites se comprueban antes de enviar nada',
    args: {},
    options: {
      about: 'La línea bajo el nombre (de 1 a 139 caracteres)',
      address: 'Dirección de la empresa (hasta 256 caracteres)',
      description: 'Descripción de la empresa (hasta 512 caracteres)',
      email: 'Correo electrónico de contacto (hasta 128 caracteres)',
      vertical: 'Sector: valor de la API o etiqueta en inglés o español, por ejemplo RETAIL o Restaurante',
      website:
        'Sitio web con http:// o https:// (hasta 256 caracteres); dos veces para dos; sustituye a los anteriores',
      picture: 'Archivo de la foto, JPEG o PNG; se recomienda 640x640 (- para la entrada estándar)',
      file: 'Un archivo de perfil (YAML o JSON); las demás opciones valen más',
      clear: 'Vaciar un campo: address, description, email o websites; se puede repetir',
    },
    says: {
      labels: LABELS,
      sending: 'Cambiando el perfil',
      uploading: 'Subiendo la foto',
      done: 'El perfil se cambió:',
      unchanged: 'El perfil ya estaba así; no se envió nada.',
      change: (before, after) => `${before ?? 'sin definir'} → ${after ?? 'sin definir'}`,
      pictureReplaced: 'reemplazada',
      next: 'Siguiente paso: `wabactl profile show` lo muestra como lo tiene Meta ahora',
      differs: DIFFERS,
    },
  },
  'profile pull': {
    summary: 'Escribir el perfil en un archivo, para tenerlo en git',
    args: { file: 'El archivo; si no se indica, profile.yaml' },
    options: {},
    says: {
      ask: (file) => `${file} dice otra cosa que Meta y se pondrá al día. ¿Continuar?`,
      unchanged: (file) => `${file} está como lo tiene Meta.`,
      written: (file) => `Escrito en ${file}`,
      picture: 'La foto no se incluye: ponga su archivo junto a este e indíquelo con `picture:`.',
      next: 'Siguiente paso: guárdelo en git; después de un cambio, `wabactl profile plan` muestra lo que haría',
    },
  },
  'profile plan': {
    summary: 'Mostrar qué dejaría el perfil como dice su archivo',
    args: { file: 'El archivo; si no se indica, profile.yaml' },
    options: { exitCode: 'Terminar con 6 si el archivo y Meta difieren' },
    says: {
      ...PLAN_WORDS,
      next: (file) => `Siguiente paso: \`wabactl profile apply${file === 'profile.yaml' ? '' : ` ${file}`}\` lo hace`,
    },
  },
  'profile apply': {
    summary: 'Dejar el perfil como dice su archivo',
    args: { file: 'El archivo; si no se indica, profile.yaml' },
    options: {},
    says: {
      ...PLAN_WORDS,
      ask: '¿Cambiar así el perfil?',
      sending: 'Cambiando el perfil',
      done: 'El perfil está como dice el archivo',
      differs: DIFFERS,
      next: 'Siguiente paso: `wabactl profile show` lo muestra como lo tiene Meta ahora',
    },
  },
};

export function pictureWarning(warning: PictureWarning): string {
  switch (warning.warning) {
    case 'not-square':
      return `La foto mide ${warning.width}x${warning.height}: WhatsApp muestra un círculo y la recortará. Se recomienda ${warning.advised}x${warning.advised}.`;
    case 'not-advised-size':
      return `La foto mide ${warning.width}x${warning.height}; se recomienda ${warning.advised}x${warning.advised}.`;
    case 'large':
      return `La foto ocupa ${Math.round(warning.bytes / 1024)} KB; por encima de ${Math.round(warning.advised / 1024)} KB algunas cuentas la rechazan.`;
    case 'small':
      return `La foto mide ${warning.width}x${warning.height}; con lados de ${warning.moreThan} píxeles o menos puede ser rechazada.`;
  }
}
