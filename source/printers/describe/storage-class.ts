import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import type { Reader } from '../../store/reading.ts';
import { formatLabels } from '../labels.ts';
import { isDefaultClass } from '../storage.ts';
import { eventsBlock } from './events.ts';
import { field, indent, type Lines, listField, optionalField, section, truth } from './lines.ts';

type StorageClass = ObjectOfKind['StorageClass'];

export function describeStorageClass(storageClass: StorageClass, read: Reader, now: number): Lines {
  const { metadata, allowVolumeExpansion, mountOptions = [] } = storageClass;
  return [
    field('Name', metadata.name),
    field('IsDefaultClass', isDefaultClass(metadata.annotations) ? 'Yes' : 'No'),
    field('Annotations', formatLabels(metadata.annotations)),
    field('Provisioner', storageClass.provisioner),
    field('Parameters', formatLabels(storageClass.parameters)),
    field(
      'AllowVolumeExpansion',
      allowVolumeExpansion === undefined ? '<unset>' : truth(allowVolumeExpansion),
    ),
    ...(mountOptions.length === 0
      ? [field('MountOptions', '<none>')]
      : section('MountOptions', mountOptions)),
    ...optionalField('ReclaimPolicy', storageClass.reclaimPolicy),
    ...optionalField('VolumeBindingMode', storageClass.volumeBindingMode),
    ...topologyLines(storageClass),
    ...eventsBlock(storageClass, read, now),
  ];
}

function topologyLines({ allowedTopologies }: StorageClass): Lines {
  if (allowedTopologies === undefined) return [];
  if (allowedTopologies.length === 0) return [field('AllowedTopologies', '<none>')];
  return [
    field('AllowedTopologies', ''),
    ...indent(
      1,
      allowedTopologies.flatMap(({ matchLabelExpressions = [] }, index) =>
        listField(
          `Term ${index}`,
          matchLabelExpressions.map(({ key, values }) => `${key} in [${values.join(', ')}]`),
        ),
      ),
    ),
  ];
}
