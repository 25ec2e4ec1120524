import { type Draft, holesOf, sampleOf, toTemplateData } from '../../core/templates/draft.js';
import { renderTemplate } from '../../core/templates/render.js';
import type { TemplateComponent } from '../../core/templates/template.js';
import { createScreen } from '../../ui/create-screen.js';
import { fold } from '../../ui/fold.js';
import { printable } from '../../ui/printable.js';
import type { Context } from '../context.js';

/** A bubble is not wider than this on a phone either. */
const BUBBLE_MAX = 46;
/** Indent, frame and the spaces within it. */
const FRAME = 6;

/** How the message will look, with its examples filled in. */
export function previewDraft(draft: Draft, { host, text }: Pick<Context<unknown>, 'host' | 'text'>): string {
  const { stderr, env } = host;
  const { measure } = createScreen({ stdout: stderr, env, color: 'never', text, now: host.now() });
  const components = toTemplateData(draft).components as TemplateComponent[];
  const values = { header: samplesIn(draft, 'header'), body: samplesIn(draft, 'body') };
  const { header, body, footer, buttons } = printable(renderTemplate({ components }, values));
  const room = Math.max(10, Math.min(BUBBLE_MAX, (stderr.columns ?? 80) - FRAME));
  const parts = [header, body, footer].filter((part): part is string => part !== null && part !== '');
  const lines = parts.flatMap((part) => fold(part, room).split('\n'));
  const labels = buttons.map((button) => `[ ${button.text || button.type} ]`);
  const width = Math.max(...[...lines, ...labels].map(measure), 0);
  const row = (line: string) => `  │ ${line}${' '.repeat(width - measure(line))} │`;
  const rule = '─'.repeat(width + 2);
  return [`  ╭${rule}╮`, ...lines.map(row), `  ╰${rule}╯`, ...labels.map((label) => `    ${label}`)].join('\n');
}

function samplesIn(draft: Draft, part: string): Record<string, string> {
  const samples = holesOf(draft).flatMap((hole): [string, string][] => {
    const value = sampleOf(draft, hole);
    return hole.key.startsWith(`${part}.`) && value ? [[hole.hole, value]] : [];
  });
  return Object.fromEntries(samples);
}
