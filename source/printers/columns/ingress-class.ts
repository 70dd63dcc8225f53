import type { ObjectOfKind } from '../../kubernetes/objects.ts';
import { ageColumn, type Column, nameColumn, textColumn } from '../cell.ts';

type IngressClass = ObjectOfKind['IngressClass'];

export const ingressClassColumns: readonly Column<IngressClass>[] = [
  nameColumn,
  textColumn('Controller', ({ spec }) => spec.controller),
  textColumn('Parameters', parametersText),
  ageColumn,
];

/** `IngressParameters.example.com/special`. */
function parametersText({ spec: { parameters } }: IngressClass): string {
  if (parameters === undefined) return '<none>';
  const group = parameters.apiGroup === undefined ? '' : `.${parameters.apiGroup}`;
  return `${parameters.kind}${group}/${parameters.name}`;
}
