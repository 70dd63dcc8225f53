import { describe, expect, it } from 'vitest';
import { parseDeclaration } from '../../../source/main/openapi/declarations.ts';

const text = `import { IIoK8sApiCoreV1Part } from "./Part.js";
import { ModelData, Model } from "@kubernetes-models/base";
/**
 * Thing is a thing.
 *
 * \\* It has parts.
 */
export interface IThing extends TypeMeta {
    "apiVersion": "v1";
    /**
     * Labels of it; "quoted": yes.
     */
    "labels"?: {
        [key: string]: string;
    };
    "parts": Array<IIoK8sApiCoreV1Part>;
    "matrix"?: Array<Array<number>>;
    "mode"?: "" | "On" | "Off";
    "nameless"?: Array<{
        /**
         * Inside.
         */
        "x"?: string;
    }>;
    "sure"?: boolean;
}
/**
 * Thing is a thing.
 */
export declare class Thing extends Model<IThing> implements IThing {
    "apiVersion": IThing["apiVersion"];
}
`;

describe('a declaration', () => {
  const declaration = parseDeclaration(text)!;
  const field = (name: string) => declaration.fields.find((each) => each.name === name);

  it('has the documentation of the type, without the marks of a comment', () => {
    expect(declaration.description).toBe('Thing is a thing.\n\n* It has parts.');
  });

  it('has the fields of the interface, and none of the class or of structs inside', () => {
    const names = ['apiVersion', 'labels', 'parts', 'matrix', 'mode', 'nameless', 'sure'];
    expect(declaration.fields.map(({ name }) => name)).toEqual(names);
  });

  it.each([
    ['apiVersion', { form: 'choice', choices: ['v1'] }],
    ['labels', { form: 'map', items: { form: 'string' } }],
    ['parts', { form: 'list', items: { form: 'reference', name: 'IIoK8sApiCoreV1Part' } }],
    ['matrix', { form: 'list', items: { form: 'list', items: { form: 'number' } } }],
    ['mode', { form: 'choice', choices: ['', 'On', 'Off'] }],
    ['nameless', { form: 'list', items: { form: 'inline' } }],
    ['sure', { form: 'boolean' }],
  ])('tells the type of %s', (name, type) => {
    expect(field(name)?.type).toEqual(type);
  });

  it('tells what is required, and what is said about it', () => {
    expect(field('parts')).toMatchObject({ isRequired: true, description: '' });
    expect(field('labels')).toMatchObject({ isRequired: false, description: 'Labels of it; "quoted": yes.' });
  });

  it('knows where its types come from', () => {
    expect([...declaration.imports]).toEqual([['IIoK8sApiCoreV1Part', './Part.js']]);
  });

  it('is none where a type is a plain value', () => {
    expect(parseDeclaration('export type IQuantity = number | string;\n')).toBeUndefined();
  });
});
