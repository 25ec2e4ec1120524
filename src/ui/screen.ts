import type { Text } from '../text/text.js';
import type { Style } from './style.js';

/** What a view needs to know about where its text will stand. */
export interface Screen {
  readonly style: Style;
  readonly text: Text;
  /** Columns of the terminal; undefined in a pipe, where nothing is wrapped. */
  readonly width: number | undefined;
  /** Columns that a text takes, wide characters and emoji counted as a terminal shows them. */
  measure(text: string): number;
  readonly now: Date;
}
