import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costOf } from '../../engine/bench/estimate.ts';
import { expandPattern } from '../../engine/bench/plan.ts';
import type { Warning } from '../../engine/contract.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { costedRow } from '../../results/testing/rows.ts';
import { workloads } from '../../workloads/registry.ts';
import type { Results } from '../lesson.ts';
import { resultsFrom } from '../testing/rows.ts';
import { GRAPH, isSolved } from './challenge.ts';
import { type Box, isCriticalPath, lengthOf, ticksOf } from './graph.ts';
import { lesson } from './index.ts';
import { LAST_TICK, litIn, STEPS, TIMED_LANES } from './lanes.ts';
import { atOnce, LAYER, SUMS } from './layer.ts';
import { LENGTHS } from './plays.ts';
import { rowOfScan, twistOf } from './scan.ts';
import { EQUAL_T, patternsAt, WORKS, work } from './works.ts';

const run = (id: string, rows: readonly SummaryRow[]): Results => {
  const made = resultsFrom('none', { [id]: [] })[id];
  return made ? { [id]: { ...made, summary: { ...made.summary, measurements: rows } } } : {};
};

/** Intervals that leave room for any of them being the fastest. */
const noisy = (results: Results): Results =>
  Object.fromEntries(
    Object.entries(results).map(([id, one]) => {
      if (!one) return [id, one];
      const measurements = one.summary.measurements.map((row) => {
        const { kernelMs } = row;
        return { ...row, kernelMs: kernelMs && { ...kernelMs, low: kernelMs.median / 20, high: kernelMs.median * 20 } };
      });
      return [id, { ...one, summary: { ...one.summary, measurements } }];
    }),
  );

/** The first case of each pattern of a length, whose variant is put in. */
const rowsAt = (t: number, times: Readonly<Record<string, number | null>>): SummaryRow[] =>
  Object.entries(times).flatMap(([name, ms]) => {
    const [id, variant] = name.split(':');
    const pattern = patternsAt(t).find((one) => one.startsWith(`${id}:`)) ?? '';
    const row = costedRow(pattern.replace(/:[^:]+:/, `:${variant}:`), ms ?? 1);
    return ms === null ? [{ ...row, kernelMs: null, status: 'failed' as const }] : [row];
  });

const EQUAL = run(
  'equal',
  rowsAt(EQUAL_T, {
    'recurrence:steps': 4,
    'recurrence:loop': 2,
    'recurrence:wasm-threads': 1.5,
    'matmul:coalesced': 0.02,
    'matmul:wasm-threads': 0.5,
    'attention:fused': 0.1,
    'attention:wasm-threads': 1,
  }),
);

describe('the arithmetic', () => {
  it('is equal at the stated length, and there alone', () => {
    const flops = (t: number) => WORKS.map((one) => one.flops(t));
    expect(new Set(flops(EQUAL_T))).toEqual(new Set([16_711_680]));
    for (const t of LENGTHS) {
      const [recurrence, product, attention] = flops(t);
      expect(product).toBe(recurrence);
      expect(attention / recurrence).toBe((t + 1) / (EQUAL_T + 1));
    }
    expect(LENGTHS.map((t) => work('attention').flops(t) / work('recurrence').flops(t))).toEqual([0.25, 1, 2, 4]);
  });

  it.each(LENGTHS)('of the cases that run at T = %i is that which is told', (t) => {
    for (const pattern of patternsAt(t)) {
      const expanded = expandPattern(pattern, workloads);
      if (!expanded.ok) throw new Error(expanded.problem.en);
      expect(expanded.cases.length).toBeGreaterThan(1);
      for (const { workload: id, variant: name, params } of expanded.cases) {
        const workload = workloads.find((one) => one.id === id);
        const variant = workload?.variants.find((one) => one.id === name);
        if (!workload || !variant) throw new Error(pattern);
        expect(costOf(workload, variant, params).flops).toBe(work(id).flops(t));
      }
    }
  });
});

describe('ticks', () => {
  it('light what is ready: one box of a chain, a column of sequences, a row of attention', () => {
    const lit = Object.fromEntries(
      TIMED_LANES.map((lane) => [lane.id, Array.from({ length: LAST_TICK }, (_, i) => litIn(lane, i + 1))]),
    );
    const rest = (done: number) => Array.from({ length: LAST_TICK - done }, () => 0);
    expect(lit.recurrence).toEqual(Array.from({ length: STEPS }, () => 1));
    expect(lit.batch).toEqual(Array.from({ length: STEPS }, () => 4));
    expect(lit.product).toEqual([STEPS, ...rest(1)]);
    expect(lit.attention).toEqual([STEPS, STEPS, STEPS, ...rest(3)]);
  });

  it('are never earlier than what a box waits for, and no later than needed', () => {
    const graphs = fc.array(fc.array(fc.nat(30), { maxLength: 4 }), { minLength: 1, maxLength: 30 }).map((lists) =>
      lists.map(
        (needs, at): Box => ({
          id: `${at}`,
          needs: [...new Set(needs.filter((need) => need < at))].map(String),
        }),
      ),
    );
    fc.assert(
      fc.property(graphs, (boxes) => {
        const ticks = ticksOf(boxes);
        for (const { id, needs } of boxes) {
          expect(ticks.get(id)).toBe(1 + Math.max(0, ...needs.map((need) => ticks.get(need) ?? Number.NaN)));
        }
        expect(lengthOf(boxes)).toBe(Math.max(...ticks.values()));
      }),
    );
  });

  it('never come for boxes that wait for each other, or for nobody', () => {
    const ring = [
      { id: 'a', needs: ['b'] },
      { id: 'b', needs: ['a'] },
    ];
    expect(() => ticksOf(ring)).toThrow('a, b can never');
    expect(() => ticksOf([{ id: 'a', needs: ['x'] }])).toThrow('a can never');
    expect(lengthOf([])).toBe(0);
  });
});

describe('the critical path', () => {
  const chain = (ids: string) => new Set(ids);

  it('is one chain of six boxes, which no column gives away', () => {
    expect(lengthOf(GRAPH)).toBe(6);
    const columns = new Set(GRAPH.map(({ at }) => at[0]));
    expect(columns.size).toBeLessThan(6);
    const subsets = (at: number, chosen: string): string[] =>
      at === GRAPH.length ? [chosen] : [...subsets(at + 1, chosen), ...subsets(at + 1, chosen + GRAPH[at].id)];
    expect(subsets(0, '').filter((ids) => isCriticalPath(GRAPH, chain(ids)))).toEqual(['ADGHJL']);
  });

  it('takes the boxes and the ticks, and neither alone', () => {
    expect(isSolved(chain('ADGHJL'), 6)).toBe(true);
    expect(isSolved(chain('ADGHJL'), 12)).toBe(false);
    expect(isSolved(chain('ABFIL'), 6)).toBe(false);
    expect(isSolved(chain('ABCDEFGHIJKL'), 6)).toBe(false);
    expect(isSolved(chain('ADGHJLX'), 6)).toBe(false);
  });

  it('is named by its boxes in the answer', () => {
    expect(lesson.challenges.path.because.en).toContain('A, D, G, H, J and L');
  });
});

describe('the guesses', () => {
  const { waiting, last } = lesson.predictions;

  it('what waiting costs, on both sides', () => {
    expect(waiting.answer(EQUAL)).toBeCloseTo(100);
    expect(waiting.explain(EQUAL, 90).en).toBe(
      'On the GPU the recurrence takes 2 ms, the matrix product 20 µs: 100× the time. The operations are the same; the rest is waiting. On all cores of the CPU it is 3×. Your guess was close.',
    );
    expect(waiting.explain(EQUAL, 2)['zh-CN']).toBe(
      '在 GPU 上，循环用了 2 ms，矩阵乘法用了 20 µs：用时是 100 倍。运算一样多，多出来的全是等待。在 CPU 的全部核心上，是 3 倍。',
    );
  });

  it('what it costs where it costs nothing, or where nobody knows', () => {
    const level = run('equal', rowsAt(EQUAL_T, { 'recurrence:loop': 1, 'matmul:coalesced': 1 }));
    expect(waiting.explain(level, 100).en).toContain('Here waiting costs nothing');
    expect(waiting.explain(noisy(EQUAL), 90).en).toContain('too noisy to tell what waiting costs');
    const none = run('equal', rowsAt(EQUAL_T, { 'recurrence:loop': null, 'matmul:coalesced': null }));
    expect(waiting.answer(none)).toBeNull();
    expect(waiting.explain(none, 100).en).toBe('No time was measured.');
    expect(last.explain(none, 'loop').en).toBe('No time was measured.');
  });

  it('who comes last', () => {
    expect(last.answer(EQUAL)).toBe('steps');
    expect(last.explain(EQUAL, 'steps').en).toBe(
      'From first to last: Matrix product 20 µs; Attention 100 µs; Recurrence, one launch that loops 2 ms; Recurrence, one launch per step 4 ms. You saw that coming.',
    );
    expect(last.explain(EQUAL, 'loop')['zh-CN']).toMatch(/^从快到慢：矩阵乘法 20 µs；.*每步启动一次 4 ms。$/);
  });
});

describe('“less work”', () => {
  it('is never what it was', () => {
    const { less } = lesson.claims;
    const verdict = less.verdict(EQUAL);
    expect(verdict?.holds).toBe('no');
    expect(verdict?.because.en).toBe(
      'Here both did 17 MFLOP. GPU: attention 100 µs, 20× faster than the recurrence (2 ms); CPU: attention 1 ms, 1.5× faster than the recurrence (1.5 ms). At T = 1,023 attention does 4× the arithmetic of the recurrence, and the longer the sequence, the more. What it has less of is waiting: 3 steps in a row instead of 255.',
    );
    expect(verdict?.because['zh-CN']).toContain('GPU：注意力 100 µs，循环 2 ms，注意力的速度是循环的 20 倍；CPU：');
    const slower = run('equal', rowsAt(EQUAL_T, { 'recurrence:loop': 1, 'attention:fused': 4 }));
    expect(less.verdict(slower)?.because.en).toContain('4× slower than the recurrence');
    expect(less.verdict(noisy(slower))?.because.en).toContain('4 ms, too noisy to tell from the recurrence (1 ms)');
  });
});

describe('a longer sequence', () => {
  const { length } = lesson.plays;
  const at = (t: number, recurrence: number | null, attention: number | null) =>
    run(`length=${t}`, rowsAt(t, { 'recurrence:loop': recurrence, 'attention:fused': attention }));

  it('is told with its arithmetic', () => {
    const finding = length.finding({ ...at(63, 1, 0.1), ...at(1023, 16, 1) });
    expect(finding?.en).toBe(
      'GPU, from T = 63 to 1,023: recurrence 16× the time for 16× the arithmetic, attention 10× the time for 260× the arithmetic.',
    );
    expect(finding?.['zh-CN']).toContain('循环运算量 16 倍，用时 16 倍；注意力运算量 260 倍，用时 10 倍。');
    expect(length.finding(at(63, 1, 1))).toBeNull();
    expect(length.finding({ ...at(63, null, null), ...at(1023, null, null) })).toBeNull();
  });
});

describe('a batch', () => {
  const { batch } = lesson.plays;
  const at = (b: number, gpu: number | null, cpu: number) => {
    const pattern = (variant: string) => `recurrence:${variant}:t=63,d=128,b=${b}`;
    const row = costedRow(pattern('loop'), gpu ?? 1);
    return run(`batch=${b}`, [
      gpu === null ? { ...row, kernelMs: null } : row,
      costedRow(pattern('wasm-threads'), cpu),
    ]);
  };

  it('brings the recurrent network back, or not', () => {
    const finding = batch.finding({ ...at(1, 1, 0.5), ...at(64, 2, 16) });
    expect(finding?.en).toBe(
      'From 1 to 64 sequences, 64× the arithmetic costs the GPU 2× the time, the CPU 32×. With 64 the GPU is 8× faster: it was the single sequence that was slow.',
    );
    expect(finding?.['zh-CN']).toBe(
      '序列从 1 条到 64 条，运算量是 64 倍：GPU 用时是 2 倍，CPU 是 32 倍。64 条时 GPU 的速度是 CPU 的 8 倍：慢的是单独一条序列。',
    );
    expect(batch.finding({ ...at(1, 1, 1), ...at(16, 32, 16) })?.en).toContain('With 16 the CPU is 2× faster.');
    expect(batch.finding({ ...at(1, 1, 1), ...at(16, 16, 16) })?.en).toContain('With 16 they are level.');
    const wide = noisy({ ...at(1, 1, 1), ...at(16, 16, 12) });
    expect(batch.finding(wide)?.en).toContain('With 16 it is too noisy to tell which is faster.');
  });

  it('is told of the CPU alone where there is no GPU, and not of one position', () => {
    expect(batch.finding({ ...at(1, null, 1), ...at(64, null, 32) })?.en).toBe(
      'From 1 to 64 sequences, 64× the arithmetic costs the CPU 32×.',
    );
    expect(batch.finding(at(1, 1, 1))).toBeNull();
  });
});

describe('a picture’s parts', () => {
  const slots = (one: number | null, many: number | null, warnings: readonly Warning[] = []) =>
    run(
      'parts',
      ([1, 4096] as const).map((groups, at) => {
        const ms = [one, many][at];
        const row = { ...costedRow(`parallel-slots:light:groups=${groups},steps=4096`, ms ?? 1), warnings };
        return ms === null ? { ...row, kernelMs: null } : row;
      }),
    );

  it('are those of the layer’s named shape', () => {
    expect(LAYER).toEqual({ width: 55, height: 55, filters: 96, sums: 290_400, products: 363 });
    expect(SUMS).toBe('290,400');
  });

  it('are held against the threads that run at once', () => {
    // 4,096 workgroups in 16 times the time of one: 256 at once.
    expect(atOnce(slots(0.1, 1.6), 'gpu')).toBeCloseTo(256 * 64);
    expect(atOnce(slots(0.1, 1.6), 'cpu')).toBeNull();
    expect(atOnce(slots(null, 1.6), 'gpu')).toBeNull();
    expect(atOnce(slots(0.1, 1.6, [{ code: 'coarse-clock' }]), 'gpu')).toBeNull();
    expect(atOnce({}, 'gpu')).toBeNull();
  });
});

describe('the twist', () => {
  const twist = (loop: number | null, scan: number) =>
    run('twist', [
      ...(loop === null ? [] : [costedRow('linear-recurrence:loop:t=16384,c=64', loop)]),
      costedRow('linear-recurrence:scan:t=16384,c=64', scan),
    ]);

  it('counts the steps in a row', () => {
    expect(rowOfScan(16_384)).toBe(64 + 256 + 64);
    expect(twistOf(twist(4, 1)).en).toBe(
      'The loop has 16,384 steps in a row, the scan 384, for twice the arithmetic. On this GPU the scan is 4× faster.',
    );
    expect(twistOf(twist(1, 2))['zh-CN']).toBe(
      '循环前后相继 16,384 步，扫描只有 384 步，代价是运算量加倍。在这块 GPU 上，循环的速度仍是扫描的 2 倍：人手太少，队排得短也用不上。',
    );
    expect(twistOf(twist(1, 1)).en).toContain('they are level');
    expect(twistOf(noisy(twist(4, 1)))['zh-CN']).toContain('波动太大，分不出快慢。');
    expect(twistOf(twist(null, 1)).en).toBe('The GPU has no time of both here.');
  });
});
