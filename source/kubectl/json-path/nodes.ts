/** What a JSONPath template is made of (client-go, util/jsonpath). */

/** Text as it stands, the steps of one `{...}`, or a loop over what the steps lead to. */
export type Part =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'steps'; readonly steps: readonly Step[] }
  | { readonly type: 'range'; readonly over: readonly Step[]; readonly body: readonly Part[] }
  /** An `{end}` without its `{range}`: an error, but only once it is reached. */
  | { readonly type: 'stray-end' };

export type Step =
  | { readonly type: 'field'; readonly name: string }
  | { readonly type: 'all' }
  | { readonly type: 'below' }
  | { readonly type: 'slice'; readonly from?: number; readonly to?: number; readonly by?: number }
  | { readonly type: 'index'; readonly index: number }
  | { readonly type: 'union'; readonly paths: readonly (readonly Step[])[] }
  | { readonly type: 'filter'; readonly filter: Filter }
  | { readonly type: 'literal'; readonly value: string | number | boolean }
  | { readonly type: 'identifier'; readonly name: string };

export interface Filter {
  readonly left: readonly Step[];
  /** Absent: whether there is anything on the left. */
  readonly comparison?: { readonly operator: string; readonly right: readonly Step[] };
}

export class JsonPathError extends Error {}
