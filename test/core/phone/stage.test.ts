import { expect, test } from 'vitest';
import { type Stage, stageOf } from '../../../src/core/phone/stage.js';

test.each<[string | null, string | null, string | null, Stage]>([
  ['PENDING', 'NOT_APPLICABLE', 'NOT_VERIFIED', 'unverified'],
  ['UNVERIFIED', 'NOT_APPLICABLE', 'NOT_VERIFIED', 'unverified'],
  ['UNVERIFIED', null, null, 'unverified'],
  ['CONNECTED', 'NOT_APPLICABLE', 'VERIFIED', 'unregistered'],
  ['DISCONNECTED', 'NOT_APPLICABLE', 'EXPIRED', 'unverified'],
  ['PENDING', 'NOT_APPLICABLE', 'VERIFIED', 'unregistered'],
  ['PENDING', 'CLOUD_API', 'VERIFIED', 'unregistered'],
  ['DISCONNECTED', 'NOT_APPLICABLE', 'VERIFIED', 'unregistered'],
  ['DISCONNECTED', 'CLOUD_API', 'VERIFIED', 'unregistered'],
  ['CONNECTED', 'CLOUD_API', 'VERIFIED', 'ready'],
  ['CONNECTED', 'CLOUD_API', 'EXPIRED', 'ready'],
  ['CONNECTED', null, null, 'ready'],
  ['FLAGGED', 'CLOUD_API', 'VERIFIED', 'ready'],
  ['BANNED', 'CLOUD_API', 'VERIFIED', 'held'],
  ['RESTRICTED', 'CLOUD_API', 'VERIFIED', 'held'],
  ['RATE_LIMITED', 'CLOUD_API', 'VERIFIED', 'held'],
  ['DELETED', 'NOT_APPLICABLE', 'VERIFIED', 'gone'],
  ['MIGRATED', 'CLOUD_API', 'VERIFIED', 'gone'],
  ['CONNECTED', 'ON_PREMISE', 'VERIFIED', 'elsewhere'],
  ['SOMETHING_NEW', 'CLOUD_API', 'VERIFIED', 'unknown'],
  [null, null, null, 'unknown'],
])('%s, %s, %s is %s', (status, platformType, codeVerificationStatus, stage) => {
  expect(stageOf({ status, platformType, codeVerificationStatus })).toBe(stage);
});
