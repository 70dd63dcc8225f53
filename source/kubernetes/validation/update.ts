/** What may not change once an object exists. */
import { isEqual } from '../../lib/equal.ts';
import type { FieldError } from '../status-error.ts';
import { forbiddenField, immutable, invalidValue, required } from './field-errors.ts';
import { type Fields, fieldsAt, isAbsent, itemsAt, textAt } from './fields.ts';

/** Both are specs, the later first. */
export type UpdateRule = (next: Fields, previous: Fields) => FieldError[];

/** The selector decides whose pods are whose. */
export const selectorStays: UpdateRule = (next, previous) => unchanged(next, previous, 'selector');

export const jobUpdate: UpdateRule = (next, previous) => [
  ...completionsUpdate(next, previous),
  ...unchanged(
    next,
    previous,
    'selector',
    'template',
    'completionMode',
    'podFailurePolicy',
    'backoffLimitPerIndex',
  ),
];

export const statefulSetUpdate: UpdateRule = (next, previous) => {
  const open = [
    'replicas',
    'ordinals',
    'template',
    'updateStrategy',
    'revisionHistoryLimit',
    'persistentVolumeClaimRetentionPolicy',
    'minReadySeconds',
  ];
  if (isEqual(without(next, ...open), without(previous, ...open))) return [];
  const names = open.map((name) => `'${name}'`);
  const list = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return [forbiddenField('spec', `updates to statefulset spec for fields other than ${list} are forbidden`)];
};

/** A pod is what it is: only its images, its deadline and more tolerations may change. */
export const podUpdate: UpdateRule = (next, previous) => {
  if (countOf(next) !== countOf(previous)) {
    return [forbiddenField('spec.containers', 'pod updates may not add or remove containers')];
  }
  return [
    ...missingImages(next),
    ...deadlineUpdate(next, previous),
    ...tolerationsUpdate(next, previous),
    ...(isEqual(fixedPart(next), fixedPart(previous)) ? [] : [forbiddenField('spec', podRule)]),
  ];
};

const podRule =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

function fixedPart(spec: Fields): Fields {
  const imageless = (name: string) => itemsAt(spec, name, '').map(({ item }) => without(item, 'image'));
  return {
    ...without(spec, 'activeDeadlineSeconds', 'tolerations'),
    containers: imageless('containers'),
    initContainers: imageless('initContainers'),
  };
}

function missingImages(spec: Fields): FieldError[] {
  return ['initContainers', 'containers'].flatMap((name) =>
    itemsAt(spec, name, 'spec')
      .filter(({ item }) => textAt(item, 'image') === '')
      .map(({ path }) => required(`${path}.image`)),
  );
}

function deadlineUpdate(next: Fields, previous: Fields): FieldError[] {
  const path = 'spec.activeDeadlineSeconds';
  const [later, before] = [next.activeDeadlineSeconds, previous.activeDeadlineSeconds];
  if (typeof before !== 'number') return [];
  if (typeof later !== 'number') {
    return [invalidValue(path, later, 'must not update from a positive integer to nil value')];
  }
  return later > before ? [invalidValue(path, later, 'must be less than or equal to previous value')] : [];
}

function tolerationsUpdate(next: Fields, previous: Fields): FieldError[] {
  const withoutTime = (spec: Fields) =>
    itemsAt(spec, 'tolerations', '').map(({ item }) => without(item, 'tolerationSeconds'));
  const later = withoutTime(next);
  const areKept = withoutTime(previous).every((toleration) =>
    later.some((each) => isEqual(each, toleration)),
  );
  const rule = 'existing toleration can not be modified except its tolerationSeconds';
  return areKept ? [] : [forbiddenField('spec.tolerations', rule)];
}

/** An indexed job may grow and shrink, if its parallelism follows. */
function completionsUpdate(next: Fields, previous: Fields): FieldError[] {
  const isElastic =
    next.completionMode === 'Indexed' && !isAbsent(next.completions) && next.completions === next.parallelism;
  return isElastic ? [] : unchanged(next, previous, 'completions');
}

function unchanged(next: Fields, previous: Fields, ...names: readonly string[]): FieldError[] {
  return names.flatMap((name) =>
    immutable(next[name], `spec.${name}`, isEqual(next[name] ?? undefined, previous[name] ?? undefined)),
  );
}

function countOf(spec: Fields): string {
  return `${itemsAt(spec, 'containers', '').length}/${itemsAt(spec, 'initContainers', '').length}`;
}

function without(fields: Fields, ...names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

/** For kinds whose spec may change freely. */
export const anything: UpdateRule = () => [];

export function specOf(object: Fields): Fields {
  return fieldsAt(object, 'spec') ?? {};
}
