import type { Progress } from './host.js';

/** What is over sooner needs no spinner, and a program that only flashes one looks broken. */
const DELAY_MS = 200;

/** Shows `label` on stderr until `done`; call this only where stderr is a terminal. ora is loaded when it is shown: it is dear. */
export function startProgress(label: string): Progress {
  let isDone = false;
  let text = label;
  let spinner: { text: string; stop(): void } | undefined;
  const timer = setTimeout(async () => {
    const { default: ora } = await import('ora');
    if (isDone) return;
    // Without discardStdin: false ora would swallow the key presses meant for the next question.
    spinner = ora({ text, stream: process.stderr, discardStdin: false }).start();
  }, DELAY_MS);
  timer.unref();
  return {
    say(line) {
      text = line;
      if (spinner) spinner.text = line;
    },
    done() {
      isDone = true;
      clearTimeout(timer);
      spinner?.stop();
    },
  };
}
