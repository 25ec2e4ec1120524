import { TEMPLATE_LIMITS } from '../../core/meta/limits.js';
import type { World } from '../route.js';
import type { Waba } from '../state.js';

/** 6000 once the portfolio is verified and one of its WABAs has a number whose name is approved. */
export function templateLimitOf(world: World, waba: Waba): number {
  const business = world.state.businesses.get(waba.ownerBusinessId);
  const verified = business?.verificationStatus.toLowerCase() === 'verified';
  const named = [...world.state.phones.values()].some(
    ({ wabaId, nameStatus }) =>
      nameStatus === 'APPROVED' && world.state.wabas.get(wabaId)?.ownerBusinessId === waba.ownerBusinessId,
  );
  return verified && named ? TEMPLATE_LIMITS.perVerifiedWaba : TEMPLATE_LIMITS.perUnverifiedWaba;
}
