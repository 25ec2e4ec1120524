/**
 * The closed list of what a business can be, https://developers.facebook.com/docs/whatsapp/cloud-api/reference/business-profiles.
 * Meta publishes no Spanish labels: these are ours (UNSURE), for people who work in Spanish.
 */
export interface Vertical {
  /** What the API takes and gives. */
  readonly value: string;
  readonly english: string;
  readonly spanish: string;
  /** False for what Meta gives but does not take. */
  readonly settable: boolean;
  /** Known to newer versions only, and bound to Meta's rules for such goods; older clients do not know the value. */
  readonly regulated?: boolean;
  /** Stands in one of Meta's pages only, so Meta may refuse it. */
  readonly unsure?: boolean;
}

export const VERTICALS: readonly Vertical[] = [
  { value: 'ALCOHOL', english: 'Alcoholic Beverages', spanish: 'Bebidas alcohólicas', settable: true, regulated: true },
  { value: 'APPAREL', english: 'Clothing and Apparel', spanish: 'Ropa y accesorios', settable: true },
  { value: 'AUTO', english: 'Automotive', spanish: 'Automotriz', settable: true },
  { value: 'BEAUTY', english: 'Beauty, Spa and Salon', spanish: 'Belleza, spa y salón', settable: true },
  { value: 'EDU', english: 'Education', spanish: 'Educación', settable: true },
  { value: 'ENTERTAIN', english: 'Entertainment', spanish: 'Entretenimiento', settable: true },
  {
    value: 'EVENT_PLAN',
    english: 'Event Planning and Service',
    spanish: 'Organización de eventos y servicios',
    settable: true,
  },
  { value: 'FINANCE', english: 'Finance and Banking', spanish: 'Finanzas y banca', settable: true },
  { value: 'GOVT', english: 'Public Service', spanish: 'Servicio público', settable: true },
  { value: 'GROCERY', english: 'Food and Grocery', spanish: 'Alimentos y supermercado', settable: true },
  { value: 'HEALTH', english: 'Medical and Health', spanish: 'Medicina y salud', settable: true },
  { value: 'HOTEL', english: 'Hotel and Lodging', spanish: 'Hotel y alojamiento', settable: true },
  { value: 'NONPROFIT', english: 'Non-profit', spanish: 'Organización sin fines de lucro', settable: true },
  {
    value: 'ONLINE_GAMBLING',
    english: 'Online Gambling & Gaming',
    spanish: 'Apuestas y juegos en línea',
    settable: true,
    regulated: true,
  },
  {
    value: 'OTC_DRUGS',
    english: 'Over-the-Counter Drugs',
    spanish: 'Medicamentos de venta libre',
    settable: true,
    regulated: true,
  },
  { value: 'OTHER', english: 'Other', spanish: 'Otro', settable: true },
  {
    value: 'PHYSICAL_GAMBLING',
    english: 'Non-Online Gambling & Gaming (Brick and Mortar)',
    spanish: 'Apuestas presenciales',
    settable: true,
    regulated: true,
  },
  { value: 'PROF_SERVICES', english: 'Professional Services', spanish: 'Servicios profesionales', settable: true },
  { value: 'RESTAURANT', english: 'Restaurant', spanish: 'Restaurante', settable: true },
  { value: 'RETAIL', english: 'Shopping and Retail', spanish: 'Compras y venta minorista', settable: true },
  { value: 'TRAVEL', english: 'Travel and Transportation', spanish: 'Viajes y transporte', settable: true },
  {
    value: 'MATRIMONY_SERVICE',
    english: 'Matrimony Service',
    spanish: 'Servicios matrimoniales',
    settable: true,
    unsure: true,
  },
  { value: 'UNDEFINED', english: 'Undefined', spanish: 'Sin definir', settable: false },
  { value: 'NOT_A_BIZ', english: 'Not a business', spanish: 'No es un negocio', settable: false },
];
