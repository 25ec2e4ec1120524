import { Document, isCollection, isPair, isScalar, visit } from 'yaml';
import type { TemplateFileContent } from '../../core/templates/code/file-content.js';

/**
 * A template file as `pull` writes it: always the same text for the same template. Texts of several lines stand as blocks,
 * lists of samples on one line, and nothing is broken, so that a difference in git shows what a reader would notice.
 */
export function toYaml(content: TemplateFileContent): string {
  const document = new Document(content);
  visit(document, {
    Seq(_key, sequence) {
      if (sequence.items.length > 0 && sequence.items.every(isPlain)) sequence.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, blockQuote: 'literal', flowCollectionPadding: false });
}

/** A scalar, or a list of nothing but scalars. */
function isPlain(node: unknown): boolean {
  if (isScalar(node)) return !String(node.value).includes('\n');
  return isCollection(node) && node.items.every((item) => !isPair(item) && isPlain(item));
}
