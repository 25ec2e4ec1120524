const SIGNATURES = {
  valid: 'signed',
  wrong: 'signed with a wrong secret',
  none: 'not signed',
  original: 'signed as Meta did',
};

const count = (number: number, one: string, several: string) => `${number} ${number === 1 ? one : several}`;

/** About answers to deliveries of ours. */
export const answerWords = {
  askElsewhere: (deliveries: number, url: string) =>
    `${url} is not on this machine. Send ${deliveries === 1 ? 'a made-up delivery' : `${deliveries} made-up deliveries`} there?`,
  answered: (status: number, milliseconds: number, url: string) => `${status} in ${milliseconds} ms from ${url}`,
  unanswered: (problem: string, url: string) => `no answer from ${url}: ${problem}`,
  sent: (events: number, bytes: number) => `${count(events, 'event', 'events')}, ${bytes} bytes`,
  signatures: SIGNATURES,
  summary: (taken: number, sent: number, url: string) => `${taken} of ${sent} deliveries answered 200 by ${url}`,
  times: (median: number, p99: number, slowest: number) =>
    `half of them within ${median} ms, 99 of 100 within ${p99} ms, the slowest in ${slowest} ms`,
};

export const webhookTrigger = {
  'webhook trigger': {
    summary: 'Play Meta: send a signed delivery of any kind to a server of yours',
    args: { kind: 'What happens, for example message-text (or text), status-read; left out, a terminal shows all' },
    options: {
      list: 'Show every kind there is, or those with the given word in their name or field',
      to: 'Your server; left out, the running `webhook listen`, else http://127.0.0.1:3000/. Elsewhere than on this machine asks first',
      from: 'The number of the customer',
      name: 'The name of the customer',
      text: 'What a person reads of it: the text, the caption, the label of the button, the emoji',
      messageId: 'The message that it is about, for example one of yours whose status you wait for',
      status: 'Another status; of other kinds the event, the decision or the score',
      error: "Code of Meta's with which the message failed, in Meta's words",
      template: 'The name of the template',
      set: "A member of the value, for example messages.0.text.body=Hello; a path that begins with 'entry' is of the whole delivery",
      file: 'JSON or YAML with members of the value that shall differ, or a whole delivery, which is sent byte for byte (- for standard input)',
      duplicate: 'How often each delivery is sent, as Meta repeats what was not answered in time',
      disorder:
        'The latest first: read before delivered before sent; with --burst, each before the one that it followed',
      batch: 'Events in one delivery',
      burst: 'Deliveries, each of an event of its own; ten at once without --rate',
      rate: 'Deliveries a second',
      badSignature: 'Signed with a secret that nobody has: your server must refuse it (exit 6 when it does not)',
      signature: 'Without a signature: your server must refuse it (exit 6 when it does not)',
    },
    says: { ...answerWords, askKind: 'What shall happen?' },
  },
};
