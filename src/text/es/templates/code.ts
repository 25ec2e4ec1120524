import type { PlanBlock } from '../../../core/templates/code/plan.js';
import type { templatesCode as english } from '../../en/templates/code.js';
import { utcMinute } from '../../utc-minute.js';
import { NOT_THERE, REASONS, STATUS_WORDS } from './states.js';

const FOLDER = 'La carpeta de los archivos de plantillas; si no se indica, templates';
const NAME = 'Solo las plantillas con este nombre; se puede repetir';

const ITEM_WORDS = {
  actions: { create: 'crear', edit: 'editar', delete: 'borrar', none: 'dejar' },
  statuses: STATUS_WORDS,
  reasons: REASONS,
  blocked: (block: PlanBlock): string => {
    switch (block.block) {
      case 'status':
        return block.status === 'DISABLED'
          ? 'no se puede: Meta la desactivó para siempre; cree una con otro nombre'
          : `no se puede mientras esté en ${block.status}; solo se editan plantillas APPROVED, REJECTED y PAUSED`;
      case 'edit-budget':
        return `no se puede antes de ${utcMinute(block.until)}: una plantilla aprobada admite 1 edición cada 24 horas y 10 en 30 días`;
      case 'name-deleted':
        return `no se puede antes de ${utcMinute(block.until)}: se borró, y su nombre queda bloqueado 30 días; use otro, por ejemplo uno terminado en _v2`;
      case 'category-of-name':
        return `no se puede: otros idiomas de este nombre son ${block.category}, y todos los de un nombre tienen una sola categoría`;
      case 'template-limit':
        return `no se puede: la cuenta admite ${block.limit} plantillas`;
      case 'sample-missing':
        return 'no se puede: una edición vuelve a enviar la muestra, así que ponga el archivo junto a la plantilla e indíquelo con `sample:`';
    }
  },
  drift: (file: string, account: string) =>
    `categoría: el archivo dice ${file}, Meta la hizo ${account} y la cobra así; escriba ${account} en el archivo o cree una con otro nombre`,
  announced: (category: string) => `Meta la pasará a ${category}`,
  rejected: (reason: string) => `rechazada: ${reason}`,
  unmanaged: 'no está en ningún archivo',
  notThere: NOT_THERE,
  counts: {
    create: (count: number) => `${count} por crear`,
    edit: (count: number) => `${count} por editar`,
    delete: (count: number) => `${count} por borrar`,
    blocked: (count: number) => `${count} sin poder hacerse ahora`,
    categoryDrift: (count: number) => `${count} en otra categoría`,
    unmanaged: (count: number) => `${count} sin archivo`,
    unchanged: (count: number) => `${count} sin cambios`,
  },
  nothing: (count: number) =>
    count === 1 ? 'La cuenta está como dice el archivo.' : `La cuenta está como dicen los ${count} archivos.`,
};

export const templatesCode: typeof english = {
  'templates pull': {
    summary: 'Escribir las plantillas de la cuenta en archivos, para tenerlas en git',
    args: { folder: FOLDER },
    options: {
      name: NAME,
      media: 'Dejar en Meta las muestras de los encabezados multimedia en vez de descargarlas',
    },
    says: {
      reading: 'Leyendo las plantillas',
      fetching: 'Descargando las muestras',
      ask: (paths) =>
        `${paths.length === 1 ? '1 archivo dice' : `${paths.length} archivos dicen`} otra cosa que la cuenta y se sobrescribirá${paths.length === 1 ? '' : 'n'}:\n${paths.map((path) => `  ${path}`).join('\n')}\n¿Sobrescribir?`,
      kinds: { new: 'nuevo', updated: 'actualizado', unchanged: 'sin cambios' },
      count: (written, unchanged, folder) =>
        written === 0
          ? `Los ${unchanged} archivos de ${folder} están como dice la cuenta.`
          : `${written === 1 ? '1 archivo escrito' : `${written} archivos escritos`} en ${folder}, ${unchanged} sin cambios.`,
      empty: 'Esta cuenta no tiene plantillas que se puedan guardar en archivos.',
      noSamples: (paths, count, why) =>
        `No se pudieron descargar las muestras de ${count === 1 ? '1 plantilla' : `${count} plantillas`} (${why}): ${paths.join(', ')}${count > paths.length ? ', …' : ''}. ${count === 1 ? 'Su archivo conserva' : 'Sus archivos conservan'} el enlace de Meta. Una edición necesita la muestra misma: póngala junto a la plantilla e indíquela con \`sample:\`.`,
      sampleProblems: {
        host: 'el enlace lleva a un servidor que no es de Meta',
        type: 'no es JPEG, PNG, MP4 ni PDF',
      },
      onlyHere: (paths) =>
        `No están en la cuenta: ${paths.join(', ')}. \`wabactl templates apply\` ${paths.length === 1 ? 'la crearía' : 'las crearía'}.`,
      next: 'Siguiente paso: guarde la carpeta en git; después de un cambio, `wabactl templates plan` muestra lo que haría',
    },
  },
  'templates plan': {
    summary: 'Mostrar qué haría que la cuenta quede como dicen los archivos de plantillas',
    args: { folder: FOLDER },
    options: {
      name: NAME,
      prune: 'Borrar también las plantillas que no están en ningún archivo',
      markdown: 'Escribirlo en Markdown, para un pull request',
      exitCode: 'Terminar con 6 si los archivos y la cuenta difieren',
    },
    says: {
      ...ITEM_WORDS,
      reading: 'Comparando los archivos con la cuenta',
      title: 'Plantillas de WhatsApp',
      head: ['Plantilla', 'Acción', 'Estado', 'Notas'],
      next: (line) => `Siguiente paso: \`${line}\` lo hace`,
    },
  },
  'templates apply': {
    summary: 'Dejar la cuenta como dicen los archivos de plantillas: crear, editar y, si se pide, borrar',
    args: { folder: FOLDER },
    options: {
      name: NAME,
      prune: 'Borrar también las plantillas que no están en ningún archivo',
      exitCode: 'Terminar con 6 si algo no se pudo hacer o Meta eligió otra categoría; en CI siempre es así',
    },
    says: {
      ...ITEM_WORDS,
      reading: 'Comparando los archivos con la cuenta',
      doing: (at, total, name, language) => `${at} de ${total}: ${name} (${language})`,
      ask: (count) => `¿Hacer esto con ${count === 1 ? '1 plantilla' : `${count} plantillas`}?`,
      askDeletion: (count, deletions) =>
        `${count === 1 ? '1 cambio' : `${count} cambios`}, de los cuales ${deletions === 1 ? '1 borra una plantilla, cuyo nombre' : `${deletions} borran plantillas, cuyos nombres`} no se ${deletions === 1 ? 'podrá' : 'podrán'} volver a usar durante 30 días. Escriba ${deletions} para continuar:`,
      outcomes: {
        done: (action) => `${action}: hecho`,
        failed: (action) => `${action}: Meta lo rechazó`,
        unknown: (action) => `${action}: se perdió la respuesta; el próximo plan muestra si se hizo`,
        left: (action) => `${action}: sin empezar`,
        blocked: (action) => `${action}: no es posible ahora`,
        unchanged: (action) => action,
      },
      categoryChanged: (asked, got) => `Pidió ${asked} y Meta la hizo ${got}. Se cobra como ${got}.`,
      total: (done, failed, left) =>
        [
          `${done} hechas`,
          ...(failed > 0 ? [`${failed} fallidas`] : []),
          ...(left > 0 ? [`${left} pendientes; repita el comando para seguir`] : []),
        ].join(', '),
      next: 'Siguiente paso: `wabactl templates wait` espera las revisiones',
    },
  },
  'templates status': {
    summary: 'Mostrar, por cada archivo de plantilla, si Meta la tiene así y si se puede enviar',
    args: { folder: FOLDER },
    options: { name: NAME, exitCode: 'Terminar con 6 si no están todas como dicen sus archivos, y aprobadas' },
    says: {
      ...ITEM_WORDS,
      reading: 'Comparando los archivos con la cuenta',
      head: ['NOMBRE', 'IDIOMA', 'ESTADO', 'CATEGORÍA', 'ARCHIVO'],
      states: { same: 'como en la cuenta', differs: 'difiere', missing: 'sin enviar', drift: 'otra categoría' },
      count: (good, total, unmanaged) =>
        `${good} de ${total === 1 ? '1 archivo' : `${total} archivos`} aprobadas y como dice el archivo${unmanaged === 0 ? '' : `; ${unmanaged} sin archivo`}`,
      next: 'Siguiente paso: `wabactl templates plan` muestra las diferencias',
    },
  },
};
