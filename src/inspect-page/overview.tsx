import { isAlarming } from '../core/webhook/alarming.js';
import type { DetailParts } from './event-view.js';
import { type Fact, factsOf } from './reading.js';
import { visible } from './visible.js';

export function Overview({ detail, state, words, format }: DetailParts) {
  const { listed, event, sentence } = detail;
  const isOurs = listed.kind === 'status' || (event?.kind === 'message' && event.direction === 'echo');
  return (
    <>
      {listed.text !== null && (
        <p class={`bubble${isOurs ? ' ours' : ''}`} dir="auto">
          {visible(listed.text)}
        </p>
      )}
      {sentence !== null && (
        <p class={`sentence${isAlarming(listed) ? ' bad' : ''}`}>
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
