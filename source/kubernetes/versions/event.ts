/** events.k8s.io/v1: the events of core/v1 under newer names (pkg/apis/events/v1/conversion.go). */
import { type Fields, isFields } from '../../lib/fields.ts';
import type { KubeObject, Manifest } from '../objects.ts';
import type { FieldError } from '../status-error.ts';
import { invalidValue, required } from '../validation/field-errors.ts';
import { isAbsent, textAt } from '../validation/fields.ts';
import { qualifiedNameErrors } from '../validation/names.ts';
import { inverted, renamed } from './renamed.ts';

const names = {
  note: 'message',
  regarding: 'involvedObject',
  deprecatedSource: 'source',
  deprecatedFirstTimestamp: 'firstTimestamp',
  deprecatedLastTimestamp: 'lastTimestamp',
  deprecatedCount: 'count',
  reportingController: 'reportingComponent',
};
const namesInVersion = inverted(names);

export function eventToStored(manifest: Manifest): Manifest {
  return { ...(renamed(manifest, names) as Manifest), apiVersion: 'v1' };
}

/** The time is always there, if only to say that it is not known. */
export function eventToVersion(object: KubeObject): KubeObject {
  return {
    eventTime: null,
    ...(renamed(object, namesInVersion) as KubeObject),
    apiVersion: 'events.k8s.io/v1',
  };
}

/** A new event says when, who, what and why, and nothing in the old way (pkg/apis/core/validation/events.go). */
export function newEventErrors(stored: Manifest): FieldError[] {
  return [
    ...(isAbsent(stored.eventTime) ? [] : reporterErrors(stored)),
    ...seriesErrors(stored.series),
    ...(isAbsent(stored.eventTime) ? [required('eventTime')] : []),
    ...typeErrors(stored),
    ...oldFields.filter((name) => isSet(stored[name])).map((name) => mustBeUnset(name)),
    ...(isFields(stored.source) && isSet(stored.source.component ?? stored.source.host)
      ? [mustBeUnset('source')]
      : []),
  ];
}

const oldFields = ['firstTimestamp', 'lastTimestamp', 'count'];
const nameLimit = 128;
const noteLimit = 1024;

function reporterErrors(event: Fields): FieldError[] {
  const controller = textAt(event, 'reportingComponent');
  return [
    ...(controller === '' ? [required('reportingController')] : []),
    ...qualifiedNameErrors(controller).map((why) => invalidValue('reportingController', controller, why)),
    ...textErrors(event, 'reportingInstance'),
    ...textErrors(event, 'action'),
    ...textErrors(event, 'reason'),
    ...lengthErrors('message', textAt(event, 'message'), noteLimit),
  ];
}

function textErrors(event: Fields, name: string): FieldError[] {
  const text = textAt(event, name);
  return text === '' ? [required(name)] : lengthErrors(name, text, nameLimit);
}

function lengthErrors(name: string, text: string, limit: number): FieldError[] {
  return text.length > limit ? [invalidValue(name, '', `can have at most ${limit} characters`)] : [];
}

function seriesErrors(series: unknown): FieldError[] {
  if (!isFields(series)) return [];
  const { count, lastObservedTime } = series;
  return [
    ...(typeof count === 'number' && count >= 2
      ? []
      : [invalidValue('series.count', '', 'should be at least 2')]),
    ...(isAbsent(lastObservedTime) ? [required('series.lastObservedTime')] : []),
  ];
}

function typeErrors(event: Fields): FieldError[] {
  const type = textAt(event, 'type');
  if (type === 'Normal' || type === 'Warning') return [];
  return [invalidValue('type', '', `has invalid value: ${type}`)];
}

function isSet(value: unknown): boolean {
  return !isAbsent(value) && value !== 0 && value !== '';
}

function mustBeUnset(name: string): FieldError {
  return invalidValue(name, '', 'needs to be unset');
}
