/** The one context that there is, as a kubeconfig shows it. */

import { alignRows } from '../../printers/index.ts';
import type { Command, CommandGroup, Invocation } from '../command.ts';
import { outputFlag } from '../command.ts';
import { KubectlError } from '../errors.ts';
import { boolean, booleanFlag, text, textFlag } from '../flags.ts';
import { contextOf } from '../global-flags.ts';
import { formatOf, inFormat, templateFlags, unknownFormat } from '../output.ts';
import { refused } from '../refusals.ts';
import { serverAddress } from '../server-address.ts';

const view: Command = {
  flags: [
    outputFlag,
    ...templateFlags,
    boolean('minify'),
    boolean('flatten'),
    boolean('raw'),
    boolean('merge'),
  ],
  run(invocation) {
    const { flags } = invocation.arguments;
    const format = formatOf(flags) ?? { name: 'yaml', argument: '' };
    if (format.name === 'name') invocation.out('config/<unknown>');
    else {
      const lines = inFormat(format, kubeconfigOf(invocation), flags);
      if (lines === undefined) throw unknownFormat(format);
      invocation.out(...lines);
    }
  },
};

function kubeconfigOf(invocation: Invocation): object {
  const { context, cluster, user } = contextOf(invocation.cluster);
  const { namespace } = invocation.environment;
  return {
    apiVersion: 'v1',
    clusters: [
      {
        cluster: {
          'certificate-authority-data': 'DATA+OMITTED',
          server: serverAddress(invocation.cluster.read),
        },
        name: cluster,
      },
    ],
    contexts: [{ context: { cluster, ...(namespace !== 'default' && { namespace }), user }, name: context }],
    'current-context': context,
    kind: 'Config',
    preferences: {},
    users: [
      {
        name: user,
        user: { 'client-certificate-data': 'DATA+OMITTED', 'client-key-data': 'DATA+OMITTED' },
      },
    ],
  };
}

const currentContext: Command = {
  flags: [],
  run: (invocation) => invocation.out(contextOf(invocation.cluster).context),
};

const getContexts: Command = {
  flags: [text('output', { short: 'o', complete: ['name'] }), boolean('no-headers')],
  operands: 'words',
  run(invocation) {
    const { flags, operands } = invocation.arguments;
    const { context, cluster, user } = contextOf(invocation.cluster);
    const output = textFlag(flags, 'output') ?? '';
    if (output !== '' && output !== 'name') {
      throw new KubectlError(
        `--output ${output} is not available in kubectl config get-contexts; resetting to default output format`,
      );
    }
    const missing = operands.find((name) => name !== context);
    if (missing !== undefined) throw new KubectlError(`context ${missing} not found`);
    if (output === 'name') {
      invocation.out(context);
      return;
    }
    const { namespace } = invocation.environment;
    const row = ['*', context, cluster, user, namespace === 'default' ? '' : namespace];
    const head = ['CURRENT', 'NAME', 'CLUSTER', 'AUTHINFO', 'NAMESPACE'];
    invocation.out(...alignRows(booleanFlag(flags, 'no-headers') ? [row] : [head, row]));
  },
};

const getClusters: Command = {
  flags: [],
  run: (invocation) => invocation.out('NAME', contextOf(invocation.cluster).cluster),
};

const getUsers: Command = {
  flags: [],
  run: (invocation) => invocation.out('NAME', contextOf(invocation.cluster).user),
};

const useContext: Command = {
  flags: [],
  operands: 'words',
  run(invocation) {
    const [name, ...more] = invocation.arguments.operands;
    if (name === undefined || more.length > 0) {
      throw new KubectlError(
        "Unexpected args: []\nSee 'kubectl config use-context -h' for help and examples".replace(
          '[]',
          `[${invocation.arguments.operands.join(' ')}]`,
        ),
      );
    }
    checkContext(invocation, name);
    invocation.out(`Switched to context "${name}".`);
  },
};

/** `set-context --current --namespace=team`: where the next lines look. */
const setContext: Command = {
  flags: [boolean('current')],
  operands: 'words',
  run(invocation) {
    const { operands, flags } = invocation.arguments;
    const [name] = operands;
    const isCurrent = booleanFlag(flags, 'current');
    if (isCurrent && name !== undefined) {
      throw new KubectlError('you cannot specify both a context name and --current');
    }
    if (!isCurrent && !name) throw new KubectlError('you must specify a non-empty context name or --current');
    const { context } = contextOf(invocation.cluster);
    if (name !== undefined) checkContext(invocation, name);
    if (flags.has('namespace')) invocation.switchedTo = textFlag(flags, 'namespace') || 'default';
    invocation.out(`Context "${context}" modified.`);
  },
};

function checkContext(invocation: Invocation, name: string): void {
  if (name === contextOf(invocation.cluster).context) return;
  throw new KubectlError(`no context exists with the name: "${name}"`);
}

const fixed = 'the line is always connected to this one cluster, and there is no kubeconfig to change here';

export const config: CommandGroup = {
  commands: {
    view,
    'current-context': currentContext,
    'get-contexts': getContexts,
    'get-clusters': getClusters,
    'get-users': getUsers,
    'use-context': useContext,
    'set-context': setContext,
    ...Object.fromEntries(
      [
        'set',
        'unset',
        'set-cluster',
        'set-credentials',
        'rename-context',
        'delete-cluster',
        'delete-context',
        'delete-user',
      ].map((name) => [name, refused(`kubectl config ${name} is not supported here: ${fixed}`)]),
    ),
  },
  aliases: { use: 'use-context' },
};
