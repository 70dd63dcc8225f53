/** What volumes and claims say of themselves in short (kubectl, util/storage). */

const shortModes = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
} as const;

const defaultClassAnnotations = [
  'storageclass.kubernetes.io/is-default-class',
  'storageclass.beta.kubernetes.io/is-default-class',
];

/** `RWO,ROX`, each mode once and always in this order. */
export function accessModesText(modes: readonly string[] = []): string {
  return Object.entries(shortModes)
    .filter(([mode]) => modes.includes(mode))
    .map(([, short]) => short)
    .join(',');
}

/** `4Gi`; `0` where nothing is said of it. */
export function storageText(resources: Readonly<Record<string, string | number>> | undefined): string {
  return `${resources?.storage ?? 0}`;
}

/** Whether claims that name no class get this one. */
export function isDefaultClass(annotations: Readonly<Record<string, string>> | undefined): boolean {
  return defaultClassAnnotations.some((annotation) => annotations?.[annotation] === 'true');
}
