/** The entries of metadata.managedFields: who owns what, since when (meta/v1 ManagedFieldsEntry). */
import { compareText } from '../../lib/compare-text.ts';
import { isFields } from '../../lib/fields.ts';
import type { KubeObject } from '../objects.ts';
import { isElement } from './elements.ts';
import type { FieldManager } from './field-manager.ts';
import { difference, type FieldSet, isEmpty, isSameSet, union } from './field-set.ts';

export interface Entry {
  readonly manager: string;
  readonly operation: FieldManager['operation'];
  /** The version of the object that the manager wrote. */
  readonly apiVersion: string;
  /** RFC 3339, seconds. */
  readonly time?: string;
  readonly fieldsType: 'FieldsV1';
  readonly fieldsV1: FieldSet;
  readonly subresource?: string;
}

/** An entry without fields of a manager that writes now. `time` as in an entry. */
export function entryOf(manager: FieldManager, apiVersion: string, time: string, fieldsV1: FieldSet): Entry {
  const { name, operation, subresource } = manager;
  return {
    manager: name === '' ? 'unknown' : name,
    operation,
    apiVersion,
    time,
    fieldsType: 'FieldsV1',
    fieldsV1,
    ...(subresource !== undefined && { subresource }),
  };
}

/** Whether two entries tell of the same manager. One that applies stays the same in another version. */
export function isSameManager(one: Entry, other: Entry): boolean {
  return (
    one.manager === other.manager &&
    one.operation === other.operation &&
    one.subresource === other.subresource &&
    (one.operation === 'Apply' || one.apiVersion === other.apiVersion)
  );
}

/** A text that is another one for every manager, by which the API server sorts them. */
export function managerKey({ manager, operation, apiVersion, subresource }: Entry): string {
  const version = operation === 'Update' ? { apiVersion } : {};
  return JSON.stringify({ manager, operation, ...version, subresource });
}

/** The entries of an object, undefined where it has none, or some that nobody can read. */
export function entriesOf({ metadata }: KubeObject): readonly Entry[] | undefined {
  const { managedFields } = metadata;
  if (!Array.isArray(managedFields) || managedFields.length === 0) return undefined;
  if (readable.has(managedFields)) return managedFields;
  if (!managedFields.every(isEntry)) return undefined;
  if (Object.isFrozen(managedFields)) readable.add(managedFields);
  return managedFields;
}

/** Lists of stored objects that were looked through: they are frozen, and stay as they are. */
const readable = new WeakSet<readonly Entry[]>();

/** A list with one empty entry asks that the owners of all fields be forgotten. */
export function isReset({ metadata }: KubeObject): boolean {
  const { managedFields } = metadata;
  if (!Array.isArray(managedFields) || managedFields.length !== 1) return false;
  return isFields(managedFields[0]) && Object.keys(managedFields[0]).length === 0;
}

/** The object with these entries; itself where it has them already. */
export function withEntries<T extends KubeObject>(object: T, entries: readonly Entry[]): T {
  const { managedFields: present, ...metadata } = object.metadata;
  if (entries.length === 0) return present === undefined ? object : { ...object, metadata };
  if (isSameList(present, entries)) return object;
  return { ...object, metadata: { ...metadata, managedFields: entries } };
}

/** `next` with the entries of `previous` where they say the same but for the time (handlers/fieldmanager, admission.go). */
export function withTimesKept<T extends KubeObject>(next: T, previous: KubeObject): T {
  const [entries, before] = [entriesOf(next) ?? [], entriesOf(previous) ?? []];
  const isSame = (one: Entry, other: Entry) =>
    isSameManager(one, other) &&
    one.apiVersion === other.apiVersion &&
    isSameSet(one.fieldsV1, other.fieldsV1);
  const isAsBefore =
    entries.length === before.length && entries.every((entry) => before.some((each) => isSame(each, entry)));
  return isAsBefore ? withEntries(next, before) : next;
}

/** Every entry without the fields; those that have none left vanish. */
export function without(entries: readonly Entry[], fields: FieldSet): readonly Entry[] {
  if (isEmpty(fields)) return entries;
  return entries.flatMap((entry) => {
    const fieldsV1 = difference(entry.fieldsV1, fields);
    if (fieldsV1 === entry.fieldsV1) return [entry];
    return isEmpty(fieldsV1) ? [] : [{ ...entry, fieldsV1 }];
  });
}

/** With what the manager of the entry just wrote, beside what it owned before. */
export function withAdded(entries: readonly Entry[], added: Entry): readonly Entry[] {
  const before = entries.find((entry) => isSameManager(entry, added));
  if (before === undefined) return [...entries, added];
  const next = { ...added, fieldsV1: union(before.fieldsV1, added.fieldsV1) };
  return entries.map((entry) => (entry === before ? next : entry));
}

/** In the order in which they are stored: who applies, then who updates, each by time. */
export function inOrder(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted(
    (one, other) =>
      compareText(one.operation, other.operation) ||
      compareText(one.time ?? '', other.time ?? '') ||
      compareText(one.manager, other.manager) ||
      compareText(one.apiVersion, other.apiVersion) ||
      compareText(one.subresource ?? '', other.subresource ?? ''),
  );
}

function isSameList(present: unknown, entries: readonly Entry[]): boolean {
  if (!Array.isArray(present) || present.length !== entries.length) return false;
  return entries.every((entry, index) => entry === present[index]);
}

function isEntry(value: unknown): value is Entry {
  if (!isFields(value)) return false;
  const { manager, operation, apiVersion, time, fieldsType, fieldsV1, subresource } = value;
  return (
    typeof manager === 'string' &&
    (operation === 'Apply' || operation === 'Update') &&
    typeof apiVersion === 'string' &&
    (time === undefined || typeof time === 'string') &&
    (subresource === undefined || typeof subresource === 'string') &&
    fieldsType === 'FieldsV1' &&
    isFieldSet(fieldsV1)
  );
}

function isFieldSet(value: unknown): value is FieldSet {
  if (!isFields(value)) return false;
  for (const element in value) if (!isElement(element) || !isFieldSet(value[element])) return false;
  return true;
}
