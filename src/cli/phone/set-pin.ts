import * as z from 'zod/mini';
import { setPin as set } from '../../graph/registration.js';
import { command } from '../command.js';
import { findPhone, phoneArgument } from './find-phone.js';
import { findNewPin, keepPin, PIN_FIELDS } from './find-pin.js';

export const setPin = command({
  path: 'phone set-pin',
  examples: ['wabactl phone set-pin', 'wabactl phone set-pin +34600111222 --pin-file pin.txt'],
  args: { phone: phoneArgument },
  options: PIN_FIELDS,
  output: z.object({ phoneNumberId: z.string(), number: z.string(), pinKept: z.boolean() }),
  changes: true,
  async run({ phone: given, ...flags }, context) {
    const subject = await findPhone(given, context.session);
    const { graph, phone, number } = subject;
    const pin = await findNewPin(flags, context);
    await set(graph, phone.id, pin.value);
    return { phoneNumberId: phone.id, number, pinKept: await keepPin(pin.value, subject, context) };
  },
  view: ({ phoneNumberId, number, pinKept }, { style }, say) =>
    [`${style.good('✓')} ${say.done(number)}`, pinKept ? say.pinKept : say.keepPin, '', say.next(phoneNumberId)].join(
      '\n',
    ),
});
