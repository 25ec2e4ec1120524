import { expect, test } from 'vitest';
import { editBudgetOf } from '../../../src/core/templates/edit-budget.js';

const NOW = new Date('2026-11-30T12:00:00Z');
const edit = (at: string, statusBefore = 'APPROVED', templateId = '1') => ({
  templateId,
  action: 'edit',
  statusBefore,
  at,
});

test('nothing is used by creations, by edits of others, and by those of rejected ones', () => {
  const writes = [
    { ...edit('2026-11-30T11:00:00Z'), action: 'create' },
    edit('2026-11-30T11:00:00Z', 'REJECTED'),
    edit('2026-11-30T11:00:00Z', 'APPROVED', '2'),
  ];
  expect(editBudgetOf(writes, '1', NOW)).toEqual({ usedInDay: 0, usedIn30Days: 0, freeAt: null });
});

test('one in 24 hours', () => {
  expect(editBudgetOf([edit('2026-11-30T11:00:00Z')], '1', NOW)).toEqual({
    usedInDay: 1,
    usedIn30Days: 1,
    freeAt: '2026-12-01T11:00:00.000Z',
  });
  expect(editBudgetOf([edit('2026-11-29T12:00:00Z')], '1', NOW).freeAt).toBeNull();
});

test('ten in 30 days, of which the first must leave before there is room', () => {
  const writes = Array.from({ length: 10 }, (_, at) => edit(`2026-11-${String(at + 10)}T12:00:00Z`));
  expect(editBudgetOf(writes, '1', NOW)).toMatchObject({ usedInDay: 0, freeAt: '2026-12-10T12:00:00.000Z' });
});
