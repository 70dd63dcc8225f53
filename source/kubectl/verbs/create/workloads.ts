import type { Manifest } from '../../../kubernetes/objects.ts';
import { controllerReference } from '../../../kubernetes/owners.ts';
import type { Command, Invocation } from '../../command.ts';
import { createAndTell, creationFlags, generateAndTell, oneName, requiredFlags } from '../../creation.ts';
import { KubectlError } from '../../errors.ts';
import { integer, integerFlag, list, listFlag, text, textFlag } from '../../flags.ts';
import { parseResources } from '../../resources.ts';

export const createDeployment: Command = {
  flags: [...creationFlags, list('image'), integer('replicas', { short: 'r' }), integer('port')],
  operands: 'words',
  run(invocation) {
    requiredFlags(invocation, 'image');
    const name = oneName(invocation, 'create deployment');
    const labels = { app: name };
    createAndTell(invocation, {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, labels },
      spec: {
        replicas: integerFlag(invocation.arguments.flags, 'replicas') ?? 1,
        selector: { matchLabels: labels },
        strategy: {},
        template: { metadata: { labels }, spec: { containers: deploymentContainers(invocation) } },
      },
      status: {},
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
    resources: {},
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

export const createJob: Command = {
  flags: [...creationFlags, text('image'), text('from')],
  operands: 'words',
  run(invocation) {
    const name = oneName(invocation, 'create job');
    const from = textFlag(invocation.arguments.flags, 'from');
    const image = textFlag(invocation.arguments.flags, 'image');
    if ((from === undefined) === (image === undefined)) {
      throw new KubectlError(`either --image or --from must be specified`);
    }
    if (from === undefined) {
      const spec = jobSpec(invocation, name, image ?? '', 'Never');
      generateAndTell(invocation, {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { name },
        spec,
        status: {},
      });
    } else generateAndTell(invocation, jobFrom(invocation, name, from));
  },
};

function jobSpec(
  { arguments: { afterDashes } }: Invocation,
  name: string,
  image: string,
  restartPolicy: string,
): object {
  const command = afterDashes.length > 0 && { command: afterDashes };
  const containers = [{ name, image, ...command, resources: {} }];
  return { template: { metadata: {}, spec: { containers, restartPolicy } } };
}

function jobFrom({ cluster, namespace: place }: Invocation, name: string, from: string): Manifest {
  const resources = parseResources(from.split('/').length === 2 ? [from] : ['cronjob', from]);
  const [source] = resources.type === 'named' ? resources.names : [];
  if (source?.kind !== 'CronJob') throw new KubectlError('from must be an existing cronjob');
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

export const createCronJob: Command = {
  flags: [
    ...creationFlags,
    text('image'),
    text('schedule'),
    text('restart', { complete: ['OnFailure', 'Never'] }),
  ],
  operands: 'words',
  run(invocation) {
    const [image, schedule] = requiredFlags(invocation, 'image', 'schedule');
    const name = oneName(invocation, 'create cronjob');
    const restart = textFlag(invocation.arguments.flags, 'restart') ?? 'OnFailure';
    generateAndTell(invocation, {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name },
      spec: {
        schedule,
        jobTemplate: { metadata: { name }, spec: jobSpec(invocation, name, image, restart) },
      },
      status: {},
    });
  },
};
