/** Where variables live, atomics and structures. */
import { fn, type Pair } from './pair.ts';

export const MEMORY: readonly Pair[] = [
  [
    'shared memory in a function',
    'var<workgroup> t: array<f32, 4>; out[i] = 1.0;',
    { module: 'var<workgroup> t: array<f32, 4>;', body: 'out[i] = t[0];' },
  ],
  [
    'shared memory that begins with something',
    { module: 'var<workgroup> t: f32 = 1.0;', body: 'out[i] = t;' },
    { module: 'var<private> t: f32 = 1.0;', body: 'out[i] = t;' },
  ],
  [
    'shared memory without a length',
    { module: 'var<workgroup> t: array<f32>;', body: 'out[i] = t[0];' },
    { module: 'var<workgroup> t: array<f32, 8>;', body: 'out[i] = t[0];' },
  ],
  [
    'a variable of nowhere',
    { module: 'var t: f32;', body: 'out[i] = t;' },
    { module: 'var<private> t: f32;', body: 'out[i] = t;' },
  ],
  [
    'an atomic that is read as a number',
    { module: 'var<workgroup> n: atomic<u32>;', body: 'out[i] = f32(n);' },
    { module: 'var<workgroup> n: atomic<u32>;', body: 'out[i] = f32(atomicLoad(&n));' },
  ],
  [
    'an atomic that is written as a number',
    { module: 'var<workgroup> n: atomic<u32>;', body: 'n = 1u;' },
    { module: 'var<workgroup> n: atomic<u32>;', body: 'atomicStore(&n, 1u);' },
  ],
  [
    'an atomic operation on a number',
    { module: 'var<workgroup> n: u32;', body: 'atomicAdd(&n, 1u);' },
    { module: 'var<workgroup> n: atomic<u32>;', body: 'atomicAdd(&n, 1u);' },
  ],
  ['an atomic of floats', fn('var<workgroup> n: atomic<f32>;'), fn('var<workgroup> n: atomic<i32>;')],
  ['an atomic of one thread', 'var n: atomic<u32>;', 'var n: u32;'],
  [
    'a length of what has one',
    { module: 'var<workgroup> t: array<f32, 4>;', body: 'out[i] = f32(arrayLength(&t));' },
    'out[i] = f32(arrayLength(&out));',
  ],
  ['a structure with one name twice', fn('struct S { x: f32, x: f32 }'), fn('struct S { x: f32, y: f32 }')],
  [
    'a structure with a member of no length in the middle',
    fn('struct S { x: array<f32>, y: f32 }'),
    fn('struct S { y: f32, x: array<f32> }'),
  ],
  ['a structure that holds itself', fn('struct S { x: S }'), fn('struct S { x: f32 }')],
  [
    'a member that is not there',
    { module: 'struct S { x: f32 }', body: 'var s: S; out[i] = s.y;' },
    { module: 'struct S { x: f32 }', body: 'var s: S; out[i] = s.x;' },
  ],
];
