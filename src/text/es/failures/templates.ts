import type { ReviewedTemplate, TemplateFailures } from '../../../core/failures/templates.js';
import type { EditObstacle } from '../../../core/templates/edit-obstacles.js';
import type { SentencesFor } from '../../text.js';
import { utcMinute } from '../../utc-minute.js';
import { REASONS } from '../templates/states.js';

export const templateSentences: SentencesFor<TemplateFailures> = {
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
  'template-flags-missing': ({ missing }) => ({
    message: `No se dio ni un archivo ni una plantilla completa: falta ${missing.join(', ')}`,
    hint: 'Indique un archivo, o estas opciones; en una terminal, `wabactl templates submit` solo lo pregunta todo.',
  }),
  'template-examples-missing': ({ examples }) => ({
    message: `Meta quiere un ejemplo para cada variable, y no lo hay para ${examples.join(', ')}`,
    hint: `Dé cada uno con --sample, por ejemplo --sample "${examples[0]}=Ana".`,
  }),
  'template-header-file-unfit': ({ path }) => ({
    message: `${path} no es nada que un encabezado admita, diga lo que diga su nombre`,
    hint: 'Un encabezado admite una imagen JPEG o PNG, un video MP4 o un documento PDF.',
  }),
  'template-files-invalid': ({ files }) => ({
    message: `${files.length} archivos no se pueden enviar, así que no se envió nada:\n${files.map(({ message }) => message).join('\n')}`,
    hint: 'Corríjalos y ejecute otra vez la misma línea.',
  }),
  'template-samples-invalid': ({ path, problems }) => ({
    message: `Los ejemplos de ${path === '-' ? 'la entrada estándar' : path} no se pueden usar:\n${problems.map((problem) => `  ${place(problem)}${problem.sample}: ${describeSample(problem)}`).join('\n')}`,
    hint: 'No se envió nada. La ruta de un ejemplo es relativa al archivo de la plantilla.',
  }),
  'template-category-mismatch': ({ name, asked, established }) => ({
    message: `Meta rechazó esto: '${name}' existe en otro idioma como ${established}, y todos los idiomas de un nombre tienen una sola categoría, no ${asked}`,
    hint: `Envíela como ${established} o con otro nombre.`,
  }),
  'template-not-editable': ({ name, language, obstacles }) => ({
    message: `'${name}' (${language}) no se puede editar así:\n${obstacles.map((each) => `  ${obstacle(each)}`).join('\n')}`,
    hint: 'No se envió nada.',
  }),
  'template-edits-spent': ({ name, language, usedInDay, freeAt }) => ({
    message: `'${name}' (${language}) se editó ${usedInDay > 0 ? 'en las últimas 24 horas' : 'diez veces en los últimos 30 días'}, y Meta permite una edición al día y diez en 30 días de una plantilla aprobada`,
    hint: `La siguiente es posible desde ${freeAt}; --again lo intenta de todos modos.`,
  }),
  'template-deletion-unclear': ({ name, languages }) => ({
    message: `La plantilla '${name}' existe en ${languages.length} idiomas: ${languages.join(', ')}`,
    hint: 'Indique uno con --language; --all-languages los elimina todos.',
  }),
  'template-not-deletable': ({ name, versions }) => ({
    message: `'${name}' no se puede eliminar: ${versions.map(({ language, status }) => `${language} está en ${status}`).join(', ')}`,
    hint: versions.some(({ status }) => status === 'DISABLED')
      ? 'Meta conserva las plantillas deshabilitadas. Los demás idiomas del nombre se pueden eliminar uno por uno con --language.'
      : 'Su eliminación ya está en curso: Meta entrega antes los mensajes que aceptó.',
  }),
  'template-not-paused': ({ name, language, status }) => ({
    message: `'${name}' (${language}) no está en pausa: su estado es ${status}`,
    hint: `\`wabactl templates show ${name}\` muestra más.`,
  }),
  'template-stays-paused': ({ name, language, reason }) => ({
    message: `Meta no reanudó '${name}' (${language})${reason ? `: ${reason}` : ''}`,
    hint: 'Así solo terminan las pausas por ritmo de envío, unos minutos después de empezar. Una pausa por mala calidad termina sola: a las 3 horas la primera vez, a las 6 la segunda.',
  }),
  'templates-not-approved': ({ templates }) => ({
    message: `Meta no aprobó ${list(templates)}`,
    hint: hintOf(templates),
  }),
  'review-not-decided': ({ templates }) => ({
    message: `Se acabó el tiempo y Meta no ha decidido sobre ${list(templates)}`,
    hint: 'Una revisión tarda hasta 24 horas. `wabactl templates wait` sigue esperando.',
  }),
  'template-category-changed': ({ templates }) => ({
    message: `Meta cambió la categoría: ${templates.map(({ name, language, asked, got }) => `${name} (${language}) de ${asked} a ${got}`).join(', ')}`,
    hint: 'Ponga la categoría nueva en el archivo si acepta su precio; si no, quite lo promocional y envíela con otro nombre.',
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
};

function list(templates: readonly ReviewedTemplate[]): string {
  return templates.map(({ name, language, status }) => `${name} (${language}): ${status}`).join(', ');
}

function hintOf(templates: readonly ReviewedTemplate[]): string {
  const reason = templates.find((template) => template.reason !== null)?.reason;
  const [first] = templates;
  return reason
    ? `${reason}: ${REASONS[reason] ?? ''} Después, \`wabactl templates edit <file>\`.`
    : `Mírela con \`wabactl templates show ${first?.name ?? '<name>'}\`.`;
}

function obstacle(each: EditObstacle): string {
  switch (each.obstacle) {
    case 'status':
      return `su estado es ${each.status}; Meta solo admite ediciones de ${each.editable.join(', ')}`;
    case 'category-of-approved':
      return `la categoría de una plantilla aprobada no cambia: es ${each.present}, no ${each.wanted}`;
    case 'budget':
      return `sus ediciones están agotadas hasta ${each.freeAt}`;
  }
}

function describeSample(problem: TemplateFailures['template-samples-invalid']['problems'][number]): string {
  switch (problem.problem) {
    case 'sample-unreadable':
      return `este archivo no se puede leer (${problem.detail})`;
    case 'sample-absolute':
      return 'la ruta de un ejemplo debe ser relativa al archivo de la plantilla, para que se encuentre también en otros equipos';
    case 'sample-not-for-format':
      return `un encabezado con el formato ${problem.format || '(ninguno)'} no lleva ejemplo; IMAGE, VIDEO, GIF y DOCUMENT sí`;
    case 'sample-empty':
      return 'este archivo está vacío';
    case 'sample-wrong-type':
      return `${problem.format} admite ${problem.accepted.join(' o ')}, y esto es ${problem.found ?? 'otra cosa'}, diga lo que diga su nombre`;
    case 'sample-too-large':
      return `este archivo tiene ${size(problem.bytes)}, y ${problem.format} admite como máximo ${size(problem.limit)}`;
  }
}

function size(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}

function guess(problems: TemplateFailures['template-filter-unknown']['problems']): string | undefined {
  const guesses = problems.flatMap(({ option, nearest }) => (nearest === null ? [] : [`${option} ${nearest}`]));
  return guesses.length === 0 ? undefined : `¿Quiso decir ${guesses.join(' ')}?`;
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
