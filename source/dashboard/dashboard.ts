/**
 * The terminal application without a terminal: keys in, views out, over a cluster. Knows virtual time only; whoever
 * holds the real clock says how much wall time has passed, and `advance` maps it to virtual time by the pace.
 */
import type { Cluster } from '../cluster/cluster.ts';
import { completeKubectl } from '../kubectl/complete.ts';
import type { Manifest } from '../kubernetes/objects.ts';
import { cleanText } from '../lib/clean-text.ts';
import type { Change } from '../store/reading.ts';
import { runEffect } from './effects.ts';
import type { Size } from './layout.ts';
import { Lists } from './lists.ts';
import type { Message } from './messages.ts';
import { initialModel, type Model, type Pace, topScreen } from './model.ts';
import { RecentChanges } from './recent-changes.ts';
import { staleAt } from './stale.ts';
import { update } from './update/update.ts';
import type { View } from './view.ts';
import { viewOf } from './view-of.ts';
import type { World } from './world.ts';

export interface DashboardOptions {
  readonly cluster: Cluster;
  /** Default `default`; `all` for all namespaces. */
  readonly namespace?: string;
  /** Default 80x24. */
  readonly size?: Size;
  /** Refuses every key and every typed kubectl line that would change the cluster. */
  readonly readOnly?: boolean;
  /** Default 1 and running. */
  readonly pace?: Partial<Pace>;
  /** Reads the manifests behind `kubectl apply -f PATH`. */
  readonly files?: (path: string) => readonly Manifest[];
}

export interface Dashboard {
  /** One key: `a`, `G`, `:`, `enter`, `esc`, `tab`, `shift+tab`, `up`, `pgdn`, `home`, `space`, `ctrl+d`, ... */
  press(key: string): void;
  paste(text: string): void;
  resize(columns: number, rows: number): void;
  /** The same object until something on it has changed. */
  view(): View;
  /** Calls the listener whenever the view may have changed; returns the way to stop. */
  subscribe(listener: () => void): () => void;
  /** Lets so many milliseconds of wall time pass at the present pace; none of it while time is paused.
   * Calls the listeners where that shows (changes, clock, ages, marks that fade, logs). */
  advance(milliseconds: number): void;
  readonly pace: Pace;
  /** What the person has chosen so far, for those who look without a screen. */
  readonly model: Model;
  /** The person wants to leave. */
  readonly quit: boolean;
  /** Nothing is pending: every effect is done. */
  readonly idle: boolean;
  /** Stops following the cluster. */
  close(): void;
}

export function createDashboard(options: DashboardOptions): Dashboard {
  return new LiveDashboard(options);
}

class LiveDashboard implements Dashboard {
  readonly #options: DashboardOptions;
  readonly #world: World;
  readonly #lists: Lists;
  readonly #recent = new RecentChanges();
  readonly #listeners = new Set<() => void>();
  readonly #stopWatching: () => void;
  #working = 0;
  #model: Model;
  #unsettled = false;
  #shown:
    | { readonly view: View; readonly model: Model; readonly revision: number; readonly until: number }
    | undefined;

  constructor(options: DashboardOptions) {
    const {
      cluster,
      namespace = 'default',
      size = { columns: 80, rows: 24 },
      readOnly = false,
      pace,
    } = options;
    this.#options = options;
    this.#lists = new Lists(cluster.read);
    this.#world = {
      cluster,
      list: (screen, place) => this.#lists.of(screen, place),
      recent: this.#recent,
      completeKubectl: (line, place) => completeKubectl(line, line.length, { cluster, namespace: place }),
    };
    this.#model = initialModel({
      size,
      namespace: namespace === 'all' ? undefined : cleanText(namespace),
      readOnly,
      pace: { speed: 1, paused: false, ...pace },
    });
    this.#send({ type: 'cluster-changed' });
    this.#stopWatching = cluster.watch((changes) => this.#follow(changes));
  }

  press(key: string): void {
    this.#send({ type: 'key', key });
  }

  paste(text: string): void {
    this.#send({ type: 'paste', text });
  }

  resize(columns: number, rows: number): void {
    this.#send({ type: 'resize', size: { columns, rows } });
  }

  view(): View {
    this.#settle();
    const { cluster } = this.#options;
    const shown = this.#shown;
    const fresh =
      shown !== undefined &&
      shown.model === this.#model &&
      shown.revision === cluster.revision &&
      cluster.now < shown.until;
    if (fresh) return shown.view;
    const view = viewOf(this.#model, this.#world);
    const until = staleAt(this.#model, this.#world);
    this.#shown = { view, model: this.#model, revision: cluster.revision, until };
    return view;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  advance(milliseconds: number): void {
    const { speed, paused } = this.#model.pace;
    if (paused) return;
    this.#options.cluster.advance(milliseconds * speed);
    if (this.#shown !== undefined && this.#options.cluster.now >= this.#shown.until) this.#tell();
  }

  get model(): Model {
    return this.#model;
  }

  get pace(): Pace {
    return this.#model.pace;
  }

  get quit(): boolean {
    return this.#model.quit;
  }

  get idle(): boolean {
    return this.#working === 0;
  }

  close(): void {
    this.#stopWatching();
    this.#listeners.clear();
  }

  #send(message: Message): void {
    this.#settle();
    this.#handle(message);
    this.#tell();
  }

  /** Effects are done at once, and so are the messages they answer with. */
  #handle(message: Message): void {
    this.#working += 1;
    const [model, effects] = update(this.#model, message, this.#world);
    this.#model = model;
    for (const effect of effects) {
      const reply = runEffect(effect, this.#options);
      this.#settle();
      this.#handle(reply);
    }
    this.#working -= 1;
  }

  /** Notes what changed; only where the object under the cursor goes away is it settled there and then, so that the
   * cursor's next place depends on what happened, not on when somebody looked. */
  #follow(changes: readonly Change[]): void {
    const screen = topScreen(this.#model);
    for (const change of changes) {
      const critical =
        screen.type === 'table' &&
        change.table === screen.kind &&
        change.key === this.#cursorKey() &&
        !this.#lists.keeps(change);
      if (critical) this.#settle();
      this.#recent.add(change);
      this.#lists.note(change);
      this.#unsettled = true;
      if (critical) this.#settle();
    }
    this.#tell();
  }

  #cursorKey(): string | undefined {
    const screen = topScreen(this.#model);
    return screen.type === 'table' ? screen.cursor.key : undefined;
  }

  #settle(): void {
    if (!this.#unsettled) return;
    this.#unsettled = false;
    this.#lists.settle();
    this.#handle({ type: 'cluster-changed' });
  }

  /** Not in the middle of something: whoever looks then would see half of it. */
  #tell(): void {
    if (this.#working > 0) return;
    for (const listener of this.#listeners) listener();
  }
}
