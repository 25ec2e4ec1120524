import type { FileProblem, StoreFailures } from '../../../core/failures/store.js';
import type { SentencesFor } from '../../text.js';

const PROBLEMS: Record<FileProblem, string> = {
  'not-json': 'no es JSON válido',
  'wrong-shape': 'le falta un valor o lo tiene de otro tipo',
  'unknown-member': 'tiene un miembro que aquí no significa nada',
  'not-a-database': 'no es una base de datos',
};

export const storeSentences: SentencesFor<StoreFailures> = {
  'file-damaged': ({ path, problem, where }) => ({
    message: `El archivo ${path} está dañado: ${PROBLEMS[problem]}${where ? ` (${where})` : ''}`,
    hint: 'Repárelo o muévalo a otro sitio para empezar de nuevo; no se cambió nada en él.',
  }),
  'file-from-newer-version': ({ path, found, known }) => ({
    message: `El archivo ${path} fue escrito por un wabactl más nuevo (formato ${found}; este conoce hasta el ${known})`,
    hint: 'Actualice wabactl.',
  }),
  'file-not-writable': ({ path, problem }) => ({
    message: `No se puede escribir el archivo ${path} (${problem})`,
    hint: 'Compruebe que la carpeta sea suya y que quede espacio en el disco, o indique otra carpeta en WABACTL_HOME.',
  }),
  'store-busy': ({ path, waitedSeconds }) => ({
    message: `Otro proceso lleva más de ${waitedSeconds} segundos escribiendo en ${path}`,
    hint: 'Busque un wabactl detenido (Ctrl-Z), termínelo e inténtelo de nuevo.',
  }),
  'secret-in-project-file': ({ path, key }) => ({
    message: `El archivo de proyecto ${path} contiene un secreto en '${key}'`,
    hint: 'Quítelo de ahí y póngalo en el entorno o en `wabactl connect`; si el archivo se compartió alguna vez, genere otro secreto.',
  }),
};
