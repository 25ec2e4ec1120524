import { details } from '../../ui/details.js';
import type { Screen } from '../../ui/screen.js';
import { shortDuration } from '../../ui/short-duration.js';
import type { MessageSays } from './note-window.js';
import type { FollowedMessage } from './send-and-follow.js';

type Rows = readonly (readonly [label: string, value: string | undefined])[];

/** What became of the message, what was sent, and what comes next: the same for every kind of message. */
export function viewSent(message: FollowedMessage, rows: Rows, screen: Screen, say: MessageSays): string {
  const { wamid, delivery, status } = message;
  const isHeld = delivery === null && status === 'held_for_quality_assessment';
  const progress = viewProgress(message, screen, say);
  const all: Rows = [[say.labels.wamid, wamid], ...rows, [say.labels.delivery, progress]];
  return [
    viewHead(message, screen, say),
    ...(isHeld ? [screen.style.warn(say.held)] : []),
    details(all, screen),
    // What comes next after a failure stands with the failure.
    ...(delivery?.status === 'failed' ? [] : ['', say.next(wamid)]),
  ].join('\n');
}

function viewHead({ recipient, delivery }: FollowedMessage, { style }: Screen, say: MessageSays): string {
  const lag = shortDuration(delivery?.lagMs ?? 0);
  switch (delivery?.status) {
    case 'delivered':
      return `${style.good('✓')} ${say.outcome.delivered(recipient, lag)}`;
    case 'read':
    case 'played':
      return `${style.good('✓')} ${say.outcome.read(recipient, lag)}`;
    case 'failed':
      return `${style.bad('✗')} ${say.outcome.failed(recipient)}`;
    default:
      return `${style.good('✓')} ${say.accepted(recipient)}`;
  }
}

/** Of a message that has gone a part of its way. */
function viewProgress({ delivery }: FollowedMessage, { text }: Screen, say: MessageSays): string | undefined {
  if (delivery === null || delivery.status !== 'sent') return undefined;
  return say.outcome.soFar(text.events.statuses[delivery.status] ?? delivery.status, shortDuration(delivery.lagMs));
}
