import { Failure } from '../../core/failure.js';
import { isKnownLanguage, normalizeLanguage } from '../../core/meta/languages.js';
import { TEMPLATE_LIMITS, TEMPLATE_NAME } from '../../core/meta/limits.js';
import { TEMPLATE_CATEGORIES } from '../../core/templates/definition.js';
import {
  checkDraftText,
  type Draft,
  type DraftButton,
  type DraftHeader,
  holesOf,
  missingSamples,
} from '../../core/templates/draft.js';
import type { Template } from '../../core/templates/template.js';
import { templatesOf } from '../../store/template-cache.js';
import type { Says } from '../command.js';
import type { Context } from '../context.js';
import { describeFailure } from '../failure-view.js';
import { type DraftFiles, placeOf, prepareDraft, saveDraft } from './draft-file.js';
import { buttonsOf, type DraftInput, headerOf, readHeaderFile, samplesOfFlags, withLineBreaks } from './draft-flags.js';
import { previewDraft } from './draft-preview.js';
import type { PreparedTemplate } from './submission.js';

type DialogueContext = Context<Says<'templates submit'>>;

/**
 * Asks for a template part by part, shows after each answer how it will look, and offers to keep it as a file. What flags
 * gave already is not asked. undefined where the person wants the file alone. Nothing is sent here.
 */
export async function askForTemplate(
  given: DraftInput,
  context: DialogueContext,
): Promise<PreparedTemplate | undefined> {
  const { say, note } = context;
  note(say.ask.begin);
  try {
    return await finish(await askParts(given, context), context);
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.kind === 'cancelled') note(say.ask.nothingSent);
    throw thrown;
  }
}

async function askParts(given: DraftInput, context: DialogueContext): Promise<DraftFiles> {
  const cached = await cachedTemplates(context);
  const name = given.name ?? (await askName(cached, context));
  const language = given.language ?? (await askLanguage(name, cached, context));
  const category = given.category ?? (await askCategory(name, cached, context));
  let draft: Draft = { ...EMPTY, name, language, category, samples: samplesOfFlags(given) };
  if (category === 'AUTHENTICATION') {
    return { draft: { ...draft, expiryMinutes: await askExpiry(context) }, headerFile: undefined };
  }
  const show = () => context.note(previewDraft(draft, context));
  const { header, headerFile } = await askHeader(given, context);
  draft = await withSamples({ ...draft, header }, context);
  if (header) show();
  const body = given.body ?? (await askBody(context));
  draft = await withSamples({ ...draft, body: withLineBreaks(body) }, context);
  show();
  draft = { ...draft, footer: given.footer ?? (await askFooter(context)) };
  if (draft.footer !== null) show();
  return { draft: await askButtons(draft, buttonsOf(given), context), headerFile };
}

/** One by one, with the examples of their addresses, until no more is wanted. */
async function askButtons(start: Draft, given: readonly DraftButton[], context: DialogueContext): Promise<Draft> {
  let draft = start;
  for (let buttons = given; ; ) {
    draft = await withSamples({ ...draft, buttons }, context);
    if (buttons.length > 0) context.note(previewDraft(draft, context));
    const next = await askButton(buttons, context);
    if (next === undefined) return draft;
    buttons = [...buttons, next];
  }
}

const EMPTY = { header: null, body: null, footer: null, buttons: [], expiryMinutes: null };

async function cachedTemplates({ session }: DialogueContext): Promise<Template[]> {
  const { id } = await session.channel();
  return templatesOf(await session.database(), id).map(({ template }) => template);
}

/** Asks again, with the reason, until there is none; the wrong answer need not be typed anew where it can be put right. */
async function askUntil(
  question: string,
  { complain, suggest, flag }: Asking,
  { ask, note }: DialogueContext,
  initial?: string,
): Promise<string> {
  for (let offered = initial; ; ) {
    const answer = (await ask.text(question, flag, offered)).trim();
    const complaints = complain(answer);
    if (complaints.length === 0) return answer;
    for (const complaint of complaints) note(complaint);
    offered = suggest?.(answer) ?? initial;
  }
}

interface Asking {
  readonly flag: string;
  complain(answer: string): readonly string[];
  /** What the answer may have been meant to be. */
  suggest?(answer: string): string | undefined;
}

function askName(cached: readonly Template[], context: DialogueContext): Promise<string> {
  const words = context.say.ask;
  const complain = (name: string) => (TEMPLATE_NAME.test(name) ? [] : [words.nameWrong]);
  const suggest = (name: string) => {
    const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    return plain.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '') || undefined;
  };
  const asked = askUntil(words.name, { flag: '--name', complain, suggest }, context);
  return asked.then((name) => {
    const languages = cached.filter((template) => template.name === name).map(({ language }) => language);
    if (languages.length > 0) context.note(words.nameExists(name, languages.join(', ')));
    return name;
  });
}

async function askLanguage(name: string, cached: readonly Template[], context: DialogueContext): Promise<string> {
  const words = context.say.ask;
  const isTaken = (code: string) => cached.some((one) => one.name === name && one.language === code);
  const complain = (given: string) => {
    const code = normalizeLanguage(given);
    if (!/^[a-z]{2,3}(_[A-Z]{2})?$/.test(code)) return [words.languageWrong];
    return isTaken(code) ? [words.languageTaken(name, code)] : [];
  };
  const local = normalizeLanguage(context.host.locale);
  // Whoever works in Spanish on an English system mostly writes to people in Spanish.
  const likely = local.split('_')[0] === context.language ? [local, context.language] : [context.language];
  const suggested = likely.find((code) => isKnownLanguage(code) && !isTaken(code));
  const answer = await askUntil(words.language, { flag: '--language', complain }, context, suggested);
  const code = normalizeLanguage(answer);
  if (!isKnownLanguage(code)) context.note(context.say.unknownLanguage(code));
  return code;
}

/** All languages of a name have one category. */
async function askCategory(name: string, cached: readonly Template[], context: DialogueContext): Promise<string> {
  const { ask, note, say } = context;
  const established = cached.find((template) => template.name === name)?.category;
  if (established !== undefined) {
    note(say.ask.categoryKept(established));
    return established;
  }
  const choices = [...TEMPLATE_CATEGORIES].reverse().map((value) => ({ name: say.ask.categories[value], value }));
  return ask.choose(say.ask.category, '--category', choices);
}

async function askExpiry(context: DialogueContext): Promise<number> {
  const { codeExpirationMinutesMin: min, codeExpirationMinutesMax: max } = TEMPLATE_LIMITS;
  const words = context.say.ask;
  context.note(words.authentication);
  const complain = (answer: string) => {
    const isRight = /^\d{1,2}$/.test(answer) && Number(answer) >= min && Number(answer) <= max;
    return isRight ? [] : [words.expiryWrong(min, max)];
  };
  return Number(await askUntil(words.expiry, { flag: '<file>', complain }, context, '10'));
}

interface AskedHeader {
  readonly header: DraftHeader | null;
  readonly headerFile: string | undefined;
}

async function askHeader(given: DraftInput, context: DialogueContext): Promise<AskedHeader> {
  const { ask, host, say } = context;
  const header = await headerOf(given, host);
  if (header) return { header, headerFile: given.headerFile };
  const words = say.ask;
  const choices = (['none', 'text', 'file', 'location'] as const).map((value) => ({
    name: words.headers[value],
    value,
  }));
  const kind = await ask.choose(words.header, '--header', choices);
  if (kind === 'none') return { header: null, headerFile: undefined };
  if (kind === 'location') return { header: { format: 'LOCATION' }, headerFile: undefined };
  if (kind === 'file') return askHeaderFile(context);
  const complain = (text: string) => checkDraftText('header', text).map(words.fault);
  const text = await askUntil(words.headerText, { flag: '--header', complain }, context);
  return { header: { format: 'TEXT', text }, headerFile: undefined };
}

async function askHeaderFile({ ask, host, note, say, text }: DialogueContext): Promise<AskedHeader> {
  for (;;) {
    const path = (await ask.text(say.ask.headerFile, '--header-file')).trim();
    try {
      return { header: await readHeaderFile(path, host), headerFile: path };
    } catch (thrown) {
      const isMistake = thrown instanceof Failure && (thrown.kind === 'usage' || thrown.is('file-unreadable'));
      if (!isMistake) throw thrown;
      note(String(describeFailure(thrown, text).message));
    }
  }
}

function askBody(context: DialogueContext): Promise<string> {
  const words = context.say.ask;
  context.note(words.bodyHint);
  const complain = (body: string) => checkDraftText('body', withLineBreaks(body)).map(words.fault);
  return askUntil(words.body, { flag: '--body', complain, suggest: (body) => body || undefined }, context);
}

async function askFooter(context: DialogueContext): Promise<string | null> {
  const words = context.say.ask;
  const complain = (footer: string) => (footer === '' ? [] : checkDraftText('footer', footer).map(words.fault));
  return (await askUntil(words.footer, { flag: '--footer', complain }, context)) || null;
}

/** An example for each variable that has none yet; reviewers see them, customers do not. */
async function withSamples(draft: Draft, context: DialogueContext): Promise<Draft> {
  const words = context.say.ask;
  const samples: Record<string, string> = { ...draft.samples };
  for (const { key, hole } of missingSamples(draft)) {
    const complain = (sample: string) => (sample === '' ? [words.fault({ fault: 'empty' })] : []);
    const question = words.sample(hole, key.startsWith('button'));
    samples[key] = await askUntil(question, { flag: `--sample "${key}=…"`, complain }, context);
  }
  return { ...draft, samples };
}

async function askButton(buttons: readonly DraftButton[], context: DialogueContext): Promise<DraftButton | undefined> {
  const { ask, say } = context;
  const words = say.ask;
  const count = (type: string) => buttons.filter((button) => button.type === type).length;
  const { buttonsMax, urlButtonsMax, phoneNumberButtonsMax } = TEMPLATE_LIMITS;
  if (buttons.length >= buttonsMax) return undefined;
  const kinds = (['none', 'QUICK_REPLY', 'URL', 'PHONE_NUMBER'] as const).filter(
    (kind) =>
      (kind !== 'URL' || count('URL') < urlButtonsMax) &&
      (kind !== 'PHONE_NUMBER' || count('PHONE_NUMBER') < phoneNumberButtonsMax),
  );
  const choices = kinds.map((value) => ({ name: words.buttons[value], value }));
  const kind = await ask.choose(words.button(buttons.length), '--quick-reply', choices);
  if (kind === 'none') return undefined;
  const complain = (label: string) => checkDraftText('button', label).map(words.fault);
  const text = await askUntil(words.buttonText, { flag: '--quick-reply', complain }, context);
  if (kind === 'QUICK_REPLY') return { type: kind, text };
  if (kind === 'URL') return { type: kind, text, url: await askUrl(context) };
  return { type: kind, text, phone_number: await askPhone(context) };
}

function askUrl(context: DialogueContext): Promise<string> {
  const words = context.say.ask;
  const complain = (url: string) => {
    const holes = holesOf({ header: null, body: null, buttons: [{ type: 'URL', text: '', url }] });
    const isAtEnd = holes.length === 0 || (holes.length === 1 && url.endsWith('}}'));
    return /^https?:\/\/[^\s]+$/.test(url) && isAtEnd ? [] : [words.urlWrong];
  };
  return askUntil(words.url, { flag: '--url-button', complain, suggest: (url) => url || undefined }, context);
}

function askPhone(context: DialogueContext): Promise<string> {
  const words = context.say.ask;
  const complain = (given: string) => (/^\+\d{6,19}$/.test(given.replace(/[\s()-]/g, '')) ? [] : [words.phoneWrong]);
  const asked = askUntil(words.phone, { flag: '--phone-button', complain }, context);
  return asked.then((given) => given.replace(/[\s()-]/g, ''));
}

/** Judges the whole, offers to keep it, and gives what is to be submitted. What is wrong can still be kept and put right. */
async function finish(files: DraftFiles, context: DialogueContext): Promise<PreparedTemplate | undefined> {
  const { ask, host, note, say, text } = context;
  const words = say.ask;
  const path = placeOf(files.draft);
  const prepared = await prepareDraft(files, path, context).catch((thrown: unknown) => {
    if (!(thrown instanceof Failure && thrown.kind === 'usage')) throw thrown;
    note(String(describeFailure(thrown, text).message));
    return undefined;
  });
  const isThere = (await host.readFileIfExists(path)) !== undefined;
  const choices = (['save-and-submit', 'submit', 'save', 'neither'] as const)
    .filter((value) => prepared !== undefined || !value.includes('submit'))
    .map((value) => ({ name: words.ends[value](path, isThere), value }));
  const end = await ask.choose(prepared ? words.end : words.endFaulty, '<file>', choices);
  if (end === 'neither') throw new Failure('declined', {});
  if (end !== 'submit') note(words.saved(await saveDraft(files, context)));
  return end === 'save' ? undefined : prepared;
}
