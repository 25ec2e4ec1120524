import { toDeliveryHeaders } from '../../../core/webhook/delivery-headers.js';
import type { ForwardAnswer } from '../../../core/webhook/inspect-protocol.js';
import type { Host } from '../../../host/host.js';
import { type Forwardable, postDelivery } from '../../../listener/forward.js';
import type { LoggedDelivery } from '../../../store/delivery-log.js';
import type { AppSecrets } from '../../app-secrets.js';

/** Where a delivery can be sent once more. */
export interface Replay {
  readonly target: string;
  send(delivery: LoggedDelivery): Promise<ForwardAnswer>;
}

export interface ReplayOptions {
  readonly url: string;
  readonly secrets: AppSecrets;
  readonly host: Pick<Host, 'fetch' | 'now'>;
}

/** A person waits for the answer. */
const TIMEOUT_MS = 10_000;

export function createReplay({ url, secrets, host }: ReplayOptions): Replay {
  return {
    target: url,
    async send(delivery) {
      const at = host.now();
      const { answer, problem } = await postDelivery(
        signed(delivery, url, secrets),
        { fetch: host.fetch, url },
        TIMEOUT_MS,
      );
      return {
        at: at.toISOString(),
        url,
        status: answer?.status ?? null,
        milliseconds: host.now().getTime() - at.getTime(),
        problem,
        body: answer && new TextDecoder().decode(answer.body),
        isReplay: true,
      };
    },
  };
}

/** What was kept may differ from what came, where numbers are masked, so Meta's signature need not fit any more. */
function signed({ headers, body, appId }: LoggedDelivery, url: string, { known }: AppSecrets): Forwardable {
  const app = known.find((each) => appId !== null && each.appId === appId);
  if (!app) return { headers, body };
  return { headers: { ...headers, ...toDeliveryHeaders(body, new URL(url).host, app.value) }, body };
}
