import { Chalk } from 'chalk';

/** Colours by meaning, not by hue, so that a view never decides whether colour is on. */
export interface Style {
  good(text: string): string;
  bad(text: string): string;
  warn(text: string): string;
  dim(text: string): string;
  strong(text: string): string;
  /** The next two only draw what a message's own markers say. */
  italic(text: string): string;
  strike(text: string): string;
  /** False where all of these leave a text as it is. */
  readonly isOn: boolean;
}

export function createStyle(color: boolean): Style {
  if (!color) return PLAIN;
  const chalk = new Chalk({ level: 1 });
  return {
    good: chalk.green,
    bad: chalk.red,
    warn: chalk.yellow,
    dim: chalk.dim,
    strong: chalk.bold,
    italic: chalk.italic,
    strike: chalk.strikethrough,
    isOn: true,
  };
}

const asItIs = (text: string): string => text;
const PLAIN: Style = {
  good: asItIs,
  bad: asItIs,
  warn: asItIs,
  dim: asItIs,
  strong: asItIs,
  italic: asItIs,
  strike: asItIs,
  isOn: false,
};
