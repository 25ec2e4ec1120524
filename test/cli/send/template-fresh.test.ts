import { describe, expect, test } from 'vitest';
import type { Fault, Template } from '../../../src/emulator/state.js';
import { type Terminal, terminal } from '../../support/cli.js';

const ANA = '+34600112233';
const HOUR = 60 * 60 * 1000;
const LINE = `send template ${ANA} pedido_listo --param Ana --param 1042`;

/** A shop whose templates were read before something changed at Meta. */
async function shop(): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  await cli('templates sync');
  return cli;
}

function atMeta({ emulator }: Terminal): Template {
  const found = [...emulator.state.templates.values()].find(({ name }) => name === 'pedido_listo');
  if (!found) throw new Error('The default seed has lost its template.');
  return found;
}

const sends = (cli: Terminal) => cli.sent().filter((request) => request.endsWith('/messages')).length;
const reads = (cli: Terminal) => cli.sent().filter((request) => request.endsWith('/message_templates')).length;
const lastPayload = ({ emulator }: Terminal) => [...emulator.state.messages.values()].at(-1)?.payload.template;
const refuse = (cli: Terminal, fault: Partial<Fault>, code: number) =>
  cli.emulator.state.faults.push({
    method: 'POST',
    pathEndsWith: '/messages',
    times: 1,
    action: { kind: 'refuse', httpStatus: 400, code },
    ...fault,
  });

// Row 42: a stale copy gives a misleading error.
describe('the age of the copy', () => {
  test('of less than a day asks Meta nothing', async () => {
    const cli = await shop();
    const before = reads(cli);
    await cli.advance(23 * HOUR);
    expect((await cli(LINE)).code).toBe(0);
    expect(reads(cli)).toBe(before);
  });

  test('of more than a day is renewed first', async () => {
    const cli = await shop();
    await cli.advance(25 * HOUR);
    atMeta(cli).components = [{ type: 'BODY', text: 'Hola {{1}}, pase por {{2}} hoy' }];
    expect((await cli(LINE)).stdout).toContain('Hola Ana, pase por 1042 hoy');
  });

  test('serves who may only send, and is told when the values do not fit it', async () => {
    const cli = await shop();
    await cli.advance(25 * HOUR);
    refuse(cli, { method: 'GET', pathEndsWith: '/message_templates', times: 9 }, 200);
    expect((await cli(LINE)).code).toBe(0);
    const { code, stderr } = await cli(`send template ${ANA} pedido_listo --param Ana`);
    expect(code).toBe(2);
    expect(stderr).toContain('Meta could not be asked for it now, so this is the copy of 2026-11-23 10:00 UTC');
  });
});

describe('values that do not fit the copy', () => {
  test('fit what Meta has now, and go out', async () => {
    const cli = await shop();
    atMeta(cli).components = [{ type: 'BODY', text: 'Hola {{1}}, ya está' }];
    const run = await cli(`send template ${ANA} pedido_listo --param Ana`);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain("The template 'pedido_listo' (es) was changed since it was read here.");
    expect(run.stdout).toContain('Hola Ana, ya está');
  });

  test('and do not fit that either, are shown in the message', async () => {
    const cli = await shop();
    const { code, stderr } = await cli(`send template ${ANA} pedido_listo --param Ana`);
    expect(code).toBe(2);
    expect(stderr).toContain('│ Hola Ana, tu pedido {{2}} está listo.');
    expect(stderr).not.toContain('was changed');
    expect(sends(cli)).toBe(0);
  });

  test('are one object on stderr for a program', async () => {
    const cli = await shop();
    const { stderr } = await cli(`send template ${ANA} pedido_listo --param Ana --json`);
    expect(JSON.parse(stderr).error).toMatchObject({
      id: 'template-parameters-wrong',
      problems: [{ problem: 'missing-parameter', name: '2', text: expect.stringContaining('{{2}}') }],
      copyOf: null,
    });
  });
});

describe('what Meta refuses because the template is another one now', () => {
  test('is told with what it says now, and not sent again', async () => {
    const cli = await shop();
    atMeta(cli).components = [{ type: 'BODY', text: 'Hola {{1}}, tu pedido {{2}} llega el {{3}} sin falta' }];
    const { code, stderr } = await cli(LINE);
    expect(code).toBe(2);
    expect(stderr).toContain('Its text is now: Hola {{1}}, tu pedido {{2}} llega el {{3}} sin falta');
    expect(stderr).toContain('no value for {{3}} in the body');
    expect(sends(cli)).toBe(1);
  });

  test('is sent once more where the same values fit, since Meta took nothing', async () => {
    const cli = await shop();
    Object.assign(atMeta(cli), {
      parameterFormat: 'POSITIONAL',
      components: [{ type: 'BODY', text: 'Hola {{1}}, su pedido es el {{2}} de hoy' }],
    });
    refuse(cli, {}, 132012);
    const { code, stdout } = await cli(LINE);
    expect(code).toBe(0);
    expect(stdout).toContain('Hola Ana, su pedido es el 1042 de hoy');
    expect(sends(cli)).toBe(2);
    expect(lastPayload(cli)).toMatchObject({ name: 'pedido_listo' });
  });

  test('is not sent a third time', async () => {
    const cli = await shop();
    atMeta(cli).components = [{ type: 'BODY', text: 'Hola {{1}}, su pedido es el {{2}} de hoy' }];
    refuse(cli, { times: 5 }, 132018);
    expect((await cli(LINE)).code).toBe(4);
    expect(sends(cli)).toBe(2);
  });

  test('is left to Meta to explain where nothing has changed', async () => {
    const cli = await shop();
    refuse(cli, {}, 132000);
    const { code, stderr } = await cli(LINE);
    expect(code).toBe(4);
    expect(stderr).toContain('code 132000');
    expect(sends(cli)).toBe(1);
  });

  test('is not changed by its quality or by a new link to its sample', async () => {
    const cli = await shop();
    atMeta(cli).qualityScore = { score: 'YELLOW', date: 1 };
    refuse(cli, {}, 132012);
    const { code, stderr } = await cli(LINE);
    expect({ code, sends: sends(cli) }).toEqual({ code: 4, sends: 1 });
    expect(stderr).not.toContain('was changed');
  });

  test('is no template of ours any more where it was deleted, and the copy knows it', async () => {
    const cli = await shop();
    cli.emulator.state.templates.delete(atMeta(cli).id);
    const { code, stderr } = await cli(LINE);
    expect(code).toBe(2);
    expect(stderr).toContain("There is no template 'pedido_listo'");
    expect((await cli('templates list')).stdout).not.toContain('pedido_listo');
  });

  test.each(['REJECTED', 'PAUSED', 'DISABLED'])('is %s by now, which is said and kept', async (status) => {
    const cli = await shop();
    atMeta(cli).status = status;
    const { code, stderr } = await cli(LINE);
    expect(code).toBe(2);
    expect(stderr).toContain(`its status is ${status}`);
    expect((await cli(`templates list --status ${status}`)).stdout).toContain('pedido_listo');
  });
});
