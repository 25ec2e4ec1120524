import type { MediaProblem } from '../../core/messages/media.js';
import type { MessageProblem } from '../../core/messages/problems.js';
import { describeContentFileProblem, describePartProblem } from './part-problems.js';

/** One problem as half a sentence, so that several make a list. */
export function describeMessageProblem(problem: MessageProblem): string {
  if (problem.field === 'media') return describeMediaProblem(problem);
  return problem.field === 'file' ? describeContentFileProblem(problem) : describePartProblem(problem);
}

function describeMediaProblem(problem: MediaProblem): string {
  return `'${problem.given}' is neither a link nor a media id for ${KINDS[problem.kind]}`;
}

const KINDS: Record<MediaProblem['kind'], string> = {
  audio: 'an audio',
  document: 'a document',
  image: 'an image',
  sticker: 'a sticker',
  video: 'a video',
};
