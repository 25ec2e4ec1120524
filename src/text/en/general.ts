import type { Refusal } from '../../core/failures/graph.js';
import type { OldVersion } from '../text.js';

/** What is said around every command: help, errors, dry runs. */
export const general = {
  errorLabel: 'Error:',
  yes: 'Yes',
  no: 'No',
  keychainFallback: 'The system keychain cannot be used here, so secrets are kept in a file that only you can read.',
  withoutSecret: (why: string) => `${why}, so this goes on without it.`,
  sendInterrupted: 'The message was on its way when this was interrupted: it may have been sent.',
  notRecorded: (wamid: string, path: string) =>
    `Meta accepted the message (${wamid}), but it could not be noted in ${path}. Do not send it again.`,
  templateNotRecorded: (name: string, language: string, path: string) =>
    `Meta took ${name} (${language}), but it could not be noted in ${path}.`,
  templateNotReadBack: (id: string) =>
    `The template (${id}) could not be read back; \`wabactl templates sync\` does it.`,
  waiting: (seconds: number) => `Meta asks to wait; trying again in ${seconds} s …`,
  usageHigh: (percent: number, minutes: number) =>
    `Meta's limit for API calls is used up to ${percent} %${minutes > 0 ? `; calls are refused for about ${minutes} minutes` : ''}.`,
  oldVersion: ({ version, setBy, endsOn, hasEnded, advised }: OldVersion) => {
    const end = hasEnded ? (endsOn === null ? 'has ended' : `ended on ${endsOn}`) : `ends on ${endsOn}`;
    return setBy === null
      ? `Version ${version} of the Graph API ${end}. It is the default of this wabactl: update it, or set WABACTL_GRAPH_VERSION=${advised}.`
      : `Version ${version} of the Graph API ${end}. It is set by ${setBy}: set ${advised} there.`;
  },
  bug: {
    label: 'Bug:',
    message: (what: string) => `wabactl failed in a way that it should not: ${what}`,
    hint: 'Please report it with the command line and the lines below; secrets have been taken out.',
  },
  graphLine: ({ code, subcode, details, userTitle, userMessage, message, fbtraceId }: Refusal) =>
    [
      `Meta says: ${[userTitle, userMessage ?? details ?? message].filter(Boolean).join(': ')}`,
      `(code ${code}${subcode === null ? '' : `, subcode ${subcode}`}${fbtraceId === null ? '' : `, trace ${fbtraceId}`})`,
    ].join(' '),
  dryRun: {
    title: 'Dry run: nothing was sent or written. These would be:',
    nothing: 'Dry run: there would be nothing to send or write.',
    write: 'Write to',
    fileOf: (bytes: number) => `file of ${bytes} bytes`,
    removal: 'removed',
  },
  help: {
    tagline: 'Run your WhatsApp Cloud API channel, and find out why messages are not arriving',
    usageProgram: '<command> [options]',
    usageGroup: '<command> [options]',
    usageOptions: '[options]',
    version: 'Print the version',
    help: 'Show help',
    examples: 'Examples:',
    default: (value: string) => `default: ${value}`,
    moreOfGroup: (group: string) =>
      `\`wabactl ${group} <command> --help\` shows the options and examples of a command.`,
    more: 'Start with `wabactl demo` (no account needed) or `wabactl connect`.\nMore help: `wabactl help exit-codes`, `help environment`, `help output`.',
    titles: {
      'Usage:': 'Usage:',
      'Arguments:': 'Arguments:',
      'Options:': 'Options:',
      'Global Options:': 'Global options:',
      'Commands:': 'Commands:',
    } as Record<string, string>,
  },
  globals: {
    channel: 'Use this channel instead of the current one',
    output: 'human, json or csv (default: human)',
    json: 'Same as --output json',
    jq: 'Print what this jq expression picks from the JSON',
    lang: 'en or es (default: your locale)',
    color: 'auto, always or never (default: auto)',
    input: 'Never ask; fail and name the missing flag instead',
    quiet: 'Print only data and errors',
    verbose: 'Say what is being done',
    debug: 'Show every HTTP exchange, with secrets replaced',
    graphUrl: 'Talk to this Graph API, for example an emulator',
    graphVersion: 'Graph API version (default: v25.0)',
    dryRun: 'Show the exact requests and writes, and do nothing',
    yes: 'Answer yes to every question',
  },
  groups: {
    channel: 'The numbers you are connected to',
    phone: "The account's numbers: add, verify, register, name",
    profile: 'The business profile that customers see',
    templates: 'Message templates',
    'templates library': "Meta's ready-made templates, approved at once",
    webhook: 'How messages and statuses reach you',
    'webhook events': 'What webhooks told',
    send: 'Send messages',
    optout: 'People who do not want to be written to',
    'optout words': 'Replies that opt out by themselves',
    media: 'Files for messages, and those that customers sent',
    'send bulk': 'Send a template to many',
    emulator: 'A Graph API on this machine, to try and to test without a Meta account',
    config: 'Configuration',
  },
};
