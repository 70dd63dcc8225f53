/**
 * Admission: what the API server adds to a request, or refuses, beyond what the object says by itself. The plugins
 * are those that kube-apiserver switches on by default, in its order.
 */
import type { StoredKind } from '../../kubernetes/kinds.ts';
import type { AnyObject, KubeObject, ObjectOfKind } from '../../kubernetes/objects.ts';
import type { Reader } from '../../store/reading.ts';

export interface AdmissionRequest {
  readonly verb: 'create' | 'update' | 'delete';
  readonly kind: StoredKind;
  readonly namespace: string | undefined;
  readonly name: string;
  /** Of updates and deletions: the object as it is stored. */
  readonly previous?: KubeObject;
  readonly subresource?: string;
}

/** What a plugin may know. */
export interface AdmissionView {
  /** The state before this transaction: for lists. */
  readonly read: Reader;
  /** One object, the writes of this transaction included. */
  get<K extends StoredKind>(kind: K, key: string): ObjectOfKind[K] | undefined;
  /** Virtual time, milliseconds since the epoch. */
  readonly now: number;
}

/** Plugins throw a StatusError to refuse. */
export interface AdmissionPlugin {
  /** As kube-apiserver names it: `LimitRanger`. */
  readonly name: string;
  readonly kinds?: readonly StoredKind[];
  /** Before validation: the object, with what the plugin adds. */
  mutate?(object: KubeObject, request: AdmissionRequest, view: AdmissionView): KubeObject;
  /** After validation. */
  validate?(object: KubeObject, request: AdmissionRequest, view: AdmissionView): void;
  /** Once nothing refused the request: other objects to store together with it, such as a quota that is used up further. */
  consequences?(object: KubeObject, request: AdmissionRequest, view: AdmissionView): readonly AnyObject[];
}
