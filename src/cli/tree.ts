import type { Command, CommandPath } from './command.js';
import { groupsOf } from './command-groups.js';

/**
 * The whole command tree, in the order of the help. A command's module is loaded when it is invoked, so help and
 * completion never pay for it. Adding a command is one line here, one file, its words in `text`, and one test.
 */
export const TREE: { readonly [Path in CommandPath]: () => Promise<Command> } = {
  demo: async () => (await import('./demo.js')).demo,
  connect: async () => (await import('./connect.js')).connect,
  whoami: async () => (await import('./whoami.js')).whoami,
  'channel list': async () => (await import('./channel/list.js')).list,
  'channel show': async () => (await import('./channel/show.js')).show,
  'channel use': async () => (await import('./channel/use.js')).use,
  'channel rename': async () => (await import('./channel/rename.js')).rename,
  'channel refresh': async () => (await import('./channel/refresh.js')).refresh,
  'channel remove': async () => (await import('./channel/remove.js')).remove,
  'phone list': async () => (await import('./phone/list.js')).list,
  'phone show': async () => (await import('./phone/show.js')).show,
  'phone add': async () => (await import('./phone/add.js')).add,
  'phone request-code': async () => (await import('./phone/request-code.js')).requestCode,
  'phone verify-code': async () => (await import('./phone/verify-code.js')).verifyCode,
  'phone register': async () => (await import('./phone/register.js')).register,
  'phone deregister': async () => (await import('./phone/deregister.js')).deregister,
  'phone set-pin': async () => (await import('./phone/set-pin.js')).setPin,
  'phone name': async () => (await import('./phone/name.js')).name,
  'phone delete': async () => (await import('./phone/delete.js')).deleteNumber,
  'profile show': async () => (await import('./profile/show.js')).show,
  'profile sync': async () => (await import('./profile/sync.js')).sync,
  'profile set': async () => (await import('./profile/set.js')).set,
  'profile pull': async () => (await import('./profile/pull.js')).pull,
  'profile plan': async () => (await import('./profile/plan.js')).plan,
  'profile apply': async () => (await import('./profile/apply.js')).apply,
  'templates list': async () => (await import('./templates/list.js')).list,
  'templates show': async () => (await import('./templates/show.js')).show,
  'templates sync': async () => (await import('./templates/sync.js')).sync,
  'templates lint': async () => (await import('./templates/lint.js')).lint,
  'templates preview': async () => (await import('./templates/preview.js')).preview,
  'templates submit': async () => (await import('./templates/submit.js')).submit,
  'templates wait': async () => (await import('./templates/wait.js')).wait,
  'templates edit': async () => (await import('./templates/edit.js')).edit,
  'templates delete': async () => (await import('./templates/delete.js')).deleteTemplates,
  'templates unpause': async () => (await import('./templates/unpause.js')).unpause,
  'templates pull': async () => (await import('./templates/pull.js')).pull,
  'templates plan': async () => (await import('./templates/plan.js')).plan,
  'templates apply': async () => (await import('./templates/apply.js')).apply,
  'templates status': async () => (await import('./templates/status.js')).status,
  'templates library list': async () => (await import('./templates/library/list.js')).list,
  'templates library show': async () => (await import('./templates/library/show.js')).show,
  'templates library use': async () => (await import('./templates/library/use.js')).use,
  'templates stats': async () => (await import('./templates/stats.js')).stats,
  'templates compare': async () => (await import('./templates/compare.js')).compare,
  'webhook status': async () => (await import('./webhook/status.js')).status,
  'webhook subscribe': async () => (await import('./webhook/subscribe.js')).subscribe,
  'webhook unsubscribe': async () => (await import('./webhook/unsubscribe.js')).unsubscribe,
  'webhook fields': async () => (await import('./webhook/fields.js')).fields,
  'webhook set': async () => (await import('./webhook/set.js')).set,
  'webhook unset': async () => (await import('./webhook/unset.js')).unset,
  'webhook verify-token': async () => (await import('./webhook/verify-token.js')).verifyToken,
  'webhook verify': async () => (await import('./webhook/verify.js')).verify,
  'webhook verify-signature': async () => (await import('./webhook/verify-signature.js')).verifySignature,
  'webhook listen': async () => (await import('./webhook/listen.js')).listen,
  'webhook events list': async () => (await import('./webhook/events/list.js')).list,
  'webhook events show': async () => (await import('./webhook/events/show.js')).show,
  'webhook events export': async () => (await import('./webhook/events/export.js')).exportEvents,
  'webhook trigger': async () => (await import('./webhook/trigger.js')).trigger,
  'webhook replay': async () => (await import('./webhook/replay.js')).replay,
  'send text': async () => (await import('./send/text.js')).text,
  'send template': async () => (await import('./send/template.js')).template,
  'send image': async () => (await import('./send/image.js')).image,
  'media upload': async () => (await import('./media/upload.js')).upload,
  'media show': async () => (await import('./media/show.js')).show,
  'media download': async () => (await import('./media/download.js')).download,
  'media delete': async () => (await import('./media/delete.js')).deleteFile,
  limits: async () => (await import('./limits.js')).limits,
  'emulator start': async () => (await import('./emulator/start.js')).start,
  'emulator inbound': async () => (await import('./emulator/inbound.js')).inbound,
  'emulator routes': async () => (await import('./emulator/routes.js')).routes,
  'config explain': async () => (await import('./config/explain.js')).explain,
  completion: async () => (await import('./completion.js')).completion,
  help: async () => (await import('./help.js')).help,
};

export const PATHS = Object.keys(TREE) as CommandPath[];

/** What has commands below it, `templates` and `templates library`, in the order of the help. */
export const GROUPS = [...new Set(PATHS.flatMap(groupsOf))];

/** All of them, in the order of the help. */
export function loadCommands(): Promise<readonly Command[]> {
  return Promise.all(PATHS.map((path) => TREE[path]()));
}
