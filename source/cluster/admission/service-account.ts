import {
  type Container,
  type KubeObject,
  makeKey,
  type ObjectOfKind,
  type Pod,
} from '../../kubernetes/objects.ts';
import { safeAlphabet } from '../../kubernetes/safe-alphabet.ts';
import { deepFreeze } from '../../lib/deep-freeze.ts';
import { isFields } from '../../lib/fields.ts';
import { hash32 } from '../../lib/hash.ts';
import type { AdmissionPlugin, AdmissionRequest, AdmissionView } from './admission.ts';
import { isMirrorPod, mirrorTrouble } from './mirror-pods.ts';
import { refusedEarly } from './refusal.ts';

type ServiceAccount = ObjectOfKind['ServiceAccount'];

const defaultAccount = 'default';
const volumePrefix = 'kube-api-access-';
const tokenPath = '/var/run/secrets/kubernetes.io/serviceaccount';

/** The same for every pod, so it is stored once. */
const tokenSource = deepFreeze({
  sources: [
    { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
    { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
    {
      downwardAPI: {
        items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }],
      },
    },
  ],
  defaultMode: 0o644,
});

/** Every pod acts for a service account, and finds the account's token mounted unless it or the account says no. */
export const serviceAccount: AdmissionPlugin = {
  name: 'ServiceAccount',
  kinds: ['Pod'],
  mutate(object, request, view) {
    const pod = object as Pod;
    if (request.verb !== 'create' || !isFields(pod.spec)) return object;
    if (isMirrorPod(pod)) {
      const trouble = mirrorTrouble(pod);
      if (trouble !== undefined) throw refusedEarly(request, object, trouble);
      return object;
    }
    const name = pod.spec.serviceAccountName || defaultAccount;
    const account = accountOf(pod, name, request, view);
    const spec = { ...pod.spec, serviceAccountName: name, serviceAccount: name };
    const secrets = account?.imagePullSecrets ?? [];
    if ((spec.imagePullSecrets?.length ?? 0) === 0 && secrets.length > 0) {
      spec.imagePullSecrets = secrets.map((secret) => ({ name: secret.name }));
    }
    return { ...object, spec: mayMount(pod, account) ? withToken(spec, pod.metadata.uid) : spec };
  },
};

/**
 * Kubernetes waits a little for the `default` account of a young namespace. Here a request is answered within the
 * moment, so an account that is only about to come (the serviceaccount-controller sees to it) is taken to be there.
 */
function accountOf(
  pod: Pod,
  name: string,
  request: AdmissionRequest,
  view: AdmissionView,
): ServiceAccount | undefined {
  const found = view.get('ServiceAccount', makeKey(request.namespace, name));
  if (found !== undefined || name === defaultAccount) return found;
  const place = `${request.namespace}/${name}`;
  const why = `error looking up service account ${place}: serviceaccount "${name}" not found`;
  throw refusedEarly(request, pod as KubeObject, why);
}

function mayMount({ spec }: Pod, account: ServiceAccount | undefined): boolean {
  return spec.automountServiceAccountToken ?? account?.automountServiceAccountToken ?? true;
}

function withToken(spec: Pod['spec'], uid: string): Pod['spec'] {
  const [starting, running] = [listOf(spec.initContainers), listOf(spec.containers)];
  if (![...starting, ...running].some(lacksToken)) return spec;
  const volumes = listOf(spec.volumes);
  const given = volumes.find((volume) => isFields(volume) && `${volume.name}`.startsWith(volumePrefix));
  const name = given?.name ?? `${volumePrefix}${suffixFrom(uid)}`;
  const mount: Mount = { name, readOnly: true, mountPath: tokenPath };
  return {
    ...spec,
    ...(starting.length > 0 && { initContainers: starting.map((each) => withMount(each, mount)) }),
    ...(running.length > 0 && { containers: running.map((each) => withMount(each, mount)) }),
    ...(given === undefined && { volumes: [...volumes, { name, projected: tokenSource }] }),
  };
}

type Mount = NonNullable<Container['volumeMounts']>[number];

function withMount(container: Container, mount: Mount): Container {
  if (!lacksToken(container)) return container;
  return { ...container, volumeMounts: [...listOf(container.volumeMounts), mount] };
}

function lacksToken(container: Container): boolean {
  if (!isFields(container)) return false;
  return !listOf(container.volumeMounts).some((mount) => mount?.mountPath === tokenPath);
}

/** Five letters that differ from pod to pod; taken from the uid, so that they use up no random numbers of names. */
function suffixFrom(uid: string): string {
  let rest = hash32(uid);
  let suffix = '';
  while (suffix.length < 5) {
    suffix += safeAlphabet[rest % safeAlphabet.length];
    rest = Math.floor(rest / safeAlphabet.length);
  }
  return suffix;
}

/** Admission comes before validation: what is no list counts as absent. */
function listOf<T>(list: readonly T[] | undefined): readonly T[] {
  return Array.isArray(list) ? list : [];
}
