import type { NodeKind } from './route.js';
import type { EmulatorState, Token } from './state.js';

/** What a path names: a kind of node, its id and the edge behind it. */
export interface Target {
  readonly kind: NodeKind;
  readonly id: string;
  readonly edge: string;
}

/** undefined when the first part names nothing that exists. `rootEdges` are the paths that begin with a word, not a node. */
export function findTarget(
  segments: readonly string[],
  rootEdges: readonly string[],
  token: Token,
  state: EmulatorState,
): Target | undefined {
  const [first = '', ...rest] = segments;
  const edge = rest.join('/');
  const path = segments.join('/');
  if (rootEdges.includes(path)) return { kind: 'none', id: '', edge: path };
  if (first === 'me') return { kind: 'me', id: token.userId, edge };
  if (first === 'app') return { kind: 'app', id: token.appId, edge };
  if (first.startsWith('upload:')) return { kind: 'upload', id: first.slice('upload:'.length), edge };
  const kind = kindOf(first, state);
  return kind && { kind, id: first, edge };
}

export function kindOf(id: string, state: EmulatorState): NodeKind | undefined {
  if (state.phones.has(id)) return 'phone';
  if (state.wabas.has(id)) return 'waba';
  if (state.templates.has(id)) return 'template';
  if (state.media.has(id)) return 'media';
  if (state.apps.has(id)) return 'app';
  if (state.businesses.has(id)) return 'business';
  if (state.users.has(id)) return 'user';
  return undefined;
}

/** The WABA that a node belongs to: permissions, rate limits and health are the WABA's. */
export function wabaIdOf({ kind, id }: Pick<Target, 'kind' | 'id'>, state: EmulatorState): string | undefined {
  if (kind === 'waba') return id;
  if (kind === 'phone') return state.phones.get(id)?.wabaId;
  if (kind === 'template') return state.templates.get(id)?.wabaId;
  if (kind === 'media') return state.phones.get(state.media.get(id)?.phoneId ?? '')?.wabaId;
  return undefined;
}

/** As Meta prints them in the refusal of an unknown field. */
export const NODE_TYPE_NAMES: Readonly<Record<NodeKind, string>> = {
  me: 'User',
  user: 'User',
  business: 'Business',
  app: 'Application',
  waba: 'WhatsAppBusinessAccount',
  phone: 'WhatsAppBusinessPhoneNumber',
  template: 'WhatsAppMessageTemplate',
  media: 'WhatsAppBusinessCloudAPIMedia',
  upload: 'UploadSession',
  none: 'Root',
};
