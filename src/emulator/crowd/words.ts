/** What the invented templates say: each topic in three languages, with a name and a number as variables. */
export type Tongue = 'en' | 'es' | 'pt';

export const LANGUAGES = ['en_US', 'es', 'pt_BR', 'es_MX', 'en_GB', 'es_AR'] as const;

export function tongueOf(language: string): Tongue {
  const [tongue] = language.split('_');
  return tongue === 'es' || tongue === 'pt' ? tongue : 'en';
}

type Said = Readonly<Record<Tongue, string>>;

/** `%a` and `%b` are the variables, `%n` a number that makes each text its own. */
export const BODIES = {
  order: {
    en: 'Hi %a, your order %b (list %n) has left our bakery and will be with you soon.',
    es: 'Hola %a, su pedido %b (lista %n) salió de la panadería y le llegará pronto.',
    pt: 'Olá %a, seu pedido %b (lista %n) saiu da padaria e chegará em breve.',
  },
  appointment: {
    en: 'Hello %a, we expect you for the tasting on %b in room %n of our house.',
    es: 'Hola %a, le esperamos para la degustación el %b en la sala %n de la casa.',
    pt: 'Olá %a, esperamos você para a degustação em %b na sala %n da nossa casa.',
  },
  payment: {
    en: 'Dear %a, the invoice %b for delivery %n is ready. Thank you for your trust.',
    es: 'Estimado %a, la factura %b de la entrega %n está lista. Gracias por su confianza.',
    pt: 'Prezado %a, a fatura %b da entrega %n está pronta. Agradecemos a confiança.',
  },
  offer: {
    en: '*News for you, %a!* This week, box no. %n costs less with the code %b at our counter. 🥐',
    es: '*¡Novedades para usted, %a!* Esta semana, la caja n.º %n cuesta menos con el código %b en la tienda. 🥐',
    pt: '*Novidades para você, %a!* Nesta semana, a caixa n.º %n custa menos com o código %b na loja. 🥐',
  },
} as const satisfies Record<string, Said>;

export type Topic = keyof typeof BODIES;

export const LABELS = {
  yes: { en: 'Yes, please', es: 'Sí, por favor', pt: 'Sim, por favor' },
  no: { en: 'No, thanks', es: 'No, gracias', pt: 'Não, obrigado' },
  open: { en: 'Open the page', es: 'Abrir la página', pt: 'Abrir a página' },
  call: { en: 'Call us', es: 'Llamar', pt: 'Ligar' },
  pay: { en: 'Pay', es: 'Pagar', pt: 'Pagar' },
  book: { en: 'Book', es: 'Reservar', pt: 'Reservar' },
} as const satisfies Record<string, Said>;

export const FOOTERS: Said = {
  en: 'Luna Bakery, open every day',
  es: 'Panadería Luna, abierta todos los días',
  pt: 'Padaria Luna, aberta todos os dias',
};

export const HEADERS: Said = {
  en: 'News for %a today',
  es: 'Novedades para %a hoy',
  pt: 'Novidades para %a hoje',
};
