import { expect, test } from 'vitest';
import { reasonToldBy } from '../../../src/core/bulk/told-reason.js';
import { aRun } from '../../support/bulk-run.js';

const { template } = aRun();

test.each([
  ['phone_number_quality_update', 'FLAGGED', null, 'quality-dropped'],
  ['phone_number_quality_update', 'UPGRADE', null, undefined],
  ['message_template_quality_update', 'YELLOW', 'hello_world en_US', 'quality-dropped'],
  ['message_template_quality_update', 'GREEN', 'hello_world en_US', undefined],
  ['message_template_quality_update', 'RED', 'hello_world es', undefined],
  ['message_template_status_update', 'PAUSED', 'hello_world en_US NONE', 'template-paused'],
  ['message_template_status_update', 'PAUSED', 'hello_world_2 en_US', undefined],
  ['message_template_status_update', 'APPROVED', 'hello_world en_US', undefined],
  ['account_update', 'ACCOUNT_RESTRICTION', null, 'account-blocked'],
  ['account_update', 'VERIFIED_ACCOUNT', null, undefined],
  ['messages', 'failed', null, undefined],
  ['account_update', null, null, undefined],
])('%s %s %s', (field, detail, text, reason) => {
  expect(reasonToldBy({ field, detail, text }, template)).toBe(reason);
});
