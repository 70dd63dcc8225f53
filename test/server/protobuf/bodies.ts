/** What kubectl 1.32 and 1.33 put on the wire: the command, the body in base64, and the object that it means. */
export const bodies: readonly (readonly [command: string, body: string, object: object])[] = [
  [
    'create deployment x --image=nginx --replicas=3',
    'azhzAAoVCgdhcHBzL3YxEgpEZXBsb3ltZW50EqMBChsKAXgSABoAIgAqADIAOABCAFoICgNhcHASAXgSdggDEgoKCAoDYXBwEgF4Gl4KGgoAEgAaACIAKgAyADgAQgBaCAoDYXBwEgF4EkASIgoFbmdpbngSBW5naW54KgBCAGoAcgCAAQCIAQCQAQCiAQAaADIAQgBKAFIAWABgAGgAggEAigEAmgEAwgEAIgIKACgAOAAaDAgAEAAYACAAKAA4ABoAIgA=',
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'x', creationTimestamp: null, labels: { app: 'x' } },
      spec: {
        replicas: 3,
        selector: { matchLabels: { app: 'x' } },
        template: {
          metadata: { creationTimestamp: null, labels: { app: 'x' } },
          spec: { containers: [{ name: 'nginx', image: 'nginx', resources: {} }] },
        },
        strategy: {},
      },
      status: {},
    },
  ],
  [
    'create job j --image=busybox -- date',
    'azhzAAoPCghiYXRjaC92MRIDSm9iEn4KEQoBahIAGgAiACoAMgA4AEIAEl8yXQoQCgASABoAIgAqADIAOABCABJJEiYKAWoSB2J1c3lib3gaBGRhdGUqAEIAagByAIABAIgBAJABAKIBABoFTmV2ZXIyAEIASgBSAFgAYABoAIIBAIoBAJoBAMIBABoIIAAoADAAOgAaACIA',
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'j', creationTimestamp: null },
      spec: {
        template: {
          metadata: { creationTimestamp: null },
          spec: {
            containers: [{ name: 'j', image: 'busybox', command: ['date'], resources: {} }],
            restartPolicy: 'Never',
          },
        },
      },
      status: {},
    },
  ],
  [
    'create configmap cm --from-literal=a=1 --from-literal=b=two --from-file=bin=bin.dat',
    'azhzAAoPCgJ2MRIJQ29uZmlnTWFwEt0CChIKAmNtEgAaACIAKgAyADgAQgASBgoBYRIBMRIICgFiEgN0d28atAIKA2JpbhKsAvQoHn6wnSB9TMNS7GCwXiviTOaVS2M5/Cr4+mpFXofjI0rH7PxQYvaKhNGL+5//xlRDQG3gUZo/Q6CzA7hDxa56PIh3q7kxIes8Tq7StPtsY0BWCFN3KCmdxDWZXeh68DZ+rEjFq2bj/1L8D4Ne/DSzi0hOBHSQVynCnnFaKz5x7nYvE4SuhFzVAHqmZztqi3OZFGlyBW4YhTg4bIIUNC+cphM5j3Y6kgpCttTMaLOrznolGJsJ/a5KkWcwbZHd1Im1UIXrAMHnpP9CizUS4PkoFp4EPMYvpintdu7BRO5ORf0mgcDoqtFlc+ruz2h/8Pqj1vQ3BBRHl2iSGPfsvloGN/hDCPTWI7w9vzkpVTJS2nkMkffjKjnoeCuTTSxkvpXHhCk9L0NASeBUuRoAIgA=',
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'cm', creationTimestamp: null },
      data: { a: '1', b: 'two' },
      binaryData: {
        bin: '9CgefrCdIH1Mw1LsYLBeK+JM5pVLYzn8Kvj6akVeh+MjSsfs/FBi9oqE0Yv7n//GVENAbeBRmj9DoLMDuEPFrno8iHeruTEh6zxOrtK0+2xjQFYIU3coKZ3ENZld6HrwNn6sSMWrZuP/UvwPg178NLOLSE4EdJBXKcKecVorPnHudi8ThK6EXNUAeqZnO2qLc5kUaXIFbhiFODhsghQ0L5ymEzmPdjqSCkK21Mxos6vOeiUYmwn9rkqRZzBtkd3UibVQhesAweek/0KLNRLg+SgWngQ8xi+mKe127sFE7k5F/SaBwOiq0WVz6u7PaH/w+qPW9DcEFEeXaJIY9+y+WgY3+EMI9NYjvD2/OSlVMlLaeQyR9+MqOeh4K5NNLGS+lceEKT0vQ0BJ4FS5',
      },
    },
  ],
  [
    'create service nodeport np --tcp=80:8080 --node-port=30080',
    'azhzAAoNCgJ2MRIHU2VydmljZRJnCh0KAm5wEgAaACIAKgAyADgAQgBaCQoDYXBwEgJucBJCCh0KBzgwLTgwODASA1RDUBhQIgcIABCQPxoAKIDrARIJCgNhcHASAm5wGgAiCE5vZGVQb3J0OgBCAFIAWgBgAGgAGgIKABoAIgA=',
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'np', creationTimestamp: null, labels: { app: 'np' } },
      spec: {
        ports: [{ name: '80-8080', protocol: 'TCP', port: 80, targetPort: 8080, nodePort: 30080 }],
        selector: { app: 'np' },
        type: 'NodePort',
      },
      status: { loadBalancer: {} },
    },
  ],
  [
    'create service clusterip ci --tcp=5678:8080',
    'azhzAAoNCgJ2MRIHU2VydmljZRJpCh0KAmNpEgAaACIAKgAyADgAQgBaCQoDYXBwEgJjaRJECh4KCTU2NzgtODA4MBIDVENQGK4sIgcIABCQPxoAKAASCQoDYXBwEgJjaRoAIglDbHVzdGVySVA6AEIAUgBaAGAAaAAaAgoAGgAiAA==',
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'ci', creationTimestamp: null, labels: { app: 'ci' } },
      spec: {
        ports: [{ name: '5678-8080', protocol: 'TCP', port: 5678, targetPort: 8080 }],
        selector: { app: 'ci' },
        type: 'ClusterIP',
      },
      status: { loadBalancer: {} },
    },
  ],
  [
    'create service loadbalancer lb --tcp=80:http',
    'azhzAAoNCgJ2MRIHU2VydmljZRJsCh0KAmxiEgAaACIAKgAyADgAQgBaCQoDYXBwEgJsYhJHCh4KBzgwLWh0dHASA1RDUBhQIgoIARAAGgRodHRwKAASCQoDYXBwEgJsYhoAIgxMb2FkQmFsYW5jZXI6AEIAUgBaAGAAaAAaAgoAGgAiAA==',
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'lb', creationTimestamp: null, labels: { app: 'lb' } },
      spec: {
        ports: [{ name: '80-http', protocol: 'TCP', port: 80, targetPort: 'http' }],
        selector: { app: 'lb' },
        type: 'LoadBalancer',
      },
      status: { loadBalancer: {} },
    },
  ],
  [
    'create namespace ns',
    'azhzAAoPCgJ2MRIJTmFtZXNwYWNlEhoKEgoCbnMSABoAIgAqADIAOABCABIAGgIKABoAIgA=',
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'ns', creationTimestamp: null },
      spec: {},
      status: {},
    },
  ],
  [
    'create secret docker-registry dr --docker-server=r.example --docker-username=u --docker-password=p',
    'azhzAAoMCgJ2MRIGU2VjcmV0EpABChIKAmRyEgAaACIAKgAyADgAQgASWgoRLmRvY2tlcmNvbmZpZ2pzb24SRXsiYXV0aHMiOnsici5leGFtcGxlIjp7InVzZXJuYW1lIjoidSIsInBhc3N3b3JkIjoicCIsImF1dGgiOiJkVHB3In19fRoea3ViZXJuZXRlcy5pby9kb2NrZXJjb25maWdqc29uGgAiAA==',
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'dr', creationTimestamp: null },
      data: {
        '.dockerconfigjson':
          'eyJhdXRocyI6eyJyLmV4YW1wbGUiOnsidXNlcm5hbWUiOiJ1IiwicGFzc3dvcmQiOiJwIiwiYXV0aCI6ImRUcHcifX19',
      },
      type: 'kubernetes.io/dockerconfigjson',
    },
  ],
  [
    'create quota q --hard=cpu=1,memory=1G,pods=2 --scopes=BestEffort',
    'azhzAAoTCgJ2MRINUmVzb3VyY2VRdW90YRJMChEKAXESABoAIgAqADIAOABCABI1CgoKA2NwdRIDCgExCg4KBm1lbW9yeRIECgIxRwoLCgRwb2RzEgMKATISCkJlc3RFZmZvcnQaABoAIgA=',
    {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'q', creationTimestamp: null },
      spec: { hard: { cpu: '1', memory: '1G', pods: '2' }, scopes: ['BestEffort'] },
      status: {},
    },
  ],
  [
    'create cronjob cj --image=busybox --schedule=*/1 * * * * -- date',
    'azhzAAoTCghiYXRjaC92MRIHQ3JvbkpvYhKkAQoSCgJjahIAGgAiACoAMgA4AEIAEosBCgsqLzEgKiAqICogKhoAKnoKEgoCY2oSABoAIgAqADIAOABCABJkMmIKEAoAEgAaACIAKgAyADgAQgASThInCgJjahIHYnVzeWJveBoEZGF0ZSoAQgBqAHIAgAEAiAEAkAEAogEAGglPbkZhaWx1cmUyAEIASgBSAFgAYABoAIIBAIoBAJoBAMIBABoAGgAiAA==',
    {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'cj', creationTimestamp: null },
      spec: {
        schedule: '*/1 * * * *',
        jobTemplate: {
          metadata: { name: 'cj', creationTimestamp: null },
          spec: {
            template: {
              metadata: { creationTimestamp: null },
              spec: {
                containers: [{ name: 'cj', image: 'busybox', command: ['date'], resources: {} }],
                restartPolicy: 'OnFailure',
              },
            },
          },
        },
      },
      status: {},
    },
  ],
  [
    'create serviceaccount sa',
    'azhzAAoUCgJ2MRIOU2VydmljZUFjY291bnQSFAoSCgJzYRIAGgAiACoAMgA4AEIAGgAiAA==',
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'sa', creationTimestamp: null } },
  ],
  [
    'create role r --verb=get,list --resource=pods',
    'azhzAAokChxyYmFjLmF1dGhvcml6YXRpb24uazhzLmlvL3YxEgRSb2xlEigKEQoBchIAGgAiACoAMgA4AEIAEhMKA2dldAoEbGlzdBIAGgRwb2RzGgAiAA==',
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name: 'r', creationTimestamp: null },
      rules: [{ verbs: ['get', 'list'], apiGroups: [''], resources: ['pods'] }],
    },
  ],
  [
    'create clusterrolebinding crb --clusterrole=cr --user=u',
    'azhzAAoyChxyYmFjLmF1dGhvcml6YXRpb24uazhzLmlvL3YxEhJDbHVzdGVyUm9sZUJpbmRpbmcSawoTCgNjcmISABoAIgAqADIAOABCABImCgRVc2VyEhlyYmFjLmF1dGhvcml6YXRpb24uazhzLmlvGgF1IgAaLAoZcmJhYy5hdXRob3JpemF0aW9uLms4cy5pbxILQ2x1c3RlclJvbGUaAmNyGgAiAA==',
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'crb', creationTimestamp: null },
      subjects: [{ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: 'u' }],
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cr' },
    },
  ],
  [
    'create pdb pdb --selector=app=x --min-available=50%',
    'azhzAAogCglwb2xpY3kvdjESE1BvZERpc3J1cHRpb25CdWRnZXQSOgoTCgNwZGISABoAIgAqADIAOABCABIXCgkIARAAGgM1MCUSCgoICgNhcHASAXgaCggAGAAgACgAMAAaACIA',
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'pdb', creationTimestamp: null },
      spec: { minAvailable: '50%', selector: { matchLabels: { app: 'x' } } },
      status: { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 },
    },
  ],
  [
    'create ingress ing --rule=a.example/foo*=svc:8080,tls=sec --rule=b.example/=svc:http --default-backend=d:80 --class=c',
    'azhzAAofChRuZXR3b3JraW5nLms4cy5pby92MRIHSW5ncmVzcxKfAQoTCgNpbmcSABoAIgAqADIAOABCABKDAQoLIgkKAWQSBAoAEFASEAoJYS5leGFtcGxlEgNzZWMaLwoJYS5leGFtcGxlEiIKIAoeCgQvZm9vEg4iDAoDc3ZjEgUKABCQPxoGUHJlZml4Gi4KCWIuZXhhbXBsZRIhCh8KHQoBLxIRIg8KA3N2YxIICgRodHRwEAAaBUV4YWN0IgFjGgIKABoAIgA=',
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'ing', creationTimestamp: null },
      spec: {
        defaultBackend: { service: { name: 'd', port: { number: 80 } } },
        tls: [{ hosts: ['a.example'], secretName: 'sec' }],
        rules: [
          {
            host: 'a.example',
            http: {
              paths: [
                {
                  path: '/foo',
                  backend: { service: { name: 'svc', port: { number: 8080 } } },
                  pathType: 'Prefix',
                },
              ],
            },
          },
          {
            host: 'b.example',
            http: {
              paths: [
                {
                  path: '/',
                  backend: { service: { name: 'svc', port: { name: 'http' } } },
                  pathType: 'Exact',
                },
              ],
            },
          },
        ],
        ingressClassName: 'c',
      },
      status: { loadBalancer: {} },
    },
  ],
  [
    'create priorityclass pc --value=-1000 --global-default=false --description=low',
    'azhzAAolChRzY2hlZHVsaW5nLms4cy5pby92MRINUHJpb3JpdHlDbGFzcxI8ChIKAnBjEgAaACIAKgAyADgAQgAQmPj/////////ARgAIgNsb3cqFFByZWVtcHRMb3dlclByaW9yaXR5GgAiAA==',
    {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: 'pc', creationTimestamp: null },
      value: -1000,
      description: 'low',
      preemptionPolicy: 'PreemptLowerPriority',
    },
  ],
  [
    'create token sa --duration=1h',
    'azhzAAooChhhdXRoZW50aWNhdGlvbi5rOHMuaW8vdjESDFRva2VuUmVxdWVzdBIdChAKABIAGgAiACoAMgA4AEIAEgMgkBwaBAoAEgAaACIA',
    {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      metadata: { creationTimestamp: null },
      spec: { audiences: null, boundObjectRef: null, expirationSeconds: 3600 },
      status: { token: '', expirationTimestamp: null },
    },
  ],
  [
    'autoscale deployment x --min=1 --max=4 --cpu-percent=70',
    'azhzAAopCg5hdXRvc2NhbGluZy92MhIXSG9yaXpvbnRhbFBvZEF1dG9zY2FsZXISXQoRCgF4EgAaACIAKgAyADgAQgASQgoYCgpEZXBsb3ltZW50EgF4GgdhcHBzL3YxEAEYBCIiCghSZXNvdXJjZSIWCgNjcHUSDwoLVXRpbGl6YXRpb24gRhoEGAAgABoAIgA=',
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'x', creationTimestamp: null },
      spec: {
        scaleTargetRef: { kind: 'Deployment', name: 'x', apiVersion: 'apps/v1' },
        minReplicas: 1,
        maxReplicas: 4,
        metrics: [
          {
            type: 'Resource',
            resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } },
          },
        ],
      },
      status: { desiredReplicas: 0, currentMetrics: null },
    },
  ],
  [
    'auth can-i get pods',
    'azhzAAoyChdhdXRob3JpemF0aW9uLms4cy5pby92MRIXU2VsZlN1YmplY3RBY2Nlc3NSZXZpZXcSPAoQCgASABoAIgAqADIAOABCABIeChwKB2RlZmF1bHQSA2dldBoAIgAqBHBvZHMyADoAGggIABIAGgAgABoAIgA=',
    {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      metadata: { creationTimestamp: null },
      spec: { resourceAttributes: { namespace: 'default', verb: 'get', resource: 'pods' } },
      status: { allowed: false },
    },
  ],
  [
    'drain n1 --force --disable-eviction',
    'azhzAAoTCgJ2MRINRGVsZXRlT3B0aW9ucxIAGgAiAA==',
    { apiVersion: 'v1', kind: 'DeleteOptions' },
  ],
  [
    'autoscale deployment x --min=1 --max=4 --cpu-percent=70 (1.32)',
    'azhzAAopCg5hdXRvc2NhbGluZy92MRIXSG9yaXpvbnRhbFBvZEF1dG9zY2FsZXISOwoRCgF4EgAaACIAKgAyADgAQgASIAoYCgpEZXBsb3ltZW50EgF4GgdhcHBzL3YxEAEYBCBGGgQYACAAGgAiAA==',
    {
      apiVersion: 'autoscaling/v1',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'x', creationTimestamp: null },
      spec: {
        scaleTargetRef: { kind: 'Deployment', name: 'x', apiVersion: 'apps/v1' },
        minReplicas: 1,
        maxReplicas: 4,
        targetCPUUtilizationPercentage: 70,
      },
      status: { currentReplicas: 0, desiredReplicas: 0 },
    },
  ],
  [
    'drain n1 --force --disable-eviction --grace-period=0',
    'azhzAAoTCgJ2MRINRGVsZXRlT3B0aW9ucxICCAAaACIA',
    { apiVersion: 'v1', kind: 'DeleteOptions', gracePeriodSeconds: 0 },
  ],
  [
    'auth can-i get /healthz',
    'azhzAAoyChdhdXRob3JpemF0aW9uLms4cy5pby92MRIXU2VsZlN1YmplY3RBY2Nlc3NSZXZpZXcSLwoQCgASABoAIgAqADIAOABCABIREg8KCC9oZWFsdGh6EgNnZXQaCAgAEgAaACAAGgAiAA==',
    {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      metadata: { creationTimestamp: null },
      spec: { nonResourceAttributes: { path: '/healthz', verb: 'get' } },
      status: { allowed: false },
    },
  ],
  [
    'auth can-i get pods/log --subresource=log -n x',
    'azhzAAoyChdhdXRob3JpemF0aW9uLms4cy5pby92MRIXU2VsZlN1YmplY3RBY2Nlc3NSZXZpZXcSPAoQCgASABoAIgAqADIAOABCABIeChwKAXgSA2dldBoAIgAqBHBvZHMyA2xvZzoDbG9nGggIABIAGgAgABoAIgA=',
    {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      metadata: { creationTimestamp: null },
      spec: {
        resourceAttributes: {
          namespace: 'x',
          verb: 'get',
          resource: 'pods',
          subresource: 'log',
          name: 'log',
        },
      },
      status: { allowed: false },
    },
  ],
];
