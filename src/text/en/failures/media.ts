import type { MediaFailures } from '../../../core/failures/media.js';
import { MEDIA_LIFETIMES } from '../../../core/meta/media-kinds.js';
import { listed } from '../../listed.js';
import type { SentencesFor } from '../../text.js';
import { describeMediaProblem } from '../media-problems.js';

const { uploadedDays, fromWebhookDays } = MEDIA_LIFETIMES;

export const mediaSentences: SentencesFor<MediaFailures> = {
  'media-invalid': ({ problems }) => ({
    message: `Nothing was uploaded:${listed(problems.map(describeMediaProblem))}`,
  }),
  'media-unknown': ({ mediaId }) => ({
    message: `Meta has no media ${mediaId} that this token can see`,
    hint: `It keeps uploads for ${uploadedDays} days and what customers send for ${fromWebhookDays}; media of other accounts look the same.`,
  }),
  'not-media': ({ mediaId }) => ({
    message: `${mediaId} is not the id of media`,
    hint: 'Ids of media stand in the events of messages: `wabactl webhook events list --kind message`.',
  }),
  'media-link-dead': ({ mediaId, httpStatus }) => ({
    message: `Meta gave a link to media ${mediaId} twice, and neither led to a file (HTTP ${httpStatus})`,
    hint: 'Links live for five minutes and need the token of the account; `wabactl whoami` shows whose token this is.',
  }),
  'media-damaged': ({ mediaId, bytes, expectedBytes }) => ({
    message:
      expectedBytes === null || bytes === expectedBytes
        ? `What came of media ${mediaId} is not what Meta has: its SHA-256 differs`
        : `Of media ${mediaId} came ${bytes} bytes; Meta has ${expectedBytes}`,
    hint: 'Nothing was kept; try again.',
  }),
  'media-message-unknown': ({ messageId }) => ({
    message: `No message ${messageId} was received here`,
    hint: 'Messages are recorded while `wabactl webhook listen` runs; else give the id of its media.',
  }),
  'message-without-media': ({ messageId, type }) => ({
    message: `The message ${messageId} has no file${type === null ? '' : `: it is of type ${type}`}`,
    hint: '`wabactl webhook events list --kind message` shows what came.',
  }),
  'file-present': ({ path }) => ({
    message: `${path} is there already, with another content`,
    hint: 'Name another one with --to, or overwrite it with --force.',
  }),
  'binary-to-terminal': ({ command }) => ({
    message: 'A terminal cannot show a file',
    hint: `Send it on: \`${command} > file\`.`,
  }),
};
