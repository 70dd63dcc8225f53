/** The one place where the dashboard acts on the cluster. Every effect is done at once and answers with a message. */
import type { Cluster, Fault } from '../cluster/cluster.ts';
import { runKubectl } from '../kubectl/run.ts';
import type { Manifest } from '../kubernetes/objects.ts';
import { StatusError } from '../kubernetes/status-error.ts';
import { cleanText } from '../lib/clean-text.ts';
import type { Change } from '../store/reading.ts';
import type { Message, Printed } from './messages.ts';
import type { Ref } from './model.ts';
import { nameOfTargets } from './names.ts';

export type Effect =
  | {
      readonly type: 'kubectl';
      readonly line: string;
      readonly namespace: string;
      readonly origin: 'key' | 'typed' | 'pending';
    }
  /** The same for several objects, one line each; `what` names them together. */
  | {
      readonly type: 'kubectl-each';
      readonly lines: readonly string[];
      readonly namespace: string;
      readonly what: string;
    }
  | {
      readonly type: 'fault';
      readonly fault: Fault;
      readonly reason: string;
      readonly outlook?: string | undefined;
    }
  | { readonly type: 'step' };

/** What a key does to these objects, by a line for each. */
export function keyEffects(
  lines: readonly string[],
  namespace: string,
  targets: readonly Ref[],
): readonly Effect[] {
  if (lines.length > 1) return [{ type: 'kubectl-each', lines, namespace, what: nameOfTargets(targets) }];
  return lines.map((line) => ({ type: 'kubectl', line, namespace, origin: 'key' }));
}

export interface EffectsEnvironment {
  readonly cluster: Cluster;
  readonly files?: ((path: string) => readonly Manifest[]) | undefined;
}

/** Wakes of machinery that nobody sees in between are stepped over, up to this many. */
const mostSteps = 10_000;

export function runEffect(effect: Effect, environment: EffectsEnvironment): Message {
  switch (effect.type) {
    case 'kubectl':
      return {
        type: 'ran',
        origin: effect.origin,
        printed: print(effect.line, effect.namespace, environment),
      };
    case 'kubectl-each': {
      const { lines, namespace, what } = effect;
      return { type: 'ran-each', what, printed: lines.map((line) => print(line, namespace, environment)) };
    }
    case 'fault':
      return fault(effect, environment.cluster);
    case 'step':
      return { type: 'stepped', changes: step(environment.cluster) };
  }
}

function print(line: string, namespace: string, { cluster, files }: EffectsEnvironment): Printed {
  const result = runKubectl(line, { cluster, namespace, ...(files && { files }) });
  return {
    line,
    lines: [...result.stdout, ...result.stderr],
    failed: result.exitCode !== 0,
    pending: result.pending ?? false,
  };
}

function fault(effect: Extract<Effect, { type: 'fault' }>, cluster: Cluster): Message {
  const { reason, outlook } = effect;
  try {
    cluster.fault(effect.fault, { cause: { actor: 'you', reason } });
    return { type: 'faulted', text: outlook === undefined ? reason : `${reason}: ${outlook}`, failed: false };
  } catch (error) {
    if (!(error instanceof StatusError)) throw error;
    return { type: 'faulted', text: cleanText(error.message), failed: true };
  }
}

/** The changes of the next event that anybody can see; none where nothing is pending. */
function step(cluster: Cluster): readonly Change[] {
  let changes: readonly Change[] = [];
  const stop = cluster.watch((batch) => {
    changes = [...changes, ...batch.filter(isWorthSeeing)];
  });
  try {
    for (let steps = 0; steps < mostSteps && changes.length === 0 && cluster.step(); steps += 1);
  } finally {
    stop();
  }
  return changes;
}

/** Heartbeats and the kubelets' own notes are not. */
function isWorthSeeing({ table, before, after }: Change): boolean {
  if (table === 'Lease' || table === 'PodRuntime' || table === 'NodeRuntime') return false;
  return (
    table !== 'Node' || before === undefined || after === undefined || differsBeyondHeartbeat(before, after)
  );
}

function differsBeyondHeartbeat(before: object, after: object): boolean {
  return essence(before) !== essence(after);
}

function essence(value: object): string {
  return JSON.stringify(value, (field, part) =>
    field === 'lastHeartbeatTime' || field === 'resourceVersion' ? undefined : part,
  );
}
