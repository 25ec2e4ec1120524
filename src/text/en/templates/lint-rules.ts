import type { TooLong, Unknown } from '../../../core/templates/lint/rules.js';
import type { LintText } from '../../lint-text.js';

const hole = (name: string) => `{{${name}}}`;
const holes = (names: readonly (string | number)[]) => names.map((name) => hole(String(name))).join(', ');
const tooLong =
  (part: string) =>
  ({ length, max }: TooLong) =>
    `${part} has ${length} characters; at most ${max} are allowed`;
const perhaps = (nearest: string | null) => (nearest === null ? '' : `; did you mean ${nearest}?`);
const unknown =
  (part: string) =>
  ({ given, nearest }: Unknown) =>
    `${given} is no known ${part}${perhaps(nearest)}`;
const edges = { start: 'first', end: 'last' } as const;
const types = { text: 'a text', list: 'a list', object: 'an object', number: 'a number', boolean: 'true or false' };

export const lintRules: LintText = {
  syntax: { about: 'The file is JSON or YAML.', says: ({ detail }) => `This is neither JSON nor YAML: ${detail}` },
  'not-a-template': {
    about: "A file holds a template in the shape of Meta's API: name, language, category, components.",
    says: ({ holds }) =>
      ({
        nothing: 'The file is empty; a template has name, language, category and components',
        list: 'The file holds a list, and nothing in it is a template',
        text: 'The file holds a single value; a template has name, language, category and components',
        message: 'This is a message that sends a template, not the template itself',
        object: 'This is no template; a template has name, language, category and components',
      })[holds],
  },
  'several-templates': {
    about: 'Templates are submitted from one file each.',
    says: ({ count }) => `The file holds ${count} templates; each needs a file of its own to be submitted`,
  },
  'missing-member': {
    about: 'What Meta demands of a template, component, button or card is there.',
    says: ({ member }) => `${member} is missing or empty`,
  },
  'wrong-type': {
    about: 'Texts, lists and objects stand where Meta wants them.',
    says: ({ member, expected }) => `${member} must be ${types[expected]}`,
  },
  'number-for-text': {
    about: 'What is meant as text is quoted, so that YAML makes no number of it.',
    says: ({ member }) => `${member} is a number; put it in quotes, or leading zeros and the like are lost`,
  },
  'unknown-member': {
    about: 'Members are those that Meta documents; an unknown one is mostly a typing mistake.',
    says: ({ member, nearest }) => `${member} is no member that Meta documents here${perhaps(nearest)}`,
  },
  'read-only-member': {
    about: "Members of Meta's answers have no place in a file.",
    says: ({ member }) => `${member} is something that Meta tells; it can be left out`,
  },
  'obsolete-member': {
    about: 'Members that no longer do anything can go.',
    says: ({ member }) => `${member} has had no effect since April 2025; it can be left out`,
  },
  'template-name': {
    about: 'A name has 1 to 512 characters: a-z, 0-9 and _.',
    says: ({ given, suggested }) =>
      `name '${given}' may only have a-z, 0-9 and _, at most 512 of them${suggested === null ? '' : `; ${suggested} would do`}`,
  },
  'language-code': {
    about: 'A language is a code such as en_US, es or fil.',
    says: ({ given, suggested }) => `language '${given}' is no language code such as en_US or es${perhaps(suggested)}`,
  },
  'language-spelling': {
    about: 'Meta writes language codes as en_US.',
    says: ({ given, suggested }) => `Meta writes ${suggested}, not ${given}`,
  },
  'language-unknown': {
    about: "The language is one of Meta's 111; others may work, but no page says so.",
    says: ({ given, suggested }) => `${given} is not in Meta's list of languages${perhaps(suggested)}`,
  },
  category: {
    about: 'The category is AUTHENTICATION, MARKETING or UTILITY.',
    says: ({ given, known }) => `category '${given}' must be one of ${known.join(', ')}`,
  },
  'parameter-format': {
    about: 'parameter_format is POSITIONAL or NAMED.',
    says: ({ given }) => `parameter_format '${given}' must be POSITIONAL or NAMED`,
  },
  'parameter-format-missing': {
    about: 'Named variables need parameter_format NAMED; without it Meta takes them for positional and refuses.',
    says: ({ variable }) => `${hole(variable)} is a named variable; add parameter_format: NAMED`,
  },
  'parameter-format-contradicted': {
    about: 'Variables are of the kind that parameter_format says.',
    says: ({ variable }) => `${hole(variable)} is not of the kind that parameter_format says`,
  },
  'time-to-live': {
    about: 'message_send_ttl_seconds lies in the range of its category.',
    says: ({ given, category, min, max }) =>
      `message_send_ttl_seconds is ${given}; for ${category} it is from ${min} to ${max}${category === 'MARKETING' ? '' : ', or -1'}`,
  },
  'sub-category': {
    about: 'sub_category is one that Meta documents.',
    says: ({ given, known }) => `sub_category ${given} is none of ${known.join(', ')}`,
  },
  'display-format': {
    about: 'display_format is ORDER_DETAILS, the only one that Meta documents.',
    says: ({ given }) => `display_format ${given} is not documented; ORDER_DETAILS is`,
  },
  'body-missing': { about: 'Every template has a BODY.', says: () => 'components has no BODY' },
  'component-type': { about: "Components are of Meta's kinds.", says: unknown('kind of component') },
  'component-repeated': {
    about: 'There is at most one component of each kind.',
    says: ({ type }) => `components has ${type} more than once`,
  },
  'component-combination': {
    about: 'Components that exclude each other do not stand together.',
    says: ({ type, other }) => `${type} cannot have ${other} beside it`,
  },
  'component-category': {
    about: 'Carousels and limited-time offers are MARKETING; authentication templates have no header.',
    says: ({ part, category, allowed }) => `${part} is not for ${category}, only for ${allowed.join(' and ')}`,
  },
  'header-format': { about: "A header is of one of Meta's formats.", says: unknown('format of a header') },
  'product-header': {
    about: 'A PRODUCT header and an SPM button need each other.',
    says: ({ has }) =>
      has === 'header'
        ? 'A PRODUCT header needs a button of type SPM'
        : 'An SPM button needs a header of format PRODUCT',
  },
  'gif-header': {
    about: 'GIF headers work with the Marketing Messages API only.',
    says: () => 'GIF headers can only be sent with the Marketing Messages API',
  },
  'header-too-long': { about: 'A header has at most 60 characters.', says: tooLong('The header') },
  'body-too-long': {
    about: 'A body has at most 1024 characters, 600 in a limited-time offer, 160 under a product.',
    says: tooLong('The body'),
  },
  'card-body-too-long': { about: 'The body of a card has at most 160 characters.', says: tooLong("The card's body") },
  'footer-too-long': { about: 'A footer has at most 60 characters.', says: tooLong('The footer') },
  'offer-text-too-long': {
    about: 'The headline of a limited-time offer has at most 16 characters.',
    says: tooLong('The headline of the offer'),
  },
  'body-long': {
    about: 'Bodies above 550 characters are refused where the stricter rule of 2025 is in force.',
    says: ({ length, max }) => `The body has ${length} characters; some accounts are held to ${max}`,
  },
  'body-emojis': {
    about: 'Bodies with more than 10 emojis are refused where the stricter rule of 2025 is in force.',
    says: ({ count, max }) => `The body has ${count} emojis; some accounts are held to ${max}`,
  },
  'body-newlines': {
    about: 'A body has at most one empty line in a row.',
    says: () => 'More than two line breaks in a row were refused by Meta; leave one empty line at most',
  },
  'body-tabs': { about: 'A body has no tabs.', says: () => 'There is a tab; use a blank' },
  'body-spaces': {
    about: 'A body has at most four blanks in a row.',
    says: ({ max }) => `There are more than ${max} blanks in a row`,
  },
  'text-edges': {
    about: 'Texts have no blanks or line breaks around them; in YAML, |- leaves the last line break out.',
    says: () => 'There are blanks or line breaks around the text; in YAML, |- leaves the last line break out',
  },
  'header-newline': { about: 'A header is one line.', says: () => 'A header cannot have a line break' },
  'header-emoji': { about: 'A header has no emoji.', says: ({ given }) => `A header cannot have an emoji: ${given}` },
  'header-formatting': {
    about: 'A header has no asterisks and no other formatting.',
    says: ({ given }) => `A header cannot have formatting: ${given}`,
  },
  'footer-newline': { about: 'A footer is one line.', says: () => 'A footer should not have a line break' },
  'footer-emoji': {
    about: 'A footer has no emoji.',
    says: ({ given }) => `A footer should not have an emoji: ${given}`,
  },
  'footer-formatting': {
    about: 'A footer has no formatting.',
    says: ({ given }) => `A footer should not have formatting: ${given}`,
  },
  'footer-variable': {
    about: 'A footer has no variables.',
    says: ({ given }) => `A footer cannot have variables: ${hole(given)}`,
  },
  'variable-braces': {
    about: 'Each {{ has its }}.',
    says: ({ near }) => `Braces do not match near '${near}'; a variable has two on each side`,
  },
  'variable-name': {
    about: 'Variables are numbers, or names of small letters and underscores.',
    says: ({ given, format }) =>
      `${hole(given)} is no variable; write ${format === 'NAMED' ? 'a name of a-z and _' : 'a number such as {{1}}'}`,
  },
  'variable-spaces': {
    about: 'There are no blanks inside the braces of a variable.',
    says: ({ given }) => `Write ${hole(given)}, without blanks inside the braces`,
  },
  'variable-digits': {
    about: 'Names of variables have letters and underscores; digits work with some, but Meta does not document them.',
    says: ({ given }) => `${hole(given)} has digits in its name, which Meta does not document`,
  },
  'variable-styles': {
    about: 'A template has numbered or named variables, not both.',
    says: ({ positional, named }) => `${hole(positional)} and ${hole(named)} are mixed; number all or name all`,
  },
  'variable-numbering': {
    about: 'Numbers start at 1 and leave none out.',
    says: ({ found }) => `Variables must be numbered from {{1}} without gaps, not ${holes(found)}`,
  },
  'variable-order': {
    about: 'Numbers appear in their order; Meta documents it so.',
    says: ({ found }) => `The variables appear in the order ${holes(found)}; Meta documents them in ascending order`,
  },
  'variable-repeated': {
    about: 'A variable stands once; Meta does not say whether it may be repeated.',
    says: ({ given }) => `${hole(given)} stands more than once`,
  },
  'variable-at-edge': {
    about: 'A text neither begins nor ends with a variable.',
    says: ({ given, edge }) => `${hole(given)} is the ${edges[edge]} thing in the text; put words outside it`,
  },
  'variable-near-edge': {
    about: 'Only punctuation outside the first or last variable may count as none.',
    says: ({ given, edge }) =>
      `Only punctuation stands outside ${hole(given)}, the ${edges[edge]} variable; Meta may count it as the ${edges[edge]} thing`,
  },
  'variable-density': {
    about: 'A text has more than two words for each variable.',
    says: ({ words, variables }) =>
      `${words} words for ${variables} variable${variables === 1 ? '' : 's'} are too few; more than ${2 * variables} are needed`,
  },
  'variables-adjacent': {
    about: 'Words stand between two variables.',
    says: ({ first, second }) => `${hole(first)} and ${hole(second)} stand side by side; put words between them`,
  },
  'header-variables': {
    about: 'A header has at most one variable.',
    says: ({ count, max }) => `The header has ${count} variables; at most ${max} is allowed`,
  },
  'sample-missing': {
    about: 'Every variable has a sample in example.',
    says: ({ variables }) => `A sample is missing in example for ${holes(variables)}`,
  },
  'sample-surplus': {
    about: 'There are as many samples as variables.',
    says: ({ given, needed }) => `There are ${given} samples for ${needed} variable${needed === 1 ? '' : 's'}`,
  },
  'sample-unneeded': {
    about: 'A text without variables needs no samples.',
    says: () => 'There are samples, but the text has no variables',
  },
  'sample-name': {
    about: 'Named samples belong to a variable of the text.',
    says: ({ given, nearest }) => `The text has no variable ${hole(given)}${perhaps(nearest)}`,
  },
  'sample-value': {
    about: 'A sample could be sent: no line break, tab, long blank or variable in it.',
    says: ({ given }) => `This sample could not be sent as a value: ${JSON.stringify(given)}`,
  },
  'media-sample-missing': {
    about: 'A media header has a sample: a file beside the template, or a handle.',
    says: ({ format }) =>
      `The ${format} header has no sample; name a file with sample, or a handle in example.header_handle`,
  },
  'media-sample-link': {
    about: 'A sample is a handle of an upload, not a link.',
    says: () => 'Meta wants a handle here, not a link; name a file with sample instead, and it is uploaded for you',
  },
  'media-sample-handle': {
    about: 'A handle looks as the Resumable Upload API gives it: 4::…',
    says: () => 'This does not look like a handle of the Resumable Upload API (4::…)',
  },
  'sample-file-missing': { about: 'The sample file is there.', says: ({ file }) => `There is no file ${file}` },
  'sample-file-type': {
    about: 'The sample file is what its header shows: JPEG or PNG, MP4, PDF.',
    says: ({ file, format, found }) =>
      `${file} is ${found ?? 'of an unknown kind'}; ${format} takes ${{ IMAGE: 'JPEG or PNG', DOCUMENT: 'PDF' }[format] ?? 'MP4'}`,
  },
  'sample-file-size': {
    about: 'The sample file is no larger than such media may be in a message.',
    says: ({ file, bytes, max }) => `${file} has ${megabytes(bytes)} MB; ${megabytes(max)} MB are allowed in messages`,
  },
  'button-type': { about: "Buttons are of Meta's kinds.", says: unknown('kind of button') },
  'button-count': {
    about: 'At most 10 buttons; 2 URL, 1 phone number, 1 copy code, 1 of most others.',
    says: ({ type, count, max }) =>
      `There are ${count} buttons${type === null ? '' : ` of type ${type}`}; at most ${max} allowed`,
  },
  'button-grouping': {
    about: 'Quick replies stand together, before or after all other buttons.',
    says: () => 'Quick replies must stand together, before or after all other buttons',
  },
  'button-label-too-long': { about: 'The label of a button has at most 25 characters.', says: tooLong('The label') },
  'button-label-fixed': {
    about: 'Some buttons have a label that Meta fixes.',
    says: ({ type, label }) => `The label of a ${type} button is '${label}'`,
  },
  'button-label-characters': {
    about: 'Labels have no variables, line breaks, formatting or emojis.',
    says: ({ given }) =>
      `A label should not have ${JSON.stringify(given)}: no variables, line breaks, formatting or emojis`,
  },
  'button-label-repeated': {
    about: 'Buttons have different labels.',
    says: ({ given }) => `Two buttons are called '${given}'`,
  },
  'button-hidden-on-desktop': {
    about: 'Four or more buttons, or quick replies beside others, are not shown on WhatsApp for desktop.',
    says: () =>
      'With four or more buttons, or quick replies beside others, the message is not shown on WhatsApp for desktop',
  },
  'url-too-long': { about: 'The address of a button has at most 2000 characters.', says: tooLong('The address') },
  'url-invalid': {
    about: 'The address of a button is a whole one, with https.',
    says: ({ given }) => `'${given}' is no address such as https://example.com/orders`,
  },
  'url-not-https': {
    about: 'Addresses begin with https; http is said to be refused since 2026.',
    says: () => 'Use https; http is said to be refused since 2026',
  },
  'url-variable': {
    about: 'An address has one variable at most, {{1}}, at its end.',
    says: ({ given }) => `${hole(given)}: an address can have one variable only, {{1}}, at its very end`,
  },
  'url-whatsapp': {
    about: 'Buttons do not lead to WhatsApp itself.',
    says: () => 'Meta refuses buttons that lead to wa.me or whatsapp.com',
  },
  'url-shortener': {
    about: 'Links show where they lead; shortened ones are rejected.',
    says: ({ host }) => `${host} hides where the link leads, for which reviewers reject; use your own domain`,
  },
  'phone-number': {
    about: 'The number of a call button has digits, with its country code.',
    says: ({ given }) => `'${given}' is no phone number such as +15550051310`,
  },
  'phone-number-too-long': {
    about: 'The number of a call button has at most 20 characters.',
    says: tooLong('The phone number'),
  },
  'copy-code-too-long': {
    about: 'A code to copy has at most 20 characters, 15 in a limited-time offer.',
    says: tooLong('The code'),
  },
  'copy-code-characters': {
    about: 'A code to copy has letters and digits only, or it cannot be sent.',
    says: ({ given }) => `The code '${given}' should have letters and digits only`,
  },
  'flow-source': {
    about: 'A flow button names its flow once: flow_id, flow_name or flow_json.',
    says: ({ given }) =>
      given.length === 0
        ? 'A flow button needs flow_id, flow_name or flow_json'
        : `A flow button needs one of ${given.join(' and ')}, not both`,
  },
  'flow-action': {
    about: 'flow_action is navigate or data_exchange.',
    says: ({ given }) => `flow_action ${given} must be navigate or data_exchange`,
  },
  'flow-screen': {
    about: 'A flow button that navigates names its first screen.',
    says: () => 'flow_action navigate should come with navigate_screen',
  },
  'voice-call-time': {
    about: 'ttl_minutes of a call button is from 1440 to 43200.',
    says: ({ given }) => `ttl_minutes is ${given}; Meta documents 1440 to 43200`,
  },
  'order-details-format': {
    about: 'A template with an ORDER_DETAILS button has display_format ORDER_DETAILS.',
    says: () => 'An ORDER_DETAILS button needs display_format: ORDER_DETAILS',
  },
  'authentication-text': {
    about: 'Meta writes the texts of authentication templates.',
    says: ({ part }) => `Meta writes the ${part} of an authentication template; leave text out`,
  },
  'authentication-button': {
    about: 'An authentication template has exactly one button, of type OTP.',
    says: () => 'An authentication template has exactly one button, of type OTP',
  },
  'otp-outside-authentication': {
    about: 'OTP buttons are for authentication templates only.',
    says: ({ category }) => `An OTP button is for AUTHENTICATION only, not for ${category}`,
  },
  'otp-type': {
    about: 'otp_type is COPY_CODE, ONE_TAP or ZERO_TAP.',
    says: ({ given, nearest }) => `otp_type ${given} must be COPY_CODE, ONE_TAP or ZERO_TAP${perhaps(nearest)}`,
  },
  'code-expiration': {
    about: 'code_expiration_minutes is from 1 to 90.',
    says: ({ given, min, max }) => `code_expiration_minutes is ${given}; it must be from ${min} to ${max}`,
  },
  'supported-apps': {
    about: 'One-tap and zero-tap buttons name 1 to 5 apps in supported_apps.',
    says: ({ problem, max }) =>
      ({
        missing: 'A one-tap or zero-tap button needs supported_apps',
        'old-form': 'package_name and signature_hash stand in supported_apps since version 21.0 of the Graph API',
        'too-many': `supported_apps can have at most ${max} apps`,
      })[problem],
  },
  'package-name': {
    about: 'package_name is that of an Android app.',
    says: ({ given }) => `package_name '${given}' is none such as com.example.shop`,
  },
  'signature-hash': {
    about: 'signature_hash has exactly 11 characters.',
    says: ({ given }) => `signature_hash '${given}' must have exactly 11 letters, digits, + / or =`,
  },
  'zero-tap-terms': {
    about: 'Zero-tap needs zero_tap_terms_accepted: true.',
    says: () => 'A zero-tap button needs zero_tap_terms_accepted: true',
  },
  'offer-header': {
    about: 'The header of a limited-time offer is IMAGE or VIDEO.',
    says: ({ format }) => `The header of a limited-time offer is IMAGE or VIDEO, not ${format}`,
  },
  'offer-buttons': {
    about: 'A limited-time offer has a URL button, after a copy-code button if there is one.',
    says: () => 'A limited-time offer needs a URL button, after a COPY_CODE button if there is one, and no other',
  },
  'card-count': {
    about: 'A carousel has 2 to 10 cards.',
    says: ({ count, min, max }) => `The carousel has ${count} card${count === 1 ? '' : 's'}; it needs ${min} to ${max}`,
  },
  'card-structure': {
    about: 'All cards have the same components, kind of header and buttons.',
    says: ({ card }) => `Card ${card} has other components, header or buttons than the first`,
  },
  'card-header': {
    about: 'The header of a card is IMAGE, VIDEO or PRODUCT.',
    says: ({ format }) => `The header of a card is IMAGE, VIDEO or PRODUCT, not ${format}`,
  },
  'card-buttons': {
    about: 'A card has at most two buttons, a product card one.',
    says: ({ count, max }) => `The card has ${count} buttons; at most ${max} allowed`,
  },
  'card-button-type': {
    about: 'Buttons of media cards are quick replies, URLs or phone numbers; of product cards, SPM or URL.',
    says: ({ given, allowed }) => `A ${given} button is not for such a card; ${allowed.join(', ')} are`,
  },
  'promotional-words': {
    about: 'UTILITY templates do not sell; Meta makes those that do MARKETING, which costs more.',
    says: ({ words, category }) =>
      `${words.map((word) => `'${word}'`).join(', ')} may make Meta turn ${category} into MARKETING`,
  },
  'code-outside-authentication': {
    about: 'One-time codes are for AUTHENTICATION templates.',
    says: ({ word, category }) => `'${word}' sounds like a one-time code, which Meta rejects in ${category}`,
  },
  'template-repeated': {
    about: 'Name and language together are there once.',
    says: ({ other }) => `This name and language are also in ${other}`,
  },
  'content-repeated': {
    about: 'No two templates have the same body and footer; Meta rejects the second.',
    says: ({ other }) => `${other} has the same body and footer; Meta rejects a second one`,
  },
  'category-across-languages': {
    about: 'All languages of a name have one category.',
    says: ({ category, other, otherCategory }) =>
      `${category} here, but ${other} is ${otherCategory}; a name has one category`,
  },
  'variables-across-languages': {
    about: 'All languages of a name have the same variables.',
    says: ({ other }) => `The variables differ from those of ${other}`,
  },
  'path-contradicted': {
    about: 'name and language are those of the path templates/<name>/<language>.yaml.',
    says: ({ member, inFile, inPath }) => `${member} is ${inFile}, but the path says ${inPath}`,
  },
  'name-deleted': {
    about: 'A deleted name can be used again after 30 days.',
    says: ({ name, on, days }) => `${name} was deleted here on ${on}; Meta holds the name back for ${days} days`,
  },
  'name-category': {
    about: 'A name that is at Meta keeps its category.',
    says: ({ name, category, established }) =>
      `${name} is ${established} at Meta; another language of it cannot be ${category}`,
  },
};

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
