import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expandPattern } from '../../engine/bench/plan.ts';
import { formatCase } from '../../engine/case-id.ts';
import type { CaseId } from '../../engine/contract.ts';
import { type NullDevice, openNullDevice } from '../../engine/testing/null-device.ts';
import { CARDS } from '../../results/cards.ts';
import { limitCases } from '../../results/roofline.ts';
import type { SummaryRow } from '../../results/summary.ts';
import { costedRow } from '../../results/testing/rows.ts';
import { workloads } from '../../workloads/registry.ts';
import type { Results } from '../lesson.ts';
import { resultsFrom } from '../testing/rows.ts';
import { BYTES, FLOPS, isIntensity, isLimiter } from './challenge.ts';
import { lesson } from './index.ts';
import { bestOf, kernelsOf, roofsOf, tagsOf } from './spots.ts';

const TEXTS = import.meta.glob<string>('./content.*.mdx', { query: '?raw', import: 'default', eager: true });

/** What a case costs is amount over rate: a row that runs at this many GFLOP/s, or GB/s where it has no FLOPs. */
function atRate(pattern: string, rate: number): SummaryRow {
  const { gflops, gbps } = costedRow(pattern, 1);
  return costedRow(pattern, (gflops ?? gbps ?? 0) / rate);
}

/** GPU: 400 GFLOP/s and 100 GB/s, ridge 4. CPU: 50 and 20, ridge 2.5. */
const ROOFS = [
  atRate('peak-fma:gpu:rows=4096,steps=1024', 400),
  atRate('peak-copy:gpu:blocks=4096', 100),
  atRate('peak-fma:wasm-threads:rows=4096,steps=1024', 50),
  atRate('peak-copy:wasm-threads:blocks=4096', 20),
];

/** 1/12 FLOP per byte: the slope ends at 8.33 and 1.67 GFLOP/s there. */
const ADD = atRate('vector-add:vec4:n=1048576', 7.5);
const NAIVE = atRate('matmul:naive:n=128', 40);
const BEST = atRate('matmul:registers-direct:n=128', 200);
const TEXTBOOK = atRate('matmul:js-textbook:n=128', 0.5);
const SIMD = atRate('matmul:wasm-threads:n=128', 25);

const results = (rows: readonly SummaryRow[], id = 'all'): Results => {
  const made = resultsFrom('none', { [id]: [] }, { cores: 8 });
  const run = made[id];
  return run ? { [id]: { ...run, summary: { ...run.summary, measurements: rows } } } : {};
};
const ALL = results([...ROOFS, ADD, NAIVE, BEST, TEXTBOOK, SIMD]);

describe('the run', () => {
  const casesOf = (patterns: readonly string[]) =>
    patterns.flatMap((pattern) => {
      const expanded = expandPattern(pattern, workloads);
      if (!expanded.ok) throw new Error(expanded.problem.en);
      return expanded.cases;
    });
  const named = (cases: readonly CaseId[]) =>
    cases.map((id) => formatCase(id, workloads.find((one) => one.id === id.workload)?.params ?? null));

  it.each([
    ['hardware', lesson.runs.all.patterns],
    ['software', lesson.runs.all.small ?? []],
  ] as const)('finds the limits of a machine with a %s adapter as the device page does', (kind, patterns) => {
    const known = named(limitCases(workloads, kind));
    const own = casesOf(patterns).filter(({ workload }) => workload.startsWith('peak-'));
    expect(known).toEqual(expect.arrayContaining(named(own)));
    for (const id of ['peak-fma', 'peak-copy']) {
      expect(own.filter(({ workload, variant }) => workload === id && variant === 'gpu')).not.toEqual([]);
      expect(own.filter(({ workload, variant }) => workload === id && variant === 'wasm-threads')).toHaveLength(1);
    }
  });

  it('has works in the order of their intensities', () => {
    for (const patterns of [lesson.runs.all.patterns, lesson.runs.all.small ?? []]) {
      const rows = patterns.filter((one) => !one.startsWith('peak-')).map((one) => costedRow(one, 1));
      const tags = tagsOf(kernelsOf(results([...ROOFS, ...rows])));
      expect(tags.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
      const intensities = tags.map(({ intensity }) => intensity);
      expect(intensities).toEqual([...intensities].sort((a, b) => a - b));
    }
  });
});

describe('places', () => {
  it('come from the roofs of the same run, without what found them', () => {
    expect(roofsOf(ALL)?.gpu?.gflops).toBeCloseTo(400);
    expect(roofsOf(ALL)?.cpu?.gbps).toBeCloseTo(20);
    expect(kernelsOf(ALL).map(({ row }) => row.variant)).toEqual([
      'vec4',
      'naive',
      'registers-direct',
      'js-textbook',
      'wasm-threads',
    ]);
    expect(roofsOf({})).toBeNull();
    expect(kernelsOf(results([ADD]))).toEqual([]);
  });

  it('are led by the kernel nearest to its roof, of each work one', () => {
    const best = bestOf(kernelsOf(ALL), 'gpu');
    expect(best.map(({ row }) => row.variant)).toEqual(['vec4', 'registers-direct']);
    expect(best[0].standing).toMatchObject({ limitedBy: 'memory' });
    expect(best[0].standing.share).toBeCloseTo(0.9);
    expect(best[1].standing.share).toBeCloseTo(0.5);
  });
});

describe('the guesses', () => {
  const { nearest, plain } = lesson.predictions;

  it('who is nearest', () => {
    expect(nearest.answer(ALL)).toBe('vector-add');
    expect(nearest.explain(ALL, 'vector-add').en).toBe(
      'Nearest to its roof on the GPU: Adding two arrays, at 90% of what memory allows. Behind it: Matrix multiplication 50%. You saw that coming.',
    );
    expect(nearest.explain(ALL, 'matmul')['zh-CN']).toBe(
      '在 GPU 上离自己的屋顶最近的是两个数组相加，达到内存所允许的 90%。其后依次是：矩阵乘法 50%。',
    );
    const cached = results([...ROOFS, atRate('vector-add:vec4:n=1048576', 20)]);
    expect(nearest.explain(cached, 'matmul').en).toContain('at 240% of what memory allows. Above 100%, either caches');
  });

  it('who is nearest needs a GPU', () => {
    const none = results([...ROOFS.slice(2), TEXTBOOK]);
    expect(nearest.answer(none)).toBeNull();
    expect(nearest.explain(none, 'matmul').en).toBe('No place below a roof was measured.');
  });

  it('what the plain loop reaches', () => {
    expect(plain.answer(ALL)).toBeCloseTo(1);
    expect(plain.explain(ALL, 1.5).en).toBe(
      'The plain loop does 0.5 of the 50 GFLOP/s that its roof allows: 1%. It uses one of 8 threads and one number at a time. SIMD on all cores reaches 50%. Your guess was close.',
    );
    expect(plain.explain(ALL, 50)['zh-CN']).toMatch(/达到 1%。它只用 8 个线程里的一个.*则达到 50%。$/);
    expect(plain.answer(results(ROOFS))).toBeNull();
  });
});

describe('the peak on the box', () => {
  const { box } = lesson.claims;

  it('is not reached, side by side', () => {
    const verdict = box.verdict(ALL);
    expect(verdict?.holds).toBe('no');
    expect(verdict?.because.en).toContain('GPU: 200 of 400 GFLOP/s, 50%; CPU: 25 of 50 GFLOP/s, 50%.');
    expect(verdict?.because['zh-CN']).toContain('GPU：200 / 400 GFLOP/s，即 50%；CPU：25 / 50 GFLOP/s，即 50%。');
  });

  it('is only the measured one where a kernel gets there', () => {
    const near = box.verdict(results([...ROOFS, atRate('matmul:registers-direct:n=512', 392)]));
    expect(near?.holds).toBe('partly');
    expect(near?.because.en).toContain('GPU: 392 of 400 GFLOP/s, 98%.');
    expect(box.verdict(results(ROOFS))).toBeNull();
  });
});

describe('along the roof', () => {
  const { steps } = lesson.plays;
  const at = (count: number, gpu: number, cpu: number) => {
    const pattern = (variant: string) => `peak-fma:${variant}:rows=65536,steps=${count}`;
    return results([costedRow(pattern('gpu'), gpu), costedRow(pattern('wasm-threads'), cpu)], `steps=${count}`);
  };

  it('tells what more arithmetic costs on each side', () => {
    const finding = steps.finding({ ...at(1, 1, 2), ...at(64, 2, 64) });
    expect(finding?.en).toBe(
      'GPU, from 2 to 128 operations a number: 4.2 → 134 GFLOP/s; 64× the arithmetic takes 2× the time. CPU, from 2 to 128 operations a number: 2.1 → 4.2 GFLOP/s; 64× the arithmetic takes 32× the time.',
    );
    expect(finding?.['zh-CN']).toContain('运算量是 64 倍，用时是 2 倍。');
    expect(steps.finding(at(1, 1, 2))).toBeNull();
  });
});

describe('the unknown kernel', () => {
  const blocks = Object.values(TEXTS).map((text) => /```wgsl\n(.*?)```/s.exec(text)?.[1] ?? '');
  let compiler: NullDevice;
  beforeAll(async () => {
    compiler = await openNullDevice();
  });
  afterAll(() => compiler.close());

  it('is the same in both languages, compiles, and costs what is asked for', async () => {
    expect(blocks).toHaveLength(2);
    expect(blocks[0]).toBe(blocks[1]);
    expect(await compiler.problems('unknown.wgsl', blocks[0])).toEqual([]);
    const turns = Number(/turn < (\d+)u/.exec(blocks[0])?.[1]);
    const [, operations] = /sum = ([^;]+);/.exec(blocks[0].slice(blocks[0].indexOf('for'))) ?? [];
    expect(turns * (operations?.match(/[*+]/g)?.length ?? 0)).toBe(FLOPS);
    expect(4 * (blocks[0].match(/[abc]\[i\]/g)?.length ?? 0)).toBe(BYTES);
  });

  it('takes a rounded intensity and no other', () => {
    expect([10.6667, 10.7, 11, 10.2].map(isIntensity)).toEqual([true, true, true, true]);
    expect([10, 32, 128, 0.094, 5.3].map(isIntensity)).toEqual([false, false, false, false, false]);
  });

  it('is limited by what the ridge says, and by either on it', () => {
    const roof = (ridge: number) => ({ gflops: 100 * ridge, gbps: 100 });
    expect([isLimiter('memory', roof(40)), isLimiter('arithmetic', roof(40))]).toEqual([true, false]);
    expect([isLimiter('memory', roof(3)), isLimiter('arithmetic', roof(3))]).toEqual([false, true]);
    expect([isLimiter('memory', roof(11)), isLimiter('arithmetic', roof(11))]).toEqual([true, true]);
  });
});

describe('the cards', () => {
  it('have figures, and a document with its year behind each', () => {
    expect(CARDS.map(({ name, limit }) => [name, limit.gflops, limit.gbps])).toEqual([
      ['T4', 8100, 320],
      ['V100', 15_700, 900],
      ['A100 80 GB', 19_500, 2039],
      ['RTX 4090', 82_600, 1008],
      ['H100 SXM', 66_900, 3350],
    ]);
    for (const { source, year } of CARDS) {
      expect(source).toMatch(/^NVIDIA .*(data sheet|white paper)/);
      expect(year).toBeGreaterThanOrEqual(2018);
    }
    expect(new Set(CARDS.map(({ id }) => id)).size).toBe(CARDS.length);
  });
});
