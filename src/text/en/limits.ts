import type { Gap, Limit, LimitName, Meaning, Raise } from '../../core/limits/limit.js';

/** Made when it is needed: every command loads the catalogue, and few write numbers. */
const number = (value: number) => new Intl.NumberFormat('en').format(value);

const counted = (count: number, noun: string) => `${number(count)} ${noun}${count === 1 ? '' : 's'}`;

/** `4 of 6,000 templates`; without a limit that is known, `4 templates`. */
const usedOf = ({ used, max }: Limit, noun: string) =>
  max === null ? counted(used ?? 0, noun) : `${number(used ?? 0)} of ${counted(max, noun)}`;

/** The limit; a row with one of these sentences has one. */
const most = ({ max }: Limit) => number(max ?? 0);

const raised = ({ raisedTo }: Limit) => (raisedTo === null ? 'no limit' : number(raisedTo));

const usedShare = ({ usedPercent }: Limit) => (usedPercent === null ? '' : `, ${usedPercent} % used`);

const nameOr = ({ name }: Limit) => (name === null ? '' : `${name}: `);

const LABELS: Record<LimitName, string> = {
  'messaging-limit': 'Messaging limit',
  throughput: 'Throughput',
  'test-recipients': 'Recipients',
  quality: 'Quality',
  'display-name': 'Display name',
  'requested-name': 'Requested name',
  'business-verification': 'Verification',
  'phone-numbers': 'Phone numbers',
  templates: 'Templates',
  'account-calls': 'API, this account',
  'app-calls': 'API, this app',
};

const MEANINGS: Record<Meaning, (limit: Limit) => string> = {
  people: (limit) => `${most(limit)} people in 24 hours`,
  'people-unlimited': () => 'any number of people',
  'people-old-scale': (limit) => `${most(limit)} people in 24 hours, on the scale that Meta used until October 2025`,
  'people-not-set': () => 'Meta has not set it yet',
  'messages-a-second': (limit) => `${most(limit)} messages a second`,
  'messages-a-second-coexistence': (limit) =>
    `${most(limit)} messages a second, fixed for a number that the WhatsApp Business app uses too`,
  'not-registered': () => 'none: the number is not registered with the Cloud API',
  'quality-high': () => 'high',
  'quality-medium': () => 'medium',
  'quality-low': () => 'low',
  'quality-open': () => 'not determined yet',
  'name-approved': (limit) => `${nameOr(limit)}approved`,
  'name-without-review': (limit) => `${nameOr(limit)}may be used without a review`,
  'name-declined': (limit) => `${nameOr(limit)}declined`,
  'name-expired': (limit) => `${nameOr(limit)}its approval has expired`,
  'name-in-review': (limit) => `${nameOr(limit)}under review`,
  'name-none': (limit) => `${nameOr(limit)}not approved`,
  verified: () => 'verified',
  'not-verified': () => 'not verified, which is optional',
  'verification-pending': () => 'not finished',
  'verification-failed': () => 'refused',
  'numbers-of-portfolio': (limit) => `${usedOf(limit, 'number')} in the portfolio`,
  'numbers-of-account': ({ used, max }) =>
    `${counted(used ?? 0, 'number')} in this account${max === null ? '' : `; ${number(max)} in the portfolio at most`}`,
  'templates-of-account': (limit) => `${usedOf(limit, 'template')} in this account`,
  'calls-to-account': (limit) =>
    `${limit.max === null ? '200 or 5,000' : number(limit.max)} calls an hour by this app${usedShare(limit)}`,
  'calls-of-app': (limit) => `200 calls an hour for each of its users${usedShare(limit)}`,
  'recipients-of-test-number': (limit) => `a test number: only the ${most(limit)} people on its list`,
  'unknown-value': (limit) => `${nameOr(limit)}a value that this version does not know`,
  'not-told': (limit) => `${nameOr(limit)}not told`,
};

const TOGETHER = 'sent and received together';
const QUALITY = 'by how people took the messages of the last days; higher limits want it good';

const NOTES: Partial<Record<Meaning, string>> = {
  people:
    'counted over all numbers of the business portfolio, and only for messages outside the customer service window; Meta does not tell how much is used',
  'messages-a-second': TOGETHER,
  'messages-a-second-coexistence': TOGETHER,
  'quality-high': QUALITY,
  'quality-medium': QUALITY,
  'quality-low': QUALITY,
  'templates-of-account': 'each language counts; at most 100 new ones an hour',
};

const RAISES: Record<Raise, (limit: Limit) => string> = {
  'business-verification': (limit) =>
    `${raised(limit)} by verifying the business, which is optional; Meta then reviews the quality`,
  'partner-verification': (limit) => `${raised(limit)} by a verification that a partner leads`,
  'delivered-messages': (limit) =>
    `${raised(limit)} after 2,000 messages delivered to different people outside the window within 30 days, with templates of high quality; Meta then reviews the quality`,
  'half-used-with-quality': (limit) =>
    `${raised(limit)}: comes by itself within 6 hours, once half of the limit was used in 7 days with good quality of all numbers and templates`,
  'unlimited-and-busy': (limit) =>
    `${raised(limit)}: comes by itself with an unlimited messaging limit, 100,000 different people in 24 hours outside the window, and a quality that is not low`,
  'registration-of-number': () => 'register the number with the Cloud API',
  'registration-in-account': (limit) => `${raised(limit)} by registering a number of the account`,
  'verification-or-second-tier': (limit) =>
    `${raised(limit)} by verifying the business, or with a messaging limit of 2,000 people`,
  'verification-and-name': (limit) =>
    `${raised(limit)} with a verified business and an approved display name in one of its accounts`,
  'verification-itself': () =>
    'being verified can raise the messaging limit to 2,000 people, the portfolio to 20 numbers, and, with an approved display name, each account to 6,000 templates',
  'own-number': () => 'use a number of your own',
};

export const limits = {
  limits: {
    summary: 'Show what this channel may do, how much of it is used, and what raises it',
    args: {},
    options: {},
    says: {
      labels: LABELS,
      meanings: MEANINGS,
      raises: RAISES,
      notes: NOTES,
      sentFromHere: (people: number) =>
        `from this machine templates went to ${people === 1 ? 'one person' : `${number(people)} people`} in the last 24 hours; what others sent is not known here`,
      oldField: (field: string) => `from the old field ${field}`,
      /** `isPartly` when something is known all the same. */
      gap: ({ cause, permission, code }: Gap, isPartly: boolean) => {
        const what = isPartly ? 'the rest' : 'it';
        return {
          permission: `to see ${what}, the token needs the permission ${permission}`,
          access: `to see ${what}, the token's user needs access in Meta's business settings`,
          refused: `Meta refused to show ${what} (code ${code})`,
          'not-given': `Meta does not tell ${what}`,
        }[cause];
      },
      obstacles: 'Meta names what holds sending back:',
      obstaclesUnknown: 'What holds sending back is not told',
      head: ['WHAT', 'STATE', 'CODE', 'META SAYS'],
    },
  },
};
