import type { TemplateFailures } from '../../../core/failures/templates.js';
import type { SentencesFor } from '../../text.js';
import { utcMinute } from '../../utc-minute.js';

export const templateSentences: SentencesFor<TemplateFailures> = {
  'no-drawing-browser': () => ({
    message: 'La imagen la dibuja Chromium, Chrome o Edge, y aquí no se encontró ninguno',
    hint: 'Instale uno, indíquelo con CHROMIUM_PATH, o escriba una página con --html y ábrala en cualquier navegador.',
  }),
  'page-not-drawn': ({ program, problem }) => ({
    message: `El navegador ${program} no pudo dibujar la imagen: ${problem}`,
    hint: 'Indique otro con CHROMIUM_PATH, o escriba una página con --html y ábrala en cualquier navegador.',
  }),
  'template-files-none': ({ folder }) => ({
    message: `No hay archivos de plantillas en ${folder}`,
    hint: '`wabactl templates pull` escribe en archivos las de la cuenta; indique otra carpeta si las suyas están en otro lugar.',
  }),
  'template-folder-invalid': ({ files, duplicates }) => ({
    message: [
      'Primero hay que corregir estos archivos de plantillas:',
      ...files.map(({ message }) => message),
      ...duplicates.map(({ name, language, paths }) => `  ${paths.join(', ')}: todos son ${name} (${language})`),
    ].join('\n'),
    hint: 'No se envió nada. `wabactl templates lint` dice más de cada uno.',
  }),
  'templates-differ': ({ count }) => ({
    message:
      count === 1 ? '1 plantilla no está como dice su archivo' : `${count} plantillas no están como dicen sus archivos`,
    hint: '`wabactl templates plan` muestra las diferencias.',
  }),
  'templates-not-applied': ({ count }) => ({
    message: count === 1 ? 'Meta rechazó 1 plantilla' : `Meta rechazó ${count} plantillas`,
    hint: 'Corrija su archivo según lo que se dice arriba y aplique de nuevo: lo hecho queda hecho.',
  }),
  'template-creations-spent': ({ limit, until }) => ({
    message: `Meta admite ${limit} plantillas nuevas por hora, y ya se crearon tantas desde aquí`,
    hint: `Ejecute \`wabactl templates apply\` otra vez después de ${utcMinute(until)}: lo hecho queda hecho.`,
  }),
  'templates-not-ready': ({ count }) => ({
    message:
      count === 1
        ? '1 archivo de plantilla no está aprobado por Meta tal como está'
        : `${count} archivos de plantillas no están aprobados por Meta tal como están`,
    hint: '`wabactl templates plan` muestra las diferencias, `wabactl templates wait` espera las revisiones.',
  }),
  'template-filter-unknown': ({ problems }) => ({
    message: problems
      .map(({ option, given, known }) => `Ninguna plantilla puede tener ${option} ${given}; hay ${known.join(', ')}`)
      .join('\n'),
    hint: guess(problems) ?? 'Da igual escribirlo en mayúsculas o minúsculas.',
  }),
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
  'templates-faulty': ({ errors, warnings }) => ({
    message:
      errors > 0
        ? `Las plantillas tienen ${errors} error${errors === 1 ? '' : 'es'}`
        : `Las plantillas tienen ${warnings} advertencia${warnings === 1 ? '' : 's'}, y --strict las cuenta`,
    hint: '`wabactl templates lint --rules` explica cada regla.',
  }),
  'templates-folder-missing': ({ folder }) => ({
    message: `Aquí no hay ninguna carpeta ${folder}`,
    hint: 'Indique los archivos o carpetas que quiere revisar, o - para la entrada estándar.',
  }),
  'library-template-unknown': ({ name, nearest, languages }) => ({
    message:
      languages.length === 0
        ? `La biblioteca de Meta no tiene ninguna plantilla llamada '${name}'`
        : `La biblioteca de Meta tiene '${name}' en ${languages.join(', ')}`,
    hint:
      languages.length > 0
        ? 'Indique uno con --language.'
        : nearest
          ? `¿Quiso decir '${nearest}'?`
          : 'Busque una con `wabactl templates library list --search <texto>`.',
  }),
  'library-inputs-wrong': ({ name, faults }) => ({
    message: `Los botones de '${name}' necesitan datos suyos:\n${faults.map((fault) => `  ${describeInput(fault)}`).join('\n')}`,
    hint: `\`wabactl templates library show ${name}\` muestra los botones; el primero es el 0.`,
  }),
  'templates-same': ({ name }) => ({
    message: `'${name}' se compararía consigo misma`,
    hint: 'Indique dos plantillas distintas de la cuenta.',
  }),
  'template-span-invalid': ({ since, until, oldest }) => ({
    message:
      since > until
        ? `El período termina (${until}) antes de empezar (${since})`
        : `Meta ya no tiene estadísticas del ${since}`,
    hint: `Meta las guarda 90 días: empiece el ${oldest} o después.`,
  }),
};

function guess(problems: TemplateFailures['template-filter-unknown']['problems']): string | undefined {
  const guesses = problems.flatMap(({ option, nearest }) => (nearest === null ? [] : [`${option} ${nearest}`]));
  return guesses.length === 0 ? undefined : `¿Quiso decir ${guesses.join(' ')}?`;
}

function describeInput(fault: TemplateFailures['library-inputs-wrong']['faults'][number]): string {
  switch (fault.fault) {
    case 'missing':
      return `--button ${fault.index}=${fault.kind === 'url' ? '<enlace>' : '<teléfono>'}, adonde lleva el botón '${fault.text}'`;
    case 'wrong':
      return `--button ${fault.index}: '${fault.given}' no es ${fault.kind === 'url' ? 'un enlace que empiece por https://' : 'un teléfono con código de país'}`;
    case 'example-missing':
      return `--example ${fault.index}=<enlace>, un ejemplo de '${fault.given}' con su variable completada`;
    case 'no-such-button':
      return `${fault.option} ${fault.given}: ningún botón así lleva un valor; ${fault.count === 1 ? 'lo lleva uno' : `lo llevan ${fault.count}`}`;
  }
}

type Problem = TemplateFailures['template-file-invalid']['problems'][number];

function place({ line, column }: Pick<Problem, 'line' | 'column'>): string {
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
