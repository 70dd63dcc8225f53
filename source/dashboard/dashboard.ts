/**
 * The terminal application without a terminal: keys in, views out, over a cluster. Knows virtual time only; whoever
 * holds the real clock says how much wall time has passed, and `advance` maps it to virtual time by the pace.
 */
import type { Cluster } from '../cluster/cluster.ts';
import { completeKubectl } from '../kubectl/complete.ts';
import type { KubectlEnvironment } from '../kubectl/environment.ts';
import type { Session } from '../kubectl/session.ts';
import type { Manifest } from '../kubernetes/objects.ts';
import type { SchemaSource } from '../kubernetes/openapi/definitions.ts';
import { cleanText } from '../lib/clean-text.ts';
import type { Change } from '../store/reading.ts';
import { type History, runEffect } from './effects.ts';
import type { Size } from './layout.ts';
import { Lists } from './lists.ts';
import type { Message } from './messages.ts';
import { initialModel, type Model, type Pace, topScreen } from './model.ts';
import { RecentChanges } from './recent-changes.ts';
import type { ServedApi } from './served-api.ts';
import { newsOf, Sessions } from './sessions.ts';
import { staleAt } from './stale.ts';
import { pastedMessages } from './update/paste.ts';
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
  /** Where the API of the cluster is served, if it is. */
  readonly served?: ServedApi;
  /** Reads the manifests behind `kubectl apply -f PATH`. */
  readonly files?: (path: string) => readonly Manifest[];
  /** Files as they are, for `kubectl create configmap --from-file=PATH`. */
  readonly fileSystem?: KubectlEnvironment['fileSystem'];
  /** What `kubectl explain` tells. */
  readonly schemas?: SchemaSource;
  /** Command lines of earlier runs; default: none, and none are kept. */
  readonly history?: History;
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
  /** Lets so many milliseconds of virtual time pass, paused or not. Whoever lets time pass on the cluster itself
   * instead makes commands that run in panes look later than they want to. */
  pass(milliseconds: number): void;
  /** Virtual time of the next thing that is due, in the cluster or for a command that runs in a pane. */
  readonly nextEventTime: number | undefined;
  /** Shows a command that was started elsewhere and goes on. */
  attach(line: string, session: Session): void;
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
  readonly #sessions = new Sessions();
  /** When they were last resumed. */
  #resumed = { revision: -1, time: -1 };
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
      served,
    } = options;
    this.#options = options;
    this.#lists = new Lists(cluster.read);
    this.#world = {
      cluster,
      list: (screen, place) => this.#lists.of(screen, place),
      recent: this.#recent,
      ...(served && { served }),
      completeKubectl: (line, place) => completeKubectl(line, line.length, { cluster, namespace: place }),
    };
    this.#model = initialModel({
      size,
      namespace: namespace === 'all' ? undefined : cleanText(namespace),
      readOnly,
      pace: { speed: 1, paused: false, ...pace },
      earlierLines: options.history?.lines ?? [],
    });
    this.#send({ type: 'cluster-changed' });
    this.#stopWatching = cluster.watch((changes) => this.#follow(changes));
  }

  press(key: string): void {
    this.#send({ type: 'key', key });
  }

  paste(text: string): void {
    for (const message of pastedMessages(this.#model, text)) this.#send(message);
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
    if (!paused) this.pass(milliseconds * speed);
  }

  pass(milliseconds: number): void {
    const { cluster } = this.#options;
    const end = cluster.now + milliseconds;
    while (!this.#sessions.isEmpty && cluster.now < end) {
      const next = Math.min(end, this.nextEventTime ?? end);
      cluster.advance(Math.min(end - cluster.now, Math.max(1, next - cluster.now)));
      this.#resumeSessions();
    }
    cluster.advance(end - cluster.now);
    if (this.#shown !== undefined && cluster.now >= this.#shown.until) this.#tell();
  }

  get nextEventTime(): number | undefined {
    const { nextEventTime } = this.#options.cluster;
    const { wakeTime } = this.#sessions;
    return wakeTime === undefined ? nextEventTime : Math.min(wakeTime, nextEventTime ?? wakeTime);
  }

  attach(line: string, session: Session): void {
    this.#settle();
    this.#handle({ type: 'started', session: this.#sessions.add(session), line, news: newsOf(session) });
    this.#tell();
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
    this.#sessions.leaveAll();
    this.#listeners.clear();
  }

  #send(message: Message): void {
    this.#settle();
    this.#handle(message);
    this.#hearSessions();
    this.#sessions.keepShown(this.#model);
    this.#tell();
  }

  /** Effects are done at once, and so are the messages they answer with. */
  #handle(message: Message): void {
    this.#working += 1;
    const [model, effects] = update(this.#model, message, this.#world);
    this.#model = model;
    const environment = { ...this.#options, sessions: this.#sessions };
    for (const effect of effects) {
      const reply = runEffect(effect, environment);
      this.#settleLists();
      if (reply !== undefined) this.#handle(reply);
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
    this.#settleLists();
    this.#hearSessions();
  }

  #settleLists(): void {
    if (!this.#unsettled) return;
    this.#unsettled = false;
    this.#lists.settle();
    this.#handle({ type: 'cluster-changed' });
  }

  #hearSessions(): void {
    if (this.#sessions.isEmpty) return;
    this.#resumeSessions();
    for (const message of this.#sessions.news()) this.#handle(message);
  }

  #resumeSessions(): void {
    const { revision, now: time } = this.#options.cluster;
    if (this.#resumed.revision === revision && this.#resumed.time === time) return;
    this.#resumed = { revision, time };
    this.#sessions.resume();
  }

  /** Not in the middle of something: whoever looks then would see half of it. */
  #tell(): void {
    if (this.#working > 0) return;
    for (const listener of this.#listeners) listener();
  }
}
