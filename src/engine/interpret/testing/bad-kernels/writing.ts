/** Operators side by side, what is never worked out, punctuation, extensions and the entry point. */
import { fn, type Pair } from './pair.ts';

export const WRITING: readonly Pair[] = [
  // Operators side by side.
  [
    'and beside or',
    'if (i > 1 && i < 3 || i > 9) { out[i] = 1.0; }',
    'if ((i > 1 && i < 3) || i > 9) { out[i] = 1.0; }',
  ],
  ['a comparison of a comparison', 'if (1 < i < 3) { out[i] = 1.0; }', 'if (1 < i && i < 3) { out[i] = 1.0; }'],
  ['bits beside a comparison', 'if (i & 1 == 0) { out[i] = 1.0; }', 'if ((i & 1) == 0) { out[i] = 1.0; }'],
  ['a shift beside a sum', 'out[i] = f32(i + 1 << 2);', 'out[i] = f32((i + 1) << 2);'],
  ['two kinds of bits', 'out[i] = f32(i & 3 | 4);', 'out[i] = f32((i & 3) | 4);'],
  ['a remainder after a comparison', 'if (i > 2 == true) { out[i] = 1.0; }', 'if ((i > 2) == true) { out[i] = 1.0; }'],
  // What is never worked out.
  [
    'a division by zero on the right of what decides',
    'if (true && 1 / 0 == 0) { out[i] = 1.0; }',
    'if (false && 1 / 0 == 0) { out[i] = 1.0; }',
  ],
  ['a type on the right of what decides', 'if (false && 1) { out[i] = 1.0; }', 'if (false && true) { out[i] = 1.0; }'],
  ['a reserved word for a function', fn('fn get() {}'), fn('fn give() {}')],
  [
    'what a wait gives, left',
    { module: 'var<workgroup> n: u32;', body: 'workgroupUniformLoad(&n);' },
    { module: 'var<workgroup> n: u32;', body: 'out[i] = f32(workgroupUniformLoad(&n));' },
  ],
  ['a length, left', 'arrayLength(&out);', '_ = arrayLength(&out);'],
  // Writing.
  ['no semicolon', 'out[i] = 1.0', 'out[i] = 1.0;'],
  ['no braces', 'if (i > 1) out[i] = 1.0;', 'if (i > 1) { out[i] = 1.0; }'],
  ['a question mark', 'out[i] = i > 1 ? 1.0 : 2.0;', 'out[i] = select(2.0, 1.0, i > 1);'],
  ['an int of C', 'int x = 1; out[i] = 1.0;', 'var x: i32 = 1; out[i] = 1.0;'],
  ['an assignment as a value', 'var x = 1.0; out[i] = (x = 2.0);', 'var x = 1.0; x = 2.0; out[i] = x;'],
  ['a letter of C behind a number', 'out[i] = 1.0L;', 'out[i] = 1.0f;'],
  ['a leading zero', 'out[i] = f32(012);', 'out[i] = f32(0x12);'],
  ['a let of the module', fn('let x = 1.0;'), fn('const x = 1.0;')],
  // Extensions.
  [
    '16 bits that were not enabled',
    'out[i] = f32(f16(a[i]));',
    { enable: 'enable f16;', body: 'out[i] = f32(f16(a[i]));' },
  ],
  [
    'a literal of 16 bits that was not enabled',
    'out[i] = f32(1.0h);',
    { enable: 'enable f16;', body: 'out[i] = f32(1.0h);' },
  ],
  [
    'subgroups that were not enabled',
    'out[i] = subgroupAdd(a[i]);',
    { enable: 'enable subgroups;', body: 'out[i] = subgroupAdd(a[i]);' },
  ],
  ['an extension that is none', { enable: 'enable tensors;' }, { enable: 'enable f16;' }],
  // The entry point.
  [
    'a second return of the entry point',
    fn('@compute @workgroup_size(1) fn other() -> f32 { return 1.0; }'),
    fn('fn other() -> f32 { return 1.0; }'),
  ],
  ['a workgroup without a size', fn('@compute fn other() { }'), fn('@compute @workgroup_size(1) fn other() { }')],
  [
    'a built-in value of another type',
    fn('@compute @workgroup_size(1) fn other(@builtin(workgroup_id) g: u32) { }'),
    fn('@compute @workgroup_size(1) fn other(@builtin(workgroup_id) g: vec3u) { }'),
  ],
  [
    'a built-in value that is none',
    fn('@compute @workgroup_size(1) fn other(@builtin(thread_id) g: u32) { }'),
    fn('@compute @workgroup_size(1) fn other(@builtin(local_invocation_index) g: u32) { }'),
  ],
];
