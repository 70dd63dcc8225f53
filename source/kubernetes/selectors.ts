/**
 * Label selectors: the two forms they are written in (metav1.LabelSelector in manifests, the text of `-l`), and
 * what they select (apimachinery, pkg/labels).
 */
import { compareText } from '../lib/compare-text.ts';
import { own } from '../lib/fields.ts';
import { parseRequirements } from './selector-parser.ts';
import { badRequest } from './status-error.ts';

export interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
}

export interface LabelSelectorRequirement {
  readonly key: string;
  /** In, NotIn, Exists, DoesNotExist; of nodes also Gt and Lt. */
  readonly operator: string;
  readonly values?: readonly string[];
}

export type RequirementOperator = '=' | '!=' | 'in' | 'notin' | 'exists' | '!' | 'gt' | 'lt';

export interface Requirement {
  readonly key: string;
  readonly operator: RequirementOperator;
  readonly values: readonly string[];
}

type Labels = Readonly<Record<string, string>> | undefined;

const operatorsOfExpressions: Readonly<Record<string, RequirementOperator>> = {
  In: 'in',
  NotIn: 'notin',
  Exists: 'exists',
  DoesNotExist: '!',
  Gt: 'gt',
  Lt: 'lt',
};

/** An absent selector selects nothing, an empty one everything. */
export function matchesSelector(selector: LabelSelector | undefined, labels: Labels): boolean {
  if (selector === undefined) return false;
  for (const key in selector.matchLabels) {
    if (labels?.[key] !== selector.matchLabels[key]) return false;
  }
  return (
    selector.matchExpressions?.every((each) => matchesExpression(each, own(labels ?? {}, each.key))) ?? true
  );
}

/** Whether a value (undefined: it is absent) is as the expression wants it. What its key names is the caller's business. */
export function matchesExpression(expression: LabelSelectorRequirement, value: string | undefined): boolean {
  return matches(requirementOf(expression), value);
}

/** Reads `app=web,tier in (a,b),!canary`; throws BadRequest in the API server's words. An empty text selects everything. */
export function parseLabelSelector(text: string): Requirement[] {
  const parsed = parseRequirements(text);
  if (typeof parsed === 'string') throw badRequest(parsed);
  return parsed;
}

export function matchesRequirements(requirements: readonly Requirement[], labels: Labels): boolean {
  return requirements.every((requirement) => matches(requirement, own(labels ?? {}, requirement.key)));
}

/** `app=web,tier in (a,b)`, sorted by key; `<none>` for a selector without requirements. */
export function formatLabelSelector(selector: LabelSelector | undefined): string {
  const requirements: Requirement[] = [
    ...Object.entries(selector?.matchLabels ?? {}).map(
      ([key, value]): Requirement => ({ key, operator: '=', values: [value] }),
    ),
    ...(selector?.matchExpressions ?? []).map(requirementOf),
  ];
  if (requirements.length === 0) return '<none>';
  return requirements
    .sort((a, b) => compareText(a.key, b.key))
    .map(formatRequirement)
    .join(',');
}

/** One requirement as the `-l` option takes it. */
function formatRequirement({ key, operator, values }: Requirement): string {
  switch (operator) {
    case 'exists':
      return key;
    case '!':
      return `!${key}`;
    case 'in':
    case 'notin':
      return `${key} ${operator} (${[...values].sort().join(',')})`;
    case 'gt':
      return `${key}>${values[0]}`;
    case 'lt':
      return `${key}<${values[0]}`;
    default:
      return `${key}${operator}${values[0]}`;
  }
}

function requirementOf({ key, operator, values }: LabelSelectorRequirement): Requirement {
  return { key, operator: operatorsOfExpressions[operator] ?? 'in', values: values ?? [] };
}

function matches({ operator, values }: Requirement, value: string | undefined): boolean {
  switch (operator) {
    case '=':
    case 'in':
      return value !== undefined && values.includes(value);
    case '!=':
    case 'notin':
      return value === undefined || !values.includes(value);
    case 'exists':
      return value !== undefined;
    case '!':
      return value === undefined;
    case 'gt':
      return isInteger(value) && Number(value) > Number(values[0]);
    case 'lt':
      return isInteger(value) && Number(value) < Number(values[0]);
  }
}

function isInteger(text: string | undefined): text is string {
  return text !== undefined && /^-?\d+$/.test(text);
}
