import type { World } from './route.js';
import type { Upload } from './state.js';
import { secondsOf } from './times.js';

/** How long a handle can be used is not documented; its text carries a time some days ahead. */
const HANDLE_SECONDS = 5 * 86_400;

/** `4:name:type:ARat…:e:expiry:app:user:ARZ…`, the shape of real ones. Opaque to clients. */
export function toHandle({ appId, fileName, mimeType }: Upload, userId: string, world: World): string {
  const encode = (text: string) => Buffer.from(text).toString('base64');
  const expiry = secondsOf(world.nowMs()) + HANDLE_SECONDS;
  return [
    '4',
    encode(fileName),
    encode(mimeType),
    `ARa${world.newHex(40)}`,
    'e',
    expiry,
    appId,
    userId,
    `ARZ${world.newHex(20)}`,
  ].join(':');
}
