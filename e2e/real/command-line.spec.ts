/** The command line as somebody at a terminal uses it: the real file, in real Chromium and through Dawn. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import * as v from 'valibot';
import { type CliJson, cliJsonSchema } from '../../src/results/cli-json.ts';
import { softwareVulkan } from '../../src/tooling/browser.mjs';
import { HEADLESS_DIST } from '../../src/tooling/headless.config.mjs';

const BENCH = join(HEADLESS_DIST, 'bench.mjs');
/** Builds the bundle when it is out of date, then runs it: `npm run bench`. */
const COMMAND = 'src/tooling/bench.mjs';
/** Dawn can compute on Chromium's software adapter, where that brings its Vulkan driver. */
const SOFTWARE = softwareVulkan();
/** Seconds; a run that needs less ends sooner. A slow machine may take as long as it needs. */
const BUDGET = '300';
const NO_VULKAN = { VK_ICD_FILENAMES: '/nowhere.json', VK_DRIVER_FILES: '/nowhere.json' };

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface How {
  readonly file?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Presses Ctrl+C, or sends another signal, as soon as progress says this. */
  readonly interruptAt?: string;
  readonly signal?: NodeJS.Signals;
}

function bench(
  args: readonly string[],
  { file = BENCH, env = {}, interruptAt, signal = 'SIGINT' }: How = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [file, ...args], { env: { ...process.env, ...env } });
  let out = '';
  let err = '';
  let interrupted = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
    if (interruptAt === undefined || interrupted || !err.includes(interruptAt)) return;
    interrupted = true;
    child.kill(signal);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

// One after the other: the bundle is built once, and its folder is shared.
test.describe.configure({ mode: 'default' });

let folder = '';
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-bench-'));
  expect((await bench(['--help'], { file: COMMAND })).out).toContain('Usage: npm run bench');
  expect((await bench(['--version'], { file: COMMAND })).out).toMatch(/^Lockstep \d+\.\d+\.\d+(\+[0-9a-f]{7,})?$/m);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Reads what `--json` wrote, and refuses anything that is not its schema. */
const written = (file: string): CliJson => v.parse(cliJsonSchema, JSON.parse(readFileSync(file, 'utf8')));

test('runs contenders of every kind in Chromium', async () => {
  const file = join(folder, 'chromium.json');
  const args = [
    'matmul:tuned|half|js-blocked|workers|wasm|wasm-threads:n=64',
    '--budget',
    BUDGET,
    '--seed',
    '5',
    '--site',
    'https://example.org/app/',
    '--json',
    file,
  ];
  const { code, out, err } = await bench(args, { file: COMMAND });
  const json = written(file);
  // What needs 16-bit floats is refused by an adapter without them, and by no other.
  const refused = json.measurements.filter(
    ({ variant, reason }) => variant === 'half' && reason?.includes('shader-f16'),
  );
  const measured = json.measurements.filter((row) => !refused.includes(row));
  expect(refused.every(({ status }) => status === 'unsupported')).toBe(true);
  expect(measured.map(({ variant, status, reason }) => ({ variant, status, reason }))).toEqual(
    measured.map(({ variant }) => ({ variant, status: 'ok', reason: null })),
  );
  expect(json.measurements).toHaveLength(6);
  expect(code).toBe(0);
  expect(json).toMatchObject({ seed: 5, budgetMs: Number(BUDGET) * 1000, environment: { runtime: 'browser' } });
  expect(json.environment.crossOriginIsolated).toBe(true);
  expect(json.environment.adapter).not.toBeNull();
  expect(new Set(json.measurements.map(({ on }) => on))).toEqual(new Set(['gpu', 'js', 'workers', 'wasm']));
  expect(json.link).toMatch(/^https:\/\/example\.org\/app\/#\/r\/2\.[\w-]+$/);
  expect(json.link.length).toBeLessThan(1800);
  expect(out).toContain(json.link);
  for (const row of measured) {
    expect(out).toContain(row.case);
    expect(err).toContain(row.case);
    expect(row.kernelMs?.low).toBeLessThanOrEqual(row.kernelMs?.median ?? 0);
    expect(row.kernelMs?.high).toBeGreaterThanOrEqual(row.kernelMs?.median ?? Number.POSITIVE_INFINITY);
    const flops = 2 * 64 ** 3;
    expect(row.gflops).toBeCloseTo(flops / (row.kernelMs?.median ?? 0) / 1e6, 6);
  }
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} while Chromium starts ends the command as cancelled`, async () => {
    const { code, err } = await bench(['matmul:wasm:n=48'], { interruptAt: 'Starting Chromium', signal });
    expect(err).toContain('Cancelled before anything was measured.');
    expect(err).not.toContain('    at ');
    expect(code).toBe(130);
  });
}

test('Ctrl+C keeps what was measured', async () => {
  const file = join(folder, 'cancelled.json');
  const args = ['matmul:js-blocked|wasm:n=48|2048', '--budget', '3000', '--adapter', 'software', '--json', file];
  const { code, out, err } = await bench(args, { interruptAt: '[2/4]' });
  expect(code).toBe(130);
  expect(err).toContain('Cancelled');
  const statuses = written(file).measurements.map(({ params, status }) => [params.n, status]);
  expect(statuses).toEqual([
    [48, 'ok'],
    [48, 'ok'],
    [2048, 'aborted'],
    [2048, 'aborted'],
  ]);
  expect(out).toContain('The run was cancelled before this case was measured.');
});

test('a bad command says what there is, and measures nothing', async () => {
  const refused: readonly [string[], string][] = [
    [['matmull:*'], "There is no workload 'matmull'; there are matmul, "],
    [['matmul:fastest'], 'matmul has no variant'],
    [['matmul:*:size=3'], "matmul has no parameter 'size'; it has n, m, k."],
    [['matmul:*:n=0'], 'n is a whole number from 1'],
    [['--budget', 'soon'], '--budget takes seconds'],
    [['--runtime', 'firefox'], '--runtime is chromium or dawn'],
    [['--seed=-1'], '--seed takes a whole number'],
    [['--site', 'here'], '--site takes a whole address'],
    [['--json', join(folder, 'nowhere', 'out.json')], 'is not there or not writable'],
    [['--fast'], "Unknown option '--fast'"],
  ];
  for (const [args, message] of refused) {
    const { code, out, err } = await bench(args);
    expect({ args, code, out }).toEqual({ args, code: 2, out: '' });
    expect(err).toContain(message);
  }
});

test('a kernel of the caller’s own is judged by the exit code', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kernel-'));
  const tiled = readFileSync('shaders/matmul/tiled.wgsl', 'utf8');
  const kernel = (name: string, code: string) => {
    const file = join(folder, name);
    writeFileSync(file, `//! kernel mine of matmul from tiled\n//! pass matmul/tiled.wgsl\n${code}`);
    return ['matmul:tiled|mine:n=16', '--kernel', `mine=${file}`, '--budget', BUDGET];
  };
  try {
    const right = await bench(kernel('right.wgsl', tiled));
    expect(right.code, right.err).toBe(0);
    expect(right.out).toContain('mine');
    expect(right.out).toMatch(/#\/w\/1\.[\w-]+/);
    const wrong = await bench(kernel('wrong.wgsl', tiled.replace('sum += tileA', 'sum -= tileA')));
    expect(wrong.code, wrong.err).toBe(1);
    // Metal and Direct3D need no Vulkan driver; elsewhere there is nothing left to run it on.
    const nowhere = await bench([...kernel('right.wgsl', tiled), '--runtime', 'dawn'], { env: NO_VULKAN });
    expect(nowhere.code, nowhere.err).toBe(process.platform === 'linux' ? 3 : 0);
    const bad = await bench(['matmul:tiled:n=16', '--kernel', 'mine=no-such-file.wgsl']);
    expect(bad.code).toBe(2);
    expect(bad.err).toContain('No pattern names the kernel');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('--list names what there is', async () => {
  const all = await bench(['--list']);
  expect(all.code).toBe(0);
  for (const word of ['matmul@1', 'convolution@1', 'js-textbook', 'separable', 'parameters']) {
    expect(all.out).toContain(word);
  }
  const some = await bench(['matmul:wasm*:n=64|65', 'matmul:wasm:n=64', '--list']);
  expect(some.out.trim().split('\n')).toEqual([
    'matmul@1:wasm:n=64',
    'matmul@1:wasm-threads:n=64',
    'matmul@1:wasm:n=65',
    'matmul@1:wasm-threads:n=65',
  ]);
});

test.describe('through Dawn, copied to a folder with nothing but the package webgpu', () => {
  let copy = '';
  test.beforeAll(() => {
    copy = join(folder, 'bench.mjs');
    cpSync(BENCH, copy);
    const from = join('node_modules', 'webgpu');
    const to = join(folder, 'node_modules', 'webgpu');
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from)) {
      if (/\.(js|json|node)$/.test(name)) cpSync(join(from, name), join(to, name));
    }
    const platform = `${process.platform}-${process.platform === 'darwin' ? 'universal' : process.arch}`;
    cpSync(join(from, 'dist', platform), join(to, 'dist', platform), { recursive: true });
  });

  const CASES = ['matmul:registers|js-blocked|workers|wasm|wasm-threads:n=48', 'convolution:tiled|wasm:size=40,k=3'];

  test('without a driver the GPU side is unsupported, the CPU side runs', async () => {
    const file = join(folder, 'no-driver.json');
    const args = [...CASES, '--runtime', 'dawn', '--budget', BUDGET, '--json', file];
    const { code, err } = await bench(args, { file: copy, env: NO_VULKAN });
    const { environment, measurements } = written(file);
    expect(code, err).toBe(0);
    expect(environment).toMatchObject({ runtime: 'dawn', crossOriginIsolated: true });
    expect(environment.browser).toMatch(/^Node \d+\.\d+$/);
    for (const { on, status, reason } of measurements) {
      if (on === 'gpu' && environment.adapter === null) {
        expect(status).toBe('unsupported');
        expect(reason).toContain('Dawn found no GPU driver');
      } else expect({ on, status, reason }).toEqual({ on, status: 'ok', reason: null });
    }
    // Metal and Direct3D need no Vulkan driver; elsewhere there is no adapter left.
    if (process.platform === 'linux') expect(environment.adapter).toBeNull();
  });

  test('with a driver the GPU side runs as well', async () => {
    const file = join(folder, 'driver.json');
    test.skip(process.platform === 'linux' && !SOFTWARE, 'This Chromium comes without a Vulkan driver for Dawn.');
    const { code, err } = await bench([...CASES, '--runtime', 'dawn', '--budget', BUDGET, '--json', file], {
      file: copy,
      env: SOFTWARE ?? {},
    });
    const { environment, measurements } = written(file);
    expect(code, err).toBe(0);
    if (SOFTWARE) expect(environment.adapter).toMatchObject({ software: true });
    for (const { on, status } of measurements) expect({ on, status }).toEqual({ on, status: 'ok' });
    expect(measurements.filter(({ on }) => on === 'gpu')).toHaveLength(2);
  });

  test('time that ends while the GPU still works takes nothing along', async () => {
    const file = join(folder, 'working.json');
    const args = ['vector-add:js:n=1000', 'matmul:naive:n=2048', '--runtime', 'dawn', '--budget', '6', '--json', file];
    const { code, out, err } = await bench(args, { file: copy, env: SOFTWARE ?? {} });
    expect(err).not.toContain('not resolved');
    expect([0, 1]).toContain(code);
    expect(out).toContain(`Written: ${file}`);
    expect(written(file).measurements[0]).toMatchObject({ variant: 'js', status: 'ok' });
  });

  test('a case that does not fit its time is aborted, and the exit code says so', async () => {
    const args = ['matmul:js-textbook:n=2048', '--runtime', 'dawn', '--budget', '1'];
    const { code, out } = await bench(args, { file: copy, env: NO_VULKAN });
    expect(code).toBe(1);
    expect(out).toMatch(/js-textbook:n=2048 +js +aborted/);
    expect(out).toContain('were over before this case was measured');
  });

  test('Chromium is not to be had there, which is said plainly', async () => {
    const { code, err } = await bench(['matmul:wasm:n=48'], { file: copy });
    expect(code).toBe(1);
    expect(err).toContain('--runtime dawn');
  });
});

test('libraries run in the built page, minified as it is, each with its own threads or device', async () => {
  const file = join(folder, 'libraries.json');
  const ran = await bench(['matmul:tfjs-*|ort-*|jax-*|ml-matrix:n=64', '--budget', BUDGET, '--json', file]);
  expect(ran.code, ran.err + ran.out).toBe(0);
  const { measurements } = written(file);
  expect(measurements).toHaveLength(7);
  for (const { case: name, on, status } of measurements) expect([name, on, status]).toEqual([name, 'library', 'ok']);
});

test('in Node libraries are refused, with the reason', async () => {
  const file = join(folder, 'libraries-node.json');
  const ran = await bench(['matmul:tfjs-wasm|wasm:n=64', '--runtime', 'dawn', '--budget', BUDGET, '--json', file]);
  expect(ran.code, ran.err + ran.out).toBe(0);
  const byVariant = new Map(written(file).measurements.map((one) => [one.variant, one]));
  expect(byVariant.get('wasm')?.status).toBe('ok');
  expect(byVariant.get('tfjs-wasm')).toMatchObject({
    status: 'unsupported',
    reason: expect.stringContaining('browser'),
  });
});
