import { expect, test } from 'vitest';
import { isMediaHost } from '../../../src/core/media/media-host.js';

const META = 'https://graph.facebook.com';
const EMULATOR = 'http://127.0.0.1:4290';

test.each([
  ['https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1', META, true],
  ['https://scontent.xx.fbcdn.net/v/1', META, true],
  ['https://mmg.whatsapp.net/v/1', META, true],
  ['https://graph.facebook.com/v25.0/1', META, true],
  ['http://lookaside.fbsbx.com/x', META, false],
  ['https://lookaside.fbsbx.com:8443/x', META, false],
  ['https://fbsbx.com.evil.example/x', META, false],
  ['https://evilfbsbx.com/x', META, false],
  ['https://lookaside.fbsbx.com@evil.example/x', META, false],
  ['https://name:word@lookaside.fbsbx.com/x', META, false],
  ['https://evil.example/lookaside.fbsbx.com', META, false],
  ['file:///etc/passwd', META, false],
  ['', META, false],
  ['http://127.0.0.1:4290/whatsapp_business/attachments/?mid=1', META, false],
  ['http://127.0.0.1:4290/whatsapp_business/attachments/?mid=1', EMULATOR, true],
  ['http://127.0.0.1:4291/whatsapp_business/attachments/?mid=1', EMULATOR, false],
  ['https://127.0.0.1:4290/x', EMULATOR, false],
  ['https://lookaside.fbsbx.com/x', EMULATOR, false],
])('%s with %s: %s', (link, graph, allowed) => {
  expect(isMediaHost(link, graph)).toBe(allowed);
});
