import type { Template } from '../../core/templates/template.js';
import { deleteTemplate } from '../../graph/templates.js';
import { recordTemplateWrite } from '../../store/template-journal.js';
import type { Context } from '../context.js';

/** Deletes one language of a name, or with `isWholeName` all that there are, and remembers that the name rests now. */
export async function deleteAtMeta(
  name: string,
  chosen: readonly Template[],
  isWholeName: boolean,
  { session, host }: Pick<Context<unknown>, 'session' | 'host'>,
): Promise<void> {
  const { wabaId } = await session.channel();
  const [first] = chosen;
  if (!first) return;
  await deleteTemplate(await session.graph(), wabaId, isWholeName ? { name } : { name, id: first.id });
  const worst = chosen.find(isKeptFromReuse) ?? first;
  recordTemplateWrite(await session.database(), wabaId, {
    templateId: first.id,
    name,
    language: isWholeName ? '*' : first.language,
    action: 'delete',
    statusBefore: worst.status,
    samples: [],
    at: host.now().toISOString(),
  });
}

/** What was never approved is free again at once, as the text of Meta's refusal says ("less than 1 minute", UNSURE). */
export function isKeptFromReuse({ status }: Template): boolean {
  return !['PENDING', 'REJECTED'].includes(status);
}
