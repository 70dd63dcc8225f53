/** Of volumes and what they are made from (core/v1 Volume, PersistentVolumeClaimSpec, PersistentVolumeSpec). */

import { atomic, conditions, listBy, plain, type Structure } from './form.ts';
import { metadata } from './metadata.ts';

export const claimSpec: Structure = {
  fields: { selector: atomic, dataSource: atomic, dataSourceRef: plain },
};

export const persistentVolumeClaim: Structure = {
  fields: { metadata, spec: claimSpec, status: { fields: { conditions } } },
};

const withSecret: Structure = { fields: { secretRef: atomic } };

/** Projected sources and the items of config maps and secrets are replaced as a whole. */
export const volumes: Structure = listBy('name', {
  retainKeys: true,
  fields: {
    cephfs: withSecret,
    cinder: withSecret,
    csi: { fields: { nodePublishSecretRef: atomic } },
    ephemeral: { fields: { volumeClaimTemplate: { fields: { metadata, spec: claimSpec } } } },
    flexVolume: withSecret,
    iscsi: withSecret,
    rbd: withSecret,
    scaleIO: withSecret,
    storageos: withSecret,
  },
});

/** The claim that a volume is bound to is a reference whose fields have owners of their own. */
export const persistentVolume: Structure = {
  fields: {
    metadata,
    spec: {
      fields: {
        cephfs: withSecret,
        cinder: withSecret,
        claimRef: plain,
        csi: {
          fields: {
            controllerExpandSecretRef: atomic,
            controllerPublishSecretRef: atomic,
            nodeExpandSecretRef: atomic,
            nodePublishSecretRef: atomic,
            nodeStageSecretRef: atomic,
          },
        },
        flexVolume: withSecret,
        iscsi: withSecret,
        nodeAffinity: { fields: { required: atomic } },
        rbd: withSecret,
        scaleIO: withSecret,
        storageos: withSecret,
      },
    },
  },
};
