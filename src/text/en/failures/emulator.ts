import type { EmulatorFailures } from '../../../core/failures/emulator.js';
import type { SentencesFor } from '../../text.js';

export const emulatorSentences: SentencesFor<EmulatorFailures> = {
  'seed-invalid': ({ at, problem }) => ({
    message: `The seed for the emulator is not valid at ${at}: ${problem}`,
    hint: 'Correct the file, or start the emulator without --seed to see it with the default data.',
  }),
};
