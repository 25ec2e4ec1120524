import * as z from 'zod/mini';
import type { PlanItem } from '../../core/templates/code/plan.js';

const blocked = z.discriminatedUnion('block', [
  z.object({ block: z.literal('status'), status: z.string() }),
  z.object({ block: z.literal('edit-budget'), until: z.string() }),
  z.object({ block: z.literal('name-deleted'), until: z.string() }),
  z.object({ block: z.literal('category-of-name'), category: z.string() }),
  z.object({ block: z.literal('template-limit'), limit: z.number() }),
  z.object({ block: z.literal('sample-missing') }),
]);

export const contentDifference = z.object({
  member: z.string(),
  file: z.nullable(z.string()),
  account: z.nullable(z.string()),
});

/** A template of a plan as `--json` shows it. */
export const planRow = z.object({
  name: z.string(),
  language: z.string(),
  action: z.enum(['create', 'edit', 'delete', 'none']),
  blocked: z.nullable(blocked),
  file: z.nullable(z.string()),
  id: z.nullable(z.string()),
  status: z.nullable(z.string()),
  rejectedReason: z.nullable(z.string()),
  category: z.nullable(z.string()),
  quality: z.nullable(z.string()),
  categoryDrift: z.nullable(z.object({ file: z.string(), account: z.string() })),
  /** What Meta announced that it will make of it. */
  correctCategory: z.nullable(z.string()),
  differences: z.readonly(z.array(contentDifference)),
});

export type PlanRow = z.infer<typeof planRow>;

export function toPlanRow(item: PlanItem): PlanRow {
  const { name, language, action, blocked: block, path, template, categoryDrift, differences } = item;
  const announced = template?.correctCategory ?? null;
  return {
    name,
    language,
    action,
    blocked: block,
    file: path,
    id: template?.id ?? null,
    status: template?.status ?? null,
    rejectedReason: template?.rejectedReason ?? null,
    category: template?.category ?? item.file?.definition.category ?? null,
    quality: template?.qualityScore?.score ?? null,
    categoryDrift,
    correctCategory: announced !== null && announced !== template?.category ? announced : null,
    differences,
  };
}

/** Whether it is something that CI must see: a change to be made, one that cannot be made, or another category. */
export function differs({ action, categoryDrift }: Pick<PlanRow, 'action' | 'categoryDrift'>): boolean {
  return action !== 'none' || categoryDrift !== null;
}

export const planCounts = z.object({
  create: z.number(),
  edit: z.number(),
  delete: z.number(),
  /** Of those three, the ones that cannot be done now. */
  blocked: z.number(),
  categoryDrift: z.number(),
  unmanaged: z.number(),
  unchanged: z.number(),
});

export type PlanCounts = z.infer<typeof planCounts>;

export function countPlan(rows: readonly PlanRow[]): PlanCounts {
  const count = (isOne: (row: PlanRow) => boolean) => rows.filter(isOne).length;
  return {
    create: count(({ action }) => action === 'create'),
    edit: count(({ action }) => action === 'edit'),
    delete: count(({ action }) => action === 'delete'),
    blocked: count((row) => row.blocked !== null),
    categoryDrift: count((row) => row.categoryDrift !== null),
    unmanaged: count(({ action, file }) => file === null && action === 'none'),
    unchanged: count((row) => row.file !== null && !differs(row)),
  };
}
