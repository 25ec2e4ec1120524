import { expect, test } from 'vitest';
import { isSampleHost } from '../../../src/core/templates/sample-file.js';

const META = 'https://graph.facebook.com';

test.each([
  ['https://scontent.whatsapp.net/v/t61/1.jpg?oh=1', META, true],
  ['https://lookaside.fbsbx.com/x', META, true],
  ['http://127.0.0.1:4290/v/t61/1', 'http://127.0.0.1:4290', true],
  ['http://127.0.0.1:4290/v/t61/1', META, false],
  ['http://scontent.whatsapp.net/x', META, false],
  ['https://whatsapp.net.evil.example/x', META, false],
  ['https://evilwhatsapp.net/x', META, false],
  ['https://scontent.whatsapp.net@evil.example/x', META, false],
  ['file:///etc/passwd', META, false],
  ['4::aW1hZ2UvcG5n', META, false],
])('%s with %s: %s', (link, graph, allowed) => {
  expect(isSampleHost(link, graph)).toBe(allowed);
});
