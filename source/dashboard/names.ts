/** How objects are named on the screen, and which namespace a command means that names none. */
import { kinds } from '../kubernetes/kinds.ts';
import type { Model, Ref } from './model.ts';
import { counted } from './spans.ts';

/** `pod web-1`, `3 pods`. All of them are of one kind. */
export function nameOfTargets(targets: readonly Ref[]): string {
  const [first] = targets;
  if (first === undefined) return 'nothing';
  const { singular, plural } = kinds[first.kind];
  return targets.length === 1 ? `${singular} ${first.name}` : counted(targets.length, singular, plural);
}

/** The namespace of kubectl's context: the shown one, or `default` while all are shown. */
export function kubectlNamespace(model: Model): string {
  return model.namespace ?? 'default';
}
