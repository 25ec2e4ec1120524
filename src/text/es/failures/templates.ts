import type { TemplateFailures } from '../../../core/failures/templates.js';
import type { SentencesFor } from '../../text.js';

export const templateSentences: SentencesFor<TemplateFailures> = {
  'template-unknown': ({ name, nearest, languages }) => ({
    message:
      languages.length === 0
        ? `La última sincronización no tiene ninguna plantilla llamada '${name}'`
        : languages.length === 1
          ? `La plantilla '${name}' solo existe en ${languages[0]}`
          : `La plantilla '${name}' existe en varios idiomas: ${languages.join(', ')}`,
    hint:
      languages.length > 0
        ? 'Indique uno con --language.'
        : nearest
          ? `¿Quería decir '${nearest}'? \`wabactl templates sync\` las lee de nuevo.`
          : 'Ejecute `wabactl templates sync` para leerlas de nuevo y `wabactl templates list` para verlas.',
  }),
  'template-file-invalid': ({ path, problems }) => ({
    message: `${path === '-' ? 'La entrada estándar' : path} no se puede enviar:\n${problems.map((problem) => `  ${place(problem)}${describe(problem)}`).join('\n')}`,
    hint: 'Corrija el archivo; tiene la forma de la API de Meta: name, language, category, components.',
  }),
};

type Problem = TemplateFailures['template-file-invalid']['problems'][number];

function place({ line, column }: Problem): string {
  return line === null ? '' : `línea ${line}, columna ${column}: `;
}

function describe(problem: Problem): string {
  switch (problem.problem) {
    case 'syntax':
      return `esto no es JSON ni YAML: ${problem.detail}`;
    case 'not-an-object':
      return 'no contiene ningún objeto; debe tener name, language, category y components';
    case 'missing':
      return `falta ${problem.member}`;
    case 'wrong-type':
      return `${problem.member} debe ser ${{ text: 'un texto', list: 'una lista', object: 'un objeto' }[problem.expected]}`;
    case 'bad-name':
      return `name '${problem.given}' solo puede tener a-z, 0-9 y _, con 512 caracteres como máximo`;
    case 'bad-language':
      return `language '${problem.given}' no es un código de idioma como en_US, es o fil`;
    case 'bad-category':
      return `category '${problem.given}' debe ser una de estas: ${problem.known.join(', ')}`;
    case 'bad-parameter-format':
      return `parameter_format '${problem.given}' debe ser POSITIONAL o NAMED`;
    case 'no-body':
      return 'components no tiene BODY';
    case 'repeated-component':
      return `components tiene ${problem.type} más de una vez`;
  }
}
