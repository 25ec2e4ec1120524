import type { EmulatorFailures } from '../../../core/failures/emulator.js';
import type { SentencesFor } from '../../text.js';

export const emulatorSentences: SentencesFor<EmulatorFailures> = {
  'seed-invalid': ({ at, problem }) => ({
    message: `Los datos iniciales del emulador no son válidos en ${at}: ${problem}`,
    hint: 'Corrige el archivo, o inicia el emulador sin --seed para verlo con los datos predeterminados.',
  }),
};
