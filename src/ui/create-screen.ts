import fastStringWidth from 'fast-string-width';
import type { Text } from '../text/text.js';
import { type ColorWish, wantsColor } from './color.js';
import type { Screen } from './screen.js';
import { createStyle } from './style.js';

/** The screen of one run: colour, width and clock are decided here, once, for every view. */
export function createScreen(options: {
  readonly stdout: { readonly isTTY: boolean; readonly columns: number | undefined };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly color: ColorWish;
  readonly text: Text;
  readonly now: Date;
}): Screen {
  const { stdout, env, color, text, now } = options;
  return {
    style: createStyle(wantsColor(color, { env, isTTY: stdout.isTTY })),
    text,
    width: stdout.isTTY ? stdout.columns : undefined,
    measure: (line) => (PLAIN.test(line) ? line.length : fastStringWidth(line)),
    now,
  };
}

/** Characters of one column each, which most texts are made of: not worth looking at one by one. */
const PLAIN = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u024f\u2013]*$/;
