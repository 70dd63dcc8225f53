/**
 * Our own documents of apiVersion `kubarium.dev/v1`: `Cluster` describes the terrarium, so that a fixture can say
 * what machines it has and how images behave. Durations are texts such as `500ms`, `2s`, `1m30s`, `2h`.
 */

export interface ClusterDocument {
  readonly apiVersion: 'kubarium.dev/v1';
  readonly kind: 'Cluster';
  readonly metadata?: { readonly name?: string };
  readonly spec: ClusterSpec;
}

export interface ClusterSpec {
  /** Named seed of all randomness; default 1. */
  readonly seed?: number;
  /** `realistic` latencies (default) or `instant` for tests. */
  readonly profile?: Profile;
  /** First moment of virtual time, RFC 3339; default 2026-01-01T00:00:00Z. */
  readonly startTime?: string;
  readonly nodes?: readonly NodeDescription[];
  readonly images?: readonly ImageDescription[];
}

export type Profile = 'realistic' | 'instant';

export interface NodeDescription {
  readonly name: string;
  /** `control-plane` nodes carry the NoSchedule taint and the control plane's own pods; default `worker`. */
  readonly role?: 'control-plane' | 'worker';
  /** Quantities; default 4 and 8Gi. */
  readonly cpu?: string;
  readonly memory?: string;
  readonly pods?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly { readonly key: string; readonly value?: string; readonly effect: string }[];
}

/** How an image behaves when it is pulled and run. The longest matching `image` wins; a fixture beats the built-in ones. */
export interface ImageDescription {
  /** Repository without tag (`nginx`, `luksa/kubia`), or with a tag or digest (`nginx:1.16`). */
  readonly image: string;
  /** Tags that exist in the registry; absent: every tag that looks like a version, and `latest`. */
  readonly tags?: readonly string[];
  /** Quantity, for the pull time and the `Pulled` event; default 70Mi. */
  readonly size?: string;
  /** The registry's answer when it cannot be pulled at all; present means every pull fails. */
  readonly pullError?: string;
  /** Time from start to ready for requests; default about a second. */
  readonly startup?: string;
  /** The process ends by itself after this time; absent: it runs for ever. */
  readonly runsFor?: string;
  /** Exit code when it ends by itself; default 0. */
  readonly exitCode?: number;
  /** Reacts to SIGTERM after this time and exits 0 (default: about a second); `never` waits for SIGKILL. */
  readonly stopsAfter?: string;
  /** Ports it listens on; default none. */
  readonly ports?: readonly number[];
  /** HTTP answers turn to 500 after this many requests (luksa/kubia-unhealthy: 5). */
  readonly unhealthyAfterRequests?: number;
  /** Mean usage as quantities; default a part of what the container requests, or little. Never above its limits. */
  readonly usage?: { readonly cpu?: string; readonly memory?: string };
  /** What it writes: once `at` a time after start (default 0s), or again and again `every` so often, or `onExit`. */
  readonly logs?: readonly ImageLogLine[];
}

export interface ImageLogLine {
  readonly text: string;
  readonly at?: string;
  readonly every?: string;
  readonly onExit?: boolean;
}
