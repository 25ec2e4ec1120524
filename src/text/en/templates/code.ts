import type { PlanBlock } from '../../../core/templates/code/plan.js';
import { utcMinute } from '../../utc-minute.js';
import { NOT_THERE, REASONS, STATUS_WORDS } from './states.js';

const FOLDER = 'The folder of the template files, templates unless it is named';
const NAME = 'Only the templates of this name; may be repeated';

/** What `plan`, `apply` and `status` say about one template. */
const ITEM_WORDS = {
  actions: { create: 'create', edit: 'edit', delete: 'delete', none: 'leave' },
  statuses: STATUS_WORDS,
  reasons: REASONS,
  blocked: (block: PlanBlock): string => {
    switch (block.block) {
      case 'status':
        return block.status === 'DISABLED'
          ? 'cannot be done: Meta disabled it for good; make one under another name'
          : `cannot be done while it is ${block.status}; only APPROVED, REJECTED and PAUSED templates can be edited`;
      case 'edit-budget':
        return `cannot be done before ${utcMinute(block.until)}: an approved template takes 1 edit in 24 hours and 10 in 30 days`;
      case 'name-deleted':
        return `cannot be done before ${utcMinute(block.until)}: it was deleted, and its name rests for 30 days; use another name, such as one that ends in _v2`;
      case 'category-of-name':
        return `cannot be done: other languages of this name are ${block.category}, and all of a name have one category`;
      case 'template-limit':
        return `cannot be done: the account may have ${block.limit} templates`;
      case 'sample-missing':
        return 'cannot be done: an edit sends the sample again, so put the file beside the template and name it with `sample:`';
    }
  },
  drift: (file: string, account: string) =>
    `category: the file says ${file}, Meta made it ${account} and bills it as that; write ${account} into the file, or make one under another name`,
  announced: (category: string) => `Meta will move it to ${category}`,
  rejected: (reason: string) => `rejected: ${reason}`,
  unmanaged: 'no file names it',
  notThere: NOT_THERE,
  counts: {
    create: (count: number) => `${count} to create`,
    edit: (count: number) => `${count} to edit`,
    delete: (count: number) => `${count} to delete`,
    blocked: (count: number) => `${count} not possible now`,
    categoryDrift: (count: number) => `${count} in another category`,
    unmanaged: (count: number) => `${count} in no file`,
    unchanged: (count: number) => `${count} unchanged`,
  },
  nothing: (count: number) =>
    count === 1 ? 'The account is as the file says.' : `The account is as all ${count} files say.`,
};

export const templatesCode = {
  'templates pull': {
    summary: 'Write the templates of the account into files, to keep them in git',
    args: { folder: FOLDER },
    options: {
      name: NAME,
      media: 'Leave the samples of media headers at Meta instead of fetching them',
    },
    says: {
      reading: 'Reading the templates',
      fetching: 'Fetching the samples',
      ask: (paths: string[]) =>
        `${paths.length === 1 ? '1 file says' : `${paths.length} files say`} something else than the account and will be overwritten:\n${paths.map((path) => `  ${path}`).join('\n')}\nOverwrite?`,
      kinds: { new: 'new', updated: 'updated', unchanged: 'unchanged' },
      count: (written: number, unchanged: number, folder: string) =>
        written === 0
          ? `All ${unchanged} files in ${folder} are as the account says.`
          : `${written === 1 ? '1 file' : `${written} files`} written to ${folder}, ${unchanged} unchanged.`,
      empty: 'This account has no templates that could be kept in files.',
      noSamples: (paths: string[], count: number, why: string) =>
        `The samples of ${count === 1 ? '1 template' : `${count} templates`} could not be fetched (${why}): ${paths.join(', ')}${count > paths.length ? ', …' : ''}. ${count === 1 ? 'Its file keeps' : 'Their files keep'} Meta's link. An edit needs the sample itself: put it beside the template and name it with \`sample:\`.`,
      sampleProblems: {
        host: "the link leads to another host than Meta's",
        type: 'it is no JPEG, PNG, MP4 or PDF',
      },
      onlyHere: (paths: string[]) =>
        `Not in the account: ${paths.join(', ')}. \`wabactl templates apply\` would create ${paths.length === 1 ? 'it' : 'them'}.`,
      next: 'Next: keep the folder in git; after a change `wabactl templates plan` shows what it would do',
    },
  },
  'templates plan': {
    summary: 'Show what would make the account like the template files',
    args: { folder: FOLDER },
    options: {
      name: NAME,
      prune: 'Also delete templates that no file names',
      markdown: 'Write it as Markdown, for a pull request',
      exitCode: 'Exit with 6 when files and account differ',
    },
    says: {
      ...ITEM_WORDS,
      reading: 'Comparing the files with the account',
      title: 'WhatsApp templates',
      head: ['Template', 'Action', 'Status', 'Notes'],
      next: (line: string) => `Next: \`${line}\` does it`,
    },
  },
  'templates apply': {
    summary: 'Make the account like the template files: create, edit and, when asked to, delete',
    args: { folder: FOLDER },
    options: {
      name: NAME,
      prune: 'Also delete templates that no file names',
      exitCode: 'Exit with 6 when something could not be done or Meta chose another category; CI always does',
    },
    says: {
      ...ITEM_WORDS,
      reading: 'Comparing the files with the account',
      doing: (at: number, total: number, name: string, language: string) => `${at} of ${total}: ${name} (${language})`,
      ask: (count: number) => `Do this for ${count === 1 ? '1 template' : `${count} templates`}?`,
      askDeletion: (count: number, deletions: number) =>
        `${count === 1 ? '1 change' : `${count} changes`}, of which ${deletions === 1 ? '1 deletes a template, whose name' : `${deletions} delete templates, whose names`} cannot be used again for 30 days. Type ${deletions} to go on:`,
      outcomes: {
        done: (action: string) => `${action}: done`,
        failed: (action: string) => `${action}: Meta refused`,
        unknown: (action: string) => `${action}: the answer was lost; the next plan shows whether it was done`,
        left: (action: string) => `${action}: not begun`,
        blocked: (action: string) => `${action}: not possible now`,
        unchanged: (action: string) => action,
      },
      categoryChanged: (asked: string, got: string) =>
        `You asked for ${asked}, and Meta made it ${got}. It is priced as ${got}.`,
      total: (done: number, failed: number, left: number) =>
        [
          `${done} done`,
          ...(failed > 0 ? [`${failed} failed`] : []),
          ...(left > 0 ? [`${left} left; run it again to go on`] : []),
        ].join(', '),
      next: 'Next: `wabactl templates wait` waits for the reviews',
    },
  },
  'templates status': {
    summary: 'Show for each template file whether Meta has it so, and whether it can be sent',
    args: { folder: FOLDER },
    options: { name: NAME, exitCode: 'Exit with 6 unless all are as their files say, and approved' },
    says: {
      ...ITEM_WORDS,
      reading: 'Comparing the files with the account',
      head: ['NAME', 'LANGUAGE', 'STATUS', 'CATEGORY', 'FILE'],
      states: { same: 'as in the account', differs: 'differs', missing: 'not submitted', drift: 'other category' },
      count: (good: number, total: number, unmanaged: number) =>
        `${good} of ${total === 1 ? '1 file' : `${total} files`} approved and as the file says${unmanaged === 0 ? '' : `; ${unmanaged} in no file`}`,
      next: 'Next: `wabactl templates plan` shows what differs',
    },
  },
};
