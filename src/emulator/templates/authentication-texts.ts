/**
 * What Meta writes into templates of category AUTHENTICATION. It has a text for every language; here are those of three,
 * and the English ones stand for the rest. The Spanish and Portuguese words are ours where no page quotes Meta's. UNSURE.
 */
export interface CodeTexts {
  readonly body: string;
  readonly security: string;
  readonly expiry: (minutes: number) => string;
  readonly copyCode: string;
  readonly autofill: string;
}

const ENGLISH: CodeTexts = {
  body: '*{{1}}* is your verification code.',
  security: 'For your security, do not share this code.',
  expiry: (minutes) => `This code expires in ${minutes} minutes.`,
  copyCode: 'Copy code',
  autofill: 'Autofill',
};

const TEXTS: Readonly<Record<string, CodeTexts>> = {
  en: ENGLISH,
  es: {
    body: '*{{1}}* es tu código de verificación.',
    security: 'Por tu seguridad, no lo compartas.',
    expiry: (minutes) => `Este código caduca en ${minutes} minutos.`,
    copyCode: 'Copiar código',
    autofill: 'Autocompletar',
  },
  pt: {
    body: '*{{1}}* é seu código de verificação.',
    security: 'Para sua segurança, não o compartilhe.',
    expiry: (minutes) => `Este código expira em ${minutes} minutos.`,
    copyCode: 'Copiar código',
    autofill: 'Preencher',
  },
};

export function codeTexts(language: string): CodeTexts {
  return TEXTS[language.split('_')[0] ?? ''] ?? ENGLISH;
}
