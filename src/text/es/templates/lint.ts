import type { templatesLint as english } from '../../en/templates/lint.js';

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

export const templatesLint: typeof english = {
  'templates lint': {
    summary: 'Revisar sin conexión los archivos de plantillas: lo que Meta rechazaría',
    args: { paths: 'Archivos o carpetas (- para la entrada estándar); templates/ si no se indican' },
    options: {
      fix: 'Corregir lo que es mecánico, en los mismos archivos',
      format: 'Forma del informe: human, json, sarif o github (anotaciones de un flujo de trabajo)',
      strict: 'Contar las advertencias como errores para el código de salida',
      rules: 'Mostrar las reglas en lugar de revisar',
    },
    says: {
      severities: { error: 'error', warning: 'advertencia', note: 'nota' },
      files: (count) => plural(count, 'archivo'),
      errors: (count) => plural(count, 'error', 'errores'),
      warnings: (count) => plural(count, 'advertencia'),
      notes: (count) => plural(count, 'nota'),
      nothing: 'nada que señalar',
      fixed: (count) => `${count} ${count === 1 ? 'corregido' : 'corregidos'}`,
      fixable: (count) => `--fix puede corregir ${count}`,
      stdin: 'entrada estándar',
      code: (code) => `código ${code}`,
    },
  },
};
