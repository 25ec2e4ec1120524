import { at, isNode, list, type Node, nodesOf, reference, schemaOf, schemasOf } from './document.js';
import type { Repair } from './repair.js';

/** What a list says, and what stands in its place: api-management 0.6, 2.4 and 8.1. */
const WRONG_LISTS: readonly { wrong: string; right: readonly string[] }[] = [
  {
    wrong: 'PENDING,LINKED,UNLINKED,DELETED,MIGRATED,BANNED,RESTRICTED',
    right: [
      'PENDING',
      'LINKED',
      'UNLINKED',
      'DELETED',
      'MIGRATED',
      'BANNED',
      'RESTRICTED',
      'RATE_LIMITED',
      'FLAGGED',
      'CONNECTED',
      'DISCONNECTED',
      'UNKNOWN',
      'UNVERIFIED',
    ],
  },
  {
    wrong: 'TIER_50,TIER_250,TIER_1K,TIER_10K,TIER_100K,TIER_UNLIMITED',
    right: ['TIER_50', 'TIER_250', 'TIER_1K', 'TIER_2K', 'TIER_10K', 'TIER_100K', 'TIER_UNLIMITED'],
  },
  { wrong: 'VERIFIED,UNVERIFIED', right: ['VERIFIED', 'NOT_VERIFIED', 'EXPIRED'] },
  { wrong: 'VERIFIED,NOT_VERIFIED', right: ['VERIFIED', 'NOT_VERIFIED', 'EXPIRED'] },
];

/** What the file says otherwise than the API answers. The chapters are those of the project's reference. */
export const answerRepairs: readonly Repair[] = [
  {
    fault: 'the business profile is flat in data[0], not below business_profile (api-management 0.6)',
    apply(document) {
      const items = schemaOf(document, 'WhatsAppBusinessProfileResponse', 'properties', 'data', 'items');
      if (!isNode(items.properties) || !isNode(items.properties.business_profile)) return 0;
      schemaOf(document, 'WhatsAppBusinessProfileResponse', 'properties', 'data').items =
        items.properties.business_profile;
      return 1;
    },
  },
  {
    fault: 'a description has 512 characters, not 256 (api-management 0.6)',
    apply: (document) =>
      Object.keys(schemasOf(document)).filter((name) => {
        const { properties } = schemaOf(document, name);
        const description = isNode(properties) && 'vertical' in properties && properties.description;
        if (!isNode(description) || description.maxLength !== 256) return false;
        description.maxLength = 512;
        return true;
      }).length,
  },
  ...WRONG_LISTS.map(correctList),
  {
    fault: 'file_size is a number too',
    apply(document) {
      const node = at(document, 'paths', '/{Version}/{Media-ID}', 'get', 'responses', '200', 'content');
      const fileSize = at(node, 'application/json', 'schema', 'properties', 'file_size');
      if (fileSize.type !== 'string') return 0;
      fileSize.type = ['string', 'number'];
      return 1;
    },
  },
  {
    fault: 'appsecret_proof, which every call to the Graph API takes, is in no list of parameters (api-management 1.8)',
    apply: allowAppSecretProof,
  },
  {
    fault: 'templates, media, messages, flows and some other operations describe no error at all',
    apply: describeErrorsEverywhere,
  },
];

function correctList({ wrong, right }: (typeof WRONG_LISTS)[number]): Repair {
  return {
    fault: `the values are not ${wrong}`,
    apply(document) {
      const found = [...nodesOf(schemasOf(document))].filter(
        (node) => Array.isArray(node.enum) && node.enum.join() === wrong,
      );
      for (const node of found) node.enum = [...right];
      return found.length;
    },
  };
}

function allowAppSecretProof(document: Node): number {
  const proof = { name: 'appsecret_proof', in: 'query', schema: { type: 'string', pattern: '^[0-9a-f]{64}$' } };
  const operations = operationsOf(document).filter((operation) => !JSON.stringify(operation).includes(proof.name));
  for (const operation of operations) operation.parameters = [...list(operation.parameters ?? []), proof];
  return operations.length;
}

function operationsOf(document: Node): Node[] {
  return Object.values(at(document, 'paths')).flatMap((item) =>
    Object.entries(isNode(item) ? item : {}).flatMap(([method, operation]) =>
      /^(get|post|delete)$/.test(method) && isNode(operation) ? [operation] : [],
    ),
  );
}

/** The error has one shape everywhere, only the operations forget it: api-management 0.5. */
function describeErrorsEverywhere(document: Node): number {
  const answer = { content: { 'application/json': { schema: { $ref: reference('GraphAPIError') } } } };
  const silent = operationsOf(document).filter(({ responses }) => isNode(responses) && !('404' in responses));
  // A receiver of webhooks may answer as it likes.
  const ofGraph = silent.filter((operation) => operation !== at(document, 'paths', '/whatsapp/webhooks', 'post'));
  for (const operation of ofGraph)
    operation.responses = {
      ...(isNode(operation.responses) && operation.responses),
      400: answer,
      401: answer,
      403: answer,
      404: answer,
      500: answer,
    };
  return ofGraph.length;
}
