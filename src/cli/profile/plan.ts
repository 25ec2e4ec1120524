import * as z from 'zod/mini';
import { Failure } from '../../core/failure.js';
import { command } from '../command.js';
import { flag, optional, text } from '../field.js';
import { planProfile } from './change-profile.js';
import { countDifferences, planOutput, toPlanReport, viewPlanReport } from './plan-report.js';
import { DEFAULT_FILE, readProfileFile } from './profile-file.js';

export const plan = command({
  path: 'profile plan',
  examples: ['wabactl profile plan', 'wabactl profile plan shop/profile.yaml --exit-code'],
  args: { file: optional(text('[file]')) },
  options: { exitCode: flag('--exit-code') },
  output: z.object(planOutput),
  rows: ({ differences }) => differences,
  async *run({ file = DEFAULT_FILE, exitCode }, context) {
    // First of all, so that nobody corrects a file who has no number yet to compare it with.
    await context.session.channel();
    const { changes, picture, warnings } = await readProfileFile(file, context);
    for (const warning of warnings) context.note(context.text.pictureWarning(warning));
    const report = toPlanReport(file, await planProfile(changes, picture, context));
    yield report;
    const count = countDifferences(report);
    if (exitCode && count > 0) throw new Failure('profile-differs', { count });
  },
  view(report, screen, say) {
    if (countDifferences(report) === 0) return viewPlanReport(report, screen, say);
    return `${viewPlanReport(report, screen, say)}\n\n${say.next(report.file)}`;
  },
});
