import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { completionsAt, declaredIn, meaningOf } from './completion.ts';
import { BUILTINS } from './wgsl-words.ts';

const CODE = `// let no = 1;
const TILE: u32 = 16;
struct Problem { origin: vec3u, n: u32 }
@group(0) @binding(0) var<storage, read> a: array<f32>;
var<workgroup> tile: array<f32, TILE * TILE>;
fn main(@builtin(workgroup_id) group: vec3u) { var sum = 0.0; let row: u32 = group.x; }`;

test('names of a text are known with their types', () => {
  const found = Object.fromEntries(declaredIn(CODE).map(({ name, type }) => [name, type]));
  expect(found).toMatchObject({
    TILE: 'u32',
    Problem: 'struct',
    a: 'array<f32>',
    tile: 'array<f32, TILE * TILE>',
    main: 'fn',
    group: 'vec3u',
    row: 'u32',
    sum: '',
    n: 'u32',
  });
  expect(found).not.toHaveProperty('no');
});

test('a word that is begun is completed from the text and from WGSL', () => {
  const doc = `${CODE}\nt`;
  const context = new CompletionContext(EditorState.create({ doc }), doc.length, false);
  const labels = completionsAt(context, 'en')?.options.map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining(['tile', 'tanh', 'return', 'workgroupBarrier', '@workgroup_size']));
  const nothing = new CompletionContext(EditorState.create({ doc: '1 + ' }), 4, false);
  expect(completionsAt(nothing, 'en')).toBeNull();
});

test('the text’s own name comes before WGSL’s; words without a meaning have no card', () => {
  expect(meaningOf('tile', CODE, 'en')?.head).toBe('tile: array<f32, TILE * TILE>');
  expect(meaningOf('fma', CODE, 'en')).toEqual({ head: 'fma(a, b, c) -> T', text: BUILTINS.fma.meaning.en });
  expect(meaningOf('sum', CODE, 'en')).toBeNull();
  expect(meaningOf('constructor', CODE, 'en')).toBeNull();
});
