/** What happens to an account, a number or a template while it sends, with the webhooks that tell it. */
import type { World } from '../route.js';
import type { Phone, Template, Waba } from '../state.js';
import { disableTemplate, pauseTemplate, resumeTemplate, strikeTemplate } from '../templates/quality.js';
import type { Happening } from './send-rule.js';

const FUNDING_ID = '23846302184560155';

export interface Scene {
  readonly phone: Phone;
  /** The one that is sent, or that is named. */
  readonly template: Template | undefined;
}

/** Whether it could happen: what is to happen to a template needs one. */
export function happen(world: World, event: Happening, { phone, template }: Scene): boolean {
  const waba = world.state.wabas.get(phone.wabaId);
  if (waba === undefined) return false;
  switch (event) {
    case 'template-struck':
      return toTemplate(template, (one) => strikeTemplate(world, one));
    case 'template-paused':
      return toTemplate(template, (one) => pauseTemplate(world, one, 'RATE_LIMITING_PAUSE'));
    case 'template-disabled':
      return toTemplate(template, (one) => disableTemplate(world, one));
    case 'template-resumed':
      return toTemplate(template, (one) => resumeTemplate(world, one));
    case 'number-flagged':
      changeNumberQuality(world, phone, 'RED', 'FLAGGED');
      return true;
    case 'number-unflagged':
      changeNumberQuality(world, phone, 'GREEN', 'UNFLAGGED');
      return true;
    case 'number-upgraded':
      upgradeThroughput(world, phone);
      return true;
    case 'account-locked':
      changeAccount(world, waba, 'DISABLED', 'DISABLE');
      return true;
    case 'account-unlocked':
      changeAccount(world, waba, 'ACTIVE', 'REINSTATE');
      return true;
    // No webhook tells of the payment method.
    case 'payment-missing':
      waba.primaryFundingId = undefined;
      return true;
    case 'payment-restored':
      waba.primaryFundingId = FUNDING_ID;
      return true;
  }
}

function toTemplate(template: Template | undefined, change: (template: Template) => void): boolean {
  if (template) change(template);
  return template !== undefined;
}

/**
 * The quality itself stands in no webhook. FLAGGED and UNFLAGGED are of older versions, and whether Meta still sends them is
 * UNSURE: https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/phone_number_quality_update
 */
function changeNumberQuality(world: World, phone: Phone, quality: string, event: string): void {
  phone.qualityRating = quality;
  publishQuality(world, phone, { event, old_limit: phone.messagingLimit, current_limit: phone.messagingLimit });
}

function upgradeThroughput(world: World, phone: Phone): void {
  phone.throughputLevel = 'HIGH';
  publishQuality(world, phone, {
    event: 'THROUGHPUT_UPGRADE',
    max_daily_conversations_per_business: phone.messagingLimit,
  });
}

function publishQuality(world: World, { id, wabaId, displayPhoneNumber }: Phone, value: Record<string, string>): void {
  world.publish({
    wabaId,
    phoneId: id,
    field: 'phone_number_quality_update',
    value: { display_phone_number: displayPhoneNumber.replaceAll(/\D/g, ''), ...value },
  });
}

/** https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/account_update */
function changeAccount(world: World, waba: Waba, status: string, banState: string): void {
  waba.status = status;
  const date = new Date(world.nowMs());
  const day = date.toLocaleDateString('en-US', { month: 'long', day: 'numeric', year: 'numeric', timeZone: 'UTC' });
  const value = { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: banState, waba_ban_date: day } };
  world.publish({ wabaId: waba.id, phoneId: undefined, field: 'account_update', value });
}
