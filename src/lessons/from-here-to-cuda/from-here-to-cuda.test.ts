import { describe, expect, it } from 'vitest';
import tiledWgsl from '../../../shaders/matmul/tiled.wgsl?raw';
import interleavedCode from '../../../shaders/reduction/interleaved.wgsl?raw';
import subgroupsWgsl from '../../../shaders/reduction/subgroups.wgsl?raw';
import scalarWgsl from '../../../shaders/vector-add/scalar.wgsl?raw';
import { subgroupsPasses } from '../../workloads/reduction/passes.ts';
import type { Challenge } from '../lesson.ts';
import { scoreOf } from '../score.ts';
import { resultsFrom } from '../testing/rows.ts';
import { withoutBody } from './challenge.ts';
import { lesson } from './index.ts';
import { PAIRS } from './rows.ts';
import { piecesOf, WORDS } from './words.ts';

const CUDA = import.meta.glob<string>('./*.cu', { query: '?raw', import: 'default', eager: true });
const WGSL: Readonly<Record<string, string>> = { add: scalarWgsl, multiply: tiledWgsl, sum: subgroupsWgsl };

const bare = (lines: readonly string[]) => lines.filter((line) => line !== '');

/** Without the comment that a file begins with. */
const afterHead = (code: string) => bare(code.slice(code.indexOf('\n\n') + 1).split('\n'));

describe.each(PAIRS)('$id', ({ id, rows }) => {
  const kernel = rows.slice(0, -1);

  it('shows all of both files, in their order', () => {
    expect(bare(rows.flatMap(({ cuda }) => cuda))).toEqual(afterHead(CUDA[`./${id}.cu`]));
    const shown = bare(kernel.flatMap(({ wgsl }) => wgsl));
    const file = afterHead(WGSL[id]).filter((line) => !line.includes('origin: vec3u'));
    expect(shown).toHaveLength(file.length);
    expect(shown.join('\n')).not.toContain('origin');
    expect(file.filter((line) => !line.includes('origin') && !shown.includes(line))).toEqual([]);
  });

  it('cuts lines at words and loses nothing', () => {
    for (const side of ['cuda', 'wgsl'] as const) {
      for (const line of rows.flatMap((row) => row[side])) {
        expect(
          piecesOf(line, side)
            .map(({ text }) => text)
            .join(''),
        ).toBe(line);
      }
    }
  });

  it('marks the same words on both sides', () => {
    const met = (side: 'cuda' | 'wgsl') =>
      new Set(rows.flatMap((row) => row[side].flatMap((line) => piecesOf(line, side).map((piece) => piece.id))));
    const [cuda, wgsl] = [met('cuda'), met('wgsl')];
    // WGSL has one word for what takes CUDA five shuffles.
    cuda.delete('shuffle');
    expect([...cuda].sort()).toEqual([...wgsl].sort());
  });
});

it.each([4, 2048, 2049, 2051, 2052, 10_000])('the page of the sum starts as many groups as the app, for %i', (n) => {
  const host =
    PAIRS.find(({ id }) => id === 'sum')
      ?.rows.at(-1)
      ?.wgsl.join('') ?? '';
  const [, groups] = /^pass\.dispatchWorkgroups\((.*?),?\);$/.exec(host) ?? [];
  expect(new Function('n', `return ${groups};`)(n)).toBe(subgroupsPasses({ n })[0].workgroups[0]);
});

/** What is left of a line where only grammar and names differ. */
const neutral = (line: string) =>
  line
    .replace(/\/\/.*$/, '')
    .replace(/problem\./g, '')
    .replace(/\b(?:let|var|unsigned|float4?) (?=\w+ = )/g, '')
    .replace(/\b(\d+)u\b/g, '$1')
    .replace(/\b(\d+\.\d+)f\b/g, '$1')
    .replace(/threadIdx\./g, 'local.')
    .replace(/blockIdx\./g, 'group.')
    .replace(/__syncthreads/g, 'workgroupBarrier')
    .replace(/\bWARP\b/g, 'lanes')
    .replace(/\bwarpAdd\b/g, 'subgroupAdd')
    .trim();

/** Of the function's body: what comes after the head. */
const bodyOf = (id: string, side: 'cuda' | 'wgsl') => {
  const pair = PAIRS.find((one) => one.id === id);
  const head = pair?.rows.findIndex(({ cuda }) => cuda[0]?.startsWith('__global__')) ?? 0;
  return bare((pair?.rows ?? []).slice(head + 1, -1).flatMap((row) => row[side].map(neutral)));
};

describe('the two texts of a kernel', () => {
  it('say the same, line for line, in the addition', () => {
    expect(bodyOf('add', 'cuda').map((line) => line.replace('local.x', 'thread'))).toEqual(bodyOf('add', 'wgsl'));
  });

  it('say the same, line for line, in the product', () => {
    expect(bodyOf('multiply', 'cuda')).toEqual(bodyOf('multiply', 'wgsl'));
    expect(bodyOf('multiply', 'cuda').length).toBeGreaterThan(20);
  });

  it('say the same in the sum, but for vectors, which CUDA does not add', () => {
    const [cuda, wgsl] = [bodyOf('sum', 'cuda'), bodyOf('sum', 'wgsl')];
    expect(cuda.filter((line) => !wgsl.includes(line))).toEqual([
      'four = make_float4(0, 0, 0, 0);',
      'v = vectors[at];',
      'four = make_float4(four.x + v.x, four.y + v.y, four.z + v.z, four.w + v.w);',
    ]);
    expect(wgsl.filter((line) => !cuda.includes(line))).toEqual(['four = vec4f();', 'four += vectors[at];']);
  });
});

describe('the words', () => {
  it('are told in both languages, and each is met in some text', () => {
    const lines = PAIRS.flatMap(({ rows }) => rows);
    for (const { id, about } of WORDS) {
      expect(about['zh-CN'], id).toMatch(/\p{Script=Han}.*。$/u);
      const met = lines.some(({ cuda }) =>
        cuda.some((line) => piecesOf(line, 'cuda').some((piece) => piece.id === id)),
      );
      expect(met, id).toBe(true);
    }
    expect(new Set(WORDS.map(({ id }) => id)).size).toBe(WORDS.length);
  });

  it('the longest of those at one place counts', () => {
    expect(piecesOf('  float4 four = make_float4(0, 0, 0, 0);', 'cuda')).toEqual([
      { text: '  ', id: null },
      { text: 'float4', id: 'vector' },
      { text: ' four = ', id: null },
      { text: 'make_float4', id: 'vector' },
      { text: '(0, 0, 0, 0);', id: null },
    ]);
    expect(piecesOf('', 'wgsl')).toEqual([{ text: '', id: null }]);
  });
});

describe('the guess', () => {
  const { lanes } = lesson.predictions;
  const sums = (tree: number | null, handing: number | null, spread?: number) =>
    resultsFrom('reduction', {
      sums: [
        { variant: 'vec4', on: 'gpu', ms: tree, spread },
        { variant: 'subgroups', on: 'gpu', ms: handing, spread },
        { variant: 'js', on: 'js', ms: 9 },
      ],
    });

  it('is answered by the two ways on the GPU', () => {
    expect(lanes.answer(sums(4, 1))).toBe('lanes');
    expect(lanes.answer(sums(1, 4))).toBe('tree');
    expect(lanes.answer(sums(1, 1.001))).toBe('tie');
    expect(lanes.answer(sums(1, null))).toBeNull();
    expect(lanes.explain(sums(4, 1), 'lanes').en).toBe(
      'Tree 4 ms, lanes 1 ms. Handing over is 4× as fast: no barriers, no way through workgroup memory. As you thought.',
    );
    expect(lanes.explain(sums(1, 4), 'lanes')['zh-CN']).toBe(
      '树用了 1 ms，通道递数用了 4 ms。在这里，反而树的速度是递数的 4 倍：课本上的建议不是定律。',
    );
    expect(lanes.explain(sums(1, 1.001), 'tree').en).toContain('No difference that could be told from chance');
    expect(lanes.explain(sums(1, null), 'tree').en).toContain('There is nothing to compare');
  });

  it('gets no score where the times are too noisy: that is no tie', () => {
    const noisy = sums(1, 2, 0.9);
    expect(lanes.answer(noisy)).toBeNull();
    for (const guess of ['lanes', 'tree', 'tie']) expect(scoreOf(lanes, guess, noisy)).toBeNull();
    expect(lanes.explain(noisy, 'tie').en).toBe('Tree 1 ms, lanes 2 ms. Too noisy to tell which is faster.');
    expect(scoreOf(lanes, 'tie', sums(1, 1.001))).toBe(100);
  });
});

describe('the claim', () => {
  const { language } = lesson.claims;
  const tiles = (naive: number, tiled: number, spread?: number, software = false) =>
    language.verdict(
      resultsFrom(
        'matmul',
        {
          tiles: [
            { variant: 'naive', on: 'gpu', ms: naive, spread },
            { variant: 'tiled', on: 'gpu', ms: tiled, spread },
          ],
        },
        { adapter: { vendor: 'made', architecture: 'up', device: '', description: '', software } },
      ),
    );

  it('falls where one language has two speeds', () => {
    expect(tiles(12, 3)).toMatchObject({ holds: 'no' });
    expect(tiles(12, 3)?.because.en).toContain('4× apart');
    expect(tiles(3, 12)?.because.en).toContain('4× apart');
    expect(tiles(12, 3)?.because['zh-CN']).toContain('用时差到 4 倍');
    expect(tiles(3, 3.01)).toMatchObject({ holds: 'partly' });
    expect(tiles(3, 12, 0.9)).toBeNull();
    expect(tiles(3, 12)?.because.en).not.toContain('A processor plays the GPU');
    expect(tiles(3, 12, undefined, true)?.because.en).toContain('A processor plays the GPU here');
  });
});

describe('the challenge', () => {
  const { edit, lacks } = lesson.challenges.translate as Extract<Challenge, { kind: 'wgsl' }>;

  it('leaves the declarations, and neither the shared memory nor the way', () => {
    for (const line of ['const GROUP: u32 = 256;', '@compute @workgroup_size(GROUP)', '  let block = ']) {
      expect(edit.code).toContain(line);
    }
    expect(edit.code).not.toMatch(/var<workgroup>|workgroupBarrier|partial/);
    expect(edit.code.endsWith('}\n')).toBe(true);
    expect(() => withoutBody('fn main() {}')).toThrow('another form');
  });

  it('takes the file, and refuses it without its barriers', async () => {
    expect(await lacks?.(interleavedCode)).toBeNull();
    const hurried = interleavedCode.replaceAll('workgroupBarrier();', '');
    expect((await lacks?.(hurried))?.en).toContain('no barrier stands between');
  });
});
