import type { Container } from '../../kubernetes/objects.ts';
import { field, type Lines, section } from './lines.ts';

type Variable = NonNullable<Container['env']>[number];
type Source = NonNullable<Container['envFrom']>[number];

/** A container's environment: whole sources first, then single variables. */
export function environment({ env = [], envFrom = [] }: Container): Lines {
  const variables =
    env.length === 0 ? [field('Environment', '<none>')] : section('Environment', env.map(variable));
  return [...section('Environment Variables from', envFrom.map(source)), ...variables];
}

function source({ configMapRef, secretRef, prefix }: Source): string {
  const [kind, reference] = configMapRef ? ['ConfigMap', configMapRef] : ['Secret', secretRef];
  const prefixed = prefix ? ` with prefix '${prefix}'` : '';
  return `${reference?.name ?? ''}\t${kind}${prefixed}\tOptional: ${reference?.optional ?? false}`;
}

function variable({ name, value, valueFrom }: Variable): string {
  if (valueFrom?.secretKeyRef) {
    const { key, name: secret, optional = false } = valueFrom.secretKeyRef;
    return field(name, `<set to the key '${key}' in secret '${secret}'>\tOptional: ${optional}`);
  }
  if (valueFrom?.configMapKeyRef) {
    const { key, name: map, optional = false } = valueFrom.configMapKeyRef;
    return field(name, `<set to the key '${key}' of config map '${map}'>\tOptional: ${optional}`);
  }
  if (valueFrom?.fieldRef) {
    return field(name, ` (${valueFrom.fieldRef.apiVersion ?? 'v1'}:${valueFrom.fieldRef.fieldPath})`);
  }
  if (valueFrom?.resourceFieldRef) return field(name, ` (${valueFrom.resourceFieldRef.resource})`);
  return field(name, (value ?? '').split('\n').join(' '));
}
