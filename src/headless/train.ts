/**
 * Trains a language model on stories of ours, in WebAssembly on all cores, and writes it as the lessons fetch it; the entry of
 * `train.mjs` and, when Node starts the same file again as a thread, a thread of the CPU pool.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread } from 'node:worker_threads';
import { createBench, systemClock } from '../engine/bench/bench.ts';
import { environmentReader } from '../engine/bench/environment.ts';
import { caseOf, resolveParams } from '../engine/case-id.ts';
import type { Locale } from '../engine/contract.ts';
import { createCpuBackend } from '../engine/cpu/backend.ts';
import { createGpuBackend } from '../engine/gpu/backend.ts';
import { proportion } from '../engine/stats/proportion.ts';
import { language } from '../workloads/language/index.ts';
import type { LanguageParams } from '../workloads/language/layout.ts';
import { lossOn, rightOf } from '../workloads/language/learning/grade.ts';
import { SCHEDULE, type Schedule } from '../workloads/language/learning/rate.ts';
import { heldOutOf, storiesIn } from '../workloads/language/learning/source.ts';
import { STRETCH, stretchFrom, textOf } from '../workloads/language/learning/stretch.ts';
import { floorOf } from '../workloads/language/stories/index.ts';
import { writeModel } from '../workloads/language/weights-file.ts';
import { workloads } from '../workloads/registry.ts';
import { servePool, spawnPoolThread } from './dawn-thread.ts';

const USAGE = `Usage: node src/tooling/train-language.mjs [options]

Trains a language model of each language and writes public/data/language/<language>.lsm.

  --language en|zh-CN   one of them alone
  --steps N             how far (default 1500); the rate comes to rest there
  --seconds A,B,…       on the clock of the steps alone: after each so many seconds the model is graded; the last ends it
  --seed N              of weights, text and grading (default 1)
  --batch N             windows a step (default 8)
  --shape W-L-H-T       width, layers, heads and context (default 64-2-4-96)
  --rate R              learning rate at its peak; --warm-up and --level, in steps, say when (learning/rate.ts)
  --grade N             stories that the judge is given each time (default 500)
  --dry                 writes nothing
  --help                this text`;

const self = new URL(import.meta.url);
const pause = async () => undefined;
const clock = systemClock();

interface Wanted {
  readonly locale: Locale;
  readonly seed: number;
  readonly b: number;
  readonly shape: string;
  readonly schedule: Schedule;
  readonly steps: number;
  readonly seconds: readonly number[];
  readonly stories: number;
  readonly out: string | null;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      language: { type: 'string' },
      steps: { type: 'string', default: '1500' },
      seconds: { type: 'string' },
      seed: { type: 'string', default: '1' },
      batch: { type: 'string', default: '8' },
      shape: { type: 'string', default: '64-2-4-96' },
      rate: { type: 'string', default: `${SCHEDULE.peak}` },
      'warm-up': { type: 'string', default: `${SCHEDULE.warmUp}` },
      level: { type: 'string', default: `${SCHEDULE.level}` },
      grade: { type: 'string', default: '500' },
      dry: { type: 'boolean', default: false },
      out: { type: 'string', default: '.' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const locales = (['en', 'zh-CN'] as const).filter((one) => values.language === undefined || values.language === one);
  const seconds = values.seconds?.split(',').map(Number) ?? [];
  const numbers = [values.steps, values.seed, values.batch, values.rate, values['warm-up'], values.level, values.grade];
  const given = numbers.map(Number);
  if (!locales.length || [...given, ...seconds].some((one) => !(one > 0))) {
    console.error(USAGE);
    return 2;
  }
  const [steps, seed, b, peak, warmUp, level, stories] = given;
  for (const locale of locales) {
    const schedule = { peak, warmUp, level, ...(!seconds.length && { end: steps }) };
    const out = values.dry ? null : values.out;
    const reason = await train({ locale, seed, b, shape: values.shape, schedule, steps, seconds, stories, out });
    if (reason !== null) {
      console.error(reason);
      return 1;
    }
  }
  return 0;
}

/** @returns why it went no further; null where it came to its end */
async function train(wanted: Wanted): Promise<string | null> {
  const { locale, seed, b, schedule, steps, seconds, stories, out } = wanted;
  const source = storiesIn(locale);
  const [width, layers, heads, t] = wanted.shape.split('-').map(Number);
  const resolved = resolveParams(language as never, {
    task: 'train',
    b,
    width,
    layers,
    heads,
    t,
    ...textOf(source, b),
  });
  if (!resolved.ok) return resolved.problem.en;
  const p = resolved.params as unknown as LanguageParams;
  const heldOut = heldOutOf(source, 200, p.t);
  const { natsPerToken: floor } = floorOf(locale);
  const marks = [...seconds];
  const command = `node src/tooling/train-language.mjs --language ${locale} --seed ${seed} --batch ${b} --shape ${wanted.shape} --rate ${schedule.peak} --warm-up ${schedule.warmUp} --level ${schedule.level}`;
  let reason: string | null = null;

  const grade = async (weights: Float32Array<ArrayBuffer>, iteration: number, ms: number, whole: boolean) => {
    const loss = await lossOn(heldOut, p, weights, pause);
    const above = loss - floor;
    const spent = `${locale} step ${iteration}, ${(ms / 1000).toFixed(1)} s, ${iteration * b * p.t} tokens`;
    const right = whole ? await rightOf(source, p, weights, seed, stories, pause) : null;
    const share = right === null ? null : proportion(right, stories);
    const percent = (part: number) => `${(100 * part).toFixed(1)} %`;
    const told =
      share && `; right: ${percent(share.share)} (${percent(share.low)} to ${percent(share.high)}) of ${stories}`;
    console.log(`${spent}: held-out loss ${loss.toFixed(4)}, floor + ${above.toFixed(4)}${told ?? ''}`);
  };

  const bench = benchOfCores();
  const stops = Array.from(
    { length: Math.ceil(seconds.length ? 1e5 : steps / STRETCH) },
    (_, at) => (at + 1) * STRETCH,
  );
  try {
    await bench.api.follow(
      {
        followers: [{ case: caseOf(language as never, 'wasm-threads', resolved.params), stops }],
        seed,
        inputs: { ...stretchFrom(0, source, schedule, seed, p) },
        fed: true,
        keep: ['weights'],
      },
      async (event) => {
        if (event.type === 'over') reason = event.reason?.text.en ?? null;
        if (event.type !== 'look') return true;
        const { iteration, ms } = event;
        const weights = event.tensors.weights as Float32Array<ArrayBuffer>;
        const passed = marks.length > 0 && ms >= 1000 * marks[0];
        if (passed) marks.shift();
        const over = seconds.length ? marks.length === 0 : iteration >= steps;
        if (passed || over || iteration % 500 === 0) await grade(weights, iteration, ms, passed || over);
        if (!over) return { inputs: { ...stretchFrom(iteration, source, schedule, seed, p) } };
        if (out !== null) {
          const bytes = writeModel({
            shape: p,
            weights,
            text: { kind: 'stories', locale },
            seed,
            steps: iteration,
            // Clocks differ, and without an end the rate does not come to rest: so many steps would make another model.
            madeBy: `${command} ${seconds.length ? `--seconds ${seconds.join()}` : `--steps ${steps}`}`,
          });
          writeFileSync(join(out, `${locale}.lsm`), bytes);
          console.log(`${locale}.lsm: ${bytes.length} bytes`);
        }
        return false;
      },
    );
  } finally {
    await bench.close();
  }
  return reason;
}

/** The bench as pages have it, without a GPU. */
function benchOfCores() {
  const cores = availableParallelism();
  const gpu = createGpuBackend(() => undefined, clock.now);
  const cpu = createCpuBackend({
    spawn: () => spawnPoolThread(self),
    cores,
    shared: true,
    now: clock.now,
    later: clock.timer,
  });
  const browser = `Node ${process.versions.node}`;
  const host = { runtime: 'dawn', browser, os: process.platform, cores, crossOriginIsolated: true } as const;
  const api = createBench({
    workloads,
    backends: [cpu],
    clock,
    environment: environmentReader(host, gpu, clock.now),
    capabilities: async () => null,
    compile: (code) => gpu.compile(code),
    date: () => new Date().toISOString(),
    uuid: () => crypto.randomUUID(),
  });
  return { api, close: () => cpu.dispose() };
}

if (isMainThread) process.exitCode = await main();
else servePool();
