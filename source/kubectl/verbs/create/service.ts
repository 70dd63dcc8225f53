import type { Command, CommandGroup, Invocation } from '../../command.ts';
import { creationFlags, generateAndTell, oneName, requiredFlags } from '../../creation.ts';
import { KubectlError } from '../../errors.ts';
import { integer, integerFlag, list, listFlag, text, textFlag } from '../../flags.ts';

const tcp = list('tcp');

const clusterIp: Command = {
  flags: [...creationFlags, tcp, text('clusterip')],
  operands: 'words',
  run(invocation) {
    const clusterIP = textFlag(invocation.arguments.flags, 'clusterip');
    createService(invocation, 'clusterip', clusterIP === 'None', {
      ...(clusterIP && { clusterIP }),
      type: 'ClusterIP',
    });
  },
};

const nodePort: Command = {
  flags: [...creationFlags, tcp, integer('node-port')],
  operands: 'words',
  run: (invocation) => createService(invocation, 'nodeport', false, { type: 'NodePort' }),
};

const loadBalancer: Command = {
  flags: [...creationFlags, tcp],
  operands: 'words',
  run: (invocation) => createService(invocation, 'loadbalancer', false, { type: 'LoadBalancer' }),
};

const externalName: Command = {
  flags: [...creationFlags, tcp, text('external-name')],
  operands: 'words',
  run(invocation) {
    const [name] = requiredFlags(invocation, 'external-name');
    createService(invocation, 'externalname', true, { externalName: name, type: 'ExternalName' });
  },
};

export const createServiceGroup: CommandGroup = {
  commands: {
    clusterip: clusterIp,
    nodeport: nodePort,
    loadbalancer: loadBalancer,
    externalname: externalName,
  },
};

function createService(invocation: Invocation, word: string, needsNoPorts: boolean, spec: object): void {
  const name = oneName(invocation, `create service ${word}`);
  const ports = listFlag(invocation.arguments.flags, 'tcp').map((each) => portOf(invocation, each));
  if (ports.length === 0 && !needsNoPorts) {
    throw new KubectlError('at least one tcp port specifier must be provided');
  }
  const labels = { app: name };
  generateAndTell(invocation, {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, labels },
    spec: { ...(ports.length > 0 && { ports }), selector: labels, ...spec },
    status: { loadBalancer: {} },
  });
}

/** `80` and `80:8080`, `80:http`. */
function portOf({ arguments: { flags } }: Invocation, given: string): object {
  const [front = '', back = front] = given.split(':');
  const port = portNumber(front);
  const nodePort = integerFlag(flags, 'node-port');
  return {
    name: given.replace(':', '-'),
    port,
    protocol: 'TCP',
    targetPort: /^\d+$/.test(back) ? portNumber(back) : back,
    ...(nodePort && { nodePort }),
  };
}

function portNumber(word: string): number {
  if (!/^\d+$/.test(word)) throw new KubectlError(`strconv.ParseUint: parsing "${word}": invalid syntax`);
  if (Number(word) > 65535)
    throw new KubectlError(`strconv.ParseUint: parsing "${word}": value out of range`);
  return Number(word);
}
