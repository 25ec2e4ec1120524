import type { WebhookTriggerFailures } from '../../../core/failures/webhook-trigger.js';
import type { OverrideProblem } from '../../../core/webhook/trigger/overrides.js';
import type { SentencesFor } from '../../text.js';

export const webhookTriggerSentences: SentencesFor<WebhookTriggerFailures> = {
  'unknown-event-kind': ({ given, nearest }) => ({
    message: `No existe el tipo de evento '${given}'`,
    hint:
      nearest === null
        ? '`wabactl webhook trigger --list` los muestra todos.'
        : `¿Quiso decir \`${nearest}\`? \`wabactl webhook trigger --list\` los muestra todos.`,
  }),
  'override-does-not-fit': ({ kind, problems }) => ({
    message: `Un evento de tipo ${kind} no puede tener ${problems.map(describeProblem).join(', ')}`,
    hint: `\`wabactl webhook trigger ${kind} --dry-run\` muestra lo que tiene; --set cambia cualquier miembro.`,
  }),
  'delivery-file-invalid': ({ path, line, column, detail }) => ({
    message: `${path}${line === null ? '' : `:${line}:${column ?? 1}`} no es JSON ni YAML: ${detail}`,
  }),
  'delivery-file-is-whole': ({ path, options }) => ({
    message: `${path} es una entrega entera, que se envía tal como está, así que no se puede usar ${options.join(', ')}`,
    hint: 'Quite esas opciones, o deje en el archivo solo los miembros del valor que deban ser distintos.',
  }),
  'nothing-to-disorder': ({ kind }) => ({
    message: `Un solo evento de tipo ${kind} no tiene un orden que pueda estar mal`,
    hint: 'Use --disorder con un estado, por ejemplo status-read, o con --burst.',
  }),
  'too-many-to-trigger': ({ events, limit }) => ({
    message: `Una ráfaga de lotes con ${events} eventos en total es más que ${limit}`,
    hint: 'Reduzca --burst o --batch, y ejecútelo varias veces.',
  }),
  'deliveries-not-taken': ({ url, sent, taken, answers }) => ({
    message: `${url} aceptó con 200 ${taken} de ${sent} ${sent === 1 ? 'entrega' : 'entregas'}; las demás respuestas: ${answers.map(({ answer, count }) => (count === 1 ? answer : `${count} × ${answer}`)).join(', ')}`,
    hint: answers.some(({ answer }) => answer === 'ECONNREFUSED')
      ? 'Nada escucha allí: inicie su servidor, o `wabactl webhook listen`, o indique otra dirección con --to.'
      : 'Meta solo da por buena la respuesta 200, y todo lo demás lo entrega otra vez.',
  }),
  'forged-delivery-taken': ({ url, taken }) => ({
    message: `${url} aceptó ${taken === 1 ? 'una entrega' : `${taken} entregas`} sin una firma válida, así que cualquiera puede hacerle creer que hay mensajes`,
    hint: 'Compruebe X-Hub-Signature-256 sobre los bytes tal como llegaron, con la clave secreta de la aplicación, y responda 401 cuando no coincida.',
  }),
};

function describeProblem(problem: OverrideProblem): string {
  return problem.option === '--set' ? `--set '${problem.path}', que no es la ruta de un miembro` : problem.option;
}
