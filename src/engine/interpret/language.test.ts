/** The language itself: values, statements, functions, memory. What is expected is what https://www.w3.org/TR/WGSL/ says. */
import { describe, expect, test } from 'vitest';
import { problemIn, ran, written } from './testing/kernels.ts';

describe('numbers', () => {
  test('whole ones wrap', () => {
    const body = `
      var i = 2147483647; i += 1; out[0] = i;
      var u = 0u; u--; out[1] = i32(u == 4294967295u);
      var big = 65537; out[2] = big * big;
      var product = 0xfffffffbu; out[3] = i32(product * product);`;
    expect(written(body, 'i32', 4)).toEqual([-2147483648, 1, 131073, 25]);
  });

  test('division of whole ones cuts, and by zero gives the dividend', () => {
    const body = `
      var a = -7; var two = 2; var none = 0;
      out[0] = a / two; out[1] = a % two; out[2] = a / none; out[3] = a % none;
      var least = -2147483647 - 1; var back = -1; out[4] = least / back; out[5] = least % back;`;
    expect(written(body, 'i32', 6)).toEqual([-3, -1, -7, 0, -2147483648, 0]);
  });

  test('shifts take the lowest five bits of how far, and keep the sign', () => {
    const body = 'var a = -8; var far = 33u; out[0] = a >> 1u; out[1] = a << far; out[2] = i32(0x80000000u >> 31u);';
    expect(written(body, 'i32', 3)).toEqual([-4, -16, 1]);
  });

  test('those of 32 bits are rounded after each operation', () => {
    const body = 'var big = 16777216.0; var one = 1.0; out[0] = (big + one) - big; out[1] = 0.1;';
    expect(written(body, 'f32', 2)).toEqual([0, Math.fround(0.1)]);
  });

  test('those of 16 bits are rounded to 11', () => {
    const body =
      'var big = 2048.0h; var one = 1.0h; out[0] = f32((big + one) - big); out[1] = f32(0.1h); var most = 65504.0h; out[2] = f32(most * 2.0h);';
    expect(written(body, 'f32', 3)).toEqual([0, 0.0999755859375, Number.POSITIVE_INFINITY]);
  });

  test('abstract ones are exact until they are used', () => {
    expect(written('const third = 1.0 / 3.0; out[0] = third * 3.0 - 1.0; out[1] = 1 << 4;', 'f32', 2)).toEqual([0, 16]);
  });

  test('literals', () => {
    const body = 'out[0] = 0x1.8p3; out[1] = 1e-2; out[2] = 0xAp-1f; out[3] = .5; out[4] = f32(0xFFu); out[5] = 3h;';
    expect(written(body.replace('3h', 'f32(3h)'), 'f32', 6)).toEqual([12, Math.fround(0.01), 5, 0.5, 255, 3]);
  });

  test('floats become whole by cutting, within what both types have', () => {
    const body =
      'var x = -1.75; out[0] = i32(x); out[1] = i32(u32(x)); var big = 1e20; out[2] = i32(big); out[3] = i32(u32(3.99));';
    expect(written(body, 'i32', 4)).toEqual([-1, 0, 2147483520, 3]);
  });

  test('nothing is converted by itself', () => {
    expect(problemIn('@compute @workgroup_size(1) fn main() { var a = 1u; var b = 2i; _ = a + b; }')).toMatchObject({
      kind: 'invalid',
      line: 1,
    });
    expect(problemIn('@compute @workgroup_size(1) fn main() { var a: u32 = 1.5; }').kind).toBe('invalid');
    expect(problemIn('@compute @workgroup_size(1) fn main() { var a: u32 = -1; }').kind).toBe('invalid');
  });
});

describe('vectors and matrices', () => {
  test('swizzles, components, comparisons', () => {
    const body = `
      var v = vec4f(1, 2, 3, 4);
      v.y = 20; v[2] += 10; v.w *= 2;
      let w = v.wzyx; out[0] = w.x; out[1] = w.y; out[2] = v.rg.g;
      let more = v > vec4f(5); out[3] = f32(more.y) + f32(any(more)) + f32(all(more));
      let part = vec4f(vec2f(1, 2), 3, 4).zw + vec2f(1); out[4] = part.x * 10 + part.y;
      out[5] = (vec3f() + 7).z;`;
    expect(written(body, 'f32', 6)).toEqual([8, 13, 20, 2, 45, 7]);
  });

  test('products of matrices', () => {
    const body = `
      let m = mat2x3f(1, 2, 3, 4, 5, 6);
      let column = m * vec2f(1, 10); out[0] = column.x; out[1] = column.z;
      let row = vec3f(1, 10, 100) * m; out[2] = row.x; out[3] = row.y;
      let square = mat2x2f(1, 2, 3, 4) * mat2x2f(0, 1, 1, 0); out[4] = square[0][0]; out[5] = square[1].y;
      var n = mat2x2f(); n[1] = vec2f(5, 6); n[0][1] = 2; out[6] = (2 * n)[1].x + n[0].y;`;
    expect(written(body, 'f32', 7)).toEqual([41, 63, 321, 654, 3, 2, 12]);
  });
});

describe('statements', () => {
  test('loops of all kinds', () => {
    const body = `
      var sum = 0; for (var i = 0; i < 10; i++) { if (i == 3) { continue; } if (i == 6) { break; } sum += i; } out[0] = sum;
      var n = 0; while (n * n < 50) { n++; } out[1] = n;
      var k = 0; loop { if (k == 4) { break; } let twice = k * 2; continuing { k = k + 1; out[2] = twice; } }
      var j = 0; loop { j++; continuing { j += 10; break if j > 30; } } out[3] = j;`;
    expect(written(body, 'i32', 4)).toEqual([12, 8, 6, 33]);
  });

  test('switch', () => {
    const body = `
      for (var i = 0u; i < 4; i++) {
        switch i { case 0, 1: { out[i] = 10; } case 2 { if (i == 2) { break; } out[i] = 1; } default { out[i] = 30; } }
      }`;
    expect(written(body, 'u32', 4)).toEqual([10, 10, 0, 30]);
  });

  test('what stands on the right of && and || runs only where it decides', () => {
    const module = 'var<private> calls = 0u; fn called() -> bool { calls++; return true; }';
    const body =
      'var no = false; let a = no && called(); let b = !no || called(); let c = no || called(); out[0] = calls;';
    expect(written(body, 'u32', 1, module)).toEqual([1]);
  });

  test('operators bind as WGSL says', () => {
    const body = `
      var a = 2; var b = 3; var yes = true;
      out[0] = i32(yes && a + b < 6); out[1] = i32(!yes || (a * b + 1 == 7 && b > a));
      out[2] = a - b - 4 * a / b; out[3] = i32((a + 1) << 2u); out[4] = i32(yes && a < b && b + a > 4);`;
    expect(written(body, 'i32', 5)).toEqual([1, 1, -3, 12, 1]);
  });

  test('names of a block hide those outside, from where they are declared on', () => {
    const body = 'let x = 1u; { let x = x + 5; out[0] = x; } out[1] = x; if (true) { var x = 9u; x++; out[2] = x; }';
    expect(written(body, 'u32', 3)).toEqual([6, 1, 10]);
  });
});

describe('functions and memory', () => {
  test('pointers, structures, arrays of arrays', () => {
    const module = `
      struct Pair { a: f32, b: vec3f, c: f32 }
      fn add(to: ptr<function, Pair>, by: f32) { (*to).a += by; to.b.y = by; to.c = 7; }
      fn second(p: Pair) -> f32 { return p.b.y; }
      const TABLE = array(array(1.0, 2.0), array(3.0, 4.0));
      alias Four = array<f32, 4>;`;
    const body = `
      var p = Pair(1, vec3f(1), 2); add(&p, 5); let copy = p; p.a = 0;
      out[0] = copy.a; out[1] = second(p); out[2] = p.c; out[3] = TABLE[1][0];
      var grid: array<Four, 2>; grid[1][2] = 8; let row = grid[1]; grid[1][2] = 0; out[4] = row[2];
      let place = &grid[0]; place[3] = 4; out[5] = grid[0][3];`;
    expect(written(body, 'f32', 6, module)).toEqual([6, 5, 7, 3, 8, 4]);
  });

  test('a call among the arguments of the same function', () => {
    const module = 'fn minus(a: i32, b: i32) -> i32 { return a - b; }';
    expect(written('out[0] = minus(minus(10, 3), minus(5, 1));', 'i32', 1, module)).toEqual([3]);
  });

  test('a function of the text hides a built-in one', () => {
    expect(written('out[0] = max(1, 2);', 'i32', 1, 'fn max(a: i32, b: i32) -> i32 { return a * 10 + b; }')).toEqual([
      12,
    ]);
  });

  test('variables are zero, anew each time that they are come to', () => {
    const body = 'for (var i = 0; i < 3; i++) { var n: i32; n++; out[i] = n; }';
    expect(written(body, 'i32', 3)).toEqual([1, 1, 1]);
  });

  test('lies as WGSL says: a vec3 takes four, and what follows it fills the gap', () => {
    const code = `
      struct Problem { origin: vec3u, m: u32, n: u32 }
      struct Item { a: vec3f, b: f32, c: vec2f }
      @group(0) @binding(3) var<storage, read_write> items: array<Item>;
      @group(0) @binding(1) var<storage, read_write> threes: array<vec3u>;
      @group(1) @binding(0) var<uniform> problem: Problem;
      @compute @workgroup_size(1) fn main() {
        items[1].b = 5; items[1].c.y = 6;
        threes[1] = vec3u(problem.m, problem.n, problem.origin.x);
      }`;
    const { buffers } = ran(code, {
      buffers: [{ data: new Uint32Array(8) }, { data: new Float32Array(16) }],
      uniform: [3, 4],
    });
    expect([...buffers[0]]).toEqual([0, 0, 0, 0, 3, 4, 0, 0]);
    expect(buffers[1][8 + 3]).toBe(5);
    expect(buffers[1][8 + 5]).toBe(6);
  });

  test('constants that the request sets, and overrides', () => {
    const code = `
      override scale: f32 = 2; const N: u32 = 4; const M = N * 2;
      @group(0) @binding(0) var<storage, read_write> out: array<f32>;
      var<workgroup> room: array<f32, M>;
      @compute @workgroup_size(N) fn main(@builtin(local_invocation_index) i: u32) { room[i] = scale; out[i] = f32(M) + room[i]; }`;
    const request = { buffers: [{ data: new Float32Array(3) }], constants: { N: 3, scale: 0.5 } };
    expect([...ran(code, request).buffers[0]]).toEqual([6.5, 6.5, 6.5]);
    expect(problemIn(code, { ...request, constants: { K: 1 } }).text.en).toContain('no constant K');
  });

  test('what a thread is told of itself, alone or in a structure', () => {
    const code = `
      struct Told { @builtin(global_invocation_id) global: vec3u, @builtin(num_workgroups) groups: vec3u }
      @group(0) @binding(0) var<storage, read_write> out: array<u32>;
      @compute @workgroup_size(2, 2) fn main(told: Told, @builtin(local_invocation_index) i: u32, @builtin(workgroup_id) g: vec3u) {
        out[told.global.y * 4 + told.global.x] = i + 10 * g.x + 100 * told.groups.x;
      }`;
    const { buffers } = ran(code, { buffers: [{ data: new Uint32Array(8) }], workgroups: [2, 1, 1] });
    expect([...buffers[0]]).toEqual([200, 201, 210, 211, 202, 203, 212, 213]);
  });
});

describe('what stands in no kernel', () => {
  const main = (body: string, module = '') => problemIn(`${module}\n@compute @workgroup_size(1) fn main() { ${body} }`);

  test('is told with its line', () => {
    expect(problemIn('fn main( {').kind).toBe('syntax');
    expect(main('_ = unknown;')).toMatchObject({ kind: 'invalid', line: 2 });
    expect(main('unheard();').text.en).toContain('no function unheard');
    expect(main('let x = 1; x = 2;').text.en).toContain('Only a variable');
    expect(main('f();', 'fn f() { g(); } fn g() { f(); }').text.en).toContain('calls itself');
    expect(main('_ = A;', 'const A = B; const B = A;').text.en).toContain('defined by itself');
    expect(main('_ = vec3f(1, 2);').text.en).toContain('vec3');
    expect(main('let i = 3; const c = i;').text.en).toContain('known beforehand');
    expect(main('var a: array<f32, 99999999>;').kind).toBe('not-here');
    expect(problemIn('fn main() {}').text.en).toContain('entry point');
  });

  test('what a compiler takes and the interpreter does not says so', () => {
    expect(main('_ = quadBroadcast(1u, 1u);')).toMatchObject({ kind: 'not-here', line: 2 });
  });

  test('buffers that do not fit', () => {
    const code =
      '@group(0) @binding(0) var<storage, read> a: array<vec4f>; @compute @workgroup_size(1) fn main() { _ = a[0]; }';
    expect(problemIn(code).kind).toBe('bindings');
    expect(problemIn(code, { buffers: [{ data: new Float32Array(2) }] }).text.en).toContain('needs 16 bytes');
    expect(
      problemIn(`${code} fn other() {}`, { buffers: [{ data: new Float32Array(8) }, { data: new Float32Array(8) }] })
        .kind,
    ).toBe('bindings');
  });

  test('a text that nests deeper than any stack is refused, whoever meets it first', () => {
    const { kind } = main(`_ = ${'('.repeat(60_000)}1${')'.repeat(60_000)};`);
    expect(['syntax', 'not-here']).toContain(kind);
  });
});
