import type { Answer, Call } from '../route.js';
import type { EmulatorState, User } from '../state.js';
import { asksForWabas } from './consent.js';
import { type LoginProblem, type LoginRequest, PUBLIC_PROFILE } from './login-request.js';
import { html, type Markup } from './markup.js';
import { page } from './page.js';
import { LOGIN_WORDS, type LoginWords, languageOf } from './words.js';

/**
 * An unticked box sends nothing. Without these, a list of the same name in the address would then count, and the app writes
 * the address.
 */
const NOTHING_TICKED = html`<input type="hidden" name="granted[]" value=""><input type="hidden" name="waba[]" value="">`;

/** The question: who are you, and what may the app do. One form without a script; it goes to the address it came from. */
export function dialogPage(request: LoginRequest, call: Call): Answer {
  const { language, words } = wordsFor(call);
  const { app, configuration, people, returnTo } = request;
  const { state } = call.world;
  const title = words.title(app.name);
  const body = html`<h1>${title}</h1>
<p><span class="chip">${words.modes[app.mode]}</span>${configuration && html`<span class="chip">${words.configuration(configuration.name)}</span>`}</p>
<form method="post">
${NOTHING_TICKED}
${people.length === 1 ? onePerson(people, words) : choiceOfPeople(people, words)}
${permissions(request, words)}
${asksForWabas(request) ? people.map((person) => accountsOf(person, people.length > 1, state, words)) : undefined}
<p class="soft">${words.goesTo} <code>${returnTo.origin}${returnTo.pathname}</code></p>
<div class="buttons">
<button class="main" name="action" value="continue">${words.continueAs}${people.map((person) => nameInButton(person, people.length > 1))}</button>
<button name="action" value="cancel">${words.cancel}</button>
</div>
</form>`;
  return page({
    status: 200,
    language,
    words,
    title,
    body,
    ...(people.length > 1 && { style: styleFor(people) }),
    formTargets: formTargets(returnTo),
  });
}

function wordsFor({ headers }: Call) {
  const language = languageOf(headers['accept-language']);
  return { language, words: LOGIN_WORDS[language] };
}

function onePerson(people: readonly User[], { person }: LoginWords): Markup[] {
  return people.map(
    ({ id, name }) => html`<p>${person} <b>${name}</b><input type="hidden" name="person" value="${id}"></p>`,
  );
}

function choiceOfPeople(people: readonly User[], { person }: LoginWords): Markup {
  const choices = people.map(
    ({ id, name }, at) =>
      html`<label><input type="radio" name="person" value="${id}"${at === 0 ? html` checked` : undefined}><span>${name}</span></label>`,
  );
  return html`<fieldset><legend>${person}</legend>${choices}</fieldset>`;
}

function permissions({ configuration, scopes }: LoginRequest, words: LoginWords): Markup {
  const isOfPerson = configuration?.tokenType !== 'SYSTEM_USER';
  const shown = isOfPerson ? [PUBLIC_PROFILE, ...scopes.filter((scope) => scope !== PUBLIC_PROFILE)] : scopes;
  return html`<fieldset><legend>${words.permissions}</legend>${shown.map((scope) => permission(scope, words))}</fieldset>`;
}

function permission(scope: string, { about, always }: LoginWords): Markup {
  const isFixed = scope === PUBLIC_PROFILE;
  const note = isFixed ? `${scope} (${always})` : scope;
  return html`<label><input type="checkbox" name="granted[]" value="${scope}" checked${isFixed ? html` disabled` : undefined}><span>${about[scope] ?? scope}<small>${note}</small></span></label>`;
}

function accountsOf(person: User, isOneOfMany: boolean, { wabas, phones }: EmulatorState, words: LoginWords): Markup {
  const boxes = person.assignedWabaIds.map((id) => {
    const numbers = [...phones.values()].filter(({ wabaId }) => wabaId === id).map((phone) => phone.displayPhoneNumber);
    return html`<label><input type="checkbox" name="waba[]" value="${id}" checked><span>${wabas.get(id)?.name ?? ''}<small>${[id, ...numbers].join(' · ')}</small></span></label>`;
  });
  const content = boxes.length === 0 ? html`<p class="soft">${words.noAccounts}</p>` : boxes;
  return html`<fieldset class="${isOneOfMany ? `of-one of-${person.id}` : ''}"><legend>${words.accounts}</legend>${content}</fieldset>`;
}

function nameInButton({ id, name }: User, isOneOfMany: boolean): Markup {
  return isOneOfMany ? html`<span class="of-one of-${id}"> ${name}</span>` : html` ${name}`;
}

/** What belongs to one of several people shows while they are chosen. The answer heeds only what is the chosen one's. */
function styleFor(people: readonly User[]): Markup {
  const rules = people.map(
    ({ id }) => html`form:has(input[value="${id}"]:checked) .of-${id} { display: revert; }
`,
  );
  return html`.of-one { display: none; }
${rules}`;
}

/**
 * Browsers hold all the redirects behind a form to this list, and where the app's callback leads next is not known: to pages
 * of this machine or to the web, as a rule.
 */
function formTargets({ origin }: URL): string {
  return [...new Set([origin, 'http://localhost:*', 'http://127.0.0.1:*', 'https:'])].join(' ');
}

/** A refusal before anybody was asked: it is shown, and nobody is sent anywhere. */
export function problemPage({ id, subject }: LoginProblem, call: Call): Answer {
  const { language, words } = wordsFor(call);
  const { title, text, advice } = words.problems[id];
  const code = PROBLEM_CODES[id];
  const body = html`<h1 class="bad">${title}</h1>
<p>${text(subject)}</p>
<p class="soft">${advice}</p>
${code && html`<p class="soft">${words.code}: ${code}</p>`}`;
  return page({ status: 400, language, words, title, body });
}

/** Those that Meta's page names; the others have none that is known. */
const PROBLEM_CODES: Readonly<Record<string, string>> = { 'unknown-app': '101', 'url-blocked': '191' };

export function successPage(call: Call): Answer {
  const { language, words } = wordsFor(call);
  const { title, text } = words.success;
  return page({ status: 200, language, words, title, body: html`<h1>${title}</h1><p>${text}</p>` });
}
