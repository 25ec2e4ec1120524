import type { ReviewedTemplate, TemplateWriteFailures } from '../../../core/failures/template-writes.js';
import type { EditObstacle } from '../../../core/templates/edit-obstacles.js';
import type { SentencesFor } from '../../text.js';
import { REASONS } from '../templates/states.js';

export const templateWriteSentences: SentencesFor<TemplateWriteFailures> = {
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

function describeSample(problem: TemplateWriteFailures['template-samples-invalid']['problems'][number]): string {
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

/** Where in the template's file the sample is named. */
function place({ line, column }: { readonly line: number | null; readonly column: number | null }): string {
  return line === null ? '' : `línea ${line}, columna ${column}: `;
}
