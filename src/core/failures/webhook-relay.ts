import type { CallbackLevel } from '../webhook/level.js';
import type { TunnelName } from '../webhook/tunnels.js';

/** What keeps a listener from standing in the place of a callback, or from giving the place back. */
export interface WebhookRelayFailures {
  'tunnel-not-installed': { tunnel: TunnelName; program: string };
  /** Before it said its address, or later and it could not be started again. Its own last lines say why. */
  'tunnel-ended': { tunnel: TunnelName; exitCode: number | null; lastLines: string[] };
  'tunnel-without-address': { tunnel: TunnelName; waitedSeconds: number; lastLines: string[] };
  /** Somebody answers there, and not this listener. */
  'public-url-leads-elsewhere': { url: string; status: number };
  /** A delivery came to this listener with another body than it was sent with. */
  'tunnel-changes-body': { url: string };
  /** It is about a take-over, and none was asked for. */
  'takeover-option-alone': { option: string };
  /** A callback stands there and its verify token is not known here, so that Meta could not be given it back. */
  'takeover-token-unknown': { level: CallbackLevel; url: string };
  /** A callback of a level above gets the messages, so that this take-over would be in vain. */
  'takeover-outranked': { level: CallbackLevel; by: CallbackLevel; url: string };
  /** Another listener of this machine, which is alive, has taken that callback over. */
  'takeover-already': { level: CallbackLevel; url: string; pid: number };
  /** Meta still has an address of ours, which answers nothing any more. The next start of any command tries again. */
  'takeover-not-put-back': {
    level: CallbackLevel;
    previousUrl: string | null;
    ourUrl: string;
    because: PutBackObstacle;
  };
  /** There is nobody to pass deliveries on to. */
  'tee-without-origin': { level: CallbackLevel };
  /** It would pass every delivery on to itself. */
  'tee-in-circle': { url: string };
}

/** `verify-token-gone`: the file or the channel that had it is not there any more. */
export type PutBackObstacle =
  | 'unreachable'
  | 'not-permitted'
  | 'refused'
  | 'not-taken'
  | 'verify-token-gone'
  | 'channel-gone';

export const webhookRelayFailures = {
  'tunnel-not-installed': 'usage',
  'tunnel-ended': 'unreachable',
  'tunnel-without-address': 'unreachable',
  'public-url-leads-elsewhere': 'unhealthy',
  'tunnel-changes-body': 'unhealthy',
  'takeover-option-alone': 'usage',
  'takeover-token-unknown': 'usage',
  'takeover-outranked': 'usage',
  'takeover-already': 'usage',
  'takeover-not-put-back': 'unhealthy',
  'tee-without-origin': 'usage',
  'tee-in-circle': 'usage',
} as const;
