import { Failure } from '../../core/failure.js';
import type { KnownTemplates } from '../../core/templates/lint/across.js';
import { templatesOf } from '../../store/template-cache.js';
import { templateWrites } from '../../store/template-journal.js';
import { chooseChannel } from '../active-channel.js';
import type { Context } from '../context.js';

/**
 * What is remembered here of the account's templates. Without a channel, or where its store cannot be read, nothing is: files
 * can be checked on a machine that knows of no account. Never asks Meta.
 */
export async function knownTemplates({
  session,
  host,
}: Pick<Context<unknown>, 'session' | 'host'>): Promise<KnownTemplates> {
  try {
    const channel = await chooseChannel({ settings: await session.settings(), config: session.config, env: host.env });
    const database = await session.database();
    const present = templatesOf(database, channel.id).map(({ template }) => template);
    const deleted = templateWrites(database, channel.wabaId).filter(({ action }) => action === 'delete');
    return { present, deleted };
  } catch (thrown) {
    if (thrown instanceof Failure) return { present: [], deleted: [] };
    throw thrown;
  }
}
