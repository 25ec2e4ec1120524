import { readLocation } from '../../core/messages/location.js';
import { optional, text } from '../field.js';
import { messageCommand, messageOptions, recipient } from './message-command.js';

export const location = messageCommand({
  path: 'send location',
  examples: [
    'wabactl send location +34600111222 --at -33.4489,-70.6693 --name "Luna Bakery" --address "1 Main St"',
    'wabactl send location +34600111222 --latitude 40.4168 --longitude -3.7038',
  ],
  args: { to: recipient },
  options: {
    at: optional(text('--at <latitude,longitude>')),
    latitude: optional(text('--latitude <degrees>')),
    longitude: optional(text('--longitude <degrees>')),
    name: optional(text('--name <text>')),
    address: optional(text('--address <text>')),
    ...messageOptions,
  },
  make({ at, latitude, longitude, name, address }) {
    const { location: place, problems } = readLocation({ at, latitude, longitude, name, address });
    return { type: 'location', problems, summary: { ...place }, content: () => place };
  },
});
