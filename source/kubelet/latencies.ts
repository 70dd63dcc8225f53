/** How long things take on a machine, in milliseconds; drawn from streams of their own, nothing in the instant profile. */
import { bytes } from '../kubernetes/quantities.ts';
import type { ReconcileContext } from '../store/reading.ts';

type Context = Pick<ReconcileContext, 'latency'>;

/** Of images that do not say. */
export const defaultImageSize = '70Mi';
const mebibyte = 2 ** 20;

/** Cgroup, network namespace and address of a pod. */
export const sandboxLatency = ({ latency }: Context): number => latency('kubelet/sandbox', 300, 900);

/** Asking the registry and unpacking, at 30 to 60 MiB a second. */
export function downloadLatency({ latency }: Context, size: string = defaultImageSize): number {
  const amount = bytes(size) / mebibyte;
  return latency('kubelet/download', 500 + (amount * 1000) / 60, 1500 + (amount * 1000) / 30);
}

/** Asking the registry whether what is there is still current, or being told that there is no such image. */
export const registryLatency = ({ latency }: Context): number => latency('kubelet/registry', 400, 1500);

/** Creating and starting a container. */
export const startLatency = ({ latency }: Context): number => latency('kubelet/start', 80, 300);

/** From the start of a process to its answers, where its image does not say. */
export const listenLatency = ({ latency }: Context): number => latency('kubelet/listen', 800, 1200);

/** From the start of a container to its first probe. */
export const probeLag = ({ latency }: Context): number => latency('kubelet/probe', 400, 900);

/** From SIGTERM to the end of a process that handles it, where its image does not say. */
export const sigtermLatency = ({ latency }: Context): number => latency('kubelet/sigterm', 700, 1300);

/** From a failure until its repetition is put off, so that the failure itself can be seen. */
export const failureShownFor = ({ latency }: Context): number => latency('kubelet/failure', 1000, 3000);

/** Taking down what is left of a pod without running containers. */
export const removalLatency = ({ latency }: Context): number => latency('kubelet/removal', 100, 500);
