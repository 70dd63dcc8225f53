import { created, updated } from './tables.ts';

const type = 'spec.type';
const ports = 'spec.ports';
const dns1035 =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

created('Service', [
  [
    'may not start with a digit',
    { 'metadata.name': '1web' },
    `metadata.name: Invalid value: "1web": ${dns1035}`,
  ],
  ['needs ports', { [ports]: undefined }, 'spec.ports: Required value'],
  ['needs none where it is headless', { [ports]: undefined, 'spec.clusterIP': 'None' }],
  [
    'names its ports where it has several',
    { [ports]: [{ port: 80, name: 'http' }, { port: 443 }] },
    'spec.ports[1].name: Required value',
  ],
  [
    'names each port once',
    {
      [ports]: [
        { port: 80, name: 'http' },
        { port: 443, name: 'http' },
      ],
    },
    'spec.ports[1].name: Duplicate value: "http"',
  ],
  [
    'opens a port once under one protocol',
    {
      [ports]: [
        { port: 53, name: 'a' },
        { port: 53, name: 'b', protocol: 'UDP' },
        { port: 53, name: 'c' },
      ],
    },
    'spec.ports[2]: Duplicate value: {"Name":"","Protocol":"TCP","AppProtocol":null,"Port":53,"TargetPort":0,"NodePort":0}',
  ],
  [
    'needs a port that exists',
    { [ports]: [{ port: 0, targetPort: 80 }] },
    'spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive',
  ],
  [
    'leads to a port by a name that ports can have',
    { [ports]: [{ port: 80, targetPort: 'a--b' }] },
    'spec.ports[0].targetPort: Invalid value: "a--b": must not contain consecutive hyphens',
  ],
  [
    'takes node ports of the range only',
    { [type]: 'NodePort', [ports]: [{ port: 80, nodePort: 80 }] },
    'spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767',
  ],
  [
    'takes node ports only where it opens them',
    { [ports]: [{ port: 80, nodePort: 30080 }] },
    "spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'",
  ],
  [
    'has a known type',
    { [type]: 'Public' },
    'spec.type: Unsupported value: "Public": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
  ],
  [
    'does not show the port of the kubelet',
    { [type]: 'LoadBalancer', [ports]: [{ port: 10250 }] },
    'spec.ports[0]: Invalid value: 10250: may not expose port 10250 externally since it is used by kubelet',
  ],
  [
    'on every node needs an address',
    { [type]: 'NodePort', 'spec.clusterIP': 'None' },
    'spec.clusterIPs[0]: Invalid value: "None": may not be set to \'None\' for NodePort services',
  ],
]);

created('Service', [
  [
    'may be a name for something elsewhere',
    { [type]: 'ExternalName', 'spec.externalName': 'db.example.com.' },
  ],
  ['says which', { [type]: 'ExternalName', [ports]: undefined }, 'spec.externalName: Required value'],
  [
    'has no address then',
    { [type]: 'ExternalName', 'spec.externalName': 'a.b', 'spec.clusterIPs': ['10.96.0.9'] },
    'spec.clusterIPs: Forbidden: may not be set for ExternalName services',
  ],
  [
    'has addresses that are some',
    { 'spec.clusterIP': 'here' },
    'spec.clusterIPs[0]: Invalid value: "here": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
  ],
  [
    'says its address once',
    { 'spec.clusterIP': '10.96.0.8', 'spec.clusterIPs': ['10.96.0.9'] },
    'spec.clusterIPs: Invalid value: ["10.96.0.9"]: first value must match `clusterIP`',
  ],
  [
    'is headless or not',
    { 'spec.clusterIP': 'None', 'spec.clusterIPs': ['None', '10.96.0.9'] },
    'spec.clusterIPs: Invalid value: ["None","10.96.0.9"]: \'None\' must be the first and only value',
  ],
  [
    'has one address of a family',
    { 'spec.clusterIP': '10.96.0.8', 'spec.clusterIPs': ['10.96.0.8', '10.96.0.9'] },
    'spec.clusterIPs: Invalid value: ["10.96.0.8","10.96.0.9"]: may specify no more than one IP for each IP family',
  ],
  [
    'has the family that it says',
    { 'spec.clusterIP': 'fd00::1' },
    'spec.clusterIPs[0]: Invalid value: "fd00::1": expected an IPv4 value as indicated by `ipFamilies[0]`',
  ],
  [
    'has a family of the cluster',
    { 'spec.ipFamilies': ['IPv6'] },
    'spec.ipFamilies[0]: Invalid value: "IPv6": not configured on this cluster',
  ],
  [
    'can not have two families here',
    { 'spec.ipFamilyPolicy': 'RequireDualStack' },
    'spec.ipFamilyPolicy: Invalid value: "RequireDualStack": this cluster is not configured for dual-stack services',
  ],
  [
    'has families that exist, each once',
    { 'spec.ipFamilies': ['IPv4', 'IPv5', 'IPv4'] },
    'spec.ipFamilies[1]: Unsupported value: "IPv5": supported values: "IPv4", "IPv6"',
    'spec.ipFamilies[2]: Duplicate value: "IPv4"',
  ],
]);

created('Service', [
  [
    'remembers its clients for a day at most',
    {
      'spec.sessionAffinity': 'ClientIP',
      'spec.sessionAffinityConfig': { clientIP: { timeoutSeconds: 86_401 } },
    },
    'spec.sessionAffinityConfig.clientIP.timeoutSeconds: Invalid value: 86401: must be greater than 0 and less than 86400',
  ],
  [
    'is not reached where every node is',
    { 'spec.externalIPs': ['127.0.0.1'] },
    'spec.externalIPs[0]: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)',
  ],
  [
    'has a policy for the outside only where the outside reaches it',
    { 'spec.externalTrafficPolicy': 'Local' },
    'spec.externalTrafficPolicy: Invalid value: "Local": may only be set for externally-accessible services',
  ],
  [
    'lets in whom it knows only where it is balanced',
    { 'spec.loadBalancerSourceRanges': ['10.0.0.0/8'] },
    "spec.loadBalancerSourceRanges: Forbidden: may only be used when `type` is 'LoadBalancer'",
  ],
  [
    'lets in ranges',
    { [type]: 'LoadBalancer', 'spec.loadBalancerSourceRanges': ['10.0.0.0'] },
    'spec.loadBalancerSourceRanges[0]: Invalid value: "10.0.0.0": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)',
  ],
  [
    'has a class of balancers only where it is balanced',
    { 'spec.loadBalancerClass': 'example.com/lb' },
    "spec.loadBalancerClass: Forbidden: may only be used when `type` is 'LoadBalancer'",
  ],
  [
    'is checked from outside only where its nodes differ',
    { [type]: 'LoadBalancer', 'spec.healthCheckNodePort': 30090 },
    "spec.healthCheckNodePort: Invalid value: 30090: may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
  ],
  ['may prefer what is near', { 'spec.trafficDistribution': 'PreferSameZone' }],
  [
    'prefers what exists',
    { 'spec.trafficDistribution': 'PreferCheap' },
    'spec.trafficDistribution: Unsupported value: "PreferCheap": supported values: "PreferClose", "PreferSameNode", "PreferSameZone"',
  ],
]);

updated('Service', [
  [
    'does not move it',
    { 'spec.clusterIP': '10.0.0.8', 'spec.clusterIPs': ['10.0.0.8'] },
    { 'spec.clusterIP': '10.0.0.9', 'spec.clusterIPs': ['10.0.0.9'] },
    'spec.clusterIPs[0]: Invalid value: ["10.0.0.9"]: may not change once set',
  ],
  [
    'does not take its head off',
    { 'spec.clusterIP': '10.0.0.8' },
    { 'spec.clusterIP': 'None' },
    'spec.clusterIPs[0]: Invalid value: ["None"]: may not change once set',
  ],
  [
    'keeps its class of balancers',
    { [type]: 'LoadBalancer', 'spec.loadBalancerClass': 'example.com/a' },
    { 'spec.loadBalancerClass': 'example.com/b' },
    'spec.loadBalancerClass: Invalid value: "example.com/b": may not change once set',
  ],
]);
