import * as z from 'zod/mini';
import { createScreen } from '../../ui/create-screen.js';
import { command } from '../command.js';
import { optional, text } from '../field.js';
import { changeProfile, needed, planProfile } from './change-profile.js';
import { countDifferences, planOutput, toPlanReport, viewPlanReport } from './plan-report.js';
import { DEFAULT_FILE, readProfileFile } from './profile-file.js';

export const apply = command({
  path: 'profile apply',
  examples: ['wabactl profile apply', 'wabactl profile apply shop/profile.yaml --yes'],
  args: { file: optional(text('[file]')) },
  options: {},
  output: z.object({ ...planOutput, applied: z.boolean() }),
  rows: ({ differences }) => differences,
  changes: true,
  async run({ file = DEFAULT_FILE }, context) {
    const { host, say, ask, note, globals, text: words } = context;
    // First of all, so that nobody corrects a file who has no number yet to compare it with.
    await context.session.channel();
    const { changes, picture, warnings } = await readProfileFile(file, context);
    for (const warning of warnings) note(words.pictureWarning(warning));
    const planned = await planProfile(changes, picture, context);
    const report = toPlanReport(file, planned);
    if (countDifferences(report) === 0) return { ...report, applied: false };
    if (!globals.yes && !globals.dryRun) {
      const screen = createScreen({ stdout: host.stderr, env: host.env, color: 'never', text: words, now: host.now() });
      note(viewPlanReport(report, screen, say));
      await ask.confirm(say.ask);
    }
    const progress = host.progress(say.sending);
    const sent = report.picture === 'changed' ? picture : undefined;
    const after = await changeProfile(planned.wanted, sent, context).finally(() => progress.done());
    const unlike = Object.keys(needed(after, planned.wanted));
    if (unlike.length > 0 && !context.dryRun) note(say.differs(unlike.join(', ')));
    return { ...report, applied: true };
  },
  view(report, screen, say) {
    if (!report.applied) return viewPlanReport(report, screen, say);
    return [`${screen.style.good('✓')} ${say.done}`, viewPlanReport(report, screen, say), '', say.next].join('\n');
  },
});
