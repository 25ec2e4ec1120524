import type { EmulatorFailures } from '../../../core/failures/emulator.js';
import type { SentencesFor } from '../../text.js';

export const emulatorSentences: SentencesFor<EmulatorFailures> = {
  'seed-invalid': ({ at, problem }) => ({
    message: `The seed for the emulator is not valid at ${at}: ${problem}`,
    hint: 'Correct the file, or start the emulator without --seed to see it with the default data.',
  }),
  'not-an-emulator': ({ channel, url }) => ({
    message: `${channel === null ? 'This channel' : `The channel '${channel}'`} is not an emulator's (${url}), so nobody can play its customers`,
    hint: 'Start one with `wabactl emulator start` and connect to it.',
  }),
  'emulator-unreachable': ({ url, code }) => ({
    message: `The emulator does not answer at ${url} (${code})`,
    hint: `Start it: \`wabactl emulator start --port ${new URL(url).port}\`.`,
  }),
  'emulator-refused': ({ status, problem }) => ({ message: `The emulator refused (${status}): ${problem}` }),
  'demo-step-failed': ({ step, exitCode }) => ({
    message: `The demo stopped: \`${step}\` ended with exit code ${exitCode}`,
    hint: 'Please report this with the output above; the demo needs nothing but this program.',
  }),
  'demo-nothing-arrived': ({ step, awaited }) => ({
    message: `The demo stopped: after \`${step}\`, this did not happen in time: ${awaited}`,
    hint: 'Please report this with the output above; the demo needs nothing but this program.',
  }),
};
