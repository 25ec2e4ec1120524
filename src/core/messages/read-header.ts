import { headerKind } from './fill-header.js';
import type { HeaderLocation, HeaderProduct, HeaderValue, TemplateSendProblem } from './template-values.js';

/**
 * A header's value as one text: a title, the link or id of a file, `latitude,longitude,name,address`, or
 * `catalog/product`. Which of them it is, the template knows. A file on this machine must have been uploaded before.
 */
export function readHeader(
  format: string | null,
  given: string,
): { readonly value: HeaderValue } | { readonly problem: TemplateSendProblem } {
  switch (headerKind(format ?? 'TEXT')) {
    case 'media':
      return { value: { kind: 'media', media: /^https?:\/\//i.test(given) ? { link: given } : { id: given } } };
    case 'location': {
      const location = readLocation(given);
      return location
        ? { value: { kind: 'location', location } }
        : { problem: { part: 'header', problem: 'not-a-location', given } };
    }
    case 'product': {
      const product = readProduct(given);
      return product
        ? { value: { kind: 'product', product } }
        : { problem: { part: 'header', problem: 'not-a-product', given } };
    }
    default:
      return { value: { kind: 'text', text: given } };
  }
}

/** Only the address may hold commas. */
function readLocation(given: string): HeaderLocation | undefined {
  const [latitude, longitude, name, ...rest] = given.split(',').map((part) => part.trim());
  return toLocation({ latitude, longitude, name, address: rest.length > 0 ? rest.join(', ') : undefined });
}

/** Undefined where it is no place on earth. */
export function toLocation(given: Readonly<Record<string, unknown>>): HeaderLocation | undefined {
  const [latitude, longitude] = [given.latitude, given.longitude].map(toNumber);
  const { name, address } = given;
  if (latitude === undefined || longitude === undefined) return undefined;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined;
  return {
    latitude,
    longitude,
    ...(typeof name === 'string' && name !== '' && { name }),
    ...(typeof address === 'string' && address !== '' && { address }),
  };
}

/** JSON has them as numbers, Meta's own examples as text. */
function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
}

function readProduct(given: string): HeaderProduct | undefined {
  const [, catalog, product] = /^(\d+)\/(.+)$/.exec(given.trim()) ?? [];
  return catalog && product ? { product_retailer_id: product, catalog_id: catalog } : undefined;
}
