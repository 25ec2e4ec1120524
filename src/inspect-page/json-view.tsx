import { useSignal } from '@preact/signals';
import type { DetailParts } from './event-view.js';
import { paintJson } from './paint-json.js';
import { visible } from './visible.js';

/** More is laid out only when it is asked for: an event may have megabytes. */
const SHOWN_MAX = 20_000;

export function JsonView({ detail, words }: DetailParts) {
  const isWhole = useSignal(false);
  const isCopied = useSignal(false);
  if (detail.event === null) return <p class="nothing">{words.deliveryGone}</p>;
  const json = visible(JSON.stringify(detail.event.raw, null, 2) ?? '');
  const isCut = !isWhole.value && json.length > SHOWN_MAX;
  const shown = isCut ? json.slice(0, SHOWN_MAX) : json;
  const copy = async () => {
    isCopied.value = await navigator.clipboard.writeText(json).then(
      () => true,
      () => false,
    );
  };
  return (
    <>
      <p class="tools">
        <button type="button" onClick={copy}>
          {words.copy}
        </button>
        <output>{isCopied.value && words.copied}</output>
      </p>
      <pre class="json" dir="ltr">
        {shown.length > SHOWN_MAX ? shown : paintJson(shown).map(({ text, look }) => <span class={look}>{text}</span>)}
      </pre>
      {isCut && (
        <p class="tools">
          <span>{words.jsonCut(SHOWN_MAX, json.length)}</span>
          <button type="button" onClick={() => (isWhole.value = true)}>
            {words.showAll}
          </button>
        </p>
      )}
    </>
  );
}
