import * as z from 'zod/mini';
import { INTERACTIVE_LIMITS } from '../meta/limits.js';
import { checkCount, type PartProblem } from './parts.js';
import { checkSectionTitles } from './sections.js';

const section = z.strictObject({ title: z.optional(z.string()), products: z.array(z.string()) });

/** What a file says of a list of products; what the command line says goes before it. */
export const productsFile = z.strictObject({
  body: z.optional(z.string()),
  header: z.optional(z.string()),
  footer: z.optional(z.string()),
  catalog: z.optional(z.string()),
  sections: z.optional(z.array(section)),
});

export type ProductSection = z.infer<typeof section>;

/** One product has a card of its own; several, or one below a title, make a list. */
export function isSingle(sections: readonly ProductSection[]): boolean {
  const [first] = sections;
  return sections.length === 1 && first?.title === undefined && first?.products.length === 1;
}

/** https://developers.facebook.com/docs/whatsapp/cloud-api/guides/sell-products-and-services/share-products */
export function checkProducts(catalog: string | undefined, sections: readonly ProductSection[]): PartProblem[] {
  const { productsMax, sectionsMax } = INTERACTIVE_LIMITS;
  const all = sections.flatMap(({ products }) => products);
  return [
    ...(catalog === undefined ? [{ field: 'catalog', problem: 'missing', option: '--catalog' } as const] : []),
    ...(all.length === 0 ? [{ field: 'products', problem: 'missing', option: '--product' } as const] : []),
    ...checkCount('sections', sections.length, sectionsMax, ['sections']),
    ...checkCount('products', all.length, productsMax, ['sections']),
    ...checkSectionTitles(sections),
    ...sections.flatMap(({ products }, outer) => [
      ...(products.length > 0 || all.length === 0
        ? []
        : [
            {
              field: 'section-products',
              member: ['sections', outer],
              problem: 'missing',
              option: '--product',
            } as const,
          ]),
      ...products.flatMap((id, inner) =>
        id.trim() === ''
          ? [{ field: 'product', member: ['sections', outer, 'products', inner], problem: 'empty' } as const]
          : [],
      ),
    ]),
  ];
}

/** A list needs a header; a single card must not have one. */
export function checkProductHeader(sections: readonly ProductSection[], header: string | undefined): PartProblem[] {
  if (sections.length === 0) return [];
  if (isSingle(sections))
    return header === undefined ? [] : [{ field: 'header', member: ['header'], problem: 'not-allowed' }];
  return header === undefined ? [{ field: 'header', problem: 'missing', option: '--header-text' }] : [];
}

export function toProductAction(catalog: string, sections: readonly ProductSection[]) {
  if (isSingle(sections)) return { catalog_id: catalog, product_retailer_id: sections[0]?.products[0] };
  return {
    catalog_id: catalog,
    sections: sections.map(({ title, products }) => ({
      ...(title !== undefined && { title }),
      product_items: products.map((id) => ({ product_retailer_id: id })),
    })),
  };
}

export function toCatalogAction(thumbnail: string | undefined) {
  return {
    name: 'catalog_message',
    ...(thumbnail !== undefined && { parameters: { thumbnail_product_retailer_id: thumbnail } }),
  };
}
