import { describe, expect, test } from 'vitest';
import { DEFAULT_IDS } from '../../../src/emulator/default-seed.js';
import { type Terminal, terminal } from '../../support/cli.js';

const body = (name: string, language = 'en_US', category = 'UTILITY') =>
  JSON.stringify({ name, language, category, components: [{ type: 'BODY', text: `Your order of ${name} is ready.` }] });

async function shop(): Promise<Terminal> {
  const cli = terminal();
  await cli.connect();
  cli.write('one.json', body('one'));
  cli.write('taken.json', body('hello_world'));
  cli.write('two.json', body('two'));
  return cli;
}

describe('of several files', () => {
  test('what Meta refuses of one keeps neither the others nor their report away', async () => {
    const cli = await shop();
    const { code, stdout, stderr } = await cli('templates submit one.json taken.json two.json');
    expect(code).toBe(4);
    expect(stdout).toMatch(/✓ one \(en_US\): PENDING.*\n✗ hello_world \(en_US\): Meta refused.*\n✓ two \(en_US\)/);
    expect(stderr).toContain('subcode 2388024');
  });

  test('the rest is not tried where it would meet the same', async () => {
    const cli = await shop();
    const action = { kind: 'refuse', httpStatus: 400, code: 80007 } as const;
    cli.emulator.state.faults.push({ method: 'POST', pathEndsWith: '/message_templates', times: 9, action });
    const { code, stdout } = await cli('templates submit one.json two.json --json');
    expect(code).toBe(5);
    expect(JSON.parse(stdout).templates).toMatchObject([{ outcome: 'refused' }, { outcome: 'not-tried', error: null }]);
  });

  test('Ctrl-C leaves a report of what was submitted before', async () => {
    const cli = await shop();
    const { code, stdout, stderr } = await cli('templates submit one.json two.json --json', {
      async meanwhile(host) {
        const waits = cli.network.servers.get('127.0.0.1:4290');
        cli.network.servers.set('127.0.0.1:4290', async (request) => {
          const answer = await waits?.(request);
          if (request.method === 'POST') host.pressCtrlC();
          if (!answer) throw new Error('the emulator is gone');
          return answer;
        });
      },
    });
    expect(code).toBe(130);
    expect(JSON.parse(stdout).templates).toMatchObject([{ outcome: 'refused' }, { outcome: 'not-tried' }]);
    expect(JSON.parse(stderr).error.id).toBe('interrupted');
  });
});

// Row 45: a bare 100 without a subcode, so it is told by what is known of the name.
test('another category than that of the other languages is explained', async () => {
  const cli = await shop();
  await cli('templates sync');
  cli.write('other.json', body('hello_world', 'es', 'MARKETING'));
  const { code, stderr } = await cli('templates submit other.json');
  expect(code).toBe(4);
  expect(stderr).toContain("'hello_world' exists in another language as UTILITY");
  expect(stderr).toContain("Meta says: Message template category mismatch: The category MARKETING doesn't match");
});

describe('--wait', () => {
  test('waits for the approval', async () => {
    const cli = await shop();
    const { code, stdout, stderr } = await cli('templates submit one.json --wait');
    expect(code).toBe(0);
    expect(stdout).toContain('Status    APPROVED');
    expect(stderr).toBe('');
    expect(stdout).not.toContain('templates wait');
  });

  test('a rejection is explained and ends with 7', async () => {
    const cli = terminal({ settings: { reviewOutcome: 'REJECTED' } });
    await cli.connect();
    cli.write('one.json', body('one'));
    const { code, stdout, stderr } = await cli('templates submit one.json --wait');
    expect(code).toBe(7);
    expect(stdout).toContain('Meta rejected one (en_US): INVALID_FORMAT. The format is wrong');
    expect(stderr).toContain('Meta did not approve one (en_US): REJECTED');
  });

  test('a time-out ends with 7', async () => {
    const cli = terminal({ settings: { reviewDelayMs: 3_600_000 } });
    await cli.connect();
    cli.write('one.json', body('one'));
    const { code, stdout, stderr } = await cli('templates submit one.json --wait --timeout 5m');
    expect(code).toBe(7);
    expect(stdout).toContain('PENDING');
    expect(stderr).toContain('The time is up and Meta has not decided on one (en_US): PENDING');
  });
});

test('list knows of it without a sync', async () => {
  const cli = await shop();
  await cli('templates sync');
  await cli('templates submit one.json');
  const { stdout } = await cli('templates list --search one --json --jq .templates[0].status');
  expect(stdout).toBe('PENDING\n');
  expect(cli.sent().filter((line) => line.endsWith(`GET /v25.0/${DEFAULT_IDS.wabaId}/message_templates`))).toHaveLength(
    1,
  );
});

test('what lint finds wrong is said before Meta is asked, and Meta has the last word', async () => {
  const cli = await shop();
  const faulty = {
    name: 'edge',
    language: 'en_US',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: '{{1}} is ready for you at last', example: { body_text: [['It']] } }],
  };
  cli.write('edge.json', JSON.stringify(faulty));
  const { code, stderr } = await cli('templates submit edge.json');
  expect(code).toBe(4);
  expect(stderr).toMatch(/Meta will probably refuse edge\.json.*\n {2}1:\d+ variable-at-edge: /);
  expect(stderr).toContain('2388299');
});
