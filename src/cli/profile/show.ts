import { readProfile } from '../../graph/profile.js';
import { command } from '../command.js';
import { profileSchema, viewProfile } from './profile-view.js';

export const show = command({
  path: 'profile show',
  examples: ['wabactl profile show', 'wabactl profile show --json --jq .description'],
  args: {},
  options: {},
  output: profileSchema,
  async run(_input, { session }) {
    const { phoneNumberId } = await session.channel();
    return readProfile(await session.graph(), phoneNumberId);
  },
  view: viewProfile,
});
