import { expect, test } from 'vitest';
import { compareContents } from '../../../../src/core/templates/code/content.js';
import type { TemplateComponent } from '../../../../src/core/templates/template.js';

const UTILITY = { category: 'UTILITY' };
const BODY = { type: 'BODY', text: 'Hello' };
const buttons = (...list: object[]): TemplateComponent => ({ type: 'BUTTONS', buttons: list });
const differ = (file: TemplateComponent[], account: TemplateComponent[], category = 'UTILITY') =>
  compareContents(file, account, { category });

test('a changed text is told with both texts', () => {
  expect(differ([BODY], [{ type: 'BODY', text: 'Good bye' }])).toEqual([
    { member: 'body.text', file: 'Hello', account: 'Good bye' },
  ]);
});

test('a component that only one side has is told', () => {
  expect(differ([BODY, { type: 'FOOTER', text: 'Luna' }], [BODY])).toEqual([
    { member: 'footer.text', file: 'Luna', account: null },
  ]);
  expect(differ([BODY], [BODY, { type: 'CALL_PERMISSION_REQUEST' }])).toEqual([
    { member: 'call_permission_request', file: null, account: 'yes' },
  ]);
});

test('the order of the components, capitals and the form of samples say nothing', () => {
  const text = 'Hi {{1}}, come in';
  expect(
    differ(
      [
        { type: 'footer', text: 'Luna' },
        { type: 'body', text, example: { body_text: 'Ana' } },
      ],
      [
        { type: 'BODY', text, example: { body_text: [['Ana']] } },
        { type: 'FOOTER', text: 'Luna' },
      ],
    ),
  ).toEqual([]);
});

test('another sample is a difference, and one for a variable that is not there is none', () => {
  const text = 'Hi {{1}}, come in';
  const withSample = (...samples: string[]) => ({ type: 'BODY', text, example: { body_text: [samples] } });
  expect(differ([withSample('Ana')], [withSample('Eva')])).toEqual([
    { member: 'body.sample.1', file: 'Ana', account: 'Eva' },
  ]);
  expect(differ([withSample('Ana', 'left over')], [withSample('Ana')])).toEqual([]);
});

test('buttons are compared one by one, in their order', () => {
  const [yes, no] = [
    { type: 'QUICK_REPLY', text: 'Yes' },
    { type: 'QUICK_REPLY', text: 'No' },
  ];
  expect(differ([BODY, buttons(yes, no)], [BODY, buttons(no, yes)])).toHaveLength(2);
  expect(differ([BODY, buttons(yes, no)], [BODY, buttons(yes)])).toEqual([
    { member: 'buttons[1].type', file: 'QUICK_REPLY', account: null },
    { member: 'buttons[1].text', file: 'No', account: null },
  ]);
});

test('labels that Meta fixes, signs in phone numbers and whole addresses as samples say nothing', () => {
  expect(
    differ(
      [
        BODY,
        buttons(
          { type: 'COPY_CODE', example: 'CAKE20' },
          { type: 'PHONE_NUMBER', text: 'Call', phone_number: '1 (555) 019-2837' },
          { type: 'URL', text: 'Go', url: 'https://luna.example/{{1}}', example: 'https://luna.example/x' },
        ),
      ],
      [
        BODY,
        buttons(
          { type: 'COPY_CODE', text: 'Copy offer code', example: ['CAKE20'] },
          { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+15550192837' },
          { type: 'URL', text: 'Go', url: 'https://luna.example/{{1}}', example: ['x'] },
        ),
      ],
    ),
  ).toEqual([]);
});

test('what Meta writes into authentication templates is not compared, what was chosen is', () => {
  const account = [
    { type: 'BODY', text: '*{{1}}* is your code.', add_security_recommendation: true },
    { type: 'FOOTER', text: 'It ends in 5 minutes.', code_expiration_minutes: 5 },
  ];
  const chosen = (minutes: number) => [
    { type: 'BODY', add_security_recommendation: true },
    { type: 'FOOTER', code_expiration_minutes: minutes },
  ];
  expect(differ(chosen(5), account, 'AUTHENTICATION')).toEqual([]);
  expect(differ(chosen(9), account, 'AUTHENTICATION')).toEqual([
    { member: 'footer.code_expiration_minutes', file: '9', account: '5' },
  ]);
});

test("the label of a one-time password button counts only where the file has one: else it is Meta's", () => {
  const otp = (more: object) => buttons({ type: 'OTP', otp_type: 'COPY_CODE', ...more });
  const account = buttons({
    type: 'URL',
    text: 'Copy code',
    url: 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}',
  });
  expect(differ([otp({})], [account], 'AUTHENTICATION')).toEqual([]);
  expect(differ([otp({ text: 'Take it' })], [account], 'AUTHENTICATION')).toEqual([
    { member: 'buttons[0].text', file: 'Take it', account: 'Copy code' },
  ]);
});

test('a hash that Meta wrote with a bare plus sign into the address is read as it was chosen', () => {
  const app = { package_name: 'example.luna.app', signature_hash: 'K8a/AINcG+7' };
  const url = `https://www.whatsapp.com/otp/code/?otp_type=ONE_TAP&package_name=${app.package_name}&signature_hash=${app.signature_hash}&code=otp{{1}}`;
  const file = buttons({ type: 'OTP', otp_type: 'ONE_TAP', supported_apps: [app] });
  expect(differ([file], [buttons({ type: 'URL', text: 'Copy code', url })], 'AUTHENTICATION')).toEqual([]);
});

test('a member that this version does not know is compared only where Meta reads it back', () => {
  const flow = (more: object) => buttons({ type: 'FLOW', text: 'Book', ...more });
  expect(compareContents([flow({ icon: 'REVIEW' })], [flow({})], UTILITY)).toEqual([]);
  expect(compareContents([flow({ icon: 'REVIEW' })], [flow({ icon: 'DOCUMENT' })], UTILITY)).toEqual([
    { member: 'buttons[0].icon', file: 'REVIEW', account: 'DOCUMENT' },
  ]);
});

test('cards are compared part by part', () => {
  const card = (text: string) => ({ components: [{ type: 'body', text }] });
  const carousel = (...cards: object[]) => ({ type: 'CAROUSEL', cards });
  expect(differ([carousel(card('One'), card('Two'))], [carousel(card('One'), card('Too'))])).toEqual([
    { member: 'carousel.cards[1].body.text', file: 'Two', account: 'Too' },
  ]);
});

test('sample media are left out: Meta reads back another link each time', () => {
  const header = (example: string) => ({ type: 'HEADER', format: 'IMAGE', example: { header_handle: [example] } });
  expect(differ([header('4::a')], [header('https://scontent.whatsapp.net/b')])).toEqual([]);
});
