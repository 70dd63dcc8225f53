import type { Manifest } from '../../kubernetes/objects.ts';
import { controllerReference } from '../../kubernetes/owners.ts';
import type { Command, CommandGroup, Invocation } from '../command.ts';
import { createAndTell, creationFlags, oneName, requiredFlag } from '../creation.ts';
import { KubectlError } from '../errors.ts';
import { manifestsOf } from '../files.ts';
import { integer, integerFlag, list, listFlag, text, textFlag, unsupported } from '../flags.ts';
import { parseResources } from '../resources.ts';

const deployment: Command = {
  flags: [...creationFlags, list('image'), integer('replicas', { short: 'r' }), integer('port')],
  operands: 'words',
  run(invocation) {
    const name = oneName(invocation, 'create deployment');
    requiredFlag(invocation, 'image');
    const labels = { app: name };
    createAndTell(invocation, {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, labels },
      spec: {
        replicas: integerFlag(invocation.arguments.flags, 'replicas') ?? 1,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: deploymentContainers(invocation) } },
      },
    });
  },
};

function deploymentContainers({ arguments: { flags, afterDashes } }: Invocation): object[] {
  const images = listFlag(flags, 'image');
  const port = integerFlag(flags, 'port');
  if (images.length > 1 && afterDashes.length > 0) {
    throw new KubectlError('cannot specify multiple --image options and command');
  }
  return images.map((image) => ({
    name: containerNameOf(image),
    image,
    ...(port !== undefined && { ports: [{ containerPort: port }] }),
    ...(afterDashes.length > 0 && { command: afterDashes }),
  }));
}

/** `registry:5000/team/web_app:1.2` becomes `web-app`. */
function containerNameOf(image: string): string {
  const base = image.slice(image.lastIndexOf('/') + 1).replace(/[:@].*$/, '');
  return base
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

const namespace: Command = {
  flags: creationFlags,
  operands: 'words',
  run(invocation) {
    const name = oneName(invocation, 'create namespace');
    createAndTell(invocation, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  },
};

const job: Command = {
  flags: [...creationFlags, text('image'), text('from')],
  operands: 'words',
  run(invocation) {
    const name = oneName(invocation, 'create job');
    const from = textFlag(invocation.arguments.flags, 'from');
    const image = textFlag(invocation.arguments.flags, 'image');
    if ((from === undefined) === (image === undefined)) {
      throw new KubectlError(`either --image or --from must be specified`);
    }
    createAndTell(
      invocation,
      from === undefined ? jobOfImage(invocation, name, image!) : jobFrom(invocation, name, from),
    );
  },
};

function jobOfImage({ arguments: { afterDashes } }: Invocation, name: string, image: string): Manifest {
  const container = { name, image, ...(afterDashes.length > 0 && { command: afterDashes }) };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name },
    spec: { template: { spec: { containers: [container], restartPolicy: 'Never' } } },
  };
}

function jobFrom({ cluster, namespace: place }: Invocation, name: string, from: string): Manifest {
  const resources = parseResources([from]);
  const [source] = resources.type === 'named' ? resources.names : [];
  if (source?.kind !== 'CronJob') throw new KubectlError(`from must be an existing cronjob`);
  const cronJob = cluster.get('CronJob', place, source.name);
  const { metadata, spec } = cronJob.spec.jobTemplate;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name,
      labels: metadata?.labels ?? {},
      annotations: { ...metadata?.annotations, 'cronjob.kubernetes.io/instantiate': 'manual' },
      ownerReferences: [controllerReference(cronJob)],
    },
    spec,
  };
}

const configMap: Command = {
  flags: [...creationFlags, list('from-literal'), ...unsupported('from-file', 'from-env-file')],
  operands: 'words',
  run(invocation) {
    const name = oneName(invocation, 'create configmap');
    const pairs = (invocation.arguments.flags.get('from-literal') ?? []).map((literal): [string, string] => {
      const equals = literal.indexOf('=');
      if (equals < 1) throw new KubectlError(`invalid literal source ${literal}, expected key=value`);
      return [literal.slice(0, equals), literal.slice(equals + 1)];
    });
    const data = Object.fromEntries(pairs);
    createAndTell(invocation, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data });
  },
};

const fromFiles: Command = {
  flags: [...creationFlags, list('filename', { short: 'f' }), ...unsupported('edit', 'raw', 'recursive')],
  run(invocation) {
    const files = listFlag(invocation.arguments.flags, 'filename');
    if (files.length === 0) throw new KubectlError('must specify one of -f and -k');
    for (const { file, manifest } of manifestsOf(invocation, files)) {
      invocation.attempt(() => createAndTell(invocation, manifest), `creating "${file}"`);
    }
  },
};

export const create: CommandGroup = {
  itself: fromFiles,
  commands: {
    deployment,
    deploy: deployment,
    namespace,
    ns: namespace,
    job,
    configmap: configMap,
    cm: configMap,
  },
  others: [
    'cronjob',
    'ingress',
    'quota',
    'secret',
    'service',
    'serviceaccount',
    'token',
    'role',
    'rolebinding',
  ],
};
