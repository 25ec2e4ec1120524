/** Permissions, https://developers.facebook.com/documentation/business-messaging/whatsapp/permissions */
export const MANAGEMENT = 'whatsapp_business_management';
export const MESSAGING = 'whatsapp_business_messaging';
export const BUSINESS = 'business_management';
export const EITHER = { anyOf: [MANAGEMENT, MESSAGING] } as const;
export const BOTH = { allOf: [MANAGEMENT, MESSAGING] } as const;
