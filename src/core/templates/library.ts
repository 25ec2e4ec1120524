/** A ready-made template of Meta's, https://developers.facebook.com/docs/whatsapp/business-management-api/template-library */
export interface LibraryTemplate {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly category: string;
  readonly topic: string | null;
  readonly usecase: string | null;
  readonly industry: readonly string[];
  readonly header: string | null;
  readonly body: string;
  readonly bodyParams: readonly string[];
  /** Checked when it is sent: a value that does not fit its type fails the send. */
  readonly bodyParamTypes: readonly string[];
  readonly buttons: readonly LibraryButton[];
}

export interface LibraryButton {
  readonly type: string;
  readonly text: string;
  readonly url: string | null;
  readonly phoneNumber: string | null;
}

/** By the lists of Meta's page (UNSURE whether they are complete). */
export const LIBRARY_TOPICS = ['ACCOUNT_UPDATE', 'CUSTOMER_FEEDBACK', 'ORDER_MANAGEMENT', 'PAYMENTS'] as const;
export const LIBRARY_INDUSTRIES = ['E_COMMERCE', 'FINANCIAL_SERVICES'] as const;
export const LIBRARY_USECASES = [
  'ACCOUNT_CREATION_CONFIRMATION',
  'AUTO_PAY_REMINDER',
  'DELIVERY_CONFIRMATION',
  'DELIVERY_FAILED',
  'DELIVERY_UPDATE',
  'FEEDBACK_SURVEY',
  'FRAUD_ALERT',
  'LOW_BALANCE_WARNING',
  'ORDER_ACTION_NEEDED',
  'ORDER_CONFIRMATION',
  'ORDER_DELAY',
  'ORDER_OR_TRANSACTION_CANCEL',
  'ORDER_PICK_UP',
  'PAYMENT_ACTION_REQUIRED',
  'PAYMENT_CONFIRMATION',
  'PAYMENT_DUE_REMINDER',
  'PAYMENT_OVERDUE',
  'PAYMENT_REJECT_FAIL',
  'PAYMENT_SCHEDULED',
  'RECEIPT_ATTACHMENT',
  'RETURN_CONFIRMATION',
  'SHIPMENT_CONFIRMATION',
  'STATEMENT_ATTACHMENT',
  'STATEMENT_AVAILABLE',
  'TRANSACTION_ALERT',
] as const;
