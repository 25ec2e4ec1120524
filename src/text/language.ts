import type { Language, Text } from './text.js';

/** The language of a text such as `es-AR`, `es_MX.UTF-8` or `en`; undefined when it is neither English nor Spanish. */
export function parseLanguage(tag: string | undefined): Language | undefined {
  const primary = tag?.toLowerCase().split(/[-_.@]/)[0];
  return primary === 'es' || primary === 'en' ? primary : undefined;
}

/** `--lang`, else WABACTL_LANG, else the locale of the environment or the system, else English. */
export function chooseLanguage(
  flag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  systemLocale: string,
): Language {
  const posix = env.LC_ALL || env.LC_MESSAGES || env.LANG;
  return parseLanguage(flag) ?? parseLanguage(env.WABACTL_LANG) ?? parseLanguage(posix || systemLocale) ?? 'en';
}

/** Loads one catalogue only. */
export async function loadText(language: Language): Promise<Text> {
  return language === 'es' ? (await import('./es.js')).es : (await import('./en.js')).en;
}
