const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

export const templatesLint = {
  'templates lint': {
    summary: 'Check template files offline for what Meta would refuse or reject',
    args: { paths: 'Files or folders (- for standard input); templates/ unless given' },
    options: {
      fix: 'Put right what is mechanical, in the files themselves',
      format: 'Form of the report: human, json, sarif, or github (annotations of a workflow)',
      strict: 'Count warnings as errors for the exit code',
      rules: 'List the rules instead of checking',
    },
    says: {
      severities: { error: 'error', warning: 'warning', note: 'note' },
      files: (count: number) => plural(count, 'file'),
      errors: (count: number) => plural(count, 'error'),
      warnings: (count: number) => plural(count, 'warning'),
      notes: (count: number) => plural(count, 'note'),
      nothing: 'nothing found',
      fixed: (count: number) => `${count} put right`,
      fixable: (count: number) => `--fix can put right ${count}`,
      stdin: 'standard input',
      code: (code: string) => `code ${code}`,
    },
  },
};
