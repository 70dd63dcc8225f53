/** Rules for what a volume is made from (pkg/apis/core/validation: validateVolumeSource). */
import { parseQuantity } from '../../quantities.ts';
import type { FieldError } from '../../status-error.ts';
import { forbiddenField, inRange, oneOf, requiredTexts } from '../field-errors.ts';
import { type Fields, fieldsAt } from '../fields.ts';
import { validateHostPath, validateNfs } from '../file-places.ts';
import { validateClaimTemplate } from './claim-templates.ts';
import { validateProjected } from './projected-volumes.ts';
import { validateDownwardFiles, validateFileMode, validateKeys } from './volume-files.ts';

type Rule = (source: Fields, path: string) => FieldError[];

/** In the order in which the API server looks for them. */
const sources = {
  emptyDir: validateEmptyDir,
  hostPath: validateHostPath,
  gitRepo: needs('repository'),
  gcePersistentDisk: needs('pdName'),
  awsElasticBlockStore: needs('volumeID'),
  secret: (source, path) => [
    ...requiredTexts(source, path, 'secretName'),
    ...validateFileMode(source, 'defaultMode', path),
    ...validateKeys(source, path),
  ],
  nfs: validateNfs,
  iscsi: (source, path) => [
    ...requiredTexts(source, path, 'targetPortal', 'iqn'),
    ...inRange(source.lun, `${path}.lun`, 0, 255),
  ],
  glusterfs: needs('endpoints', 'path'),
  flocker: () => [],
  persistentVolumeClaim: needs('claimName'),
  rbd: needs('image'),
  cinder: needs('volumeID'),
  cephfs: () => [],
  quobyte: needs('registry', 'volume'),
  downwardAPI: (source, path) => [
    ...validateFileMode(source, 'defaultMode', path),
    ...validateDownwardFiles(source, path),
  ],
  fc: () => [],
  configMap: (source, path) => [
    ...requiredTexts(source, path, 'name'),
    ...validateFileMode(source, 'defaultMode', path),
    ...validateKeys(source, path),
  ],
  azureFile: needs('secretName', 'shareName'),
  flexVolume: needs('driver'),
  vsphereVolume: needs('volumePath'),
  photonPersistentDisk: needs('pdID'),
  portworxVolume: needs('volumeID'),
  azureDisk: needs('diskName', 'diskURI'),
  storageos: needs('volumeName'),
  projected: validateProjected,
  scaleIO: needs('gateway', 'system', 'volumeName'),
  csi: validateCsi,
  ephemeral: validateClaimTemplate,
  image: (source, path) => [
    ...requiredTexts(source, path, 'reference'),
    ...oneOf(source, 'pullPolicy', path, ['Always', 'IfNotPresent', 'Never']),
  ],
} satisfies Record<string, Rule>;

export type Source = keyof typeof sources;

export const sourceNames = Object.keys(sources) as Source[];

export function validateSource(name: Source, source: Fields, path: string): FieldError[] {
  return sources[name](source, path);
}

function needs(...names: readonly string[]): Rule {
  return (source, path) => requiredTexts(source, path, ...names);
}

function validateEmptyDir({ sizeLimit }: Fields, path: string): FieldError[] {
  const size = typeof sizeLimit === 'string' ? parseQuantity(sizeLimit) : 0;
  const isSize = size !== undefined && size >= 0;
  const rule = 'SizeLimit field must be a valid resource quantity';
  return isSize ? [] : [forbiddenField(`${path}.sizeLimit`, rule)];
}

function validateCsi(source: Fields, path: string): FieldError[] {
  const secret = fieldsAt(source, 'nodePublishSecretRef');
  return [
    ...requiredTexts(source, path, 'driver'),
    ...(secret === undefined ? [] : requiredTexts(secret, `${path}.nodePublishSecretRef`, 'name')),
  ];
}
