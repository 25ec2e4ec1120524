import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import type { SignatureKey } from '../../core/failures/webhook.js';
import { explainSignature, SIGNATURE_CAUSES } from '../../core/webhook/explain-signature.js';
import { parseSignature } from '../../core/webhook/signature.js';
import { findAppSecrets, nameOf } from '../app-secrets.js';
import { command } from '../command.js';
import { text } from '../field.js';
import type { Session } from '../session.js';

/** A secret that may have been used as the key of a signature. */
interface Key extends SignatureKey {
  readonly value: string;
  /** The one that Meta uses for this channel. */
  readonly isRight: boolean;
}

export const verifySignature = command({
  path: 'webhook verify-signature',
  examples: [
    'wabactl webhook verify-signature --body-file body.json --signature sha256=5bdcc146…',
    'cat body.json | wabactl webhook verify-signature --body-file - --signature "$X_HUB_SIGNATURE_256"',
  ],
  args: {},
  options: { bodyFile: text('--body-file <file>'), signature: text('--signature <value>') },
  output: z.object({
    /** Whether Meta's check passes: the raw bytes, with the secret of the channel's app. */
    valid: z.boolean(),
    algorithm: z.enum(['sha256', 'sha1']),
    bytes: z.number(),
    /** What was changed in the body since it was signed, or before; empty when nothing was, or nothing explains it. */
    causes: z.readonly(z.array(z.enum(SIGNATURE_CAUSES))),
    /** What was used as the key; null when nothing that is known here was. */
    key: z.nullable(
      z.object({
        role: z.enum(['app-secret', 'token', 'verify-token']),
        appId: z.nullable(z.string()),
        channels: z.readonly(z.array(z.string())),
      }),
    ),
  }),
  async *run(input, { session, readInput }) {
    const signature = parseSignature(input.signature);
    if (!signature) throw new Failure('signature-malformed', {});
    const keys = await findKeys(session);
    const body = await readInput(input.bodyFile, '--body-file');
    const secrets = keys.map(({ value }) => value);
    const match = explainSignature(body, signature, secrets);
    const key = match && keys[match.secretIndex];
    const causes = match?.causes ?? [];
    const valid = key?.isRight === true && causes.length === 0;
    const shown = key ? { role: key.role, appId: key.appId, channels: [...key.channels] } : null;
    yield { valid, algorithm: signature.algorithm, bytes: body.length, causes, key: shown };
    if (valid) return;
    throw new Failure('signature-wrong', { causes: [...causes], wrongKey: key?.isRight ? null : shown });
  },
  view({ valid, algorithm, bytes, key }, { style }, say) {
    const signer = key && say.signer(key.appId, key.channels.join(', '));
    return valid && signer
      ? `${style.good('✓')} ${say.valid(algorithm, bytes, signer)}\n\n${say.next}`
      : `${style.bad('✗')} ${say.invalid(algorithm, bytes)}`;
  },
});

/** The secret that Meta signs with first; then those of other apps, and what people take for it. */
async function findKeys(session: Session): Promise<Key[]> {
  const channel = await session.channel();
  const { channels } = await session.config.read();
  const { known } = await findAppSecrets(session, channels);
  const own = await session.secret('app-secret', channel);
  if (known.length === 0) throw new Failure('no-app-secret', { channel: channel.name });
  const apps = known.map(
    (each): Key => ({ ...each, channels: [...each.channels], role: 'app-secret', isRight: each.value === own?.value }),
  );
  const mistaken = await Promise.all(
    (['token', 'verify-token'] as const).map(async (role): Promise<Key[]> => {
      const found = await session.secret(role, channel);
      const { appId } = channel;
      return found ? [{ role, value: found.value, appId, channels: [nameOf(channel)], isRight: false }] : [];
    }),
  );
  return [...apps, ...mistaken.flat()];
}
