import { parseQuantity } from '../../../kubernetes/quantities.ts';
import { parseLabelSelector, type Requirement } from '../../../kubernetes/selectors.ts';
import type { Command } from '../../command.ts';
import { creationFlags, generateAndTell, oneName } from '../../creation.ts';
import { KubectlError } from '../../errors.ts';
import { boolean, booleanFlag, integer, integerFlag, list, listFlag, text, textFlag } from '../../flags.ts';

export const createQuota: Command = {
  flags: [...creationFlags, list('hard'), list('scopes')],
  operands: 'words',
  run(invocation) {
    const name = oneName(invocation, 'create quota');
    const { flags } = invocation.arguments;
    const hard = Object.fromEntries(listFlag(flags, 'hard').map(limitOf));
    const scopes = listFlag(flags, 'scopes');
    generateAndTell(invocation, {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name },
      spec: { ...(Object.keys(hard).length > 0 && { hard }), ...(scopes.length > 0 && { scopes }) },
      status: {},
    });
  },
};

function limitOf(word: string): readonly [string, string] {
  const parts = word.split('=');
  const [resource = '', amount = ''] = parts;
  if (parts.length !== 2) {
    throw new KubectlError(`Invalid argument syntax ${word}, expected <resource>=<value>`);
  }
  if (parseQuantity(amount) === undefined) {
    throw new KubectlError(
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    );
  }
  return [resource, amount];
}

export const createPriorityClass: Command = {
  flags: [
    ...creationFlags,
    integer('value'),
    boolean('global-default'),
    text('description'),
    text('preemption-policy', { complete: ['PreemptLowerPriority', 'Never'] }),
  ],
  operands: 'words',
  run(invocation) {
    const name = oneName(invocation, 'create priorityclass');
    const { flags } = invocation.arguments;
    const description = textFlag(flags, 'description');
    generateAndTell(invocation, {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name },
      ...(description && { description }),
      ...(booleanFlag(flags, 'global-default') && { globalDefault: true }),
      preemptionPolicy: textFlag(flags, 'preemption-policy') ?? 'PreemptLowerPriority',
      value: integerFlag(flags, 'value') ?? 0,
    });
  },
};

export const createPodDisruptionBudget: Command = {
  flags: [...creationFlags, text('selector'), text('min-available'), text('max-unavailable')],
  operands: 'words',
  run(invocation) {
    const name = oneName(invocation, 'create poddisruptionbudget');
    const { flags } = invocation.arguments;
    const selector = textFlag(flags, 'selector');
    const [least, most] = [textFlag(flags, 'min-available'), textFlag(flags, 'max-unavailable')];
    if (!selector) throw new KubectlError('a selector must be specified');
    if (!least && !most) {
      throw new KubectlError('one of min-available or max-unavailable must be specified');
    }
    if (least && most) throw new KubectlError('min-available and max-unavailable cannot be both specified');
    generateAndTell(invocation, {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name },
      spec: {
        ...(least && { minAvailable: amountOf(least) }),
        ...(most && { maxUnavailable: amountOf(most) }),
        selector: labelSelector(parseLabelSelector(selector)),
      },
    });
  },
};

/** A number, or a share such as `50%`. */
function amountOf(word: string): number | string {
  return /^\d+$/.test(word) ? Number(word) : word;
}

const operators: Readonly<Record<Requirement['operator'], string | undefined>> = {
  '=': undefined,
  '!=': 'NotIn',
  in: 'In',
  notin: 'NotIn',
  exists: 'Exists',
  '!': 'DoesNotExist',
  gt: 'Gt',
  lt: 'Lt',
};

function labelSelector(requirements: readonly Requirement[]): object {
  const equal = requirements.filter(({ operator }) => operator === '=');
  const others = requirements.filter(({ operator }) => operator !== '=');
  const matchLabels = Object.fromEntries(equal.map(({ key, values }) => [key, values[0] ?? '']));
  const matchExpressions = others.map(({ key, operator, values }) => ({
    key,
    operator: operators[operator],
    ...(values.length > 0 && { values }),
  }));
  return {
    ...(equal.length > 0 && { matchLabels }),
    ...(others.length > 0 && { matchExpressions }),
  };
}
