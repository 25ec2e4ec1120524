import type { DetailParts } from './event-view.js';
import { answerOf } from './reading.js';
import { visible } from './visible.js';

/** How the delivery came, and what was made of it where it was passed to. */
export function RequestView({ detail, words, format }: DetailParts) {
  const { delivery, forwards } = detail;
  return (
    <>
      {delivery === null ? (
        <p class="nothing">{words.deliveryGone}</p>
      ) : (
        <>
          <p class={delivery.signature === 'valid' ? 'good' : 'warn'}>
            {words.facts.signature}:{' '}
            {delivery.signature === 'valid' ? words.signatures.valid(delivery.appId) : words.signatures.unchecked}
          </p>
          <h3>
            {words.headers} <small>{words.bytes(delivery.bytes)}</small>
          </h3>
          <dl class="facts headers">
            {Object.entries(delivery.headers).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd class="id">{value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <h3>{words.answers}</h3>
      {forwards.length === 0 && <p>{words.noAnswers}</p>}
      <ol class="answers">
        {forwards.map((answer, place) => {
          const { value, look } = answerOf(answer, words);
          return (
            <li key={`${answer.at} ${place}`}>
              <time dateTime={answer.at}>{format.brief(answer.at)}</time> <b class={look}>{value}</b>
              {answer.isReplay && <span class="mark">{words.replayed}</span>} <span class="id">{answer.url}</span>
              {answer.body !== null && answer.body !== '' && <pre>{visible(answer.body)}</pre>}
            </li>
          );
        })}
      </ol>
    </>
  );
}
