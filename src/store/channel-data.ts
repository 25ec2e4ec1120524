import type { Database } from './database.js';

/** How much of a channel was deleted here. */
export interface ForgottenData {
  readonly templates: number;
  readonly messages: number;
  readonly events: number;
}

/** Deletes everything this machine keeps of a channel in the database. Nothing at Meta changes. */
export function forgetChannel(database: Database, channelId: string): ForgottenData {
  const remove = (table: string) => database.run(`DELETE FROM ${table} WHERE channel_id = :channelId`, { channelId });
  return database.write('channel-data', () => {
    for (const table of ['template_syncs', 'template_contents', 'message_statuses', 'windows', 'profiles', 'optouts'])
      remove(table);
    return { templates: remove('templates'), messages: remove('messages'), events: remove('events') };
  });
}
