/**
 * What field selectors can ask of each kind: the labels that its conversion knows (pkg/apis/<group>/<version>,
 * addFieldLabelConversion) with the values that its strategy gives them (ToSelectableFields). An absent value is ''.
 */
import { apiVersionOf, type Kind } from './kinds.ts';
import type { Event, Job, KubeObject, Node, ObjectOfKind, Pod, ReplicaSet, Service } from './objects.ts';

type Value = (object: KubeObject) => string;

export interface SelectableFields {
  readonly fields: Readonly<Record<string, Value>>;
  /** What is said about any other label. */
  readonly complaint: (label: string) => string;
}

/** The labels of a kind in one of its versions. */
export function labelsOfKind(kind: Kind, apiVersion: string): SelectableFields {
  if (kind === 'Event' && apiVersion !== apiVersionOf(kind)) return newEvents;
  return byKind[kind] ?? metadataOnly;
}

const name: Value = ({ metadata }) => metadata.name;
const namespace: Value = ({ metadata }) => metadata.namespace ?? '';
const metadata = { 'metadata.name': name, 'metadata.namespace': namespace };

const notSupported = (label: string) => `field label not supported: ${label}`;

const metadataOnly: SelectableFields = {
  fields: metadata,
  complaint: (label) =>
    `${JSON.stringify(label)} is not a known field selector: only "metadata.name", "metadata.namespace"`,
};

const pod = value<Pod>;
const event = value<Event>;
const service = value<Service>;

const podFields = {
  ...metadata,
  'spec.nodeName': pod(({ spec }) => spec.nodeName),
  // What old clients say for spec.nodeName.
  'spec.host': pod(({ spec }) => spec.nodeName),
  'spec.restartPolicy': pod(({ spec }) => spec.restartPolicy),
  'spec.schedulerName': pod(({ spec }) => spec.schedulerName),
  'spec.serviceAccountName': pod(({ spec }) => spec.serviceAccountName),
  'spec.hostNetwork': pod(({ spec }) => spec.hostNetwork ?? false),
  'status.phase': pod(({ status }) => status.phase),
  'status.podIP': pod(({ status }) => status.podIPs?.[0]?.ip ?? status.podIP),
  // Known, but no pod has a value for it.
  'status.podIPs': () => '',
  'status.nominatedNodeName': pod(({ status }) => status.nominatedNodeName),
};

const eventFields = {
  'involvedObject.kind': event(({ involvedObject }) => involvedObject.kind),
  'involvedObject.namespace': event(({ involvedObject }) => involvedObject.namespace),
  'involvedObject.name': event(({ involvedObject }) => involvedObject.name),
  'involvedObject.uid': event(({ involvedObject }) => involvedObject.uid),
  'involvedObject.apiVersion': event(({ involvedObject }) => involvedObject.apiVersion),
  'involvedObject.resourceVersion': event(({ involvedObject }) => involvedObject.resourceVersion),
  'involvedObject.fieldPath': event(({ involvedObject }) => involvedObject.fieldPath),
};

const commonEventFields = {
  ...metadata,
  reason: event(({ reason }) => reason),
  type: event(({ type }) => type),
};

const reporter = event(({ reportingComponent }) => reportingComponent);

/** Events of `events.k8s.io/v1`: the same values under that group's names. */
const newEvents: SelectableFields = {
  fields: {
    ...commonEventFields,
    ...Object.fromEntries(
      Object.entries(eventFields).map(([label, read]) => [
        label.replace('involvedObject', 'regarding'),
        read,
      ]),
    ),
    reportingController: reporter,
  },
  complaint: notSupported,
};

const byKind: Partial<Record<Kind, SelectableFields>> = {
  Pod: { fields: podFields, complaint: notSupported },
  Event: {
    fields: {
      ...commonEventFields,
      ...eventFields,
      reportingComponent: reporter,
      source: event(({ source, reportingComponent }) => source?.component || reportingComponent),
    },
    complaint: notSupported,
  },
  Node: {
    fields: {
      'metadata.name': name,
      'spec.unschedulable': value<Node>(({ spec }) => spec.unschedulable ?? false),
    },
    complaint: notSupported,
  },
  Namespace: {
    fields: {
      'metadata.name': name,
      'status.phase': value<ObjectOfKind['Namespace']>(({ status }) => status.phase),
    },
    complaint: notSupported,
  },
  ReplicaSet: {
    fields: { ...metadata, 'status.replicas': value<ReplicaSet>(({ status }) => status.replicas ?? 0) },
    complaint: notSupported,
  },
  ReplicationController: {
    fields: {
      ...metadata,
      'status.replicas': value<ObjectOfKind['ReplicationController']>(({ status }) => status.replicas ?? 0),
    },
    complaint: notSupported,
  },
  StatefulSet: {
    // The label is known, though no StatefulSet has a value for it.
    fields: { ...metadata, 'status.successful': () => '' },
    complaint: (label) => `field label not supported for appsv1.StatefulSet: ${label}`,
  },
  Job: {
    fields: { ...metadata, 'status.successful': value<Job>(({ status }) => status.succeeded ?? 0) },
    complaint: (label) => `field label ${JSON.stringify(label)} not supported for Job`,
  },
  Service: {
    fields: {
      ...metadata,
      'spec.clusterIP': service(({ spec }) => spec.clusterIP),
      'spec.type': service(({ spec }) => spec.type),
    },
    complaint: notSupported,
  },
  Secret: {
    fields: { ...metadata, type: value<ObjectOfKind['Secret']>(({ type }) => type) },
    complaint: notSupported,
  },
};

/** Reads one field of a kind, as text. */
function value<T extends object>(read: (object: T) => string | number | boolean | undefined): Value {
  return (object) => String(read(object as object as T) ?? '');
}
