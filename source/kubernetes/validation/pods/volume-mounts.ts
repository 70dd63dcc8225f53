/** Rules for what a container does with the pod's volumes (ValidateVolumeMounts, ValidateVolumeDevices). */
import type { FieldError } from '../../status-error.ts';
import { forbiddenField, invalidValue, notSupported, required, valueNotFound } from '../field-errors.ts';
import { type Fields, fieldsAt, isAbsent, itemsAt, textAt } from '../fields.ts';
import { validateDescendingPath, validateNoBacksteps } from '../paths.ts';

/** The pod's valid volumes by name. */
export type Volumes = ReadonlyMap<string, Fields>;

export function validateVolumeMounts(container: Fields, path: string, volumes: Volumes): FieldError[] {
  if (isAbsent(container.volumeMounts)) return [];
  const places = new Set<string>();
  const devices = itemsAt(container, 'volumeDevices', path).map(({ item }) => item);
  return itemsAt(container, 'volumeMounts', path).flatMap(({ item, path: place }) => {
    const name = textAt(item, 'name');
    const mountPath = textAt(item, 'mountPath');
    const isRepeated = places.has(mountPath);
    places.add(mountPath);
    return [
      ...(name === '' ? [required(`${place}.name`)] : []),
      ...(volumes.has(name) ? [] : [valueNotFound(`${place}.name`, name)]),
      ...(mountPath === '' ? [required(`${place}.mountPath`)] : []),
      ...(isRepeated ? [invalidValue(`${place}.mountPath`, mountPath, 'must be unique')] : []),
      ...taken(devices, 'name', name, `${place}.name`, 'must not already exist in volumeDevices'),
      ...taken(
        devices,
        'devicePath',
        mountPath,
        `${place}.mountPath`,
        'must not already exist as a path in volumeDevices',
      ),
      ...validateSubPath(item, `${path}.volumeMounts`, place),
      ...validatePropagation(item, container, `${path}.volumeMounts.mountPropagation`),
    ];
  });
}

/** Complaints about the path itself carry no index; they never did. */
function validateSubPath(mount: Fields, list: string, place: string): FieldError[] {
  const subPath = textAt(mount, 'subPath');
  const expression = textAt(mount, 'subPathExpr');
  const errors = subPath === '' ? [] : validateDescendingPath(subPath, `${list}.subPath`);
  if (expression === '') return errors;
  const rule = 'subPathExpr and subPath are mutually exclusive';
  return [
    ...errors,
    ...(subPath === '' ? [] : [invalidValue(`${place}.subPathExpr`, expression, rule)]),
    ...validateDescendingPath(expression, `${list}.subPathExpr`),
  ];
}

const propagations = ['Bidirectional', 'HostToContainer', 'None'];

function validatePropagation({ mountPropagation: mode }: Fields, container: Fields, path: string) {
  if (isAbsent(mode)) return [];
  if (!propagations.includes(mode as string)) return [notSupported(path, mode, propagations)];
  const isPrivileged = fieldsAt(container, 'securityContext')?.privileged === true;
  const rule = 'Bidirectional mount propagation is available only to privileged containers';
  return mode === 'Bidirectional' && !isPrivileged ? [forbiddenField(path, rule)] : [];
}

export function validateVolumeDevices(container: Fields, path: string, volumes: Volumes): FieldError[] {
  if (isAbsent(container.volumeDevices)) return [];
  const names = new Set<string>();
  const places = new Set<string>();
  const mounts = itemsAt(container, 'volumeMounts', path).map(({ item }) => item);
  return itemsAt(container, 'volumeDevices', path).flatMap(({ item, path: place }) => {
    const name = textAt(item, 'name');
    const devicePath = textAt(item, 'devicePath');
    const errors = [
      ...validateDeviceName(name, `${place}.name`, volumes, names.has(name)),
      ...validateDevicePath(devicePath, `${place}.devicePath`, places.has(devicePath)),
      ...taken(mounts, 'name', name, `${place}.name`, 'must not already exist in volumeMounts'),
      ...taken(
        mounts,
        'mountPath',
        devicePath,
        `${place}.devicePath`,
        'must not already exist as a path in volumeMounts',
      ),
    ];
    if (name !== '') names.add(name);
    if (devicePath !== '') places.add(devicePath);
    return errors;
  });
}

const noBlockDevice = 'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode';

function validateDeviceName(name: string, path: string, volumes: Volumes, isRepeated: boolean): FieldError[] {
  const volume = volumes.get(name);
  const isClaim =
    volume !== undefined && (!isAbsent(volume.persistentVolumeClaim) || !isAbsent(volume.ephemeral));
  return [
    ...(name === '' ? [required(path)] : []),
    ...(isRepeated ? [invalidValue(path, name, 'must be unique')] : []),
    ...(volume === undefined || isClaim ? [] : [invalidValue(path, name, noBlockDevice)]),
    ...(volume === undefined ? [valueNotFound(path, name)] : []),
  ];
}

function validateDevicePath(devicePath: string, path: string, isRepeated: boolean): FieldError[] {
  const hasBacksteps = validateNoBacksteps(devicePath, path).length > 0;
  return [
    ...(devicePath === '' ? [required(path)] : []),
    ...(isRepeated ? [invalidValue(path, devicePath, 'must be unique')] : []),
    ...(hasBacksteps ? [invalidValue(path, devicePath, "can not contain backsteps ('..')")] : []),
  ];
}

/** Whether another use of a volume has the same name or place already. */
function taken(
  others: readonly Fields[],
  field: string,
  value: string,
  path: string,
  rule: string,
): FieldError[] {
  const isTaken = value !== '' && others.some((other) => other[field] === value);
  return isTaken ? [invalidValue(path, value, rule)] : [];
}
