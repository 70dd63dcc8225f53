/** What a person sees and does, for tests: keys in; rows, selection, flash and dialogs out. */
import { expect } from 'vitest';
import type { Cluster } from '../../source/cluster/cluster.ts';
import { createCluster } from '../../source/cluster/create.ts';
import { createDashboard, type Dashboard, type DashboardOptions } from '../../source/dashboard/dashboard.ts';
import type { DialogView, Line, MenuView, SheetView } from '../../source/dashboard/view.ts';
import type { Manifest } from '../../source/kubernetes/objects.ts';

export class Screen {
  readonly cluster: Cluster;
  readonly dashboard: Dashboard;

  constructor(manifests: readonly Manifest[], options: Omit<DashboardOptions, 'cluster'> = {}) {
    this.cluster = createCluster({ name: 'test', manifests, spec: { seed: 7, profile: 'instant' } });
    this.dashboard = createDashboard({ cluster: this.cluster, size: { columns: 100, rows: 24 }, ...options });
    this.cluster.advance(10_000);
  }

  press(...keys: readonly string[]): this {
    for (const key of keys) this.dashboard.press(key);
    return this;
  }

  type(text: string): this {
    return this.press(...[...text].map((character) => (character === ' ' ? 'space' : character)));
  }

  /** Types a line behind `:` and enters it. */
  command(line: string): this {
    return this.press(':').type(line).press('enter');
  }

  /** Lets virtual time pass. */
  wait(seconds: number): this {
    this.dashboard.pass(seconds * 1000);
    return this;
  }

  get crumbs(): string {
    return this.dashboard.view().crumbs.join(' › ');
  }

  get summary(): string {
    return this.dashboard.view().summary;
  }

  /** First cells of the rows in sight; `▌` stands before the selected one, `*` before marked ones. */
  get rows(): readonly string[] {
    const { body } = this.dashboard.view();
    if (body.type !== 'table') throw new Error('there is a text on the screen, not a table');
    return body.rows.map(
      ({ cells, selected, marked }) => `${selected ? '▌' : ''}${marked ? '*' : ''}${cells[0]!.text}`,
    );
  }

  /** One column of the rows in sight. */
  column(title: string): readonly string[] {
    const { body } = this.dashboard.view();
    if (body.type !== 'table') throw new Error('there is a text on the screen, not a table');
    const index = body.columns.findIndex((column) => column.title === title);
    return body.rows.map(({ cells }) => cells[index]!.text);
  }

  get titles(): readonly string[] {
    const { body } = this.dashboard.view();
    return body.type === 'table' ? body.columns.map(({ title }) => title) : [];
  }

  /** `NAME up`: the column by which the list is sorted. */
  get sorted(): string | undefined {
    const { body } = this.dashboard.view();
    const column = body.type === 'table' ? body.columns.find((each) => each.sorted) : undefined;
    return column && `${column.title} ${column.sorted}`;
  }

  get selected(): string | undefined {
    return this.rows.find((row) => row.startsWith('▌'))?.slice(1);
  }

  /** The lines of a text in sight. */
  get lines(): readonly string[] {
    const { body } = this.dashboard.view();
    if (body.type !== 'text') throw new Error('there is a table on the screen, not a text');
    return body.lines.map(textOf);
  }

  get flash(): string | undefined {
    const { prompt } = this.dashboard.view();
    return prompt.type === 'flash' ? prompt.text : undefined;
  }

  /** The kubectl line that the flash shows. */
  get shownCommand(): string | undefined {
    const { prompt } = this.dashboard.view();
    return prompt.type === 'flash' ? prompt.command : undefined;
  }

  get prompt() {
    const { prompt } = this.dashboard.view();
    if (prompt.type !== 'prompt') throw new Error('nothing is being typed');
    return prompt;
  }

  get dialog(): DialogView {
    const { overlay } = this.dashboard.view();
    if (overlay?.type !== 'dialog') throw new Error('there is no dialog');
    return overlay;
  }

  get menu(): MenuView {
    const { overlay } = this.dashboard.view();
    if (overlay?.type !== 'menu') throw new Error('there is no menu');
    return overlay;
  }

  get sheet(): SheetView {
    const { overlay } = this.dashboard.view();
    if (overlay?.type !== 'sheet') throw new Error('there is no sheet');
    return overlay;
  }

  get hasOverlay(): boolean {
    return this.dashboard.view().overlay !== undefined;
  }

  /** Asserts title and command of the dialog, then presses its button. */
  confirm(title: string, command: string): this {
    expect(this.dialog.title).toBe(title);
    expect(this.dialog.command).toBe(command);
    for (
      let presses = 0;
      presses < 10 && this.focusedButton !== this.dialog.buttons[1]!.label;
      presses += 1
    ) {
      this.press('tab');
    }
    return this.press('enter');
  }

  get focusedButton(): string | undefined {
    return this.dialog.buttons.find(({ focused }) => focused)?.label;
  }
}

export function textOf(line: Line): string {
  return line.map(({ text }) => text).join('');
}

export function deployment(
  name: string,
  replicas = 3,
  image = 'nginx:1.28',
  namespace = 'default',
): Manifest {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'main', image }] } },
    },
  };
}

export function pod(
  name: string,
  fields: { namespace?: string; labels?: Record<string, string> } = {},
): Manifest {
  const { namespace = 'default', labels = {} } = fields;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels },
    spec: { containers: [{ name: 'main', image: 'nginx:1.28' }] },
  };
}

export function namespace(name: string): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}
