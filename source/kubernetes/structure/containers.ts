/** Of containers of all sorts (core/v1 Container, EphemeralContainer). */
import { atomic, listBy, type Structure } from './form.ts';

/** Claims are told apart by server-side apply only. */
export const resources: Structure = {
  fields: { claims: { list: { keys: ['name'] } } },
};

const environment: Structure = listBy('name', {
  fields: {
    valueFrom: {
      fields: {
        configMapKeyRef: atomic,
        secretKeyRef: atomic,
        fieldRef: atomic,
        resourceFieldRef: atomic,
        fileKeyRef: atomic,
      },
    },
  },
});

const container: Structure = {
  fields: {
    env: environment,
    ports: {
      mergeKey: 'containerPort',
      list: { keys: ['containerPort', 'protocol'], defaults: { protocol: 'TCP' } },
    },
    resources,
    volumeDevices: listBy('devicePath'),
    volumeMounts: listBy('mountPath'),
  },
};

export const containers: Structure = listBy('name', container);
