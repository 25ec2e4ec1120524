import * as z from 'zod/mini';
import { formatName } from '../../core/media/format-names.js';
import { deleteMedia } from '../../graph/media.js';
import { forgetMediaUpload, mediaUploadedAt } from '../../store/media-uploads.js';
import { sizeOf } from '../../text/file-size.js';
import { command } from '../command.js';
import { graphId } from '../field.js';
import { findMedia } from './find-media.js';

export const deleteFile = command({
  path: 'media delete',
  examples: ['wabactl media delete 1037543291543636', 'wabactl media delete 1037543291543636 --yes'],
  args: { id: graphId('<id>') },
  options: {},
  output: z.object({ id: z.string(), deleted: z.boolean() }),
  changes: true,
  async run({ id }, { session, ask, say }) {
    const graph = await session.graph();
    const { mimeType, bytes } = await findMedia(graph, id);
    await ask.confirm(say.ask(id, formatName(mimeType ?? '?'), sizeOf(bytes ?? 0)));
    await deleteMedia(graph, id);
    const database = await session.database();
    // Else the next send of the same file would ask for it in vain.
    if (mediaUploadedAt(database, id) !== undefined) forgetMediaUpload(database, id);
    return { id, deleted: true };
  },
  view: ({ id }, screen, say) => `${screen.style.good('✓')} ${say.done(id)}`,
});
