import { describe, expect, test } from 'vitest';
import { type Terminal, terminal } from '../../support/cli.js';
import { happens } from '../../support/template-events.js';

const body = (language: string) =>
  JSON.stringify({
    name: 'order_late',
    language,
    category: 'UTILITY',
    components: [{ type: 'BODY', text: `Your order is late (${language}).` }],
  });

async function shop(...languages: string[]): Promise<Terminal> {
  const cli = terminal({ env: { NO_COLOR: '1' } });
  await cli.connect();
  for (const language of languages) await cli('templates submit -', { stdin: body(language) });
  await cli.advance(10_000);
  await cli('templates sync');
  return cli;
}

const languagesLeft = (cli: Terminal) =>
  [...cli.emulator.state.templates.values()]
    .filter(({ name }) => name === 'order_late')
    .map(({ language }) => language);

// Row 52: deletion by name removed all languages.
describe('templates delete', () => {
  test('deletes one language and leaves the others', async () => {
    const cli = await shop('en_US', 'es_MX');
    const { code, stdout, stderr } = await cli('templates delete order_late --language es-mx', {
      tty: true,
      answers: [true],
    });
    expect(code).toBe(0);
    expect(stderr).toContain('To be deleted: order_late in es_MX (APPROVED).');
    expect(stderr).toContain('does not take the name again for 30 days');
    expect(stdout).toContain('✓ order_late (es_MX) was deleted\nStill there: en_US');
    expect(stdout).toContain('again before 2026-12-23 (30 days)');
    expect(languagesLeft(cli)).toEqual(['en_US']);
    expect((await cli('templates list --search order_late --json --jq .templates[].language')).stdout).toBe('en_US\n');
  });

  test('of several languages one must be named', async () => {
    const cli = await shop('en_US', 'es_MX');
    const { code, stderr } = await cli('templates delete order_late --yes');
    expect(code).toBe(2);
    expect(stderr).toContain("The template 'order_late' exists in 2 languages: en_US, es_MX");
    expect(stderr).toContain('--all-languages');
    expect(languagesLeft(cli)).toEqual(['en_US', 'es_MX']);
  });

  test('all languages want the typed name', async () => {
    const cli = await shop('en_US', 'es_MX');
    const wrong = await cli('templates delete order_late --all-languages', { tty: true, answers: ['yes'] });
    expect(wrong.code).toBe(130);
    expect(languagesLeft(cli)).toHaveLength(2);
    const right = await cli('templates delete order_late --all-languages --lang es', {
      tty: true,
      answers: ['order_late'],
    });
    expect(right.stdout).toContain('✓ order_late (en_US) fue eliminada\n✓ order_late (es_MX) fue eliminada');
    expect(languagesLeft(cli)).toEqual([]);
    expect((await cli('templates list --search order_late --json --jq .templates')).stdout).toBe('[]\n');
  });

  test('without a terminal it names --yes, and does it with it', async () => {
    const cli = await shop('en_US');
    expect((await cli('templates delete order_late')).stderr).toContain('--yes');
    expect(languagesLeft(cli)).toEqual(['en_US']);
    expect((await cli('templates delete order_late --yes')).code).toBe(0);
  });

  test('a language that is not there is not another one', async () => {
    const cli = await shop('en_US');
    const { code, stderr } = await cli('templates delete order_late --language en --yes');
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean --language en_US?');
  });

  test('a disabled one is refused before any request', async () => {
    const cli = await shop('en_US', 'es_MX');
    await happens(cli, { name: 'order_late', language: 'es_MX' }, 'disable');
    const { code, stderr } = await cli('templates delete order_late --all-languages --yes');
    expect(code).toBe(2);
    expect(stderr).toContain("'order_late' cannot be deleted: es_MX is DISABLED");
    expect(languagesLeft(cli)).toHaveLength(2);
  });

  test('one with messages under way is told to go later', async () => {
    const cli = await shop('en_US');
    await cli('emulator inbound hello --from +15550142233 --graph-url http://127.0.0.1:4290');
    await cli('send template +15550142233 order_late');
    const { stdout } = await cli('templates delete order_late --yes --json');
    expect(JSON.parse(stdout).deleted).toMatchObject([{ language: 'en_US', status: 'PENDING_DELETION' }]);
    const again = await cli('templates delete order_late --yes');
    expect(again.stderr).toContain('Its deletion is under way already');
  });

  // Row 53: a name cannot be used again after its deletion.
  test('the name is taken for a month, and says so', async () => {
    const cli = await shop('en_US', 'es_MX');
    await cli('templates delete order_late --language en_US --yes');
    const one = await cli('templates submit -', { stdin: body('en_US') });
    expect(one.code).toBe(4);
    expect(one.stderr).toMatch(/is being deleted\nUse another name[\s\S]*subcode 2388023/);
    await cli('templates delete order_late --all-languages --yes');
    const other = await cli('templates submit -', { stdin: body('pt_BR') });
    expect(other.stderr).toMatch(/name is being removed\nUse another name, for example with _v2[\s\S]*subcode 2388025/);
  });

  test('--language and --all-languages contradict each other', async () => {
    const cli = await shop('en_US');
    expect((await cli('templates delete order_late --language en_US --all-languages --yes')).code).toBe(2);
  });
});
