/** Why a file is no template: the same judgement that stands before a submission, `checkTemplateDefinition`. */
import { normalizeLanguage } from '../../meta/languages.js';
import { TEMPLATE_LIMITS, TEMPLATE_NAME } from '../../meta/limits.js';
import { checkTemplateDefinition, memberOf, type TemplateFileProblem } from '../definition.js';
import type { MemberPath } from '../source.js';
import { type Fix, type Found, found } from './finding.js';
import { nearestLanguage } from './member-rules.js';

export function checkShape(data: unknown, member: MemberPath): Found[] {
  const report = checkTemplateDefinition(data);
  return 'problems' in report ? report.problems.map((problem) => toFound(problem, member)) : [];
}

function toFound(problem: TemplateFileProblem, member: MemberPath): Found {
  const at = [...member, ...memberOf(problem)];
  switch (problem.problem) {
    case 'not-an-object':
      return found('not-a-template', member, { holds: 'object' });
    case 'missing':
      return found('missing-member', at, { member: problem.member });
    case 'wrong-type':
      return found('wrong-type', at, { member: problem.member, expected: problem.expected });
    case 'bad-name':
      return badName(problem.given, at);
    case 'bad-language':
      return found('language-code', at, {
        given: problem.given,
        suggested: nearestLanguage(normalizeLanguage(problem.given)),
      });
    case 'bad-category':
      return found('category', at, { given: problem.given, known: problem.known });
    case 'bad-parameter-format':
      return found('parameter-format', at, { given: problem.given });
    case 'no-body':
      return found('body-missing', at, {});
    case 'repeated-component':
      return found('component-repeated', at, { type: problem.type });
  }
}

function badName(given: string, at: MemberPath): Found {
  const suggested = toName(given);
  const fix: Fix | undefined = suggested === null ? undefined : { fix: 'set', value: suggested };
  return found('template-name', at, { given, suggested }, { fix });
}

/** Small letters without accents, the rest underscores. */
function toName(given: string): string | null {
  const plain = given.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const name = plain
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, TEMPLATE_LIMITS.nameMax);
  return TEMPLATE_NAME.test(name) ? name : null;
}
