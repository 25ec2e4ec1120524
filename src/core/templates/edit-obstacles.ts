import type { TemplateDefinition } from './definition.js';
import type { EditBudget } from './edit-budget.js';
import type { Template } from './template.js';

/** Why Meta would refuse an edit. */
export type EditObstacle =
  | { obstacle: 'status'; status: string; editable: string[] }
  | { obstacle: 'category-of-approved'; present: string; wanted: string }
  | { obstacle: 'budget'; usedInDay: number; usedIn30Days: number; freeAt: string };

/** Of DISABLED ones another page of Meta's says that they can be edited too (UNSURE); the list of statuses leaves them out. */
const EDITABLE = ['APPROVED', 'REJECTED', 'PAUSED'];

/** https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates#edit-a-message-template */
export function findEditObstacles(
  { status, category }: Pick<Template, 'status' | 'category'>,
  { category: wanted }: Pick<TemplateDefinition, 'category'>,
  budget: EditBudget,
): EditObstacle[] {
  if (!EDITABLE.includes(status)) return [{ obstacle: 'status', status, editable: [...EDITABLE] }];
  if (status !== 'APPROVED') return [];
  const { usedInDay, usedIn30Days, freeAt } = budget;
  return [
    ...(wanted === category ? [] : [{ obstacle: 'category-of-approved', present: category, wanted } as const]),
    ...(freeAt === null ? [] : [{ obstacle: 'budget', usedInDay, usedIn30Days, freeAt } as const]),
  ];
}
