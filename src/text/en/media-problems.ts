import { formatName } from '../../core/media/format-names.js';
import type { FileProblem, MediaKind, MediaUse, MediaWarning } from '../../core/media/media-problem.js';
import type { MediaProblem } from '../../core/messages/media.js';
import { sizeOf } from '../file-size.js';

/** One problem as half a sentence, so that several make a list. */
export function describeMediaProblem(problem: MediaProblem): string {
  switch (problem.problem) {
    case 'no-such-media':
      return problem.kind === null
        ? `there is no file '${problem.given}'`
        : `'${problem.given}' is neither a file here, nor a link, nor a media id for ${KINDS[problem.kind]}`;
    case 'link-broken':
      return `'${problem.given}' is no address that Meta could fetch from`;
    case 'file-unreadable':
      return `${nameOf(problem.given)} cannot be read (${problem.code})`;
    default:
      return `${nameOf(problem.given)} ${describeFileProblem(problem)}`;
  }
}

/** What is wrong with a file, behind its name. */
function describeFileProblem(problem: FileProblem): string {
  switch (problem.problem) {
    case 'file-empty':
      return 'is empty';
    case 'file-wrong-type':
      return `${typeOf(problem.found)}, ${wanted(problem.kind, problem.use)} ${oneOf(problem.accepted)}${way(problem)}`;
    case 'file-not-uploadable':
      return `${typeOf(problem.found)}, which WhatsApp takes in no message${conversion(problem.found)}`;
    case 'file-too-large':
      return `has ${sizeOf(problem.bytes)}, at most ${sizeOf(problem.limit)} are allowed for ${problem.isAnimated ? 'an animated sticker' : KINDS[problem.kind]}`;
    case 'file-video-codec':
      return `is encoded with ${problem.found}, which WhatsApp does not play; encode the picture with ${oneOf(problem.accepted)}`;
    case 'file-audio-codec':
      return `has ${problem.found === null ? 'unknown sound' : `sound in ${problem.found}`}, which WhatsApp does not play; encode it with ${oneOf(problem.accepted)}`;
    case 'file-audio-tracks':
      return `has ${problem.tracks} sound tracks; WhatsApp plays videos with one or none`;
    case 'file-not-mono':
      return `has ${problem.channels} channels; encode it with one (mono)`;
  }
}

/** What Meta may make of it; nothing of this keeps the file from being sent. */
export function describeMediaWarning(warning: MediaWarning): string {
  switch (warning.warning) {
    case 'name-differs':
      return `${nameOf(warning.file)} is really ${warning.found}, and is uploaded as that; its ending .${warning.extension} says otherwise.`;
    case 'index-last':
      return `${nameOf(warning.file)} has its index (moov) behind the data, and Meta wants it in front: some phones may not play it. \`ffmpeg -movflags +faststart\` moves it.`;
    case 'high-profile':
      return `${nameOf(warning.file)} uses the ${warning.profile} profile of H.264, which Meta advises against: some Android phones may not play it. Main or Baseline is safe.`;
    case 'sticker-size':
      return `${nameOf(warning.file)} has ${warning.width} × ${warning.height} pixels; stickers should have ${warning.advised} × ${warning.advised}.`;
    case 'odd-colours':
      return `${nameOf(warning.file)} is ${COLOURS[warning.found]}; WhatsApp asks for 8-bit RGB or RGBA, so it may not arrive.`;
    case 'damaged':
      return `${nameOf(warning.file)} seems to be damaged or incomplete.`;
    case 'voice-large':
      return `${nameOf(warning.file)} has ${sizeOf(warning.bytes)}; above ${sizeOf(warning.limit)} customers must download a voice message before they hear it.`;
    case 'link-type':
      return `The link ends in .${warning.extension}; ${wanted(warning.kind, null)} ${oneOf(warning.accepted)}. If that is what is there, it will fail after the send, with 131053.`;
    case 'link-private':
      return `Meta cannot reach ${warning.host}, so the message will fail after the send; give a public address, or the file itself.`;
  }
}

const nameOf = (given: string) => (given === '-' ? 'standard input' : given);

const KINDS: Record<MediaKind, string> = {
  audio: 'an audio',
  document: 'a document',
  image: 'an image',
  sticker: 'a sticker',
  video: 'a video',
};

const COLOURS = { cmyk: 'a CMYK picture', grey: 'a grey picture', '16-bit': 'a picture of 16 bits a colour' };

const typeOf = (found: string | null) => (found === null ? 'is of no known type' : `is ${formatName(found)}`);

function wanted(kind: MediaKind, use: MediaUse | null): string {
  if (use === 'voice') return 'a voice message must be';
  return use === 'template-header' ? `${KINDS[kind]} in a template's header must be` : `${KINDS[kind]} must be`;
}

function oneOf(types: readonly string[]): string {
  const names = types.map(formatName);
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/** What to do with it: another command takes it, or it can be converted. */
function way({ suits, found, use }: Extract<FileProblem, { problem: 'file-wrong-type' }>): string {
  if (suits !== null && use !== 'template-header') return `; \`wabactl send ${suits}\` sends it`;
  return use === 'voice' ? '; convert it to OGG with OPUS, mono' : conversion(found);
}

function conversion(found: string | null): string {
  const into = CONVERSIONS[found ?? ''] ?? CONVERSIONS[(found ?? '').split('/')[0] ?? ''];
  return into === undefined ? '' : `; convert it to ${into}`;
}

/** By type, or by the first half of it. */
const CONVERSIONS: Readonly<Record<string, string>> = {
  'image/gif': 'MP4 (for a video), JPEG or PNG',
  image: 'JPEG or PNG',
  video: 'MP4 with H.264 and AAC',
  audio: 'MP3, or OGG with OPUS (mono)',
};
