/** What is over sooner needs no spinner, and a program that only flashes one looks broken. */
const DELAY_MS = 200;

/** Shows `label` on stderr until `done`; call this only where stderr is a terminal. ora is loaded when it is shown: it is dear. */
export function startProgress(label: string): { done(): void } {
  let isDone = false;
  let hide = () => {};
  const timer = setTimeout(async () => {
    const { default: ora } = await import('ora');
    if (isDone) return;
    // Without discardStdin: false ora would swallow the key presses meant for the next question.
    const spinner = ora({ text: label, stream: process.stderr, discardStdin: false }).start();
    hide = () => spinner.stop();
  }, DELAY_MS);
  timer.unref();
  return {
    done() {
      isDone = true;
      clearTimeout(timer);
      hide();
    },
  };
}
