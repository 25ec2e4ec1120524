import type { NodeKind } from '../../src/emulator/route.js';
import { at, isNode, list, type Node, resolve } from './document.js';

/** One operation of the document, with where it stands. */
export interface Operation {
  /** `GET /{WABA-ID}/phone_numbers`: as people say it, without the version. */
  readonly name: string;
  /** Steps from the document's root. */
  readonly place: readonly string[];
  readonly description: Node;
  readonly parameters: readonly Node[];
}

/** What the document calls the first part of a path, by what kind of node the id is: `GET /{Version}/{id}` exists 15 times. */
const PLACEHOLDERS: Readonly<Partial<Record<NodeKind, readonly string[]>>> = {
  phone: ['{Phone-Number-ID}'],
  waba: ['{WABA-ID}', '{WhatsApp-Business-Account-ID}'],
  business: ['{Business-ID}'],
  app: ['{Application-ID}'],
  user: ['{User-ID}'],
  me: ['{User-ID}'],
  template: ['{TEMPLATE_ID}'],
  media: ['{Media-ID}'],
};

/** undefined when the document does not have it. */
export function chooseOperation(document: Node, method: string, kind: NodeKind, edge: string): Operation | undefined {
  const paths = (PLACEHOLDERS[kind] ?? []).map((id) => `/{Version}/${[id, edge].filter(Boolean).join('/')}`);
  return paths.map((path) => operationAt(document, path, method)).find((operation) => operation !== undefined);
}

export function webhookOperation(document: Node): Operation | undefined {
  return operationAt(document, '/whatsapp/webhooks', 'POST');
}

function operationAt(document: Node, path: string, method: string): Operation | undefined {
  const item = at(document, 'paths')[path];
  const description = isNode(item) ? item[method.toLowerCase()] : undefined;
  if (!isNode(item) || !isNode(description)) return undefined;
  const given = [...list(item.parameters ?? []), ...list(description.parameters ?? [])];
  return {
    name: `${method} ${path.replace('/{Version}', '')}`,
    place: ['paths', path, method.toLowerCase()],
    description,
    parameters: given.map((parameter) => resolve(document, parameter)),
  };
}
