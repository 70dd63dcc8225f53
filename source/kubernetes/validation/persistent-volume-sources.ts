/** Where a PersistentVolume is, and the rules for the places that people write by hand (ValidatePersistentVolumeSpec). */
import type { FieldError } from '../status-error.ts';
import { invalidText, invalidValue, oneOf, requiredTexts } from './field-errors.ts';
import { type Fields, textAt } from './fields.ts';
import { subdomainErrors } from './names.ts';
import { validateNoBacksteps } from './paths.ts';

/** In the order in which the API server looks for them. */
export const volumeSources = [
  'hostPath',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'glusterfs',
  'flocker',
  'nfs',
  'rbd',
  'quobyte',
  'cephfs',
  'iscsi',
  'cinder',
  'fc',
  'flexVolume',
  'azureFile',
  'vsphereVolume',
  'photonPersistentDisk',
  'portworxVolume',
  'azureDisk',
  'scaleIO',
  'local',
  'storageos',
  'csi',
];

export function validateVolumeSource(name: string, source: Fields, path: string): FieldError[] {
  switch (name) {
    case 'hostPath':
      return [...validatePlace(source, path), ...oneOf(source, 'type', path, hostPathTypes)];
    case 'local':
      return validatePlace(source, path);
    case 'nfs':
      return validateNfs(source, path);
    case 'csi':
      return [
        ...requiredTexts(source, path, 'driver', 'volumeHandle'),
        ...invalidText(`${path}.driver`, source.driver, (driver) =>
          driver === '' ? [] : subdomainErrors(driver.toLowerCase()),
        ),
      ];
    default:
      return [];
  }
}

const hostPathTypes = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
];

function validatePlace(source: Fields, path: string): FieldError[] {
  const missing = requiredTexts(source, path, 'path');
  return missing.length > 0 ? missing : validateNoBacksteps(textAt(source, 'path'), `${path}.path`);
}

function validateNfs(source: Fields, path: string): FieldError[] {
  const place = textAt(source, 'path');
  const isRelative = !place.startsWith('/');
  return [
    ...requiredTexts(source, path, 'server', 'path'),
    ...(isRelative ? [invalidValue(`${path}.path`, place, 'must be an absolute path')] : []),
  ];
}
