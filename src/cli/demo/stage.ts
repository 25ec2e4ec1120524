import { EXIT_CODES, Failure } from '../../core/failure.js';
import type { Context } from '../context.js';
import { type ChildOptions, type ChildRun, createChild } from './child-host.js';

export interface StepReport {
  readonly kind: 'step';
  readonly number: number;
  /** As a person would type it. */
  readonly command: string;
  readonly exitCode: number;
  readonly output: string;
}

export interface ArrivalReport {
  readonly kind: 'arrival';
  readonly awaited: string;
  readonly output: string;
}

/** A command that goes on while others run. */
export interface Background {
  /** The address that it printed. */
  readonly url: string;
  /** What it printed since the last call. */
  takeOutput(): string;
}

/** Where the demo plays: it runs real command lines and shows them with what they really print. */
export interface Stage {
  setEnv(env: Readonly<Record<string, string>>): void;
  /** Runs one command to its end; anything but exit code 0 ends the demo, after it was shown. */
  run(line: string, stdin?: string): AsyncGenerator<StepReport, void, undefined>;
  /** Starts one that goes on until the demo ends. */
  start(line: string): AsyncGenerator<StepReport, Background, undefined>;
  /** Waits until it happened; Failure `demo-nothing-arrived` when it does not. */
  until(awaited: string, happened: () => boolean | Promise<boolean>): Promise<void>;
  /** The same, and shows what the background command printed of it. */
  arrival(from: Background, awaited: string, happened: () => boolean): Promise<ArrivalReport>;
  lastOutput(): string;
  steps(): number;
  close(): Promise<void>;
}

/** On a slow machine a step takes a second or two; twenty means that it will not come. */
const PATIENCE_MS = 20_000;
const LOOK_AGAIN_MS = 50;

export interface StageOptions {
  readonly context: Context<{ readonly run: string }>;
  readonly home: ChildOptions['home'];
  readonly pause: boolean;
}

export function createStage({ context, home, pause }: StageOptions): Stage {
  const { host, say, language, runCommandLine, ask } = context;
  const running: { child: ChildRun; ended: Promise<number> }[] = [];
  let env: Record<string, string> = { WABACTL_LANG: language };
  let last: { line: string; output: string } = { line: '', output: '' };
  let count = 0;

  const begin = async (line: string, stdin = '') => {
    if (pause) await ask.text(`$ wabactl ${line}\n${say.run}`, '--pause');
    const child = createChild(host, { home, env, stdin });
    return { child, ended: runCommandLine(toArguments(line), child.host) };
  };
  const report = (line: string, exitCode: number, output: string): StepReport => {
    count++;
    last = { line, output };
    return { kind: 'step', number: count, command: `wabactl ${line}`, exitCode, output };
  };
  const until = async (awaited: string, happened: () => boolean | Promise<boolean>): Promise<void> => {
    const patienceEnds = host.now().getTime() + PATIENCE_MS;
    while (!(await happened())) {
      if (host.stop.aborted) throw new Failure('interrupted', {});
      if (host.now().getTime() > patienceEnds) {
        throw new Failure('demo-nothing-arrived', { step: `wabactl ${last.line}`, awaited });
      }
      await host.sleep(LOOK_AGAIN_MS);
    }
  };

  return {
    setEnv: (more) => {
      env = { ...env, ...more };
    },
    async *run(line, stdin) {
      const { child, ended } = await begin(line, stdin);
      const exitCode = await ended;
      yield report(line, exitCode, child.output());
      if (exitCode === EXIT_CODES.cancelled && host.stop.aborted) throw new Failure('interrupted', {});
      if (exitCode !== 0) throw new Failure('demo-step-failed', { step: `wabactl ${line}`, exitCode });
    },
    async *start(line) {
      const { child, ended } = await begin(line);
      running.push({ child, ended });
      const address = () => /http:\/\/127\.0\.0\.1:\d+\/?/.exec(child.output())?.[0];
      let exitCode: number | undefined;
      void ended.then((code) => {
        exitCode = code;
      });
      last = { line, output: '' };
      await until('http://127.0.0.1', () => address() !== undefined || exitCode !== undefined);
      yield report(line, exitCode ?? 0, child.output());
      const url = address();
      if (url === undefined)
        throw new Failure('demo-step-failed', { step: `wabactl ${line}`, exitCode: exitCode ?? 0 });
      let taken = child.output().length;
      const takeOutput = () => {
        const fresh = child.output().slice(taken);
        taken += fresh.length;
        return fresh;
      };
      return { url, takeOutput };
    },
    until,
    async arrival(from, awaited, happened) {
      await until(awaited, happened);
      return { kind: 'arrival', awaited, output: from.takeOutput() };
    },
    lastOutput: () => last.output,
    steps: () => count,
    async close() {
      for (const { child, ended } of running.reverse()) {
        child.interrupt();
        await ended;
      }
    },
  };
}

/** Words as a shell would make them of this line: quotes hold together, and what stands behind `<` is not an argument. */
function toArguments(line: string): string[] {
  const [command = ''] = line.split(' < ');
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}
