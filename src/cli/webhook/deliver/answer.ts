import * as z from 'zod/mini';
import type { Screen } from '../../../ui/screen.js';

/** What a server said to one delivery of ours. */
export const answer = z.object({
  kind: z.literal('answer'),
  /** From 1 on, in the order of sending. */
  delivery: z.number(),
  of: z.number(),
  url: z.string(),
  /** Of its first event. */
  type: z.string(),
  /** Meta's word inside it, for example the status; null where it has none. */
  detail: z.nullable(z.string()),
  events: z.number(),
  bytes: z.number(),
  signature: z.enum(['valid', 'wrong', 'none', 'original']),
  /** Null when no answer came; `problem` is the system's code then. */
  status: z.nullable(z.number()),
  problem: z.nullable(z.string()),
  milliseconds: z.number(),
  /** What the server answered, cut after 2000 characters. */
  body: z.string(),
});

export type Answer = z.infer<typeof answer>;

/** All answers together, where there were several. */
export const summary = z.object({
  kind: z.literal('summary'),
  url: z.string(),
  sent: z.number(),
  /** Answered 200, which alone counts for Meta. */
  taken: z.number(),
  /** How often each status came, or each code of the system where no answer came. */
  answers: z.array(z.object({ answer: z.string(), count: z.number() })),
  milliseconds: z.object({ median: z.number(), p99: z.number(), slowest: z.number() }),
});

export type Summary = z.infer<typeof summary>;

export const ANSWER_COLUMNS = Object.keys(answer.shape);

export function summarizeAnswers(url: string, answers: readonly Answer[]): Summary {
  const times = answers.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  const at = (share: number) => times[Math.max(0, Math.ceil(times.length * share) - 1)] ?? 0;
  return {
    kind: 'summary',
    url,
    sent: answers.length,
    taken: answers.filter(({ status }) => status === 200).length,
    answers: countAnswers(answers),
    milliseconds: { median: at(0.5), p99: at(0.99), slowest: at(1) },
  };
}

/** The most frequent first. */
export function countAnswers(answers: readonly Answer[]): { answer: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { status, problem } of answers) {
    const name = status === null ? (problem ?? '') : String(status);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ answer: name, count })).sort((one, other) => other.count - one.count);
}

/** The sentences about answers, which `webhook trigger` and `webhook replay` have in common. */
export interface AnswerSays {
  answered(status: number, milliseconds: number, url: string): string;
  unanswered(problem: string, url: string): string;
  sent(events: number, bytes: number): string;
  signatures: Record<Answer['signature'], string>;
  summary(taken: number, sent: number, url: string): string;
  times(median: number, p99: number, slowest: number): string;
}

/** Whether the server did what it should: 200 to what is signed, a refusal to what is not. */
export function isAsItShould({ signature, status }: Answer): boolean {
  if (signature === 'wrong' || signature === 'none') return status !== null && status >= 400 && status < 500;
  return status === 200;
}

/** Of more than these a person reads the wrong ones and the summary; `--json` has all. */
const LISTED = 20;

/** `about` says where it comes from, where that is not plain. */
export function viewAnswer(each: Answer, { style }: Screen, say: AnswerSays, about = ''): string {
  if (each.of > LISTED && isAsItShould(each)) return '';
  const mark = isAsItShould(each) ? style.good('✓') : style.bad('✗');
  const first = each.detail === null ? each.type : `${each.type} ${each.detail}`;
  const parts = [each.of > 1 ? `${each.delivery}/${each.of}` : '', about, `${first}:`];
  const result =
    each.status === null
      ? say.unanswered(each.problem ?? '', each.url)
      : say.answered(each.status, each.milliseconds, each.url);
  const what = style.dim(`(${say.sent(each.events, each.bytes)}, ${say.signatures[each.signature]})`);
  const body = each.body.trim() === '' ? '' : `\n${indent(cut(each.body.trim()))}`;
  return `${mark} ${style.dim(parts.filter((part) => part !== '').join(' '))} ${result} ${what}${body}`;
}

export function viewSummary({ taken, sent, url, milliseconds }: Summary, { style }: Screen, say: AnswerSays): string {
  const { median, p99, slowest } = milliseconds;
  return `\n${style.strong(say.summary(taken, sent, url))}\n${style.dim(say.times(median, p99, slowest))}`;
}

/** What fits beside other answers; `--json` has more. */
const SHOWN = 400;

function cut(body: string): string {
  return body.length > SHOWN ? `${body.slice(0, SHOWN)}…` : body;
}

function indent(lines: string): string {
  return lines.replace(/^/gm, '  ');
}
