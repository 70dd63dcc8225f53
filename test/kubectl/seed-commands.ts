/** Every kubectl command of the documents that this project grew from, each with what it shows there. */

export interface SeedCommand {
  /** As it is typed there, without the word `kubectl`. */
  readonly line: string;
  /** Manifests of `seed-manifests` that were created before. */
  readonly given?: readonly string[];
  /** Lines that were typed before. */
  readonly first?: readonly string[];
  /** Virtual seconds between all that and the line; default 60. */
  readonly after?: number;
  /** Virtual seconds in one of the test's, where it is to be seen at work. */
  readonly speed?: number;
  /** Names that the documents happen to have, and the labels by which their pods are found here. */
  readonly pods?: Readonly<Record<string, string>>;
  /** Typed at what it opens. */
  readonly stdin?: string;
  /** What `edit` does to the text: an expression of sed. */
  readonly edits?: string;
  /** What it prints, names, ages and today's wording aside. */
  readonly prints: RegExp;
  /** What it complains of, where the documents have it refused or mistyped. */
  readonly refused?: boolean;
  /** What has to be built before it can do so; for the line of the dashboard alone: `inLine`. */
  readonly waitsFor?: string;
  readonly inLine?: string;
}

const network = 'the network between pods';
const internet = 'manifests from the internet';
const daemonSets = 'the DaemonSet controller';
const endpoints = 'the Endpoints controller';
const inside = 'the inside of a container';
const editor = 'an editor';

const sampleApp = { given: ['sample-deployment.yaml'], first: ['apply -f sample-deployment-new.yaml'] };
const nginx = { given: ['nginx-deployment.yaml'] };
const kubia = { given: ['kubia-rc.yaml'] };
// Refused since kubectl 1.31.
const withoutDashes =
  /exec \[POD\] \[COMMAND\] is not supported anymore\. Use exec \[POD\] -- \[COMMAND\] instead/;
const debugPod = 'run -i --tty --rm debug --image=alicek106/ubuntu:curl';
const controller =
  'https://raw.githubusercontent.com/kubernetes/ingress-nginx/controller-v1.5.1/deploy/static/provider/cloud/deploy.yaml';

export const seedCommands: readonly SeedCommand[] = [
  // Pods
  { line: 'apply -f sample-pod.yaml', prints: /^pod\/sample-pod created$/ },
  {
    line: 'get pods',
    given: ['sample-pod.yaml'],
    prints: /^NAME +READY +STATUS +RESTARTS +AGE\nsample-pod +1\/1 +Running +0 +\w+$/,
  },
  {
    line: 'exec -it sample-pod -- /bin/bash',
    given: ['sample-pod.yaml'],
    stdin: 'hostname\nexit\n',
    prints: /^sample-pod$/m,
  },
  { line: 'exec -it sample-pod -- /bin/ls', given: ['sample-pod.yaml'], prints: /^bin\n[\s\S]*\nvar$/ },
  {
    line: 'exec -it sample-2pod -c nginx-container -- /bin/ls',
    given: ['sample-2pod.yaml'],
    prints: /^bin\n[\s\S]*\nvar$/,
  },
  {
    line: 'exec -it sample-pod -- /bin/ls --all --classify',
    given: ['sample-pod.yaml'],
    prints: /^\.\/\n\.\.\/\n[\s\S]*^bin\/$/m,
  },
  {
    line: 'exec -it sample-pod -- /bin/bash -c "ls --all --classify | grep lib"',
    given: ['sample-pod.yaml'],
    prints: /^lib/,
    waitsFor: inside,
  },
  { line: 'apply -f pod.yaml', prints: /^pod\/sample-node-app created$/ },
  {
    line: 'get all',
    given: ['pod.yaml'],
    prints:
      /^NAME +READY +STATUS +RESTARTS +AGE\npod\/sample-node-app +1\/1 +Running +0 +\w+\n\nNAME +TYPE +CLUSTER-IP +EXTERNAL-IP +PORT\(S\) +AGE\nservice\/kubernetes +ClusterIP +10\.96\.0\.1 +<none> +443\/TCP +\w+$/,
  },
  { line: 'exec -it sample-node-app sh', given: ['pod.yaml'], refused: true, prints: withoutDashes },
  { line: 'apply -f nginx-pod.yml', prints: /^pod\/my-nginx-pod created$/ },
  {
    line: 'describe pods my-nginx-pod',
    given: ['nginx-pod.yml'],
    prints:
      /^Name: +my-nginx-pod\n[\s\S]*^Status: +Running\n[\s\S]*Successfully assigned default\/my-nginx-pod to minikube/m,
  },
  { line: 'exec -it my-nginx-pod bash', given: ['nginx-pod.yml'], refused: true, prints: withoutDashes },
  { line: 'logs my-nginx-pod', given: ['nginx-pod.yml'], prints: /nginx\/\d|start worker process/ },
  { line: 'delete -f nginx-pod.yml', given: ['nginx-pod.yml'], prints: /^pod "my-nginx-pod" deleted/ },
  { line: 'delete pods my-nginx-pod', given: ['nginx-pod.yml'], prints: /^pod "my-nginx-pod" deleted/ },
  { line: `${debugPod} --restart-Never bash`, refused: true, prints: /unknown flag: --restart-Never/ },
  {
    line: `${debugPod} --restart=Never bash`,
    stdin: 'exit\n',
    prints: /pod "debug" deleted/,
    waitsFor: inside,
  },
  {
    line: `${debugPod} --restart=Never -- bash`,
    stdin: 'exit\n',
    prints: /pod "debug" deleted/,
    waitsFor: inside,
  },
  { line: `${debugPod} --restart=Never curl 10.1.0.90`, prints: /Hello|<html>/, waitsFor: network },
  {
    line: 'exec -it sample-pod -- cat /etc/resolv.conf',
    given: ['sample-pod.yaml'],
    prints: /^search default\.svc\.cluster\.local .*\nnameserver 10\.96\.0\.10$/m,
  },
  {
    line: 'create configmap config-map-name --from-file=test',
    prints: /^configmap\/config-map-name created$/,
  },
  {
    line: 'describe resourcequotas',
    given: ['object-counts.yaml'],
    prints: /^Name: +object-counts\n[\s\S]*^configmaps +1 +10$/m,
  },
  {
    line: 'top pod',
    ...nginx,
    after: 180,
    prints: /^NAME +CPU\(cores\) +MEMORY\(bytes\) *\n(nginx-\S+ +\d+m +\d+Mi *\n?){3}$/,
  },
  // ReplicaSets
  { line: 'apply -f sample-rs.yaml', prints: /^replicaset\.apps\/sample-rs created$/ },
  {
    line: 'delete pod sample-rs-9f9kr',
    given: ['sample-rs.yaml'],
    pods: { 'sample-rs-9f9kr': 'app=sample-app' },
    prints: /^pod "sample-rs-\w{5}" deleted/,
  },
  {
    line: 'describe replicaset sample-rs',
    given: ['sample-rs.yaml'],
    prints:
      /^Name: +sample-rs\n[\s\S]*^Replicas: +3 current \/ 3 desired\n[\s\S]*( *Normal +SuccessfulCreate +\w+ +replicaset-controller +Created pod: sample-rs-\w{5}\n?){3}$/m,
  },
  {
    line: 'scale replicaset sample-rs --replicas=5',
    given: ['sample-rs.yaml'],
    prints: /^replicaset\.apps\/sample-rs scaled$/,
  },
  { line: 'apply -f replicaset-nginx.yml', prints: /^replicaset\.apps\/replicaset-nginx created$/ },
  {
    line: 'get pod -o wide',
    given: ['replicaset-nginx.yml'],
    prints:
      /^NAME +READY +STATUS +RESTARTS +AGE +IP +NODE +NOMINATED NODE +READINESS GATES\n(replicaset-nginx-\w{5} +1\/1 +Running +0 +\w+ +10\.\S+ +minikube +<none> +<none>\n?){3}$/,
  },
  {
    line: 'get pods --show-labels',
    given: ['replicaset-nginx.yml'],
    prints: /^NAME .* LABELS\n(\S+ .* app=my-nginx-pods-label\n?){3}$/,
  },
  {
    line: 'get pods -l app',
    given: ['replicaset-nginx.yml', 'sample-pod.yaml'],
    prints: /^NAME .*\n(replicaset-nginx-\S+ .*\n?){3}$/,
  },
  {
    line: 'get pods -l app=my-nginx-pods-label',
    given: ['replicaset-nginx.yml', 'sample-pod.yaml'],
    prints: /^NAME .*\n(replicaset-nginx-\S+ .*\n?){3}$/,
  },
  {
    line: 'edit pods replicaset-nginx-2fhd7',
    given: ['replicaset-nginx.yml'],
    pods: { 'replicaset-nginx-2fhd7': 'app=my-nginx-pods-label' },
    edits: '/^    app: my-nginx-pods-label$/d',
    prints: /^pod\/replicaset-nginx-\w{5} edited$/,
    inLine: editor,
  },
  // Deployments
  {
    line: 'get deployments',
    given: ['sample-deployment.yaml'],
    prints: /^NAME +READY +UP-TO-DATE +AVAILABLE +AGE\nsample-deployment +3\/3 +3 +3 +\w+$/,
  },
  {
    line: 'create deployment --image=han0495/flask-example-app:v1 flask-example-app',
    prints: /^deployment\.apps\/flask-example-app created$/,
  },
  {
    line: 'rollout status deployment sample-deployment',
    ...sampleApp,
    after: 0,
    speed: 4,
    prints: /^(Waiting for deployment .*\n)+deployment "sample-deployment" successfully rolled out$/,
  },
  {
    line: 'rollout history deployment sample-deployment',
    ...sampleApp,
    prints: /^deployment\.apps\/sample-deployment ?\nREVISION +CHANGE-CAUSE\n1 +<none>\n2 +<none>$/,
  },
  {
    line: 'rollout history deployment sample-deployment --revision 1',
    ...sampleApp,
    prints:
      /^deployment\.apps\/sample-deployment with revision #1\nPod Template:\n[\s\S]*Image:\s+nginx:1\.16\n/,
  },
  {
    line: 'rollout undo deployment sample-deployment --to-revision 1',
    ...sampleApp,
    prints: /^deployment\.apps\/sample-deployment rolled back$/,
  },
  // The documents leave out of which kind it is.
  {
    line: 'rollout pause sample-deployment',
    ...sampleApp,
    refused: true,
    prints: /the server doesn't have a resource type "sample-deployment"|required resource not specified/,
  },
  {
    line: 'rollout resume deployment sample-deployment',
    ...sampleApp,
    first: ['rollout pause deployment sample-deployment'],
    prints: /^deployment\.apps\/sample-deployment resumed$/,
  },
  {
    line: 'scale deployment sample-deployment --replicas=5',
    ...sampleApp,
    prints: /^deployment\.apps\/sample-deployment scaled$/,
  },
  { line: 'apply -f deployment-nginx.yml', prints: /^deployment\.apps\/my-nginx-deployment created$/ },
  {
    line: 'apply -f deployment-nginx.yml --record',
    prints: /^deployment\.apps\/my-nginx-deployment created$/,
  },
  {
    line: 'set image deployment my-nginx-deployment nginx=nginx:1.11 --record',
    given: ['deployment-nginx.yml'],
    prints: /^deployment\.apps\/my-nginx-deployment image updated$/,
  },
  {
    line: 'rollout history deployment my-nginx-deployment',
    given: ['deployment-nginx.yml'],
    first: ['set image deployment my-nginx-deployment nginx=nginx:1.11 --record'],
    prints:
      /^1 +<none>\n2 +\S*kubectl\S* set image deployment my-nginx-deployment nginx=nginx:1\.11 --record(=true)?$/m,
  },
  {
    line: 'rollout undo deployment my-nginx-deployment --to-revision=1',
    given: ['deployment-nginx.yml'],
    first: ['set image deployment my-nginx-deployment nginx=nginx:1.11'],
    prints: /^deployment\.apps\/my-nginx-deployment rolled back$/,
  },
  // Services
  { line: 'apply -f deployment-hostname.yml', prints: /^deployment\.apps\/hostname-deployment created$/ },
  {
    line: 'get pods -o wide',
    given: ['deployment-hostname.yml'],
    prints: /^NAME .* NODE .*\n(hostname-deployment-\S+ +1\/1 +Running +0 +\w+ +10\.\S+ +minikube .*\n?){3}$/,
  },
  { line: 'apply -f hostname-svc-clusterip.yaml', prints: /^service\/hostname-svc-clusterip created$/ },
  {
    line: 'get ep',
    given: ['deployment-hostname.yml', 'hostname-svc-clusterip.yaml'],
    prints: /^hostname-svc-clusterip +10\.\S+:80,10\.\S+:80,10\.\S+:80 +\w+$/m,
    waitsFor: endpoints,
  },
  { line: 'expose deployment nginx --name nginx --port 80', ...nginx, prints: /^service\/nginx exposed$/ },
  {
    line: 'get service nginx',
    given: ['nginx-deployment.yaml', 'nginx-service.yaml'],
    prints:
      /^NAME +TYPE +CLUSTER-IP +EXTERNAL-IP +PORT\(S\) +AGE\nnginx +ClusterIP +10\.\S+ +<none> +80\/TCP +\w+$/,
  },
  {
    line: 'exec -it curlpod -- curl 10.105.103.161',
    given: ['curlpod.yaml', 'nginx-deployment.yaml', 'nginx-service.yaml'],
    prints: /<title>Welcome to nginx!<\/title>/,
    waitsFor: network,
  },
  {
    line: 'exec -it curlpod -- curl nginx.default.svc.cluster.local',
    given: ['curlpod.yaml', 'nginx-deployment.yaml', 'nginx-service.yaml'],
    prints: /<title>Welcome to nginx!<\/title>/,
    waitsFor: network,
  },
  {
    line: 'expose deployment nginx --name nginx-np --type NodePort --port 80',
    ...nginx,
    prints: /^service\/nginx-np exposed$/,
  },
  {
    line: 'get service nginx-np',
    given: ['nginx-np.yaml'],
    prints: /^nginx-np +NodePort +10\.\S+ +<none> +80:3\d{4}\/TCP +\w+$/m,
  },
  { line: `apply -f ${controller}`, prints: /^namespace\/ingress-nginx created$/m, waitsFor: internet },
  { line: '-n ingress-nginx get all', prints: /^pod\/ingress-nginx-controller-/m, waitsFor: internet },
  { line: `delete -f ${controller}`, prints: /^namespace "ingress-nginx" deleted$/m, waitsFor: internet },
  { line: 'delete deployment nginx', ...nginx, prints: /^deployment\.apps "nginx" deleted/ },
  { line: 'delete service nginx', given: ['nginx-service.yaml'], prints: /^service "nginx" deleted/ },
  { line: 'delete service nginx-np', given: ['nginx-np.yaml'], prints: /^service "nginx-np" deleted/ },
  { line: 'delete pod curlutils', given: ['curlutils.yaml'], prints: /^pod "curlutils" deleted/ },
  {
    line: 'delete ingress nginx-ing',
    given: ['nginx-ing.yaml'],
    prints: /^ingress\.networking\.k8s\.io "nginx-ing" deleted/,
  },
  {
    line: 'create secret docker-registry regcred --docker-server=registry.example.com --docker-username=ann --docker-password=secret --docker-email=ann@example.com',
    prints: /^secret\/regcred created$/,
  },
  // Probes
  { line: 'create -f kubia-liveness-probe.yaml', prints: /^pod\/kubia-liveness created$/ },
  {
    line: 'describe po kubia-liveness',
    given: ['kubia-liveness-probe.yaml'],
    after: 180,
    prints:
      /^ +Last State: +Terminated\n +Reason: +Error\n +Exit Code: +137\n[\s\S]*Liveness probe failed: HTTP probe failed with statuscode: 500/m,
  },
  {
    line: 'logs kubia-liveness --previous',
    given: ['kubia-liveness-probe.yaml'],
    after: 180,
    prints: /^Kubia server starting/,
  },
  { line: 'create -f kubia-liveness-probe-initial-delay.yaml', prints: /^pod\/kubia-liveness created$/ },
  // ReplicationControllers
  { line: 'create -f kubia-rc.yaml', prints: /^replicationcontroller\/kubia created$/ },
  { line: 'get po -l app=kubia', ...kubia, prints: /^NAME .*\n(kubia-\w{5} +1\/1 +Running +0 +\w+\n?){3}$/ },
  {
    line: 'delete po kubia-7hjkc',
    ...kubia,
    pods: { 'kubia-7hjkc': 'app=kubia' },
    prints: /^pod "kubia-\w{5}" deleted/,
  },
  { line: 'get rc', ...kubia, prints: /^NAME +DESIRED +CURRENT +READY +AGE\nkubia +3 +3 +3 +\w+$/ },
  {
    line: 'describe rc kubia',
    ...kubia,
    prints:
      /^Name: +kubia\n[\s\S]*^Replicas: +3 current \/ 3 desired\nPods Status: +3 Running \/ 0 Waiting \/ 0 Succeeded \/ 0 Failed\n[\s\S]*replication-controller +Created pod: kubia-\w{5}/m,
  },
  {
    line: 'get node',
    prints: /^NAME +STATUS +ROLES +AGE +VERSION\nminikube +Ready +control-plane +\w+ +v1\.\S+$/,
  },
  { line: 'get po --show-labels', ...kubia, prints: /^NAME .* LABELS\n(kubia-\w{5} .* app=kubia\n?){3}$/ },
  {
    line: 'label po kubia-r9xtd type=special',
    ...kubia,
    pods: { 'kubia-r9xtd': 'app=kubia' },
    prints: /^pod\/kubia-\w{5} labeled$/,
  },
  {
    line: 'label po kubia-9w7gs app=foo --overwrite',
    ...kubia,
    pods: { 'kubia-9w7gs': 'app=kubia' },
    prints: /^pod\/kubia-\w{5} labeled$/,
  },
  {
    line: 'edit rc kubia',
    ...kubia,
    edits: 's/app: kubia/app: foo/',
    prints: /^replicationcontroller\/kubia edited$/,
    inLine: editor,
  },
  { line: 'scale rc kubia --replicas=10', ...kubia, prints: /^replicationcontroller\/kubia scaled$/ },
  { line: 'delete rc kubia', ...kubia, prints: /^replicationcontroller "kubia" deleted/ },
  { line: 'create -f kubia-replicaset.yaml', prints: /^replicaset\.apps\/kubia created$/ },
  {
    line: 'get rs',
    given: ['kubia-replicaset.yaml'],
    prints: /^NAME +DESIRED +CURRENT +READY +AGE\nkubia +3 +3 +3 +\w+$/,
  },
  {
    line: 'label rs kubia app=kubia',
    given: ['kubia-replicaset.yaml'],
    prints: /^replicaset\.apps\/kubia labeled$/,
  },
  { line: 'create -f kubia-replicaset-matchexpressions.yaml', prints: /^replicaset\.apps\/kubia created$/ },
  {
    line: 'delete rs kubia',
    given: ['kubia-replicaset-matchexpressions.yaml'],
    prints: /^replicaset\.apps "kubia" deleted/,
  },
  // DaemonSets
  { line: 'create -f ssd-monitor-daemonset.yaml', prints: /^daemonset\.apps\/ssd-monitor created$/ },
  {
    line: 'get po',
    given: ['ssd-monitor-daemonset.yaml'],
    first: ['label node minikube disk=ssd'],
    prints: /^ssd-monitor-\w{5} +1\/1 +Running +0 +\w+$/m,
    waitsFor: daemonSets,
  },
  { line: 'label node minikube disk=ssd', prints: /^node\/minikube labeled$/ },
  {
    line: 'describe po ssd-monitor-hkpq4',
    given: ['ssd-monitor-daemonset.yaml'],
    first: ['label node minikube disk=ssd'],
    pods: { 'ssd-monitor-hkpq4': 'app=ssd-monitor' },
    prints: /^Name: +ssd-monitor-\w{5}\n/,
    waitsFor: daemonSets,
  },
  {
    line: 'label node minikube disk=hdd --overwrite',
    first: ['label node minikube disk=ssd'],
    prints: /^node\/minikube labeled$/,
  },
  // Jobs
  { line: 'create -f exporter.yaml', prints: /^job\.batch\/batch-job created$/ },
  {
    line: 'get jobs',
    given: ['exporter.yaml'],
    after: 180,
    prints: /^NAME +STATUS +COMPLETIONS +DURATION +AGE\nbatch-job +Complete +1\/1 +2m\d+s +3m\w*$/,
  },
  {
    line: 'describe jobs batch-job',
    given: ['exporter.yaml'],
    after: 180,
    prints:
      /Normal +SuccessfulCreate +\w+ +job-controller +Created pod: batch-job-\w{5}\n +Normal +Completed +\w+ +job-controller +Job completed/,
  },
  {
    line: 'logs batch-job-chwnr',
    given: ['exporter.yaml'],
    after: 180,
    pods: { 'batch-job-chwnr': 'app=batch-job' },
    prints: /^.* Batch job starting\n.* Finished succesfully$/,
  },
  {
    line: 'create -f multi-completion-batch-job.yaml',
    prints: /^job\.batch\/multi-completion-batch-job created$/,
  },
  {
    line: 'describe jobs multi-completion-batch',
    given: ['multi-completion-batch-job.yaml'],
    after: 500,
    prints:
      /^Completions: +5\n[\s\S]*(job-controller +Created pod: multi-completion-batch-job-\w{5}\n[\s\S]*){3}/m,
  },
  {
    line: 'create -f multi-completion-parallel-batch-job.yaml',
    prints: /^job\.batch\/parallel-completion-batch-job created$/,
  },
  {
    line: 'describe jobs parallel-completion-batch-job',
    given: ['multi-completion-parallel-batch-job.yaml'],
    prints:
      /^Parallelism: +2\n[\s\S]*(.*job-controller +Created pod: parallel-completion-batch-job-\w{5}\n?){2}/m,
  },
  {
    line: 'scale job multi-completion-batch-job --replicas=3',
    given: ['multi-completion-batch-job.yaml'],
    refused: true,
    prints: /^Error from server \(NotFound\): the server could not find the requested resource$/,
  },
  {
    line: 'delete jobs --all',
    given: ['exporter.yaml', 'multi-completion-batch-job.yaml'],
    prints: /^job\.batch "batch-job" deleted.*\njob\.batch "multi-completion-batch-job" deleted/,
  },
  { line: 'create -f cronjob.yaml', prints: /^cronjob\.batch\/batch-job-every-fifteen-minutes created$/ },
  // The documents mistype the kind twice.
  {
    line: 'get crontjobs',
    given: ['cronjob.yaml'],
    refused: true,
    prints: /the server doesn't have a resource type "crontjobs"/,
  },
  {
    line: 'get cronjobs',
    given: ['cronjob.yaml'],
    prints:
      /^NAME +SCHEDULE +TIMEZONE +SUSPEND +ACTIVE +LAST SCHEDULE +AGE\nbatch-job-every-fifteen-minutes +0,15,30,45 \* \* \* \* +<none> +False +0 +\S+ +\w+$/,
  },
  {
    line: 'delete crontjobs --all',
    given: ['cronjob.yaml'],
    refused: true,
    prints: /the server doesn't have a resource type "crontjobs"/,
  },
  {
    line: 'api-resources',
    prints:
      /^NAME +SHORTNAMES +APIVERSION +NAMESPACED +KIND\n[\s\S]*^deployments +deploy +apps\/v1 +true +Deployment$/m,
  },
];
