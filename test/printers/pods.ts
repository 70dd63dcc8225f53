/** Short ways to write pods for printing. */
import type { Pod } from '../../source/kubernetes/objects.ts';
import { timestamp } from '../../source/kubernetes/time.ts';
import { completed, epoch } from '../support/world.ts';

export interface ContainerFacts {
  readonly name?: string;
  readonly waiting?: { readonly reason?: string };
  readonly running?: object;
  readonly terminated?: { readonly reason?: string; readonly exitCode: number; readonly signal?: number };
  readonly ready?: boolean;
  readonly started?: boolean;
  readonly restarts?: number;
  /** Seconds since the last run of the container ended. */
  readonly endedAgo?: number;
}

export interface PodFacts {
  readonly phase: string;
  readonly reason?: string;
  readonly containers?: number;
  readonly init?: readonly { readonly name?: string; readonly sidecar?: boolean }[];
  readonly statuses?: readonly ContainerFacts[];
  readonly initStatuses?: readonly ContainerFacts[];
  /** Type to status, or status/reason. */
  readonly conditions?: Readonly<Record<string, string>>;
  readonly deleted?: boolean;
  readonly spec?: object;
  readonly status?: object;
}

export function podWith(facts: PodFacts): Pod {
  const { containers = 1, init = [], statuses = [], initStatuses = [], conditions = {} } = facts;
  return completed({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'test',
      namespace: 'default',
      ...(facts.deleted && { deletionTimestamp: timestamp(epoch) }),
    },
    spec: {
      initContainers: init.map(({ name, sidecar }, index) => ({
        name: name ?? `init-${index}`,
        image: 'x',
        ...(sidecar && { restartPolicy: 'Always' }),
      })),
      containers: Array.from({ length: containers }, (_, index) => ({ name: `main-${index}`, image: 'x' })),
      ...facts.spec,
    },
    status: {
      phase: facts.phase,
      ...(facts.reason && { reason: facts.reason }),
      conditions: Object.entries(conditions).map(([type, text]) => {
        const [status, reason] = text.split('/');
        return { type, status, ...(reason && { reason }) };
      }),
      containerStatuses: statuses.map((each, index) => statusOf(each, `main-${index}`)),
      initContainerStatuses: initStatuses.map((each, index) =>
        statusOf(each, init[index]?.name ?? `init-${index}`),
      ),
      ...facts.status,
    },
  }) as unknown as Pod;
}

function statusOf(facts: ContainerFacts, name: string): object {
  const { waiting, running, terminated, ready = false, started, restarts = 0, endedAgo } = facts;
  return {
    name: facts.name ?? name,
    image: 'x',
    imageID: 'x',
    ready,
    restartCount: restarts,
    ...(started !== undefined && { started }),
    state: { ...(waiting && { waiting }), ...(running && { running }), ...(terminated && { terminated }) },
    ...(endedAgo !== undefined && {
      lastState: { terminated: { exitCode: 1, finishedAt: timestamp(epoch - endedAgo * 1000) } },
    }),
  };
}
