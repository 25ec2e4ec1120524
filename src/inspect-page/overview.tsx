import { isAlarming } from '../core/webhook/alarming.js';
import type { DetailParts } from './event-view.js';
import { type Fact, factsOf } from './reading.js';
import { visible } from './visible.js';

export function Overview({ detail, state, words, format }: DetailParts) {
  const { listed, event, sentence } = detail;
  const bubble = listed.kind === 'message' ? listed.text : null;
  const isBad = isAlarming(listed);
  const isOurs = event?.kind === 'message' && event.direction === 'echo';
  return (
    <>
      {bubble !== null && (
        <p class={`bubble${isOurs ? ' ours' : ''}`} dir="auto">
          {visible(bubble)}
        </p>
      )}
      {sentence !== null && (
        <p class={`sentence${isBad ? ' bad' : bubble === null ? '' : ' brief'}`}>
          <bdi>{visible(sentence)}</bdi>
        </p>
      )}
      <Facts facts={factsOf(detail, { words, format, about: state.about.value })} />
    </>
  );
}

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(({ label, value, look }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd class={look ?? ''}>{look === 'written' ? <bdi>{value}</bdi> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
