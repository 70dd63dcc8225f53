/** `kubectl describe`: what there is to say about one object, its events last (kubectl, pkg/describe). */
import type { Kind } from '../../kubernetes/kinds.ts';
import type { AnyObject, ObjectOfKind, PodTemplateSpec } from '../../kubernetes/objects.ts';
import { cleanText } from '../../lib/clean-text.ts';
import type { Reader } from '../../store/reading.ts';
import { alignTabs } from '../text-table.ts';
import { describeConfigMap } from './config-map.ts';
import { describeCronJob } from './cron-job.ts';
import { describeDaemonSet } from './daemon-set.ts';
import { describeDeployment } from './deployment.ts';
import { describeGeneric } from './generic.ts';
import { describeJob } from './job.ts';
import type { Lines } from './lines.ts';
import { describeNamespace } from './namespace.ts';
import { describeNode } from './node.ts';
import { describePod } from './pod.ts';
import { podTemplateBlock } from './pod-template.ts';
import { describeReplicaSet, describeReplicationController } from './replica-set.ts';
import { describeSecret } from './secret.ts';
import { describeService } from './service.ts';
import { describeStatefulSet } from './stateful-set.ts';

type Describer<T> = (object: T, read: Reader, now: number) => Lines;

const describers: { readonly [K in Kind]?: Describer<ObjectOfKind[K]> } = {
  Pod: describePod,
  ReplicaSet: describeReplicaSet,
  ReplicationController: describeReplicationController,
  Deployment: describeDeployment,
  StatefulSet: describeStatefulSet,
  DaemonSet: describeDaemonSet,
  Job: describeJob,
  CronJob: describeCronJob,
  Service: describeService,
  ConfigMap: describeConfigMap,
  Secret: describeSecret,
  Node: describeNode,
  Namespace: describeNamespace,
};

/** Aligned lines, free of control characters. `now` is virtual time, milliseconds since the epoch. */
export function describe(object: AnyObject, read: Reader, now: number): string[] {
  const describer = (describers[object.kind] ?? describeGeneric) as Describer<AnyObject>;
  return alignTabs(describer(object, read, now)).map(cleanText);
}

/** The block alone, as `rollout history --revision` prints it: tabs as a terminal shows them, no columns. */
export function describePodTemplate(template: PodTemplateSpec | undefined): string[] {
  return podTemplateBlock(template).map((line) => cleanText(expandTabs(line)));
}

function expandTabs(line: string): string {
  return line.split('\t').reduce((before, after) => before + ' '.repeat(8 - (before.length % 8)) + after);
}
