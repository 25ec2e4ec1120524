import { inspectWords as en } from '../text/en/inspect.js';
import { inspectWords as es } from '../text/es/inspect.js';

export type Words = typeof en;

/** The language that the listener speaks. */
export function wordsIn(language: string): Words {
  return language === 'es' ? es : en;
}
