/**
 * What a running container uses, as its machine's kubelet measures it: a figure of its own near what it asks for (or
 * what its image says), that rises and falls slowly. A pure function of container, moment and a seed, so that nobody
 * has to write measurements down.
 */
import type { ImageDescription } from '../kubernetes/cluster-document.ts';
import type { Container } from '../kubernetes/objects.ts';
import { amountsOf, type ResourceAmounts } from '../kubernetes/pod-resources.ts';
import { bytes, parseQuantity } from '../kubernetes/quantities.ts';
import { hash32 } from '../lib/hash.ts';

export interface Usage {
  /** Billionths of a core. */
  readonly cpu: number;
  /** Bytes. */
  readonly memory: number;
}

/** Measurements are averages over so many milliseconds. */
export const usageWindow = 15_000;

const page = 4096;
const mebibyte = 2 ** 20;
const nanosInMilli = 1_000_000;
/** So much goes up and down around the mean, in so many milliseconds. */
const cpuWave = { share: 0.2, period: 600_000 };
const memoryWave = { share: 0.04, period: 3_600_000 };

/** The end of the newest whole window at a moment, milliseconds since the epoch. */
export function windowEnd(now: number): number {
  return Math.floor(now / usageWindow) * usageWindow;
}

/** Usage of a container over the window that ends at `end`. `seed` tells containers of the same sort apart. */
export function usageOf(
  container: Container,
  description: ImageDescription | undefined,
  seed: string,
  end: number,
): Usage {
  const hash = hash32(seed);
  const { cpu, memory } = meanOf(container, description, hash);
  const limits = amountsOf(container.resources?.limits);
  return {
    cpu: atMost(Math.round(cpu * wave(hash, end, cpuWave)), (limits.cpu ?? 0) * nanosInMilli),
    memory: atMost(inPages(memory * wave(hash >>> 8, end, memoryWave)), limits.memory),
  };
}

/** What the system of a machine uses beside its pods: kubelet, runtime, kernel. */
export function systemUsage(node: string, end: number): Usage {
  const hash = hash32(node);
  const cpu = (45 + (hash % 30)) * nanosInMilli;
  const memory = (420 + (hash % 160)) * mebibyte;
  return {
    cpu: Math.round(cpu * wave(hash, end, cpuWave)),
    memory: inPages(memory * wave(hash >>> 8, end, memoryWave)),
  };
}

/** What the image says; else a part of what the container asks for; else little. */
function meanOf(container: Container, description: ImageDescription | undefined, hash: number): Usage {
  const requests: ResourceAmounts = amountsOf(container.resources?.requests);
  const { cpu, memory } = description?.usage ?? {};
  const one = share(hash);
  const other = share(hash >>> 16);
  const milli = requests.cpu === undefined ? 0.5 + 4 * one : requests.cpu * (0.2 + 0.4 * one);
  const amount =
    requests.memory === undefined ? (6 + 26 * other) * mebibyte : requests.memory * (0.45 + 0.35 * other);
  return {
    cpu: cpu === undefined ? milli * nanosInMilli : (parseQuantity(cpu) ?? 0) * 1000 * nanosInMilli,
    memory: memory === undefined ? amount : bytes(memory),
  };
}

/** 0 up to 1, by the low sixteen bits. */
function share(hash: number): number {
  return (hash & 0xffff) / 0x10000;
}

/** A factor around 1 that goes up and down in straight lines: the same on every machine. */
function wave(hash: number, at: number, { share: height, period }: typeof cpuWave): number {
  const phase = (at / period + share(hash)) % 1;
  return 1 + height * (4 * Math.abs(phase - 0.5) - 1);
}

/** Limits of zero, and those that are not there, bound nothing. */
function atMost(amount: number, limit = 0): number {
  return limit > 0 ? Math.min(amount, limit) : amount;
}

function inPages(amount: number): number {
  return Math.max(1, Math.round(amount / page)) * page;
}
