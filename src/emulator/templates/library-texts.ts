/**
 * A small stand-in for Meta's library, one template for each of its use cases, with texts of our own; the real one has
 * hundreds. https://developers.facebook.com/docs/whatsapp/message-templates/template-library
 */
import type { JsonObject } from '../json-values.js';

/** As the library prints them; values are held against them when a message is sent. */
export type LibraryParamType = 'ADDRESS' | 'TEXT' | 'AMOUNT' | 'DATE' | 'PHONE NUMBER' | 'EMAIL' | 'NUMBER';

export interface LibraryText {
  readonly name: string;
  readonly language: string;
  readonly topic: string;
  readonly usecase: string;
  readonly industry: readonly string[];
  readonly header?: string;
  readonly body: string;
  /** A sample and its type for each variable, in order. */
  readonly params: readonly (readonly [sample: string, type: LibraryParamType])[];
  readonly buttons?: readonly JsonObject[];
}

const SHOPS = ['E_COMMERCE'];
const BANKS = ['FINANCIAL_SERVICES'];
const BOTH = ['E_COMMERCE', 'FINANCIAL_SERVICES'];

const link = (text: string): JsonObject => ({ type: 'URL', text, url: 'https://www.example.com/' });
const call = (text: string): JsonObject => ({ type: 'PHONE_NUMBER', text, phone_number: '+18005551234' });

const name = ['Pablo', 'TEXT'] as const;
const order = ['860198', 'NUMBER'] as const;
const money = ['$12.50', 'AMOUNT'] as const;
const day = ['January 12, 2027', 'DATE'] as const;

type Entry = Omit<LibraryText, 'name' | 'language'>;

const ENGLISH: readonly Entry[] = [
  {
    usecase: 'ACCOUNT_CREATION_CONFIRMATION',
    topic: 'ACCOUNT_UPDATE',
    industry: BOTH,
    header: 'Your account is ready',
    body: 'Hi {{1}}, your new account is ready. We wrote the details to {{2}} for you.',
    params: [name, ['pablo@example.com', 'EMAIL']],
    buttons: [link('Open my account')],
  },
  {
    usecase: 'AUTO_PAY_REMINDER',
    topic: 'PAYMENTS',
    industry: BANKS,
    body: 'Hi {{1}}, as you arranged, {{2}} will be paid from your account on {{3}} without any action of yours.',
    params: [name, money, day],
  },
  {
    usecase: 'DELIVERY_CONFIRMATION',
    topic: 'ORDER_MANAGEMENT',
    industry: SHOPS,
    header: 'Your order has arrived',
    body: 'Hello {{1}}, your order {{2}} was handed over at {{3}} today.',
    params: [name, order, ['1 Hacker Way', 'ADDRESS']],
  },
  {
    usecase: 'DELIVERY_FAILED',
    topic: 'ORDER_MANAGEMENT',
    industry: SHOPS,
    header: 'We could not deliver your order',
    body: 'Hello {{1}}, nobody was there to take your order {{2}} today. Please choose another day for it.',
    params: [name, order],
    buttons: [link('Choose a day'), call('Call us')],
  },
  {
    usecase: 'DELIVERY_UPDATE',
    topic: 'ORDER_MANAGEMENT',
    industry: SHOPS,
    header: 'Your order is on its way',
    body: 'Hello {{1}}, your order {{2}} has left our warehouse and will reach you soon.',
    params: [name, order],
    buttons: [link('Track your order')],
  },
  {
    usecase: 'FEEDBACK_SURVEY',
    topic: 'CUSTOMER_FEEDBACK',
    industry: BOTH,
    body: 'Hi {{1}}, thank you for your visit. Would you tell us how it went?',
    params: [name],
  },
  {
    usecase: 'FRAUD_ALERT',
    topic: 'ACCOUNT_UPDATE',
    industry: BANKS,
    header: 'Was this you?',
    body: 'Hi {{1}}, somebody tried to pay {{2}} with your card on {{3}} and we stopped it. Please tell us if it was you.',
    params: [name, money, day],
    buttons: [call('Call us')],
  },
  {
    usecase: 'LOW_BALANCE_WARNING',
    topic: 'PAYMENTS',
    industry: BANKS,
    header: 'Your account balance is low',
    body: 'Hi {{1}}, this is a note that {{2}} in your account are below the limit that you set.',
    params: [
      ['Jim', 'TEXT'],
      ['available funds', 'TEXT'],
    ],
    buttons: [link('Make a deposit'), call('Call us')],
  },
  {
    usecase: 'ORDER_ACTION_NEEDED',
    topic: 'ORDER_MANAGEMENT',
    industry: SHOPS,
    header: 'Your order needs you',
    body: 'Hello {{1}}, we need an answer of yours before we can go on with your order {{2}} this week.',
    params: [name, order],
    buttons: [link('See the question')],
  },
  {
    usecase: 'ORDER_CONFIRMATION',
    topic: 'ORDER_MANAGEMENT',
    industry: SHOPS,
    header: 'We have your order',
    body: 'Hello {{1}}, we have your order {{2}} and begin with it now. The total is {{3}} in all.',
    params: [name, order, money],
    buttons: [link('See your order')],
  },
  {
    usecase: 'ORDER_DELAY',
    topic: 'ORDER_MANAGEMENT',
    industry: SHOPS,
    header: 'Your order takes longer',
    body: 'Hello {{1}}, your order {{2}} takes longer than we said. We now expect it on {{3}} and are sorry.',
    params: [name, order, day],
  },
  {
    usecase: 'ORDER_OR_TRANSACTION_CANCEL',
    topic: 'ORDER_MANAGEMENT',
    industry: BOTH,
    header: 'Your order was cancelled',
    body: 'Hello {{1}}, your order {{2}} was cancelled. You get back {{3}} in the way you paid.',
    params: [name, order, money],
  },
  {
    usecase: 'ORDER_PICK_UP',
    topic: 'ORDER_MANAGEMENT',
    industry: SHOPS,
    header: 'Your order can be picked up',
    body: 'Hello {{1}}, your order {{2}} waits for you at {{3}} from today on.',
    params: [name, order, ['1 Hacker Way', 'ADDRESS']],
  },
  {
    usecase: 'PAYMENT_ACTION_REQUIRED',
    topic: 'PAYMENTS',
    industry: BOTH,
    header: 'Your payment needs you',
    body: 'Hi {{1}}, please confirm your payment of {{2}} so that we can finish it today.',
    params: [name, money],
    buttons: [link('Confirm the payment')],
  },
  {
    usecase: 'PAYMENT_CONFIRMATION',
    topic: 'PAYMENTS',
    industry: BOTH,
    header: 'We have your payment',
    body: 'Hi {{1}}, your payment of {{2}} reached us on {{3}} and all is well. Thank you.',
    params: [name, money, day],
  },
  {
    usecase: 'PAYMENT_DUE_REMINDER',
    topic: 'PAYMENTS',
    industry: BOTH,
    header: 'A payment is due soon',
    body: 'Hi {{1}}, this is a note that {{2}} are due on {{3}} for your account.',
    params: [name, money, day],
    buttons: [link('Pay now')],
  },
  {
    usecase: 'PAYMENT_OVERDUE',
    topic: 'PAYMENTS',
    industry: BOTH,
    header: 'A payment is overdue',
    body: 'Hi {{1}}, we have not had your payment of {{2}} that was due on {{3}} last. Please look into it.',
    params: [name, money, day],
    buttons: [link('Pay now'), call('Call us')],
  },
  {
    usecase: 'PAYMENT_REJECT_FAIL',
    topic: 'PAYMENTS',
    industry: BOTH,
    header: 'Your payment did not work',
    body: 'Hi {{1}}, your bank did not let your payment of {{2}} through. Please try it in another way.',
    params: [name, money],
    buttons: [link('Try again')],
  },
  {
    usecase: 'PAYMENT_SCHEDULED',
    topic: 'PAYMENTS',
    industry: BANKS,
    header: 'Your payment is planned',
    body: 'Hi {{1}}, your payment of {{2}} is planned for {{3}} as you asked us to.',
    params: [name, money, day],
  },
  {
    usecase: 'RECEIPT_ATTACHMENT',
    topic: 'PAYMENTS',
    industry: BOTH,
    body: 'Hi {{1}}, here is the receipt for your payment of {{2}} to us. Please keep it.',
    params: [name, money],
  },
  {
    usecase: 'RETURN_CONFIRMATION',
    topic: 'ORDER_MANAGEMENT',
    industry: SHOPS,
    header: 'We have what you sent back',
    body: 'Hello {{1}}, what you sent back of order {{2}} is here with us. You will hear of the refund soon.',
    params: [name, order],
  },
  {
    usecase: 'SHIPMENT_CONFIRMATION',
    topic: 'ORDER_MANAGEMENT',
    industry: SHOPS,
    header: 'Your order was sent',
    body: 'Hello {{1}}, your order {{2}} was sent and should be with you by {{3}} at the latest.',
    params: [name, order, day],
    buttons: [link('Track your order')],
  },
  {
    usecase: 'STATEMENT_ATTACHMENT',
    topic: 'ACCOUNT_UPDATE',
    industry: BANKS,
    body: 'Hi {{1}}, here is the statement of your account up to {{2}} as a file.',
    params: [name, day],
  },
  {
    usecase: 'STATEMENT_AVAILABLE',
    topic: 'ACCOUNT_UPDATE',
    industry: BANKS,
    header: 'Your statement is ready',
    body: 'Hi {{1}}, the statement of your account up to {{2}} is ready for you to read.',
    params: [name, day],
    buttons: [link('Read it')],
  },
  {
    usecase: 'TRANSACTION_ALERT',
    topic: 'PAYMENTS',
    industry: BANKS,
    header: 'Your card was used',
    body: 'Hi {{1}}, {{2}} were paid with your card on {{3}} in a shop. Call {{4}} if it was not you.',
    params: [name, money, day, ['+1 800 555 1234', 'PHONE NUMBER']],
  },
];

const SPANISH: readonly Entry[] = [
  {
    usecase: 'DELIVERY_UPDATE',
    topic: 'ORDER_MANAGEMENT',
    industry: SHOPS,
    header: 'Su pedido está en camino',
    body: 'Hola {{1}}, su pedido {{2}} salió de nuestro depósito y le llegará pronto.',
    params: [name, order],
    buttons: [link('Seguir el pedido')],
  },
  {
    usecase: 'ORDER_CONFIRMATION',
    topic: 'ORDER_MANAGEMENT',
    industry: SHOPS,
    header: 'Recibimos su pedido',
    body: 'Hola {{1}}, recibimos su pedido {{2}} y ya lo preparamos. El total es de {{3}} con impuestos.',
    params: [name, order, money],
    buttons: [link('Ver el pedido')],
  },
  {
    usecase: 'PAYMENT_DUE_REMINDER',
    topic: 'PAYMENTS',
    industry: BOTH,
    header: 'Un pago vence pronto',
    body: 'Hola {{1}}, le recordamos que {{2}} vencen el {{3}} en su cuenta.',
    params: [name, money, ['12 de enero de 2027', 'DATE']],
    buttons: [link('Pagar ahora')],
  },
  {
    usecase: 'FEEDBACK_SURVEY',
    topic: 'CUSTOMER_FEEDBACK',
    industry: BOTH,
    body: 'Hola {{1}}, gracias por su visita. ¿Nos cuenta cómo le fue?',
    params: [name],
  },
];

/** `delivery_update_1`, in every language that it has. */
const named =
  (language: string) =>
  (entry: Entry): LibraryText => ({
    ...entry,
    name: `${entry.usecase.toLowerCase()}_1`,
    language,
  });

export const LIBRARY_TEXTS: readonly LibraryText[] = [...ENGLISH.map(named('en_US')), ...SPANISH.map(named('es'))];
