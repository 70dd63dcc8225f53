/** `kubectl set selector`, `set serviceaccount` and `set subject`. */
import { kinds } from '../../kubernetes/kinds.ts';
import type { AnyObject } from '../../kubernetes/objects.ts';
import { parseLabelSelector } from '../../kubernetes/selectors.ts';
import { isEqual } from '../../lib/equal.ts';
import { goText } from '../../lib/go-text.ts';
import { changeTo, patchAndTell, podContainers } from '../changes.ts';
import { allNamespacesFlag, type Command, selectorFlags } from '../command.ts';
import { changeFlags } from '../creation.ts';
import { KubectlError } from '../errors.ts';
import { resourcesToChange } from '../files.ts';
import { boolean, list, text, unsupported } from '../flags.ts';
import { withPodSpec } from '../pod-specs.ts';
import { visit } from '../resources.ts';
import { subjectsOf } from './create/access.ts';

const commonSetFlags = [
  ...changeFlags,
  boolean('all'),
  boolean('record'),
  list('filename', { short: 'f' }),
  boolean('recursive', { short: 'R' }),
  ...unsupported('local'),
];

export const setSelector: Command = {
  flags: [...commonSetFlags, text('resource-version')],
  operands: 'resources',
  run(invocation) {
    const operands = [...invocation.arguments.operands];
    const expression = operands.pop();
    if (expression === undefined) throw new KubectlError('one selector is required');
    const resources = resourcesToChange(invocation, operands);
    const selector = equalities(expression);
    visit(invocation, resources, (object) => {
      if (object.kind !== 'Service') {
        throw new KubectlError('setting a selector is only supported for Services');
      }
      const next = { ...object, spec: { ...object.spec, selector } };
      if (isEqual(object.spec.selector, selector)) patchAndTell(invocation, object, {}, 'selector updated');
      else changeTo(invocation, object, next, 'selector updated');
    });
  },
};

function equalities(expression: string): Record<string, string> {
  const requirements = parseLabelSelector(expression);
  const other = requirements.filter(({ operator }) => operator !== '=');
  if (other.length > 0) {
    const shown = other.map(({ key, operator, values }) => `{${key} ${operator} ${goText([...values])}}`);
    throw new KubectlError(`match expression [${shown.join(' ')}] not supported on this object`);
  }
  return Object.fromEntries(requirements.map(({ key, values }) => [key, values[0] ?? '']));
}

export const setServiceAccount: Command = {
  flags: commonSetFlags,
  operands: 'resources',
  run(invocation) {
    const operands = [...invocation.arguments.operands];
    const serviceAccountName = operands.pop();
    if (serviceAccountName === undefined) throw new KubectlError('serviceaccount is required');
    visit(invocation, resourcesToChange(invocation, operands), (object) => {
      podContainers(object);
      const next = withPodSpec(object, { serviceAccountName });
      changeTo(invocation, object, next, 'serviceaccount updated');
    });
  },
};

export const setSubject: Command = {
  flags: [
    ...commonSetFlags,
    ...selectorFlags.filter((flag) => flag !== allNamespacesFlag),
    list('user'),
    list('group'),
    list('serviceaccount'),
  ],
  operands: 'resources',
  run(invocation) {
    const resources = resourcesToChange(invocation);
    const subjects = subjectsOf(invocation.arguments.flags);
    if (subjects.length === 0) {
      throw new KubectlError('you must specify at least one value of user, group or serviceaccount');
    }
    visit(invocation, resources, (object) => {
      const present = subjectsIn(object);
      const added = subjects.filter((each) => !present.some((other) => isEqual(each, other)));
      if (added.length === 0) return;
      patchAndTell(invocation, object, { subjects: [...present, ...added] }, 'subjects updated');
    });
  },
};

function subjectsIn(object: AnyObject): readonly object[] {
  if (object.kind === 'RoleBinding' || object.kind === 'ClusterRoleBinding') return object.subjects ?? [];
  throw new KubectlError(
    `${kinds[object.kind].plural}/${object.metadata.name} setting subjects is only supported for RoleBinding/ClusterRoleBinding`,
  );
}
