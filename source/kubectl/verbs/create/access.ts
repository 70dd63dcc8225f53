/** What Roles and bindings are made of (kubectl, pkg/cmd/create). */
import type { Command, Invocation } from '../../command.ts';
import { createAndTell, creationFlags, generateAndTell, oneName, requiredFlags } from '../../creation.ts';
import { KubectlError } from '../../errors.ts';
import { type Flags, list, listFlag, text, textFlag } from '../../flags.ts';
import { resourceRules } from '../../role-rules.ts';

const apiGroup = 'rbac.authorization.k8s.io';
const apiVersion = `${apiGroup}/v1`;
const ruleFlags = [list('verb'), list('resource'), list('resource-name')];
const subjectFlags = [list('user'), list('group'), list('serviceaccount')];

export const createRole: Command = {
  flags: [...creationFlags, ...ruleFlags],
  operands: 'words',
  run(invocation) {
    const name = oneName(invocation, 'create role');
    const { flags } = invocation.arguments;
    if (listFlag(flags, 'verb').length === 0) throw new KubectlError('at least one verb must be specified');
    if (listFlag(flags, 'resource').length === 0) {
      throw new KubectlError('at least one resource must be specified');
    }
    const rules = resourceRules(invocation);
    createAndTell(invocation, { apiVersion, kind: 'Role', metadata: { name }, rules });
  },
};

export const createClusterRole: Command = {
  flags: [...creationFlags, ...ruleFlags, list('non-resource-url'), list('aggregation-rule')],
  operands: 'words',
  run(invocation) {
    const name = oneName(invocation, 'create clusterrole');
    createAndTell(invocation, {
      apiVersion,
      kind: 'ClusterRole',
      metadata: { name },
      ...(invocation.arguments.flags.has('aggregation-rule')
        ? aggregation(invocation.arguments.flags)
        : { rules: clusterRules(invocation) }),
    });
  },
};

function aggregation(flags: Flags): object {
  if (['verb', 'resource', 'resource-name', 'non-resource-url'].some((flag) => flags.has(flag))) {
    throw new KubectlError(
      'aggregation rule must be specified without nonResourceURLs, verbs, resources or resourceNames',
    );
  }
  const labels = listFlag(flags, 'aggregation-rule').map((pair) => {
    const [, key, value] = /^([^=]+)=(.*)$/.exec(pair) ?? [];
    if (key === undefined) {
      throw new KubectlError(`Invalid argument syntax ${pair}, expected <key>=<value>`);
    }
    return [key, value ?? ''] as const;
  });
  return {
    aggregationRule: { clusterRoleSelectors: [{ matchLabels: Object.fromEntries(labels) }] },
    rules: [],
  };
}

function clusterRules(invocation: Invocation): object[] {
  const { flags } = invocation.arguments;
  const verbs = listFlag(flags, 'verb');
  const paths = listFlag(flags, 'non-resource-url');
  const hasResources = listFlag(flags, 'resource').length > 0;
  if (verbs.length === 0) throw new KubectlError('at least one verb must be specified');
  if (!hasResources && paths.length === 0) {
    throw new KubectlError('one of resource or nonResourceURL must be specified');
  }
  return [
    ...(hasResources ? resourceRules(invocation) : []),
    ...(paths.length > 0 ? [{ nonResourceURLs: paths, verbs }] : []),
  ];
}

export const createRoleBinding: Command = {
  flags: [...creationFlags, text('clusterrole'), text('role'), ...subjectFlags],
  operands: 'words',
  run(invocation) {
    const name = oneName(invocation, 'create rolebinding');
    const { flags } = invocation.arguments;
    const [role, clusterRole] = [textFlag(flags, 'role'), textFlag(flags, 'clusterrole')];
    if (Boolean(role) === Boolean(clusterRole)) {
      throw new KubectlError('exactly one of clusterrole or role must be specified');
    }
    const roleRef = role
      ? { apiGroup, kind: 'Role', name: role }
      : { apiGroup, kind: 'ClusterRole', name: clusterRole };
    const subjects = subjectsOf(flags);
    generateAndTell(invocation, {
      apiVersion,
      kind: 'RoleBinding',
      metadata: { name },
      roleRef,
      ...(subjects.length > 0 && { subjects }),
    });
  },
};

export const createClusterRoleBinding: Command = {
  flags: [...creationFlags, text('clusterrole'), ...subjectFlags],
  operands: 'words',
  run(invocation) {
    const [role] = requiredFlags(invocation, 'clusterrole');
    const name = oneName(invocation, 'create clusterrolebinding');
    const subjects = subjectsOf(invocation.arguments.flags);
    generateAndTell(invocation, {
      apiVersion,
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: { apiGroup, kind: 'ClusterRole', name: role },
      ...(subjects.length > 0 && { subjects }),
    });
  },
};

/** The users, groups and service accounts that the line names. */
export function subjectsOf(flags: Flags): object[] {
  return [
    ...listFlag(flags, 'user').map((name) => ({ apiGroup, kind: 'User', name })),
    ...listFlag(flags, 'group').map((name) => ({ apiGroup, kind: 'Group', name })),
    ...listFlag(flags, 'serviceaccount').map((account) => {
      const [namespace = '', name = '', ...more] = account.split(':');
      if (namespace === '' || name === '' || more.length > 0) {
        throw new KubectlError('serviceaccount must be <namespace>:<name>');
      }
      return { kind: 'ServiceAccount', name, namespace };
    }),
  ];
}
