/** Views made by hand: what the dashboard would hand over, without one. */
import type {
  Body,
  DialogView,
  MenuView,
  SheetView,
  TableBody,
  TableCell,
  TableColumn,
  TableRow,
  View,
} from '../../source/dashboard/view.ts';

type Fields<T> = { readonly [K in keyof T]?: T[K] };

export function view(fields: Fields<View> = {}): View {
  return {
    size: { columns: 80, rows: 24 },
    header: {
      cluster: 'workshop',
      namespace: 'default',
      clock: '00:03:12',
      speed: '1x',
      paused: false,
      nodes: { ready: 3, total: 4 },
      pods: { healthy: 19, busy: 2, broken: 3 },
    },
    crumbs: ['deployments', 'web', 'pods'],
    summary: '12 shown of 23',
    body: podTable(),
    prompt: { type: 'flash', tone: 'good', text: 'pod deleted', command: 'kubectl delete pod web-1' },
    hints: hints(),
    ...fields,
  };
}

export function sized(columns: number, rows: number, fields: Fields<View> = {}): View {
  return view({ size: { columns, rows }, ...fields });
}

function hints(): View['hints'] {
  return [
    { key: '↵', label: 'containers' },
    { key: 'd', label: 'describe' },
    { key: 'l', label: 'logs' },
    { key: '^d', label: 'delete' },
    { key: 'a', label: 'actions' },
    { key: 'space', label: 'pause' },
    { key: ':', label: 'command' },
    { key: '/', label: 'filter' },
    { key: 'y', label: 'yaml' },
    { key: '?', label: 'help' },
  ];
}

export function column(title: string, width: number, fields: Fields<TableColumn> = {}): TableColumn {
  return { title, align: 'left', priority: 0, maxWidth: 0, width, ...fields };
}

export const podColumns: readonly TableColumn[] = [
  column('NAME', 24, { sorted: 'up' }),
  column('READY', 3, { align: 'right' }),
  column('STATUS', 17),
  column('RESTARTS', 11, { align: 'right', priority: 1 }),
  column('AGE', 5, { align: 'right', priority: 2 }),
  column('NODE', 13, { priority: 9 }),
];

export function cell(text: string, fields: Fields<TableCell> = {}): TableCell {
  return { text, ...fields };
}

export function row(
  symbol: string,
  tone: TableRow['tone'],
  cells: readonly (string | TableCell)[],
  fields: Fields<TableRow> = {},
): TableRow {
  const typed = cells.map((each) => (typeof each === 'string' ? cell(each) : each));
  return { key: typed[0]?.text ?? '', symbol, tone, cells: typed, selected: false, marked: false, ...fields };
}

export function podRows(): readonly TableRow[] {
  const restarts = cell('4 (28s ago)', { short: '4' });
  const creating = cell('ContainerCreating', { tone: 'busy', changed: true });
  const leaving = cell('Terminating', { tone: 'dim', changed: true });
  return [
    row(' ', 'normal', ['web-7d9c5b6f4-2xk8p', '1/1', 'Running', '0', '3m5s', 'node-1']),
    row(' ', 'normal', ['web-7d9c5b6f4-9wq4z', '1/1', 'Running', '0', '3m5s', 'node-2'], { selected: true }),
    row('◌', 'busy', ['web-7d9c5b6f4-hj5tn', cell('0/1', { tone: 'busy' }), creating, '0', '2s', 'node-3']),
    row('⊘', 'dim', ['web-58f6c9d7b-c7mzr', '1/1', leaving, '0', '9m1s', 'node-1']),
    row('✖', 'bad', [
      'api-6bf7d8c9d5-mmv2l',
      '0/1',
      cell('CrashLoopBackOff', { tone: 'bad' }),
      restarts,
      '2m4s',
      'node-3',
    ]),
    row('✔', 'dim', ['batch-job-chwnr', '0/1', 'Completed', '0', '2m44s', 'control-plane'], { marked: true }),
  ];
}

export function podTable(fields: Fields<TableBody> = {}): Body {
  const rows = fields.rows ?? podRows();
  return { type: 'table', columns: podColumns, rows, first: 0, total: rows.length, ...fields };
}

export function deleteDialog(fields: Fields<DialogView> = {}): DialogView {
  return {
    type: 'dialog',
    title: 'Delete pod web-7d9c5b6f4-9wq4z',
    danger: true,
    lines: [
      [{ text: 'Its ReplicaSet ' }, { text: 'web-7d9c5b6f4', bold: true }, { text: ' will make another.' }],
    ],
    fields: [
      { label: 'grace', kind: 'text', value: '30', cursor: 2, focused: false },
      { label: 'cascade', kind: 'choice', value: 'background', focused: false },
      { label: 'force', kind: 'toggle', value: ' ', focused: false },
    ],
    command: 'kubectl delete pod web-7d9c5b6f4-9wq4z',
    buttons: [
      { label: 'Cancel', focused: true },
      { label: 'Delete', focused: false },
    ],
    ...fields,
  };
}

export function undoDialog(): DialogView {
  return deleteDialog({
    title: 'Undo the rollout of deployment web',
    danger: false,
    lines: [
      [
        { text: 'image ' },
        { text: 'nginx:1.17', tone: 'bad' },
        { text: ' → ' },
        { text: 'nginx:1.16', tone: 'good' },
      ],
    ],
    table: {
      columns: ['REVISION', 'IMAGES', 'PODS', 'CHANGE-CAUSE'],
      rows: [
        ['3 (current)', 'nginx:1.17', '2', 'kubectl set image'],
        ['2', 'nginx:1.16', '1', '日本語'],
        ['1', 'nginx:1.15', '0', '👍 first'],
      ],
      selected: 1,
    },
    fields: [{ label: 'to revision', kind: 'choice', value: '2 (previous)', focused: true }],
    command: 'kubectl rollout undo deployment web',
    buttons: [
      { label: 'Cancel', focused: false },
      { label: 'Undo', focused: false },
    ],
  });
}

export function menu(): MenuView {
  return {
    type: 'menu',
    title: 'pod web-7d9c5b6f4-9wq4z',
    items: [
      { key: 'd', label: 'describe', selected: false },
      { key: '^d', label: 'delete', selected: true },
      { key: 's', label: 'scale', selected: false, disabled: 'a pod has no scale' },
    ],
  };
}

export function helpSheet(first = 0): SheetView {
  const table = (rows: readonly (readonly string[])[]) => ({ columns: ['', ''], rows });
  return {
    type: 'sheet',
    title: 'Help: pods',
    groups: [
      {
        title: 'Move',
        table: table([
          ['↑ k', 'up'],
          ['↓ j', 'down'],
          ['↵', 'go in'],
        ]),
      },
      {
        title: 'Change',
        table: table([
          ['^d', 'delete'],
          ['s', 'scale'],
        ]),
      },
    ],
    first,
    hint: '↑↓ scroll  esc close',
  };
}
