import * as z from 'zod/mini';
import { table } from '../../ui/table.js';
import { command } from '../command.js';

const row = z.object({
  name: z.string(),
  current: z.boolean(),
  kind: z.enum(['live', 'emulator']),
  displayPhoneNumber: z.string(),
  verifiedName: z.string(),
  phoneNumberId: z.string(),
  wabaId: z.string(),
  wabaName: z.string(),
  tokenExpiresAt: z.nullable(z.string()),
});

export const list = command({
  path: 'channel list',
  examples: ['wabactl channel list', "wabactl channel list --json --jq '.[].name'"],
  args: {},
  options: {},
  output: z.array(row),
  async run(_input, { session }) {
    const { channels, currentChannelId } = await session.config.read();
    return channels.map((channel) => ({
      name: channel.name,
      current: channel.id === currentChannelId,
      kind: channel.kind,
      displayPhoneNumber: channel.displayPhoneNumber,
      verifiedName: channel.verifiedName,
      phoneNumberId: channel.phoneNumberId,
      wabaId: channel.wabaId,
      wabaName: channel.wabaName,
      tokenExpiresAt: channel.tokenExpiresAt,
    }));
  },
  view(channels, screen, say) {
    if (channels.length === 0) return say.empty;
    const rows = channels.map(({ current, name, displayPhoneNumber, verifiedName, wabaName, kind }) => [
      current ? say.current : '',
      current ? screen.style.strong(name) : name,
      displayPhoneNumber,
      verifiedName,
      wabaName,
      kind,
    ]);
    return table(say.head, rows, screen);
  },
});
