import { describe, expect, test } from 'vitest';
import { toDeliveryHeaders } from '../../src/core/webhook/delivery-headers.js';
import { KNOWN_EVENTS } from '../../src/core/webhook/known-events.js';
import { RECORDINGS } from '../../src/core/webhook/recordings.js';
import { tourCommands } from './command-tour.js';
import { hasDocument, readDocument } from './document.js';
import { brokenExamples, exceptions, notInTheFile, recordingsOutside } from './exceptions.js';
import { ACCEPTED, judgeAll } from './findings.js';
import { createJudge } from './judge.js';
import { chooseOperation, webhookOperation } from './operations.js';
import { ownExamples } from './own-examples.js';
import { tourRoutes } from './raw-tour.js';
import { repairs } from './repairs.js';
import { wrongExchanges } from './wrong-exchanges.js';

const SKIPPED = hasDocument ? '' : " (skipped: Meta's OpenAPI file is not beside this project)";

describe.skipIf(!hasDocument)(`Meta's description of the API${SKIPPED}`, () => {
  const document = hasDocument ? readDocument() : {};
  const changes = hasDocument ? repairs.map(({ fault, apply }) => ({ fault, changed: apply(document) })) : [];

  const judge = createJudge(document);

  test.each(changes)('still has this fault: $fault', ({ changed }) => {
    expect(changed).toBeGreaterThan(0);
  });

  test('fits its own examples once it is repaired, apart from those that are wrong themselves', () => {
    const examples = ownExamples(document);
    const broken = new Set(examples.filter(({ schema, value }) => !judge.fits(schema, value)).map(({ name }) => name));
    expect(examples.length).toBeGreaterThan(500);
    expect([...broken].sort()).toEqual(Object.keys(brokenExamples).sort());
  });

  test('fits what the commands send and what the emulator answers, apart from the listed exceptions', async () => {
    const exchanges = [...(await tourCommands()), ...(await tourRoutes())];
    const findings = await judgeAll(document, judge, exchanges);
    expect(findings.objections.filter((one) => !(one in exceptions))).toEqual([]);
    expect(findings.strangers.filter((one) => !(one in notInTheFile))).toEqual([]);
    // An exception that is needed no more must go, or it would hide a fault later.
    expect(Object.keys(exceptions).filter((one) => !findings.objections.includes(one))).toEqual([]);
    expect(Object.keys(notInTheFile).filter((one) => !findings.strangers.includes(one))).toEqual([]);
  });

  test('fits the recordings of webhooks, apart from the listed ones', async () => {
    const operation = webhookOperation(document);
    const outside: string[] = [];
    for (const { name } of KNOWN_EVENTS) {
      const body = new TextEncoder().encode(JSON.stringify(RECORDINGS[name].delivery));
      const headers = toDeliveryHeaders(body, 'callback.example', 'secret');
      const request = { method: 'POST', url: 'https://callback.example/', headers, body };
      const found = operation ? await judge.exchange(operation, request, ACCEPTED) : ['no such operation'];
      if (found.length > 0) outside.push(name);
    }
    expect(outside.sort()).toEqual(Object.keys(recordingsOutside).sort());
  });

  test.each(wrongExchanges)('objects to $what', async ({ to, request, response, objection }) => {
    const operation =
      to === 'callback' ? webhookOperation(document) : chooseOperation(document, request.method, to.kind, to.edge);
    expect(operation && (await judge.exchange(operation, request, response))).toEqual([objection]);
  });
});
