import { Failure } from '../../../core/failure.js';
import { type CallbackLevel, isSameUrl } from '../../../core/webhook/level.js';
import { toStandInUrl } from '../../../core/webhook/relay-request.js';
import type { TunnelName } from '../../../core/webhook/tunnels.js';
import type { Context } from '../../context.js';
import { setCallbackAt } from '../../put-back.js';
import type { ListenSays } from './lines.js';
import { planTakeOver, type TakeOverPlan } from './take-over.js';

export interface StandInWishes {
  /** An address that leads here already. */
  readonly publicUrl: string | undefined;
  readonly tunnel: TunnelName | undefined;
  readonly level: CallbackLevel | undefined;
  readonly previousTokenFile: string | undefined;
  /** True: to whoever got the deliveries before. */
  readonly tee: string | true | undefined;
  /** The only path that is listened at. */
  readonly path: string | undefined;
}

/** What a listener that stands in the place of a callback will do, decided before anything is changed. */
export interface StandInPlan {
  /** undefined when no callback is taken over. */
  readonly takeOver: TakeOverPlan | undefined;
  readonly passOnTo: string | null;
}

export async function planStandIn(wishes: StandInWishes, context: Context<ListenSays>): Promise<StandInPlan> {
  const { ask, text } = context;
  requireNoContradiction(wishes);
  const { tee, level = 'phone' } = wishes;
  const plan = await planTakeOverOf(wishes, context);
  const passOnTo = typeof tee === 'string' ? tee : tee ? (plan?.originUrl ?? null) : null;
  if (tee === true && passOnTo === null) throw new Failure('tee-without-origin', { level });
  const { publicUrl } = wishes;
  if (publicUrl !== undefined && passOnTo !== null && isSameUrl(standInUrl(publicUrl, wishes, passOnTo), passOnTo)) {
    throw new Failure('tee-in-circle', { url: passOnTo });
  }
  // Whoever lives from these messages gets none of them meanwhile.
  if (plan?.originUrl && passOnTo === null) await ask.confirm(text.relay.ask(plan.originUrl));
  return { takeOver: plan, passOnTo };
}

async function planTakeOverOf(wishes: StandInWishes, { session, host }: Context<ListenSays>) {
  if (!takesOver(wishes)) return undefined;
  const { level = 'phone', previousTokenFile: file, publicUrl } = wishes;
  // Whoever puts the callback back may stand in another folder.
  const previousTokenFile = file === undefined || IS_ABSOLUTE.test(file) ? file : `${host.cwd}/${file}`;
  const plan = await planTakeOver(session, host, { level, previousTokenFile });
  // Who was told of this address before loses nothing to it.
  const isOurs = publicUrl !== undefined && isSameUrl(standInUrl(publicUrl, wishes, null), plan.originUrl);
  return isOurs ? { ...plan, originUrl: null } : plan;
}

const IS_ABSOLUTE = /^([\\/]|[a-z]:)/i;

function takesOver({ publicUrl, tunnel }: StandInWishes): boolean {
  return publicUrl !== undefined || tunnel !== undefined;
}

function requireNoContradiction(wishes: StandInWishes): void {
  const { publicUrl, tunnel, level, previousTokenFile, tee } = wishes;
  if (publicUrl !== undefined && tunnel !== undefined) {
    throw new Failure('conflicting-options', { first: '--public-url', second: '--tunnel' });
  }
  if (takesOver(wishes)) return;
  const alone = (option: string) => new Failure('takeover-option-alone', { option });
  if (level !== undefined) throw alone('--level');
  if (previousTokenFile !== undefined) throw alone('--previous-verify-token-file');
  if (tee === true) throw alone('--tee');
}

/** Our address as Meta gets it. */
export function standInUrl(base: string, { path }: Pick<StandInWishes, 'path'>, passOnTo: string | null): string {
  if (path === undefined) return toStandInUrl(base, passOnTo);
  const url = new URL(base);
  return url.pathname === '/' ? new URL(path, url).href : url.href;
}

/** A tunnel's address is known only when it is open. */
const ADDRESS_TO_COME = 'https://address-of-the-tunnel.example';

/** What Meta would be told, in a dry run: that we stand in, and that everything is as before. */
export async function rehearseStandIn(
  { takeOver: plan, passOnTo }: StandInPlan,
  wishes: StandInWishes,
  verifyToken: string,
): Promise<void> {
  if (!plan) return;
  const { level, place, fields, previousUrl } = plan;
  const callbackUrl = standInUrl(wishes.publicUrl ?? ADDRESS_TO_COME, wishes, passOnTo);
  await setCallbackAt(level, place, { callback: { callbackUrl, verifyToken }, fields });
  const callback = previousUrl === null ? null : { callbackUrl: previousUrl, verifyToken };
  await setCallbackAt(level, place, { callback, fields });
}
