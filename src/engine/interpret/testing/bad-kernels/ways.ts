/** Ways through a function, and who calls whom. */
import { fn, type Pair } from './pair.ts';

export const WAYS: readonly Pair[] = [
  [
    'no return',
    { module: 'fn f(x: f32) -> f32 { let y = x; }', body: 'out[i] = f(1.0);' },
    { module: 'fn f(x: f32) -> f32 { let y = x; return y; }', body: 'out[i] = f(1.0);' },
  ],
  [
    'no return on one of two ways',
    { module: 'fn f(x: f32) -> f32 { if (x > 0) { return x; } }', body: 'out[i] = f(1.0);' },
    { module: 'fn f(x: f32) -> f32 { if (x > 0) { return x; } else { return 0; } }', body: 'out[i] = f(1.0);' },
  ],
  [
    'no return after a loop',
    { module: 'fn f(x: f32) -> f32 { for (var k = 0; k < 3; k++) { return x; } }', body: 'out[i] = f(1.0);' },
    { module: 'fn f(x: f32) -> f32 { loop { return x; } }', body: 'out[i] = f(1.0);' },
  ],
  [
    'no return in a case',
    { module: 'fn f(x: u32) -> f32 { switch x { case 0 { return 1; } default { } } }', body: 'out[i] = f(i);' },
    {
      module: 'fn f(x: u32) -> f32 { switch x { case 0 { return 1; } default { return 2; } } }',
      body: 'out[i] = f(i);',
    },
  ],
  [
    'a return of nothing',
    { module: 'fn f() -> f32 { return; }', body: 'out[i] = f();' },
    { module: 'fn f() { return; }', body: 'f(); out[i] = 1.0;' },
  ],
  [
    'a return of something in a function of nothing',
    { module: 'fn f() { return 1.0; }', body: 'f(); out[i] = 1.0;' },
    { module: 'fn f() -> f32 { return 1.0; }', body: 'out[i] = f();' },
  ],
  ['a function that nobody calls, without its return', fn('fn f() -> f32 { }'), fn('fn f() -> f32 { return 1; }')],
  ['a mistake in a function that nobody calls', fn('fn f() { let x: u32 = 1.5; }'), fn('fn f() { let x: f32 = 1.5; }')],
  ['a loop that nothing leaves', 'loop { out[i] += 1.0; }', 'loop { out[i] += 1.0; if (out[i] > 9.0) { break; } }'],
  ['a for that nothing leaves', 'for (;;) { out[i] += 1.0; }', 'for (;;) { out[i] += 1.0; break; }'],
  [
    'a break outside of loops',
    'if (i > 3u) { break; } out[i] = 1.0;',
    'loop { if (i > 3u) { break; } out[i] = 1.0; break; }',
  ],
  ['a continue outside of loops', 'continue;', 'for (var k = 0; k < 3; k++) { continue; }'],
  [
    'a switch without default',
    'switch i { case 0u { out[i] = 1.0; } }',
    'switch i { case 0u { out[i] = 1.0; } default { } }',
  ],
  [
    'a case twice',
    'switch i { case 0u, 0u { out[i] = 1.0; } default { } }',
    'switch i { case 0u, 1u { out[i] = 1.0; } default { } }',
  ],
  ['a switch over floats', 'switch a[i] { default { out[i] = 1.0; } }', 'switch i { default { out[i] = 1.0; } }'],
  [
    'a return in continuing',
    'loop { if (i > 3u) { break; } continuing { return; } }',
    'loop { if (out[i] == 1.0) { break; } continuing { out[i] = 1.0; } }',
  ],
  [
    'a function that calls itself',
    { module: 'fn f(x: u32) -> u32 { return f(x); }', body: 'out[i] = f32(f(i));' },
    { module: 'fn f(x: u32) -> u32 { return x; }', body: 'out[i] = f32(f(i));' },
  ],
  ['a call of the entry point', fn('fn f() { main(0u); }'), fn('fn f() { }')],
];
