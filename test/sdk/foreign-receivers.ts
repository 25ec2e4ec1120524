import { Client } from '@great-detail/whatsapp';
import { normalizeWebhook, verifySignature } from '@kapso/whatsapp-cloud-api/server';
import { verify } from '@octokit/webhooks-methods';
import { WhatsAppAPI } from 'whatsapp-api-js/middleware/node-http';
// @ts-expect-error It has no types of its own.
import XHubSignature from 'x-hub-signature';
import { DEFAULT_IDS } from '../../src/emulator/default-seed.js';

/** A POST as it came. */
export interface Posted {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const { appSecret } = DEFAULT_IDS;

interface Signer {
  verify(signature: string, body: Buffer): boolean;
}

const Signer = XHubSignature as new (algorithm: string, secret: string) => Signer;

const sha256Of = ({ headers }: Posted): string => headers['x-hub-signature-256'] ?? '';

const greatDetail = new Client({ request: { retry: 0 } });
const apiJs = new WhatsAppAPI({ token: 'none', appSecret, webhookVerifyToken: 'none', v: 'v23.0' });

/** Code that nobody here wrote: whether it takes a delivery for one of Meta's, as its makers meant it to be used. */
export const foreignReceivers: Readonly<Record<string, (posted: Posted) => Promise<boolean> | boolean>> = {
  '@kapso/whatsapp-cloud-api'({ body, ...rest }) {
    normalizeWebhook(JSON.parse(body.toString()));
    return verifySignature({ appSecret, rawBody: body, signatureHeader: sha256Of({ body, ...rest }) });
  },
  async '@great-detail/whatsapp'({ headers, body }) {
    const request = { method: 'POST', query: {}, body: body.toString(), headers };
    const event = await greatDetail.webhook.eventNotification(request);
    return event.verifySignature(appSecret).then(
      () => true,
      () => false,
    );
  },
  'whatsapp-api-js': (posted) => apiJs.verifyRequestSignature(posted.body.toString(), sha256Of(posted)),
  '@octokit/webhooks-methods': (posted) => verify(appSecret, posted.body.toString(), sha256Of(posted)),
  'x-hub-signature, SHA-256': (posted) => new Signer('sha256', appSecret).verify(sha256Of(posted), posted.body),
  'x-hub-signature, SHA-1': ({ headers, body }) =>
    new Signer('sha1', appSecret).verify(headers['x-hub-signature'] ?? '', body),
};

/** The names of those that do not take it. */
export async function refusersOf(posted: Posted): Promise<string[]> {
  const verdicts = await Promise.all(
    Object.entries(foreignReceivers).map(async ([name, takes]) => ((await takes(posted)) ? [] : [name])),
  );
  return verdicts.flat();
}
