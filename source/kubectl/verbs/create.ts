import type { CommandGroup } from '../command.ts';
import {
  createClusterRole,
  createClusterRoleBinding,
  createRole,
  createRoleBinding,
} from './create/access.ts';
import { createConfigMap, createSecretGroup } from './create/data.ts';
import { createIngress } from './create/ingress.ts';
import { createPodDisruptionBudget, createPriorityClass, createQuota } from './create/policies.ts';
import { createServiceGroup } from './create/service.ts';
import { createFromFiles, createNamespace, createServiceAccount } from './create/simple.ts';
import { createToken } from './create/token.ts';
import { createCronJob, createDeployment, createJob } from './create/workloads.ts';

export const create: CommandGroup = {
  itself: createFromFiles,
  commands: {
    deployment: createDeployment,
    namespace: createNamespace,
    job: createJob,
    cronjob: createCronJob,
    configmap: createConfigMap,
    secret: createSecretGroup,
    service: createServiceGroup,
    ingress: createIngress,
    quota: createQuota,
    serviceaccount: createServiceAccount,
    role: createRole,
    rolebinding: createRoleBinding,
    clusterrole: createClusterRole,
    clusterrolebinding: createClusterRoleBinding,
    priorityclass: createPriorityClass,
    poddisruptionbudget: createPodDisruptionBudget,
    token: createToken,
  },
  aliases: {
    deploy: 'deployment',
    ns: 'namespace',
    cj: 'cronjob',
    cm: 'configmap',
    svc: 'service',
    ing: 'ingress',
    resourcequota: 'quota',
    sa: 'serviceaccount',
    pc: 'priorityclass',
    pdb: 'poddisruptionbudget',
  },
};
