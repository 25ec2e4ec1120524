import { asList, asObject, asText, type JsonObject } from '../json-values.js';
import { parameterRequired } from '../refusals.js';
import { missingField, notOneOf, unsupportedForm } from './refusals.js';

/** Components by type in capitals: each type at most once, and only those `allowed`. */
export function byType(value: unknown, allowed: readonly string[], parent?: string): Map<string, JsonObject> {
  const list = asList(value);
  if (list === undefined || list.length === 0) {
    throw parent === undefined ? parameterRequired('components') : missingField(parent, 'components');
  }
  const parts = new Map<string, JsonObject>();
  for (const [index, item] of list.entries()) {
    const component = asObject(item);
    const type = asText(component?.type)?.toUpperCase();
    if (component === undefined || type === undefined) throw parameterRequired(`components[${index}]['type']`);
    if (!allowed.includes(type)) throw notOneOf(`components[${index}]['type']`, allowed, component.type);
    if (parts.has(type)) throw unsupportedForm(`There can be one component of type ${type} only.`);
    parts.set(type, component);
  }
  return parts;
}
