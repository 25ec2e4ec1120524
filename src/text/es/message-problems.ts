import type { MediaProblem } from '../../core/messages/media.js';
import type { MessageProblem } from '../../core/messages/problems.js';
import { describeContentFileProblem, describePartProblem } from './part-problems.js';

/** One problem as half a sentence, so that several make a list. */
export function describeMessageProblem(problem: MessageProblem): string {
  if (problem.field === 'media') return describeMediaProblem(problem);
  return problem.field === 'file' ? describeContentFileProblem(problem) : describePartProblem(problem);
}

function describeMediaProblem(problem: MediaProblem): string {
  return `'${problem.given}' no es un enlace ni un identificador multimedia de ${KINDS[problem.kind]}`;
}

const KINDS: Record<MediaProblem['kind'], string> = {
  audio: 'un audio',
  document: 'un documento',
  image: 'una imagen',
  sticker: 'un sticker',
  video: 'un video',
};
