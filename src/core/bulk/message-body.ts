import { toCallbackData } from './callback-data.js';
import type { BulkRun } from './run.js';

/**
 * Makes the bodies of a run's requests by joining texts, as `toPayload` would make the object: what is the same for all
 * is made into JSON once.
 */
export function bodyMaker({ id, template }: Pick<BulkRun, 'id' | 'template'>): (row: Row) => string {
  const head = '{"messaging_product":"whatsapp","recipient_type":"individual",';
  const { name, language } = template;
  const tail = `"type":"template","template":{"name":${JSON.stringify(name)},"language":{"code":${JSON.stringify(language)}}`;
  return ({ row, to, components }) => {
    const whom = `${to.startsWith('+') ? '"to"' : '"recipient"'}:${JSON.stringify(to)}`;
    const callbackData = `"biz_opaque_callback_data":"${toCallbackData(id, row)}"`;
    const filled = components === '[]' ? '' : `,"components":${components}`;
    return `${head}${whom},${callbackData},${tail}${filled}}}`;
  };
}

interface Row {
  readonly row: number;
  readonly to: string;
  readonly components: string;
}
