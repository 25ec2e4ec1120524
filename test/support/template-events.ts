import { GRAPH, GRAPH_URL, type Terminal } from './cli.js';

type TemplateEvent = 'approve' | 'reject' | 'pause' | 'resume' | 'disable' | 'category' | 'quality';

/** What reviewers and recipients do to a template, by the emulator's control interface. */
export async function happens(
  cli: Terminal,
  { name, language }: { readonly name: string; readonly language?: string },
  event: TemplateEvent,
  body: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const templates = [...cli.emulator.state.templates.values()];
  const isMeant = (one: { name: string; language: string }) =>
    one.name === name && (language === undefined || one.language === language);
  for (const { id } of templates.filter(isMeant)) {
    const { status } = await cli.emulator.handler({
      method: 'POST',
      url: `${GRAPH_URL}/_emulator/templates/${id}/${event}`,
      headers: { host: GRAPH, 'content-type': 'application/json' },
      body: new TextEncoder().encode(JSON.stringify(body)),
    });
    if (status !== 200) throw new Error(`The emulator answered ${event} with ${status}.`);
  }
}
