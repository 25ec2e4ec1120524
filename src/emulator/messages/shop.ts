/**
 * What a message names of the account: products of a catalog, and Flows. They are looked up where the seed names any, and
 * taken as they come where it does not. But for the blocked Flow, Meta documents none of the codes (UNSURE).
 */
import { asList, asObject, asText, type JsonObject } from '../json-values.js';
import { cloudRefusal } from '../refusals.js';
import type { Waba } from '../state.js';
import type { Sender } from './media.js';
import { valueNotValid } from './refusals.js';

export function productsOf(action: JsonObject): string[] {
  const single = asText(action.product_retailer_id);
  const items = (asList(action.sections) ?? []).flatMap((section) => asList(asObject(section)?.product_items) ?? []);
  return [...(single ? [single] : []), ...items.map((item) => asText(asObject(item)?.product_retailer_id) ?? '')];
}

/** One product that is there is enough: Meta leaves out the others, and tells it later in a way that is not documented. */
export function checkInCatalog(catalogId: string | undefined, products: readonly string[], sender: Sender): void {
  const catalogs = wabaOf(sender)?.catalogs ?? [];
  if (catalogs.length === 0) return;
  const catalog = catalogId === undefined ? catalogs[0] : catalogs.find(({ id }) => id === catalogId);
  if (catalog === undefined) throw valueNotValid(`Catalog ${catalogId} is not connected to this account.`);
  if (products.length > 0 && !products.some((product) => catalog.products.includes(product))) {
    throw valueNotValid(`None of the products is in catalog ${catalog.id}.`);
  }
}

/** A draft goes only to those who try it out, with `mode`. */
export function checkFlowExists(parameters: JsonObject, sender: Sender): void {
  const flows = wabaOf(sender)?.flows ?? [];
  if (flows.length === 0) return;
  const [id, name] = [asText(parameters.flow_id), asText(parameters.flow_name)];
  const flow = flows.find((one) => (id === undefined ? one.name === name : one.id === id));
  if (flow === undefined) throw valueNotValid(`Flow ${id ?? name} does not exist in this account.`);
  if (flow.status === 'BLOCKED') throw cloudRefusal(132068, 'Flow is blocked', 'Flow is in blocked state.');
  const wanted = asText(parameters.mode)?.toUpperCase() === 'DRAFT' ? 'DRAFT' : 'PUBLISHED';
  if (flow.status !== wanted) throw valueNotValid(`Flow ${flow.id} is ${flow.status}, not ${wanted}.`);
}

function wabaOf({ world, phone }: Sender): Waba | undefined {
  return world.state.wabas.get(phone.wabaId);
}
