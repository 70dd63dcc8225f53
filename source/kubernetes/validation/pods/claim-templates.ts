/** Rules for claims that are made for a pod (validateEphemeralVolumeSource; of a StatefulSet, one for each of its pods). */
import type { FieldError } from '../../status-error.ts';
import { required } from '../field-errors.ts';
import { type Fields, fieldsAt, itemsAt, textAt } from '../fields.ts';

/** Of an ephemeral volume. */
export function validateClaimTemplate(source: Fields, path: string): FieldError[] {
  const template = fieldsAt(source, 'volumeClaimTemplate');
  const place = `${path}.volumeClaimTemplate`;
  if (template === undefined) return [required(place)];
  return validateClaimSpec(fieldsAt(template, 'spec') ?? {}, `${place}.spec`);
}

/** Every claim template of a StatefulSet becomes a volume of its pods, so their containers may mount it. */
export function withClaimVolumes(spec: Fields): Fields {
  const template = fieldsAt(spec, 'template');
  const podSpec = fieldsAt(template ?? {}, 'spec');
  const names = itemsAt(spec, 'volumeClaimTemplates', '').map(({ item }) =>
    textAt(fieldsAt(item, 'metadata') ?? {}, 'name'),
  );
  if (podSpec === undefined || names.length === 0) return spec;
  const given = itemsAt(podSpec, 'volumes', '').map(({ item }) => item);
  // The pod's own volume of that name gives way to the claim.
  const others = given.filter((volume) => !names.includes(textAt(volume, 'name')));
  const claims = names.map((name) => ({ name, persistentVolumeClaim: { claimName: name } }));
  return { ...spec, template: { ...template, spec: { ...podSpec, volumes: [...others, ...claims] } } };
}

function validateClaimSpec(spec: Fields, path: string): FieldError[] {
  const { accessModes } = spec;
  const storage = fieldsAt(fieldsAt(spec, 'resources') ?? {}, 'requests')?.storage;
  return [
    ...(Array.isArray(accessModes) && accessModes.length > 0
      ? []
      : [required(`${path}.accessModes`, 'at least 1 access mode is required')]),
    ...(storage === undefined ? [required(`${path}.resources[storage]`)] : []),
  ];
}
