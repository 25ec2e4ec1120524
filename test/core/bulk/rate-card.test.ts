import { describe, expect, test } from 'vitest';
import { estimate, type RateCard, readRateCard } from '../../../src/core/bulk/rate-card.js';

function cardOf(text: string): RateCard {
  const read = readRateCard(text.split('\n').map((line) => line.split(';')));
  if ('problem' in read) throw new Error(read.problem);
  return read.card;
}

const WIDE = `Per-message rates, effective October 1
Market;Currency;Marketing;Utility;Authentication;Authentication-International;Service
Spain;USD;0.0615;0.02;0.02;n/a;0.02
Turkey;USD;$0.0109;0.0053;0.0053;0.06;0.0053
Rest of Latin America;USD;0,074;0,0113;0,0113;--;0,0113
North America;USD;0.025;0.0034;0.0034;--;0.0034
Other;USD;0.0604;0.0077;0.0077;--;0.0077`;

const counts = (of: Record<string, number>) => new Map<string | null, number>(Object.entries(of));

describe('a card with a column for each category', () => {
  test('prices a country by its own row, else by its region, else as Other', () => {
    const { markets, amount, currency, unpriced } = estimate(
      cardOf(WIDE),
      'MARKETING',
      counts({ ES: 100, UY: 10, CR: 10, US: 1, FJ: 2 }),
    );
    expect(markets).toEqual([
      { market: 'Spain', messages: 100, amount: 6.15 },
      { market: 'Rest of Latin America', messages: 20, amount: 1.48 },
      { market: 'North America', messages: 1, amount: 0.025 },
      { market: 'Other', messages: 2, amount: 0.1208 },
    ]);
    expect([amount, currency, unpriced]).toEqual([7.7758, 'USD', 0]);
  });

  test('says what it could be where the business counts as foreign', () => {
    expect(estimate(cardOf(WIDE), 'AUTHENTICATION', counts({ TR: 100, ES: 100 }))).toMatchObject({
      amount: 2.53,
      atMost: 8,
    });
    expect(estimate(cardOf(WIDE), 'UTILITY', counts({ TR: 100 }))).toMatchObject({ amount: 0.53, atMost: null });
  });

  test('counts what it has no price for', () => {
    const card = cardOf('Country,Marketing\nES,0.06'.replaceAll(',', ';'));
    expect(
      estimate(
        card,
        'MARKETING',
        new Map([
          ['ES', 1],
          ['FR', 2],
          [null, 3],
        ]),
      ),
    ).toMatchObject({ amount: 0.06, unpriced: 5, currency: null });
    expect(estimate(card, 'UTILITY', counts({ ES: 4 }))).toMatchObject({ amount: 0, unpriced: 4 });
  });
});

test('volume tiers cost less with each tier, counted from the first message of the run', () => {
  const card = cardOf(`Market;Currency;Message type;From;To;Rate
España;EUR;Utility;1;100;0.02
España;EUR;Utility;101;300;0.01
España;EUR;Utility;301;;0.005`);
  expect(estimate(card, 'UTILITY', counts({ ES: 50 })).amount).toBe(1);
  expect(estimate(card, 'UTILITY', counts({ ES: 400 }))).toMatchObject({ amount: 4.5, currency: 'EUR' });
});

test.each([
  ['a;b\n1;2', 'no-market-column'],
  ['Market;Currency\nSpain;USD', 'no-price-column'],
  ['Market;Marketing\nSpain;n/a', 'no-prices'],
])('%j is no rate card', (text, problem) => {
  expect(readRateCard(text.split('\n').map((line) => line.split(';')))).toEqual({ problem });
});
