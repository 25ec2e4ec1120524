import type { EmulatorFailures } from '../../../core/failures/emulator.js';
import type { SentencesFor } from '../../text.js';

export const emulatorSentences: SentencesFor<EmulatorFailures> = {
  'seed-invalid': ({ at, problem }) => ({
    message: `Los datos iniciales del emulador no son válidos en ${at}: ${problem}`,
    hint: 'Corrija el archivo, o inicie el emulador sin --seed para usar los datos predeterminados.',
  }),
  'not-an-emulator': ({ channel, url }) => ({
    message: `${channel === null ? 'Este canal' : `El canal '${channel}'`} no es de un emulador (${url}), así que nadie puede hacer de cliente`,
    hint: 'Ponga uno en marcha con `wabactl emulator start` y conéctese a él.',
  }),
  'emulator-unreachable': ({ url, code }) => ({
    message: `El emulador no responde en ${url} (${code})`,
    hint: `Póngalo en marcha: \`wabactl emulator start --port ${new URL(url).port}\`.`,
  }),
  'emulator-refused': ({ status, problem }) => ({ message: `El emulador se negó (${status}): ${problem}` }),
  'demo-step-failed': ({ step, exitCode }) => ({
    message: `La demostración se detuvo: \`${step}\` terminó con el código de salida ${exitCode}`,
    hint: 'Infórmelo, por favor, con la salida de arriba; la demostración no necesita más que este programa.',
  }),
  'demo-nothing-arrived': ({ step, awaited }) => ({
    message: `La demostración se detuvo: después de \`${step}\` no ocurrió a tiempo: ${awaited}`,
    hint: 'Infórmelo, por favor, con la salida de arriba; la demostración no necesita más que este programa.',
  }),
};
