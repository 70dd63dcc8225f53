/**
 * Kinds that the API server shows in several versions are stored in one of them; the others are views of it. A row
 * here is a version of a kind, with the way there and back.
 */
import { apiVersionOf, kindOfManifest } from '../kinds.ts';
import type { KubeObject, Manifest } from '../objects.ts';
import type { FieldError } from '../status-error.ts';
import { eventToStored, eventToVersion, newEventErrors } from './event.ts';
import {
  horizontalPodAutoscalerToStored,
  horizontalPodAutoscalerToVersion,
} from './horizontal-pod-autoscaler.ts';

interface View {
  readonly toStored: (manifest: Manifest) => Manifest;
  readonly toVersion: (object: KubeObject) => KubeObject;
  /** Complaints about a new object, in its stored form, that its other versions do not make. */
  readonly newErrors?: (stored: Manifest) => FieldError[];
}

const views: Readonly<Record<string, View>> = {
  'events.k8s.io/v1': { toStored: eventToStored, toVersion: eventToVersion, newErrors: newEventErrors },
  'autoscaling/v1': {
    toStored: horizontalPodAutoscalerToStored,
    toVersion: horizontalPodAutoscalerToVersion,
  },
};

/** The manifest in the version in which its kind is stored; itself where it is, and where the kind is not known. */
export function toStored(manifest: Manifest): Manifest {
  const view = viewOf(manifest.apiVersion, manifest.kind);
  return view === undefined ? manifest : view.toStored(manifest);
}

/** A stored object as the version shows it. */
export function toVersion(object: KubeObject, apiVersion: string): KubeObject {
  if (object.apiVersion === apiVersion) return object;
  return viewOf(apiVersion, object.kind)?.toVersion(object) ?? object;
}

/** What the version in which an object is created demands beyond the rules of its kind. `stored`: in its stored form. */
export function newErrors(apiVersion: string, stored: Manifest): FieldError[] {
  return viewOf(apiVersion, stored.kind)?.newErrors?.(stored) ?? [];
}

function viewOf(apiVersion: string, name: string): View | undefined {
  const kind = kindOfManifest(apiVersion, name);
  if (kind === undefined || apiVersionOf(kind) === apiVersion) return undefined;
  return views[apiVersion];
}
