/** Races, barriers, counts: what the interpreter sees of what threads share. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fillUniform } from '../random.ts';
import type { Race } from './api.ts';
import { problemIn, ran } from './testing/kernels.ts';

const tiled = readFileSync(new URL('../../../shaders/matmul/tiled.wgsl', import.meta.url), 'utf8');
const SIDE = 8;
const TILE = 4;

const multiply = (code: string, seed: number, trace = false) =>
  ran(code, {
    buffers: [1, 2, 3].map((stream) => ({ data: fillUniform(new Float32Array(SIDE * SIDE), 5, stream) })),
    uniform: [SIDE, SIDE, SIDE],
    constants: { TILE },
    workgroups: [SIDE / TILE, SIDE / TILE, 1],
    seed,
    trace,
  });

/** Without the barrier of this number. */
const without = (number: number): string => {
  let seen = 0;
  return tiled.replace(/^\s*workgroupBarrier\(\);\n/gm, (line) => (seen++ === number ? '\n' : line));
};

/** Functions of which each calls the next twice. */
const doubled = (count: number): string =>
  `${Array.from({ length: count }, (_, at) => `fn f${at}() { f${at + 1}(); f${at + 1}(); }`).join('\n')} fn f${count}() {}`;

const SEEDS = [1, 2, 3, 4, 5, 6];

describe('a tiled product of matrices', () => {
  test('has no race, and the same result in any order', () => {
    const results = SEEDS.map((seed) => multiply(tiled, seed));
    for (const { races, buffers } of results) {
      expect(races).toEqual({ first: [], count: 0 });
      expect(buffers[2]).toEqual(results[0].buffers[2]);
    }
  });

  test('is counted', () => {
    const { counts, most } = multiply(tiled, 1);
    const threads = SIDE * SIDE;
    const tiles = SIDE / TILE;
    expect(counts).toEqual({
      reads: threads * 2 * tiles,
      writes: threads,
      sharedReads: threads * 2 * SIDE,
      sharedWrites: threads * 2 * tiles,
      atomics: 0,
      barriers: threads * 2 * tiles,
    });
    for (const [name, count] of Object.entries(counts)) expect(most[name as keyof typeof most]).toBe(count / threads);
  });

  test.each([0, 1])('without barrier %i names two threads and the cell, and is wrong in some order', (number) => {
    const code = without(number);
    expect(code).not.toBe(tiled);
    const right = multiply(tiled, 1).buffers[2];
    const results = SEEDS.map((seed) => multiply(code, seed));
    for (const { races } of results) {
      expect(races.count).toBeGreaterThan(0);
      for (const race of races.first) {
        expect(race.cell).toMatch(/^tile[AB]\[\d+\]$/);
        expect(race.across).toBe(false);
        expect(race.first.by.workgroup).toEqual(race.second.by.workgroup);
        expect(race.first.by.thread).not.toBe(race.second.by.thread);
        expect([race.first.kind, race.second.kind].sort()).toEqual(['read', 'write']);
        expect(linesOf(race).map((line) => code.split('\n')[line - 1])).toEqual([
          expect.stringContaining('sum +='),
          expect.stringMatching(/tile[AB]\[place\] = /),
        ]);
      }
    }
    expect(results.some(({ buffers }) => buffers[2].some((value, i) => value !== right[i]))).toBe(true);
  });

  test('tells which thread touched which cell', () => {
    const { touches, traceCut, workgroupSize } = multiply(tiled, 1, true);
    expect(traceCut).toBe(false);
    expect(workgroupSize).toEqual([TILE, TILE, 1]);
    expect(touches.map(({ name, space, buffer, cells }) => [name, space, buffer, cells]).sort()).toEqual([
      ['a', 'storage', 0, SIDE * SIDE],
      ['b', 'storage', 1, SIDE * SIDE],
      ['c', 'storage', 2, SIDE * SIDE],
      ['tileA', 'workgroup', -1, TILE * TILE],
      ['tileB', 'workgroup', -1, TILE * TILE],
    ]);
    const a = touches.find(({ name }) => name === 'a');
    // Each element of a is fetched once by each of the workgroups along its row.
    const readers = new Map<number, Set<number>>();
    for (const [i, cell] of (a?.cell ?? []).entries())
      readers.set(cell, (readers.get(cell) ?? new Set()).add(a?.thread[i] ?? 0));
    expect(readers.size).toBe(SIDE * SIDE);
    for (const threads of readers.values()) expect(threads.size).toBe(SIDE / TILE);
  });
});

const linesOf = ({ first, second }: Race) =>
  (first.kind === 'read' ? [first, second] : [second, first]).map(({ line }) => line);

const OUT = '@group(0) @binding(0) var<storage, read_write> out: array<u32>;';
const kernel = (body: string, size = 4, module = '') => `${OUT}
${module}
@compute @workgroup_size(${size})
fn main(@builtin(local_invocation_index) i: u32, @builtin(workgroup_id) group: vec3u) {
${body}
}`;
const buffers = [{ data: new Uint32Array(16) }];

describe('storage', () => {
  test('two workgroups that write one element race, whatever the order', () => {
    for (const seed of SEEDS) {
      const { races } = ran(kernel('if (i == 1) { out[3] = group.x; }'), { buffers, workgroups: [3, 1, 1], seed });
      expect(races.first[0]).toMatchObject({ cell: 'out[3]', space: 'storage', across: true });
      expect(races.first[0].first).toMatchObject({ kind: 'write', line: 5, by: { thread: 1 } });
      expect(races.first[0].first.by.workgroup).not.toEqual(races.first[0].second.by.workgroup);
    }
  });

  test('a barrier orders no two workgroups', () => {
    const body = 'if (group.x == 0) { out[i] = 1; } storageBarrier(); if (group.x == 1) { out[8 + i] = out[i]; }';
    const { races } = ran(kernel(body), { buffers, workgroups: [2, 1, 1] });
    expect(races.count).toBeGreaterThan(0);
    expect(races.first.every(({ across }) => across)).toBe(true);
  });

  test('storageBarrier orders the threads of one; workgroupBarrier is not about storage', () => {
    const body = (barrier: string) => `out[i] = i; ${barrier}(); out[4 + i] = out[3 - i];`;
    expect(ran(kernel(body('storageBarrier')), { buffers }).races.count).toBe(0);
    expect(ran(kernel(body('workgroupBarrier')), { buffers }).races.count).toBe(1);
  });

  test('atomics do not race', () => {
    const code = kernel('atomicAdd(&sums[0], i);').replace('out: array<u32>', 'sums: array<atomic<u32>>');
    const { races, counts, buffers: after } = ran(code, { buffers, workgroups: [2, 1, 1] });
    expect(races.count).toBe(0);
    expect(counts).toMatchObject({ atomics: 8, reads: 0, writes: 0 });
    expect(after[0][0]).toBe(12);
  });

  test('one that was read by several, by the writer last, races with the others', () => {
    const body = 'let first = out[0]; if (i == 2) { out[0] = first + 1; }';
    for (const seed of SEEDS) {
      const [race] = ran(kernel(body, 3), { buffers, seed }).races.first;
      const threads = [race.first, race.second].map(({ by }) => by.thread);
      expect(threads).toContain(2);
      expect(threads.some((thread) => thread !== 2)).toBe(true);
    }
  });
});

describe('barriers', () => {
  const shared = 'var<workgroup> cell: u32;';

  test('workgroupUniformLoad waits, reads and waits', () => {
    const body = 'if (i == 2) { cell = 7; } out[i] = workgroupUniformLoad(&cell); cell = i / 99;';
    const { buffers: after, counts, races } = ran(kernel(body, 4, shared), { buffers });
    expect([...after[0].slice(0, 4)]).toEqual([7, 7, 7, 7]);
    expect(counts).toMatchObject({ barriers: 4, sharedReads: 4 });
    // All threads write the same afterwards: a race all the same, for WGSL.
    expect(races.first).toHaveLength(1);
    expect(races.first[0]).toMatchObject({ cell: 'cell', first: { kind: 'write' }, second: { kind: 'write' } });
  });

  test('may stand in functions and in loops', () => {
    const module = `var<workgroup> cells: array<u32, 4>;
      fn turned(i: u32, n: u32) -> u32 { cells[i] = n; workgroupBarrier(); let found = cells[(i + 1) % 4]; workgroupBarrier(); return found; }`;
    const body = 'var n = i; for (var turn = 0; turn < 3; turn++) { n = turned(i, n) + 10; } out[i] = n;';
    const { buffers: after, races } = ran(kernel(body, 4, module), { buffers });
    expect([...after[0].slice(0, 4)]).toEqual([33, 30, 31, 32]);
    expect(races.count).toBe(0);
  });

  test('that not all come to are told, with their line', () => {
    expect(problemIn(kernel('if (i < 2) { workgroupBarrier(); }\nout[i] = i;'), { buffers })).toMatchObject({
      kind: 'invalid',
      line: 5,
    });
    expect(problemIn(kernel('if (i == 3) { return; }\nworkgroupBarrier();'), { buffers })).toMatchObject({ line: 6 });
  });

  test('that not all come to are found while it runs, where a text is too long to be followed beforehand', () => {
    const body = 'if (i < 2) { workgroupBarrier(); }\nout[i] = i;';
    expect(problemIn(kernel(body, 4, doubled(30)), { buffers })).toMatchObject({ kind: 'divergent' });
  });

  test('workgroup memory is zero, in each workgroup anew', () => {
    const { buffers: after } = ran(kernel('cell += group.x + 1; out[group.x] = cell;', 1, shared), {
      buffers,
      workgroups: [4, 1, 1],
    });
    expect([...after[0].slice(0, 4)]).toEqual([1, 2, 3, 4]);
  });
});

describe('subgroups', () => {
  const request = { buffers, subgroupSize: 4 };
  const lanes = (value: string, size = 8) =>
    [...ran(`enable subgroups;\n${kernel(`out[i] = ${value};`, size)}`, request).buffers[0].slice(0, size)].map(Number);

  test.each([
    ['subgroupAdd(i)', [6, 6, 6, 6, 22, 22, 22, 22]],
    ['subgroupMul(i + 1)', [24, 24, 24, 24, 1680, 1680, 1680, 1680]],
    ['subgroupMax(i)', [3, 3, 3, 3, 7, 7, 7, 7]],
    ['subgroupMin(i)', [0, 0, 0, 0, 4, 4, 4, 4]],
    ['subgroupAnd(i | 1)', [1, 1, 1, 1, 5, 5, 5, 5]],
    ['subgroupOr(i)', [3, 3, 3, 3, 7, 7, 7, 7]],
    ['subgroupXor(i)', [0, 0, 0, 0, 0, 0, 0, 0]],
    ['subgroupInclusiveAdd(i)', [0, 1, 3, 6, 4, 9, 15, 22]],
    ['subgroupExclusiveAdd(i)', [0, 0, 1, 3, 0, 4, 9, 15]],
    ['subgroupInclusiveMul(i + 1)', [1, 2, 6, 24, 5, 30, 210, 1680]],
    ['subgroupExclusiveMul(i + 1)', [1, 1, 2, 6, 1, 5, 30, 210]],
    ['u32(subgroupAll(i < 5))', [1, 1, 1, 1, 0, 0, 0, 0]],
    ['u32(subgroupAny(i > 6))', [0, 0, 0, 0, 1, 1, 1, 1]],
    ['subgroupBroadcast(i, 2u)', [2, 2, 2, 2, 6, 6, 6, 6]],
    ['subgroupBroadcastFirst(i)', [0, 0, 0, 0, 4, 4, 4, 4]],
    ['subgroupShuffle(i, 3 - i % 4)', [3, 2, 1, 0, 7, 6, 5, 4]],
    ['subgroupShuffleXor(i, 1u)', [1, 0, 3, 2, 5, 4, 7, 6]],
    ['subgroupShuffleUp(i, 1u) * u32(i % 4 > 0)', [0, 0, 1, 2, 0, 4, 5, 6]],
    ['subgroupShuffleDown(i, 1u) * u32(i % 4 < 3)', [1, 2, 3, 0, 5, 6, 7, 0]],
    ['u32(subgroupElect())', [1, 0, 0, 0, 1, 0, 0, 0]],
    ['subgroupBallot(i % 2 == 1).x', [10, 10, 10, 10, 10, 10, 10, 10]],
  ])('%s', (call, expected) => {
    expect(lanes(call)).toEqual(expected);
  });

  test('those that came join; the others have no part in it', () => {
    const body =
      'if (i % 2 == 0) { out[i] = subgroupAdd(i); } else { out[i] = 100 + subgroupAdd(i); } out[8 + i] = subgroupAdd(1u);';
    const { buffers: after } = ran(
      `enable subgroups;\ndiagnostic(off, subgroup_uniformity);\n${kernel(body)}`,
      request,
    );
    expect([...after[0].slice(0, 4)]).toEqual([2, 104, 2, 104]);
    expect([...after[0].slice(8, 12)]).toEqual([4, 4, 4, 4]);
  });
});

describe('what goes wrong', () => {
  test('a loop without an end is stopped, with its line', () => {
    const request = { buffers, limitSteps: 5000 };
    expect(problemIn(kernel('out[0] = 1;\nloop { out[i] += 1; if (out[i] == 0) { break; } }'), request)).toMatchObject({
      kind: 'endless',
      line: 6,
    });
    expect(problemIn(kernel('while (true) { }'), request).kind).toBe('endless');
    expect(problemIn(kernel('f0();', 1, doubled(30)), request).kind).toBe('endless');
  });

  test('beyond the end a read gives zero and a write is lost; both are named', () => {
    const { buffers: after, outOfBounds } = ran(
      kernel('out[i * 6] = 5;\nlet place = i32(i) - 1; out[i] = out[place * 20];'),
      { buffers },
    );
    expect(outOfBounds.count).toBe(1 + 3);
    expect(outOfBounds.first).toContainEqual({
      by: { workgroup: [0, 0, 0], thread: 3 },
      kind: 'write',
      name: 'out',
      index: 18,
      length: 16,
      line: 5,
    });
    expect(outOfBounds.first).toContainEqual(expect.objectContaining({ kind: 'read', index: -20, line: 6 }));
    expect(after[0]).toHaveLength(16);
  });

  test('what comes in stays as it was', () => {
    const data = new Uint32Array([4, 5]);
    ran(kernel('out[i] = 0;'), { buffers: [{ data }] });
    expect([...data]).toEqual([4, 5]);
  });
});
