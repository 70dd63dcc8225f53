/** Columns that the kinds with a pod template share. */
import type { Container } from '../../kubernetes/objects.ts';
import { formatLabelSelector, type LabelSelector } from '../../kubernetes/selectors.ts';
import { type Column, wideTextColumn } from '../cell.ts';

/** CONTAINERS and IMAGES, as `-o wide` shows them. */
export function containerColumns<T>(
  containersOf: (object: T) => readonly Container[] | undefined,
): Column<T>[] {
  return [
    wideTextColumn('Containers', (object) => names(containersOf(object), ({ name }) => name)),
    wideTextColumn('Images', (object) => names(containersOf(object), ({ image }) => image ?? '')),
  ];
}

export function selectorColumn<T>(selectorOf: (object: T) => LabelSelector | undefined): Column<T> {
  return wideTextColumn('Selector', (object) => formatLabelSelector(selectorOf(object)));
}

function names(containers: readonly Container[] = [], nameOf: (container: Container) => string): string {
  return containers.map(nameOf).join(',');
}
