/**
 * Numbers of Meta's platform that both sides of the wire need. Lengths are in characters; Meta never says which unit,
 * and we count Unicode code points.
 */

/** Business profile, https://developers.facebook.com/docs/whatsapp/cloud-api/reference/business-profiles */
export const PROFILE_LIMITS = {
  aboutMin: 1,
  aboutMax: 139,
  addressMax: 256,
  /** Meta's documentation says 512; its OpenAPI file says 256, which real profiles exceed. */
  descriptionMax: 512,
  emailMax: 128,
  websitesMax: 2,
  websiteMax: 256,
} as const;

/**
 * Profile picture. Meta publishes no limit for it: one provider states 5 MB and an older one 800 KB, and 192 pixels is
 * published for group pictures only (errors 131209 and 131210). UNSURE, so the small numbers warn and 5 MB refuses.
 */
export const PICTURE_LIMITS = {
  maxBytes: 5 * 1024 * 1024,
  advisedMaxBytes: 800 * 1024,
  advisedSidePixels: 640,
  /** A side must be longer than this. */
  minSideExclusivePixels: 192,
} as const;

/** Templates, https://developers.facebook.com/docs/whatsapp/business-management-api/message-templates/components */
export const TEMPLATE_LIMITS = {
  nameMax: 512,
  headerTextMax: 60,
  headerParametersMax: 1,
  bodyMax: 1024,
  /** A stricter rule that Meta is rolling out (changelog of 27 March 2025); the numbers are a vendor's. UNSURE: warn only. */
  bodyAdvisedMax: 550,
  bodyAdvisedEmojisMax: 10,
  limitedTimeOfferBodyMax: 600,
  limitedTimeOfferTextMax: 16,
  singleProductBodyMax: 160,
  cardBodyMax: 160,
  footerMax: 60,
  buttonsMax: 10,
  quickRepliesMax: 10,
  urlButtonsMax: 2,
  phoneNumberButtonsMax: 1,
  copyCodeButtonsMax: 1,
  buttonTextMax: 25,
  buttonUrlMax: 2000,
  buttonPhoneNumberMax: 20,
  /** 20 since 3 December 2025; inside a limited-time offer still 15. */
  copyCodeMax: 20,
  limitedTimeOfferCopyCodeMax: 15,
  otpMax: 15,
  codeExpirationMinutesMin: 1,
  codeExpirationMinutesMax: 90,
  supportedAppsMin: 1,
  supportedAppsMax: 5,
  packageNameMax: 224,
  signatureHashLength: 11,
  carouselCardsMin: 2,
  carouselCardsMax: 10,
  cardButtonsMax: 2,
  productSectionsMax: 10,
  productsMax: 30,
  productSectionTitleMax: 24,
  /** More consecutive spaces than this in a parameter's value are refused with 132018. */
  parameterSpacesMax: 4,
  /** Of one parameter in a body-only template; the rendered body is what counts in practice. */
  parameterMax: 32_768,
  /** Seconds that an undelivered message waits, by category; -1 (30 days) is allowed for the first two. */
  ttlSeconds: {
    AUTHENTICATION: { min: 30, max: 900 },
    UTILITY: { min: 30, max: 43_200 },
    MARKETING: { min: 43_200, max: 2_592_000 },
  },
  perUnverifiedWaba: 250,
  perVerifiedWaba: 6000,
  createdPerHour: 100,
  editsPerDay: 1,
  editsPer30Days: 10,
  /** A deleted name cannot be used again for this long; UNSURE, error texts say 4 weeks. */
  deletedNameReuseDays: 30,
} as const;

/** Call buttons, https://developers.facebook.com/docs/whatsapp/cloud-api/calling; UNSURE for templates. */
export const CALL_LIMITS = { ttlMinutesMin: 1, ttlMinutesMax: 43_200, payloadMax: 512 } as const;

/** Orders, https://developers.facebook.com/docs/whatsapp/cloud-api/payments-api; UNSURE: from Meta's pages only. */
export const ORDER_LIMITS = {
  referenceId: /^[A-Za-z0-9_.-]{1,60}$/,
  itemNameMax: 60,
  descriptionMax: 120,
} as const;

export const ORDER_TYPES: readonly string[] = ['digital-goods', 'physical-goods'];

/** Both spellings of the third stand in Meta's pages. */
export const ORDER_STATUSES: readonly string[] = [
  'pending',
  'processing',
  'partially_shipped',
  'partially-shipped',
  'shipped',
  'completed',
  'canceled',
];

/** Template names on the wire. */
export const TEMPLATE_NAME = /^[a-z0-9_]{1,512}$/;

/** Messages, https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages */
export const MESSAGE_LIMITS = {
  textBodyMax: 4096,
  captionMax: 1024,
  callbackDataMax: 512,
  quickReplyPayloadMax: 256,
  customerServiceWindowHours: 24,
  freeEntryPointWindowHours: 72,
  /** Numbers that a test number may send to (error 131030 for others). */
  testRecipientsMax: 5,
  /** Stale in the OpenAPI file, which says 5. */
  contactsMax: 257,
} as const;

/** Interactive messages, https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages#interactive-object */
export const INTERACTIVE_LIMITS = {
  bodyMax: 1024,
  /** The documentation; the OpenAPI file says 1024. UNSURE, so that a longer one is only warned about. */
  listBodyMax: 4096,
  listBodyAdvisedMax: 1024,
  headerMax: 60,
  footerMax: 60,
  buttonsMax: 3,
  buttonIdMax: 256,
  /** Also the label of a list's button, and of a link's. */
  buttonTitleMax: 20,
  sectionsMax: 10,
  sectionTitleMax: 24,
  /** In all sections together. */
  rowsMax: 10,
  rowIdMax: 200,
  rowTitleMax: 24,
  rowDescriptionMax: 72,
  /** In all sections together. */
  productsMax: 30,
  /** `flow_cta`, in the OpenAPI file only. */
  flowCtaMax: 30,
  pinCodeMax: 6,
} as const;

/** Numbers of a portfolio, https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/phone-numbers */
export const PHONE_NUMBER_LIMITS = {
  perPortfolio: 2,
  /** Once the business is verified, or its messaging limit is 2 000. */
  perRaisedPortfolio: 20,
} as const;

/** Messages a second and a pair, https://developers.facebook.com/docs/whatsapp/cloud-api/overview#throughput */
export const RATE_LIMITS = {
  messagesPerSecond: 80,
  upgradedMessagesPerSecond: 1000,
  coexistenceMessagesPerSecond: 20,
  pairSecondsPerMessage: 6,
  pairBurst: 45,
  callsPerHour: 200,
  callsPerHourActive: 5000,
  registrationsPer72Hours: 10,
} as const;

/** Webhooks, https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/overview */
export const WEBHOOK_LIMITS = {
  maxBodyBytes: 3 * 1024 * 1024,
  updatesPerDelivery: 1000,
  /** Of a callback URL that overrides the app's, for a WABA or a number. */
  overrideUrlMax: 200,
} as const;
