import { identityOfPath, type ParsedTemplate } from '../../core/templates/source.js';
import { decodeYaml, parseYamlText } from '../yaml-source.js';

/** Parses a template file; its path says the name and the language where the file does not. */
export function parseTemplate(path: string, bytes: Uint8Array): ParsedTemplate {
  return parseTemplateText(path, decodeYaml(bytes));
}

export function parseTemplateText(path: string, file: string): ParsedTemplate {
  const parsed = parseYamlText(path, file);
  return 'source' in parsed ? { source: { ...parsed.source, data: withIdentity(path, parsed.source.data) } } : parsed;
}

function withIdentity(path: string, data: unknown): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
  return { ...identityOfPath(path), ...data };
}
