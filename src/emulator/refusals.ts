import { Refusal } from './refusal.js';

/**
 * The refusals that more than one route needs, with Meta's English texts. Clients must branch on the code: Meta changes
 * the sentences, https://developers.facebook.com/docs/graph-api/guides/error-handling.
 */

/** A missing object and one that the token may not see are told apart by nobody: both are 100/33. */
export function unknownObject(method: string, id: string): Refusal {
  return new Refusal({
    message:
      `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to ` +
      'missing permissions, or does not support this operation. Please read the Graph API documentation at ' +
      'https://developers.facebook.com/docs/graph-api',
    type: 'GraphMethodException',
    code: 100,
    subcode: 33,
  });
}

export function unknownPath(path: string): Refusal {
  return new Refusal({ message: `Unknown path components: /${path}`, code: 2500 });
}

export function unknownField(field: string, nodeType: string): Refusal {
  return new Refusal({
    message: `(#100) Tried accessing nonexisting field (${field}) on node type (${nodeType})`,
    code: 100,
  });
}

export function parameterRequired(name: string): Refusal {
  return new Refusal({ message: `(#100) The parameter ${name} is required.`, code: 100 });
}

/** `rule` completes the sentence "Param name …", for example `must be one of {SMS, VOICE}`. */
export function parameterInvalid(name: string, rule: string): Refusal {
  return new Refusal({ message: `(#100) Param ${name} ${rule}`, code: 100 });
}

/** A refusal of the Cloud API itself: `(#code) Title` with the useful sentence in `error_data.details`. */
export function cloudRefusal(code: number, title: string, details: string, httpStatus = 400): Refusal {
  return new Refusal({ message: `(#${code}) ${title}`, code, details, httpStatus });
}

/** The wording of 200 and 10 differs from edge to edge in reality (UNSURE); the codes and the status are Meta's. */
export function permissionMissing(scope: string): Refusal {
  return scope === 'whatsapp_business_messaging'
    ? new Refusal({ message: '(#10) Application does not have permission for this action', code: 10, httpStatus: 403 })
    : new Refusal({ message: `(#200) Requires ${scope} permission to manage the object.`, code: 200, httpStatus: 403 });
}

export function appTokenRequired(): Refusal {
  return new Refusal({ message: '(#15) This method must be called with an app access_token.', code: 15 });
}

/** `reason` as `World.handshake` gives it. */
export function handshakeFailed(reason: string): Refusal {
  return new Refusal({
    message: `(#2200) Callback verification failed with the following errors: ${reason}`,
    code: 2200,
  });
}
