import type { EmulatorFailures } from '../../../core/failures/emulator.js';
import type { SentencesFor } from '../../text.js';

export const emulatorSentences: SentencesFor<EmulatorFailures> = {};
