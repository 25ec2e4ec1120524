import { formatName } from '../../core/media/format-names.js';
import type { FileProblem, MediaKind, MediaUse, MediaWarning } from '../../core/media/media-problem.js';
import type { MediaProblem } from '../../core/messages/media.js';
import { sizeOf } from '../file-size.js';

/** One problem as half a sentence, so that several make a list. */
export function describeMediaProblem(problem: MediaProblem): string {
  switch (problem.problem) {
    case 'no-such-media':
      return problem.kind === null
        ? `no existe el archivo '${problem.given}'`
        : `'${problem.given}' no es un archivo de aquí, ni un enlace, ni un identificador multimedia de ${KINDS[problem.kind]}`;
    case 'link-broken':
      return `'${problem.given}' no es una dirección de la que Meta pueda descargar algo`;
    case 'file-unreadable':
      return `no se puede leer ${nameOf(problem.given)} (${problem.code})`;
    default:
      return `${nameOf(problem.given)} ${describeFileProblem(problem)}`;
  }
}

/** What is wrong with a file, behind its name. */
function describeFileProblem(problem: FileProblem): string {
  switch (problem.problem) {
    case 'file-empty':
      return 'no tiene contenido';
    case 'file-wrong-type':
      return `${typeOf(problem.found)}, y ${wanted(problem.kind, problem.use)} ${oneOf(problem.accepted)}${way(problem)}`;
    case 'file-not-uploadable':
      return `${typeOf(problem.found)}, que WhatsApp no acepta en ningún mensaje${conversion(problem.found)}`;
    case 'file-too-large':
      return `pesa ${sizeOf(problem.bytes)} y se admiten ${sizeOf(problem.limit)} como máximo para ${problem.isAnimated ? 'un sticker animado' : KINDS[problem.kind]}`;
    case 'file-video-codec':
      return `está codificado con ${problem.found}, que WhatsApp no reproduce; codifique la imagen con ${oneOf(problem.accepted)}`;
    case 'file-audio-codec':
      return `tiene ${problem.found === null ? 'un sonido desconocido' : `sonido en ${problem.found}`}, que WhatsApp no reproduce; codifíquelo con ${oneOf(problem.accepted)}`;
    case 'file-audio-tracks':
      return `tiene ${problem.tracks} pistas de sonido; WhatsApp reproduce videos con una o ninguna`;
    case 'file-not-mono':
      return `tiene ${problem.channels} canales; codifíquelo con uno solo (mono)`;
  }
}

/** What Meta may make of it; nothing of this keeps the file from being sent. */
export function describeMediaWarning(warning: MediaWarning): string {
  switch (warning.warning) {
    case 'name-differs':
      return `${nameOf(warning.file)} es en realidad ${warning.found}, y así se sube; su terminación .${warning.extension} dice otra cosa.`;
    case 'index-last':
      return `${nameOf(warning.file)} tiene su índice (moov) detrás de los datos, y Meta lo quiere delante: puede que algunos teléfonos no lo reproduzcan. \`ffmpeg -movflags +faststart\` lo mueve.`;
    case 'high-profile':
      return `${nameOf(warning.file)} usa el perfil ${warning.profile} de H.264, que Meta desaconseja: puede que algunos teléfonos Android no lo reproduzcan. Main o Baseline son seguros.`;
    case 'sticker-size':
      return `${nameOf(warning.file)} tiene ${warning.width} × ${warning.height} píxeles; los stickers deben tener ${warning.advised} × ${warning.advised}.`;
    case 'odd-colours':
      return `${nameOf(warning.file)} es ${COLOURS[warning.found]}; WhatsApp pide RGB o RGBA de 8 bits, así que puede que no llegue.`;
    case 'damaged':
      return `${nameOf(warning.file)} parece dañado o incompleto.`;
    case 'voice-large':
      return `${nameOf(warning.file)} pesa ${sizeOf(warning.bytes)}; por encima de ${sizeOf(warning.limit)} los clientes deben descargar un mensaje de voz antes de oírlo.`;
    case 'link-type':
      return `El enlace termina en .${warning.extension}; ${wanted(warning.kind, null)} ${oneOf(warning.accepted)}. Si eso es lo que hay allí, fallará después del envío, con 131053.`;
    case 'link-private':
      return `Meta no puede llegar a ${warning.host}, así que el mensaje fallará después del envío; indique una dirección pública, o el archivo mismo.`;
  }
}

const nameOf = (given: string) => (given === '-' ? 'la entrada estándar' : given);

const KINDS: Record<MediaKind, string> = {
  audio: 'un audio',
  document: 'un documento',
  image: 'una imagen',
  sticker: 'un sticker',
  video: 'un video',
};

const COLOURS = {
  cmyk: 'una imagen CMYK',
  grey: 'una imagen en grises',
  '16-bit': 'una imagen de 16 bits por color',
};

const typeOf = (found: string | null) => (found === null ? 'no es de ningún tipo conocido' : `es ${formatName(found)}`);

function wanted(kind: MediaKind, use: MediaUse | null): string {
  if (use === 'voice') return 'un mensaje de voz debe ser';
  return use === 'template-header'
    ? `${KINDS[kind]} en el encabezado de una plantilla debe ser`
    : `${KINDS[kind]} debe ser`;
}

function oneOf(types: readonly string[]): string {
  const names = types.map(formatName);
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} o ${names.at(-1)}`;
}

/** What to do with it: another command takes it, or it can be converted. */
function way({ suits, found, use }: Extract<FileProblem, { problem: 'file-wrong-type' }>): string {
  if (suits !== null && use !== 'template-header') return `; \`wabactl send ${suits}\` lo envía`;
  return use === 'voice' ? '; conviértalo a OGG con OPUS, mono' : conversion(found);
}

function conversion(found: string | null): string {
  const into = CONVERSIONS[found ?? ''] ?? CONVERSIONS[(found ?? '').split('/')[0] ?? ''];
  return into === undefined ? '' : `; conviértalo a ${into}`;
}

/** By type, or by the first half of it. */
const CONVERSIONS: Readonly<Record<string, string>> = {
  'image/gif': 'MP4 (para un video), JPEG o PNG',
  image: 'JPEG o PNG',
  video: 'MP4 con H.264 y AAC',
  audio: 'MP3, u OGG con OPUS (mono)',
};
