import { expect, test } from 'vitest';
import { findObstacles } from '../../../src/core/limits/obstacles.js';

const unverified = { code: 141010, description: 'The business is not verified.', solution: 'Verify it.' };

test('what holds sending back is told with Meta’s words, the worst first, and what is well is left out', () => {
  const entity = { id: '1', additionalInfo: [], errors: [] };
  const entities = [
    { ...entity, entityType: 'PHONE_NUMBER', canSendMessage: 'LIMITED', additionalInfo: ['The name is not approved.'] },
    { ...entity, entityType: 'BUSINESS', canSendMessage: 'LIMITED', errors: [unverified] },
    { ...entity, entityType: 'WABA', canSendMessage: 'BLOCKED', id: null },
    { ...entity, entityType: 'APP', canSendMessage: 'AVAILABLE', errors: [unverified] },
    { ...entity, entityType: 'FLOW', canSendMessage: null },
  ];
  expect(findObstacles({ canSendMessage: 'BLOCKED', entities })).toEqual([
    { entityType: 'WABA', id: null, canSendMessage: 'BLOCKED', code: null, words: null, solution: null },
    {
      entityType: 'PHONE_NUMBER',
      id: '1',
      canSendMessage: 'LIMITED',
      code: null,
      words: 'The name is not approved.',
      solution: null,
    },
    {
      entityType: 'BUSINESS',
      id: '1',
      canSendMessage: 'LIMITED',
      code: 141010,
      words: 'The business is not verified.',
      solution: 'Verify it.',
    },
  ]);
});
