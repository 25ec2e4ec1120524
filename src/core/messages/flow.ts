import type { PartProblem } from './parts.js';

export interface Flow {
  /** Exactly one of these two. */
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly label: string | undefined;
  readonly token: string | undefined;
  /** Where it begins; Meta takes the first screen otherwise. */
  readonly screen: string | undefined;
  /** What the first screen is filled with. */
  readonly data: unknown;
  /** Its own server says with what it begins. */
  readonly asksServer: boolean;
  readonly isDraft: boolean;
}

/** https://developers.facebook.com/docs/whatsapp/flows/guides/sendingaflow */
export function checkFlow({ id, name, label, screen, data, asksServer }: Flow): PartProblem[] {
  const isPayload = screen !== undefined || data !== undefined;
  return [
    ...((id === undefined) === (name === undefined)
      ? [{ field: 'flow', problem: 'either-or', options: ['--flow-id', '--flow-name'] } as const]
      : []),
    ...(label === undefined ? [{ field: 'flow-label', problem: 'missing', option: '--button' } as const] : []),
    ...(label?.trim() === '' ? [{ field: 'flow-label', problem: 'empty' } as const] : []),
    ...(isPayload && asksServer
      ? [{ field: 'flow-data', problem: 'either-or', options: ['--screen --data', '--ask-server'] } as const]
      : []),
    ...(data === undefined || (isObject(data) && Object.keys(data).length > 0)
      ? []
      : [{ field: 'flow-data', problem: 'empty' } as const]),
  ];
}

export function toFlowAction({ id, name, label, token, screen, data, asksServer, isDraft }: Flow) {
  const payload = { ...(screen !== undefined && { screen }), ...(data !== undefined && { data }) };
  return {
    name: 'flow',
    parameters: {
      flow_message_version: '3',
      ...(id !== undefined && { flow_id: id }),
      ...(name !== undefined && { flow_name: name }),
      flow_cta: label,
      // What Meta itself puts where nobody needs one.
      flow_token: token ?? 'unused',
      ...(isDraft && { mode: 'draft' }),
      flow_action: asksServer ? 'data_exchange' : 'navigate',
      ...(Object.keys(payload).length > 0 && { flow_action_payload: payload }),
    },
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
