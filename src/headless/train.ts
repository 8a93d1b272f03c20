/**
 * Trains a language model on stories of ours, in WebAssembly on all cores, and writes it as the lessons fetch it; the entry of
 * `train.mjs` and, when Node starts the same file again as a thread, a thread of the CPU pool.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread } from 'node:worker_threads';
import { median } from 'simple-statistics';
import { createBench, systemClock } from '../engine/bench/bench.ts';
import { environmentReader } from '../engine/bench/environment.ts';
import { caseOf, resolveParams } from '../engine/case-id.ts';
import type { Environment, Locale } from '../engine/contract.ts';
import { createCpuBackend } from '../engine/cpu/backend.ts';
import { createGpuBackend } from '../engine/gpu/backend.ts';
import { proportion } from '../engine/stats/proportion.ts';
import { uuid } from '../engine/uuid.ts';
import { language } from '../workloads/language/index.ts';
import type { LanguageParams } from '../workloads/language/layout.ts';
import { lossOn, rightOf } from '../workloads/language/learning/grade.ts';
import { SCHEDULE, type Schedule } from '../workloads/language/learning/rate.ts';
import { heldOutOf, storiesIn } from '../workloads/language/learning/source.ts';
import { STRETCH, stretchFrom, textOf } from '../workloads/language/learning/stretch.ts';
import { floorOf } from '../workloads/language/stories/index.ts';
import { writeModel } from '../workloads/language/weights-file.ts';
import { workloads } from '../workloads/registry.ts';
import { dawnGpu } from './dawn-gpu.ts';
import { servePool, spawnPoolThread } from './dawn-thread.ts';

const USAGE = `Usage: node src/tooling/train-language.mjs [options]

Trains a language model of each language and writes public/data/language/<language>.lsm.

  --language en|zh-CN   one of them alone
  --steps N             how far (default 1500); the rate comes to rest there, but for --restless
  --seconds A,B,…       on the clock of the steps alone: after each so many seconds the model is graded; the last ends it.
                        The rate comes to rest where --steps is given beside it, and goes on otherwise
  --at A,B,…            after each so many steps its loss is told as well
  --seed N              of weights, text and grading (default 1)
  --seeds N             so many in turn, from --seed on, and the medians of them; writes nothing
  --on cores|software   where the steps run: on all cores (default), or on the software adapter that Dawn finds
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
  readonly at: readonly number[];
  readonly stories: number;
  readonly on: On;
  readonly out: string | null;
}

type On = keyof typeof VARIANTS;

const VARIANTS = { cores: 'wasm-threads', software: 'fused' } as const;

/** What a model has come to. */
interface Grade {
  /** After which it was asked for, the same for every seed: so many seconds, or steps. */
  readonly mark: string;
  /** Of its loss, above the floor, nats a token. */
  readonly above: number;
  /** Of its stories those that the judge calls right, from 0 to 1; null where it was not asked. */
  readonly right: number | null;
}

const percent = (part: number) => `${(100 * part).toFixed(1)}%`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      language: { type: 'string' },
      steps: { type: 'string' },
      seconds: { type: 'string' },
      at: { type: 'string' },
      restless: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      seeds: { type: 'string', default: '1' },
      on: { type: 'string', default: 'cores' },
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
  const at = values.at?.split(',').map(Number) ?? [];
  const named = (['seed', 'batch', 'rate', 'warm-up', 'level', 'grade', 'seeds'] as const).map((name) => values[name]);
  const given = [values.steps ?? '1500', ...named].map(Number);
  const { on } = values;
  if (!locales.length || !isOn(on) || [...given, ...seconds, ...at].some((one) => !(one > 0))) {
    console.error(USAGE);
    return 2;
  }
  const [steps, first, b, peak, warmUp, level, stories, seeds] = given;
  const rests = !values.restless && (values.steps !== undefined || !seconds.length);
  const schedule = { peak, warmUp, level, ...(rests && { end: steps }) };
  const out = values.dry || seeds > 1 ? null : values.out;
  for (const locale of locales) {
    const grades: Grade[] = [];
    for (let seed = first; seed < first + seeds; seed++) {
      const wanted = { locale, seed, b, shape: values.shape, schedule, steps, seconds, at, stories, on, out };
      const reason = await train(wanted, (grade) => grades.push(grade));
      if (reason !== null) {
        console.error(reason);
        return 1;
      }
    }
    if (seeds > 1) tellMedians(locale, seeds, grades);
  }
  return 0;
}

const adapterIn = ({ adapter }: Environment): string =>
  adapter
    ? `on ${adapter.vendor} ${adapter.architecture}`
    : 'Dawn finds no software adapter: it needs a Vulkan driver, such as the one that src/tooling/lavapipe.mjs brings.';

const isOn = (word: string): word is On => word in VARIANTS;

function tellMedians(locale: Locale, seeds: number, grades: readonly Grade[]): void {
  for (const mark of new Set(grades.map((grade) => grade.mark))) {
    const alike = grades.filter((grade) => grade.mark === mark);
    const shares = alike.flatMap(({ right }) => right ?? []);
    const right = shares.length ? `; right: ${percent(median(shares))}` : '';
    const above = median(alike.map((grade) => grade.above)).toFixed(4);
    console.log(`${locale}, median of ${seeds} seeds after ${mark}: floor + ${above}${right}`);
  }
}

/** @returns why it went no further; null where it came to its end */
async function train(wanted: Wanted, told: (grade: Grade) => void): Promise<string | null> {
  const { locale, seed, b, schedule, steps, seconds, at, stories, on, out } = wanted;
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

  // Of all threads, while steps go on: on a machine that others use as well the clock alone says little.
  let cpuMs = 0;
  let since = process.cpuUsage();
  const spentSince = () => {
    const { user, system } = process.cpuUsage(since);
    return (user + system) / 1000;
  };

  const grade = async (
    weights: Float32Array<ArrayBuffer>,
    iteration: number,
    ms: number,
    mark: string | null,
    whole: boolean,
  ) => {
    const loss = await lossOn(heldOut, p, weights, pause);
    const above = loss - floor;
    const clocks = `${(ms / 1000).toFixed(1)} s (${(cpuMs / 1000).toFixed(1)} s of CPU time)`;
    const spent = `${locale} seed ${seed} step ${iteration}, ${clocks}, ${iteration * b * p.t} tokens`;
    const right = whole ? await rightOf(source, p, weights, seed, stories, pause) : null;
    const share = right === null ? null : proportion(right, stories);
    const judged =
      share && `; right: ${percent(share.share)} (${percent(share.low)} to ${percent(share.high)}) of ${stories}`;
    console.log(`${spent}: held-out loss ${loss.toFixed(4)}, floor + ${above.toFixed(4)}${judged ?? ''}`);
    if (mark !== null) told({ mark, above, right: share?.share ?? null });
  };

  const bench = await benchOn(on);
  const stops = Array.from(
    { length: Math.ceil(seconds.length ? 1e5 : steps / STRETCH) },
    (_, place) => (place + 1) * STRETCH,
  );
  try {
    await bench.api.follow(
      {
        followers: [{ case: caseOf(language as never, VARIANTS[on], resolved.params), stops }],
        seed,
        inputs: { ...stretchFrom(0, source, schedule, seed, p) },
        fed: true,
        keep: ['weights'],
      },
      async (event) => {
        if (event.type === 'over') reason = event.reason?.text.en ?? null;
        if (event.type === 'start' && on === 'software') console.log(adapterIn(event.environment));
        if (event.type === 'begin') since = process.cpuUsage();
        if (event.type !== 'look') return true;
        cpuMs += spentSince();
        const { iteration, ms } = event;
        const weights = event.tensors.weights as Float32Array<ArrayBuffer>;
        const passed = marks.length > 0 && ms >= 1000 * marks[0] ? marks.shift() : null;
        const over = seconds.length ? marks.length === 0 : iteration >= steps;
        const asked = at.includes(iteration) || (over && passed === null);
        const mark = passed ? `${passed} s` : asked ? `${iteration} steps` : null;
        if (mark || iteration % 500 === 0) await grade(weights, iteration, ms, mark, passed !== null || over);
        since = process.cpuUsage();
        if (!over) return { inputs: { ...stretchFrom(iteration, source, schedule, seed, p) } };
        if (out !== null) {
          const bytes = writeModel({
            shape: p,
            weights,
            text: { kind: 'stories', locale },
            seed,
            steps: iteration,
            // Clocks differ, and without an end the rate does not come to rest: so many steps would make another model.
            madeBy: [command, ...lengthOf(wanted)].join(' '),
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

/** The options that say when it ends, and whether it comes to rest there. */
const lengthOf = ({ schedule, seconds, steps }: Wanted): readonly string[] => [
  ...(schedule.end === undefined && !seconds.length ? ['--restless'] : []),
  ...(seconds.length ? [`--seconds ${seconds.join()}`] : []),
  ...(schedule.end !== undefined || !seconds.length ? [`--steps ${steps}`] : []),
];

/** The bench as pages have it, with the side alone that is trained on. */
async function benchOn(on: On) {
  const cores = availableParallelism();
  // Whoever holds it keeps the process alive.
  let dawn = on === 'software' ? await dawnGpu('software') : undefined;
  const gpu = createGpuBackend(() => dawn, clock.now);
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
    backends: [gpu, cpu],
    clock,
    environment: environmentReader(host, gpu, clock.now),
    capabilities: async () => (await gpu.adapter())?.capabilities ?? null,
    compile: (code) => gpu.compile(code),
    date: () => new Date().toISOString(),
    uuid,
  });
  const close = async () => {
    await cpu.dispose();
    await gpu.dispose();
    dawn = undefined;
  };
  return { api, close };
}

if (isMainThread) process.exitCode = await main();
else servePool();
