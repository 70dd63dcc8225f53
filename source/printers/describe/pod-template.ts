import type { PodTemplateSpec } from '../../kubernetes/objects.ts';
import { containersBlock } from './containers.ts';
import { annotationsField, field, type Lines, labelsField, optionalField } from './lines.ts';
import { placement, spreadLines } from './pod-placement.ts';
import { volumesBlock } from './volumes.ts';

const margin = '  ';
const nameIndent = '   ';

/** The `Pod Template:` block of everything that makes pods. */
export function podTemplateBlock(template: PodTemplateSpec | undefined): Lines {
  const { metadata, spec } = template ?? {};
  if (spec === undefined) return ['Pod Template:', '  <unset>'];
  return [
    'Pod Template:',
    ...labelsField('  Labels', metadata?.labels),
    ...(Object.keys(metadata?.annotations ?? {}).length > 0
      ? annotationsField('  Annotations', metadata?.annotations)
      : []),
    ...(spec.serviceAccountName ? [field('  Service Account', spec.serviceAccountName)] : []),
    ...(spec.initContainers?.length
      ? containersBlock('  Init Containers', spec.initContainers, [], nameIndent)
      : []),
    ...containersBlock('  Containers', spec.containers, [], nameIndent),
    ...volumesBlock(spec.volumes, margin, nameIndent),
    ...spreadLines(spec, margin),
    ...optionalField('  Priority Class Name', spec.priorityClassName),
    ...placement(spec, margin),
  ];
}
