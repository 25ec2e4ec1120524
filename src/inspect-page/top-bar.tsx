import type { Parts } from './inspect-page.js';

export function TopBar({ state, words }: Parts) {
  const about = state.about.value;
  const link = state.link.value;
  const isDown = link === 'lost' || link === 'ended' || link === 'refused';
  return (
    <header class="top">
      <h1>
        wabactl <span>{about?.channel ?? words.title}</span>
      </h1>
      {about && <span class="url">{words.receivesAt(about.url)}</span>}
      <span class={`link ${link}`} role={isDown ? 'alert' : undefined}>
        {words.states[link]}
      </span>
      {about?.signaturesChecked === false && <p class="warning">{words.unchecked}</p>}
    </header>
  );
}
