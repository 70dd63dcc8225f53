/** Where a PersistentVolume is, and the rules for the places that people write by hand (ValidatePersistentVolumeSpec). */
import type { FieldError } from '../status-error.ts';
import { invalidText, requiredTexts } from './field-errors.ts';
import { type Fields, textAt } from './fields.ts';
import { validateHostPath, validateNfs } from './file-places.ts';
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
      return validateHostPath(source, path);
    case 'local':
      return validateLocal(source, path);
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

function validateLocal(source: Fields, path: string): FieldError[] {
  const missing = requiredTexts(source, path, 'path');
  return missing.length > 0 ? missing : validateNoBacksteps(textAt(source, 'path'), `${path}.path`);
}
