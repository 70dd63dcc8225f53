/** Rules for a pod's volumes (pkg/apis/core/validation: ValidateVolumes). */
import type { FieldError } from '../../status-error.ts';
import { duplicate, forbiddenField, invalidText, invalidValue, required } from '../field-errors.ts';
import { type Fields, fieldsAt, isAbsent, itemsAt, textAt } from '../fields.ts';
import { labelErrors } from '../names.ts';
import type { Volumes } from './volume-mounts.ts';
import { type Source, sourceNames, validateSource } from './volume-sources.ts';

/** `valid`: the volumes that can be mounted; the others count as not there. */
export function validateVolumes(
  spec: Fields,
  path: string,
  podName: string,
): { errors: FieldError[]; valid: Volumes } {
  const valid = new Map<string, Fields>();
  const errors: FieldError[] = [];
  for (const { item, path: place } of itemsAt(spec, 'volumes', path)) {
    const name = textAt(item, 'name');
    const own = [
      ...validateOnlySource(item, place),
      ...(name === '' ? [required(`${place}.name`)] : invalidText(`${place}.name`, name, labelErrors)),
      ...(valid.has(name) ? [duplicate(`${place}.name`, name)] : []),
    ];
    if (own.length === 0) valid.set(name, item);
    errors.push(...own, ...validateClaim(item, place, spec, podName));
  }
  return { errors, valid };
}

function validateOnlySource(volume: Fields, path: string): FieldError[] {
  const [first, ...others] = sourceNames.filter((name) => !isAbsent(volume[name]));
  if (first === undefined) return [required(path, 'must specify a volume type')];
  return [
    ...validateSource(first, fieldsAt(volume, first) ?? {}, `${path}.${first}`),
    ...others.map((name: Source) =>
      forbiddenField(`${path}.${name}`, 'may not specify more than 1 volume type'),
    ),
  ];
}

/** The claim of an ephemeral volume is made for that volume alone: `POD-VOLUME`. */
function validateClaim(volume: Fields, path: string, spec: Fields, podName: string): FieldError[] {
  const name = textAt(fieldsAt(volume, 'persistentVolumeClaim') ?? {}, 'claimName');
  if (podName === '' || !name.startsWith(`${podName}-`)) return [];
  const isMade = itemsAt(spec, 'volumes', '').some(
    ({ item }) => !isAbsent(item.ephemeral) && `${podName}-${textAt(item, 'name')}` === name,
  );
  const rule = 'must not reference a PVC that gets created for an ephemeral volume';
  return isMade ? [invalidValue(`${path}.persistentVolumeClaim.claimName`, name, rule)] : [];
}
