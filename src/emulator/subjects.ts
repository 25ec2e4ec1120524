import { unknownObject } from './refusals.js';
import type { Call } from './route.js';
import type { Business, Phone, Template, Waba } from './state.js';

/** The node that a call's path names. The dispatcher knows that it exists; what is gone since then is 100/33. */
export function wabaOf(call: Call): Waba {
  return call.world.state.wabas.get(call.id) ?? refuse(call);
}

export function phoneOf(call: Call): Phone {
  return call.world.state.phones.get(call.id) ?? refuse(call);
}

export function templateOf(call: Call): Template {
  return call.world.state.templates.get(call.id) ?? refuse(call);
}

export function businessOf(call: Call): Business {
  return call.world.state.businesses.get(call.id) ?? refuse(call);
}

function refuse({ method, id }: Call): never {
  throw unknownObject(method, id);
}
