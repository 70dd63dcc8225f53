/** The one place where the dashboard acts on the cluster. Every effect is done at once and answers with a message. */
import type { Cluster, Fault } from '../cluster/cluster.ts';
import type { PrintedLine } from '../kubectl/command.ts';
import type { KubectlEnvironment } from '../kubectl/environment.ts';
import { runKubectl } from '../kubectl/run.ts';
import { startKubectl } from '../kubectl/session.ts';
import type { Manifest } from '../kubernetes/objects.ts';
import type { SchemaSource } from '../kubernetes/openapi/definitions.ts';
import { StatusError } from '../kubernetes/status-error.ts';
import { cleanText } from '../lib/clean-text.ts';
import type { Change } from '../store/reading.ts';
import type { Message, Printed } from './messages.ts';
import type { Ref } from './model.ts';
import { nameOfTargets } from './names.ts';
import { newsOf, type Sessions } from './sessions.ts';

export type Effect =
  | {
      readonly type: 'kubectl';
      readonly line: string;
      readonly namespace: string;
      readonly origin: 'key' | 'typed';
    }
  /** Something is done to a running command. */
  | { readonly type: 'enter'; readonly session: number; readonly line: string }
  | { readonly type: 'end-input' | 'interrupt'; readonly session: number }
  /** The line is kept for the next run of the program. */
  | { readonly type: 'remember'; readonly line: string }
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
  readonly sessions: Sessions;
  readonly files?: ((path: string) => readonly Manifest[]) | undefined;
  readonly fileSystem?: KubectlEnvironment['fileSystem'] | undefined;
  readonly schemas?: SchemaSource | undefined;
  readonly history?: History | undefined;
}

/** The command lines of earlier runs of the program. */
export interface History {
  /** Oldest first. */
  readonly lines: readonly string[];
  /** Keeps one more. */
  keep(line: string): void;
}

/** Wakes of machinery that nobody sees in between are stepped over, up to this many. */
const mostSteps = 10_000;

/** Undefined: there is nothing to say to it; what a running command answers is heard from itself. */
export function runEffect(effect: Effect, environment: EffectsEnvironment): Message | undefined {
  switch (effect.type) {
    case 'kubectl':
      return effect.origin === 'key'
        ? { type: 'ran', origin: 'key', printed: print(effect.line, effect.namespace, environment) }
        : start(effect.line, effect.namespace, environment);
    case 'kubectl-each': {
      const { lines, namespace, what } = effect;
      return { type: 'ran-each', what, printed: lines.map((line) => print(line, namespace, environment)) };
    }
    case 'enter':
      environment.sessions.get(effect.session)?.enter(effect.line);
      return undefined;
    case 'end-input':
      environment.sessions.get(effect.session)?.endInput();
      return undefined;
    case 'interrupt':
      environment.sessions.get(effect.session)?.interrupt();
      return undefined;
    case 'remember':
      environment.history?.keep(effect.line);
      return undefined;
    case 'fault':
      return fault(effect, environment.cluster);
    case 'step':
      return { type: 'stepped', changes: step(environment) };
  }
}

/** A key or a dialog waits for nothing. */
function print(line: string, namespace: string, environment: EffectsEnvironment): Printed {
  const { stdout, stderr, exitCode } = runKubectl(line, forKubectl(environment, namespace));
  const of = (stream: PrintedLine['stream'], texts: readonly string[]) =>
    texts.map((text): PrintedLine => ({ stream, text }));
  return { line, lines: [...of('stdout', stdout), ...of('stderr', stderr)], exitCode };
}

function start(text: string, namespace: string, environment: EffectsEnvironment): Message {
  const { sessions } = environment;
  const session = startKubectl(text, forKubectl(environment, namespace));
  const [line = ''] = text.split('\n');
  const news = newsOf(session);
  if (session.isRunning) return { type: 'started', session: sessions.add(session), line, news };
  const { exitCode, switchedTo } = session;
  return { type: 'ran', origin: 'typed', printed: { line, lines: news.lines, exitCode, switchedTo } };
}

function forKubectl(environment: EffectsEnvironment, namespace: string): KubectlEnvironment {
  const { cluster, files, fileSystem, schemas } = environment;
  return {
    cluster,
    namespace,
    ...(files && { files }),
    ...(fileSystem && { fileSystem }),
    ...(schemas && { schemas }),
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
function step({ cluster, sessions }: EffectsEnvironment): readonly Change[] {
  let changes: readonly Change[] = [];
  const stop = cluster.watch((batch) => {
    changes = [...changes, ...batch.filter(isWorthSeeing)];
  });
  const goOn = (): boolean => {
    const wait = (sessions.wakeTime ?? Number.POSITIVE_INFINITY) - cluster.now;
    const isFirst = wait > 0 && cluster.now + wait <= (cluster.nextEventTime ?? Number.POSITIVE_INFINITY);
    if (isFirst && Number.isFinite(wait)) cluster.advance(wait);
    else if (!cluster.step()) return false;
    sessions.resume();
    return true;
  };
  try {
    for (let steps = 0; steps < mostSteps && changes.length === 0 && goOn(); steps += 1);
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
