/** Barriers, to which all threads come or none. */
import type { Pair } from './pair.ts';

export const BARRIERS: readonly Pair[] = [
  [
    'a barrier that some threads do not come to',
    'if (i < 32) { workgroupBarrier(); }',
    'if (a[0] > 1) { workgroupBarrier(); }',
  ],
  [
    'a barrier behind a return of some',
    'if (i > 9) { return; } workgroupBarrier();',
    'if (a[0] > 9) { return; } workgroupBarrier();',
  ],
  [
    'a barrier in a loop of as many turns as the thread says',
    'for (var k = 0u; k < i; k++) { workgroupBarrier(); }',
    'for (var k = 0u; k < 4; k++) { workgroupBarrier(); }',
  ],
  [
    'a barrier behind a break of some',
    'for (var k = 0u; k < 4; k++) { if (k == i) { break; } workgroupBarrier(); }',
    'for (var k = 0u; k < 4; k++) { if (k == 2) { break; } workgroupBarrier(); }',
  ],
  [
    'a barrier behind a continue of some',
    'for (var k = 0u; k < 4; k++) { if (i > k) { continue; } workgroupBarrier(); }',
    'for (var k = 0u; k < 4; k++) { if (i > k) { out[i] = 1.0; } workgroupBarrier(); }',
  ],
  [
    'a barrier in a switch over the thread',
    'switch i { case 3 { workgroupBarrier(); } default { } }',
    'switch u32(a[0]) { case 3 { workgroupBarrier(); } default { } }',
  ],
  [
    'a barrier behind what shared memory holds',
    { module: 'var<workgroup> t: u32;', body: 'if (t == 0) { workgroupBarrier(); }' },
    { module: 'var<workgroup> t: u32;', body: 'if (workgroupUniformLoad(&t) == 0) { workgroupBarrier(); }' },
  ],
  [
    'a barrier behind what an output holds',
    'if (out[0] == 0) { workgroupBarrier(); }',
    'if (arrayLength(&out) > 1) { workgroupBarrier(); }',
  ],
  [
    'a barrier behind a variable of the thread',
    { module: 'var<private> n: u32;', body: 'if (n == 0) { workgroupBarrier(); }' },
    'var n = 0; if (n == 0) { workgroupBarrier(); }',
  ],
  [
    'a barrier in a function that some threads call',
    { module: 'fn f() { workgroupBarrier(); }', body: 'if (i > 3) { f(); }' },
    { module: 'fn f() { workgroupBarrier(); }', body: 'f();' },
  ],
  [
    'a barrier behind a variable that some have changed',
    'var n = 4u; if (i > 3) { n = 5; } for (var k = 0u; k < n; k++) { workgroupBarrier(); }',
    'var n = 4u; if (a[0] > 3) { n = 5; } for (var k = 0u; k < n; k++) { workgroupBarrier(); }',
  ],
  [
    'a barrier behind what a function makes of the thread',
    { module: 'fn f(x: u32) -> bool { return x > 3; }', body: 'if (f(i)) { workgroupBarrier(); }' },
    { module: 'fn f(x: u32) -> bool { return x > 3; }', body: 'if (f(4)) { workgroupBarrier(); }' },
  ],
  [
    'a barrier behind what a pointer was used for',
    {
      module: 'fn put(p: ptr<function, u32>, v: u32) { *p = v; }',
      body: 'var n = 0u; put(&n, i); if (n > 3) { workgroupBarrier(); }',
    },
    {
      module: 'fn put(p: ptr<function, u32>, v: u32) { *p = v; }',
      body: 'var n = 0u; put(&n, 5); if (n > 3) { workgroupBarrier(); }',
    },
  ],
  [
    'one place for all that is another for each',
    { module: 'var<workgroup> t: array<u32, 64>;', body: 'out[i] = f32(workgroupUniformLoad(&t[i]));' },
    { module: 'var<workgroup> t: array<u32, 64>;', body: 'out[i] = f32(workgroupUniformLoad(&t[3]));' },
  ],
  [
    'a subgroup that some leave',
    { enable: 'enable subgroups;', body: 'if (i > 3) { out[i] = subgroupAdd(a[i]); }' },
    { enable: 'enable subgroups;', body: 'out[i] = subgroupAdd(a[i]);' },
  ],
];
