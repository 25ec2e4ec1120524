/** Templates from Meta's library say what each of their values is, which is held against them when a message is sent. */
import type { Template } from '../../state.js';
import { libraryParamTypes } from '../../templates/library.js';
import type { LibraryParamType } from '../../templates/library-texts.js';
import { badParameters, renderedValue, type SentComponent } from './parameters.js';

/** What cannot be a value of the type for sure; Meta's own tests, their lengths and their code are not published. UNSURE. */
const SHAPES: Partial<Record<LibraryParamType, RegExp>> = {
  AMOUNT: /\p{Nd}/u,
  EMAIL: /^\S+@\S+$/,
  NUMBER: /\p{Nd}/u,
  'PHONE NUMBER': /\p{Nd}/u,
};

export function checkLibraryValues({ libraryTemplateName }: Template, body: SentComponent | undefined): void {
  const types = libraryParamTypes(libraryTemplateName) ?? [];
  for (const [at, type] of types.entries()) {
    const parameter = body?.parameters[at];
    const fits = SHAPES[type];
    if (parameter === undefined || fits === undefined || fits.test(renderedValue(parameter))) continue;
    throw badParameters(`body: Parameter ${at + 1} of this library template must be of type ${type}`);
  }
}
