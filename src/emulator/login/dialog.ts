import { asText } from '../json-values.js';
import { Refusal } from '../refusal.js';
import type { Answer, Call } from '../route.js';
import { controlProblem } from '../strangers.js';
import { issueCode } from './codes.js';
import { consentOf } from './consent.js';
import { dialogPage, problemPage } from './dialog-page.js';
import { LoginProblem, readLoginRequest } from './login-request.js';
import { withParams } from './redirect.js';

export function showDialog(call: Call): Answer {
  return withProblems(call, () => dialogPage(readLoginRequest(call), call));
}

/** The person's answer. Only the dialog itself may bring it: any page can make a browser post a form. */
export function answerDialog(call: Call): Answer {
  const problem = controlProblem(call.headers);
  if (problem !== undefined) throw new Refusal({ message: problem, code: 1, httpStatus: 403 });
  return withProblems(call, () => {
    const request = readLoginRequest(call);
    const { returnTo, state } = request;
    if (asText(call.params.action) !== 'continue') return redirect(withParams(returnTo, { ...DENIED, state }));
    const url = withParams(returnTo, { code: issueCode(consentOf(request, call), call.world), state });
    // Facebook appends this to every address it sends people back to.
    url.hash = '_=_';
    return redirect(url);
  });
}

const DENIED = {
  error: 'access_denied',
  error_code: '200',
  error_description: 'Permissions error',
  error_reason: 'user_denied',
};

function redirect({ href }: URL): Answer {
  const headers = { location: href, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };
  return { status: 302, body: '', headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } };
}

function withProblems(call: Call, answer: () => Answer): Answer {
  try {
    return answer();
  } catch (problem) {
    if (!(problem instanceof LoginProblem)) throw problem;
    return problemPage(problem, call);
  }
}
