import type { WebhookVerifyFailures } from '../../../core/failures/webhook-verify.js';
import type { FieldProblem } from '../../../core/webhook/field-change.js';
import type { SentencesFor } from '../../text.js';

export const webhookVerifySentences: SentencesFor<WebhookVerifyFailures> = {
  'callback-check-failed': ({ url, failed }) => ({
    message: `${url} no hace todo lo que Meta exige: ${failed.length === 1 ? 'falla 1 comprobación' : `fallan ${failed.length} comprobaciones`} (${failed.map(({ check }) => check).join(', ')})`,
    hint: 'Corrija la primera y ejecútelo de nuevo: las demás pueden venir de ella.',
  }),
  'still-subscribed': ({ wabaId, appId }) => ({
    message: `Meta aceptó terminarla, pero todavía nombra la aplicación ${appId} entre las que reciben los eventos de la cuenta ${wabaId}`,
    hint: 'Ejecute `wabactl webhook status` en un minuto; si Meta sigue diciendo lo mismo, repita el comando.',
  }),
  'webhook-fields-invalid': ({ problems }) => ({
    message: `Estos campos no se pueden cambiar así, y no se cambió nada: ${problems.map(describeFieldProblem).join('; ')}`,
    hint: '`wabactl webhook fields` los lista todos.',
  }),
  'no-app-callback': ({ appId }) => ({
    message: `La aplicación ${appId} no tiene callback propio, y sin él no puede marcar ningún campo`,
    hint: 'Ejecute `wabactl webhook set <url> --level app`.',
  }),
  'webhook-fields-not-taken': ({ appId, missing, stillTicked }) => ({
    message: `Meta, consultada después, dice otra cosa de la aplicación ${appId}: ${describeDisagreement(missing, stillTicked)}`,
    hint: 'Ejecute `wabactl webhook fields` en un minuto; si Meta sigue diciendo lo mismo, repita el comando.',
  }),
};

function describeFieldProblem({ field, ...problem }: FieldProblem): string {
  if (problem.problem === 'both') return `${field} se debería marcar y desmarcar a la vez`;
  return problem.nearest === null
    ? `no existe el campo '${field}'`
    : `no existe el campo '${field}', ¿quiso decir '${problem.nearest}'?`;
}

function describeDisagreement(missing: readonly string[], stillTicked: readonly string[]): string {
  return [
    ...(missing.length > 0 ? [`no están marcados ${missing.join(', ')}`] : []),
    ...(stillTicked.length > 0 ? [`siguen marcados ${stillTicked.join(', ')}`] : []),
  ].join('; ');
}
