/**
 * A stand-in for the bench worker. It speaks the same protocol to the same page, measures nothing, and tells what the
 * test says when the test says so: what a page does of it is then exact. The app itself is the one that is shipped; only
 * the file of the worker is answered with another.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page, Worker } from 'playwright/test';
import type { Environment, Plan, Report, RunEvent, Tensors } from '../../src/engine/contract.ts';
import type { FollowEvent, FollowRequest } from '../../src/engine/follow/api.ts';
import type { ProveEvent, ProveRequest } from '../../src/engine/prove/api.ts';
import type { StreamEvent, StreamRequest } from '../../src/engine/stream/api.ts';
import type { SustainEvent, SustainRequest } from '../../src/engine/sustain/api.ts';
import type { TuneEvent, TuneRequest } from '../../src/engine/tune/api.ts';
import { type Machine, measurement, report, SOFTWARE } from './figures.ts';
import { type Scope, type ScriptedPicture, standIn } from './stand-in.ts';
import { BENCH_WORKER, isBenchWorker } from './worker.ts';

/** A run that the page has asked for and has been told the start of; it goes on until the test ends it. */
export interface ScriptedRun {
  readonly plan: Plan;
  /** Resolves when the page has taken them in. */
  emit(...events: readonly RunEvent[]): Promise<void>;
  /** The report of this plan with these figures. */
  reportOf(machine: Machine): Report;
  /** Tells each case's figures and the report, and ends the run. */
  finish(machine: Machine, outputs?: Outputs): Promise<void>;
  /** Ends the run with this report. */
  end(report: Report): Promise<void>;
  /** Resolves when the page has asked for the end. */
  cancelled(): Promise<void>;
}

export interface ScriptedTuning {
  readonly request: TuneRequest;
  emit(...events: readonly TuneEvent[]): Promise<void>;
  end(): Promise<void>;
  cancelled(): Promise<void>;
}

/** Contenders that the page wants to have followed; it has been told the start. */
export interface ScriptedFollow {
  /** Without its inputs, which are large and the page's own. */
  readonly request: FollowRequest;
  /** Resolves when the page has taken them in, with its answer to the last. */
  emit(...events: readonly FollowEvent[]): Promise<unknown>;
  /** Tells the last event, and ends it. */
  end(cancelled?: boolean): Promise<void>;
  cancelled(): Promise<void>;
}

/** What the page wants to have written; it has been told the start. */
export interface ScriptedStream {
  /** Without its inputs, which are large and the page's own. */
  readonly request: StreamRequest;
  /** Resolves when the page has taken them in, with its answer to the last. */
  emit(...events: readonly StreamEvent[]): Promise<unknown>;
  /** Tells the last event, and ends it: as proved, unless a reason is given. */
  end(event?: Partial<Extract<StreamEvent, { type: 'end' }>>): Promise<void>;
  cancelled(): Promise<void>;
}

/** Kernels that the page wants to have proved. */
export interface ScriptedProof {
  readonly request: ProveRequest;
  emit(...events: readonly ProveEvent[]): Promise<void>;
  end(): Promise<void>;
  cancelled(): Promise<void>;
}

/** A case that the page wants to have run for a while; it has been told the start. */
export interface ScriptedSustained {
  readonly request: SustainRequest;
  emit(...events: readonly SustainEvent[]): Promise<void>;
  end(): Promise<void>;
  cancelled(): Promise<void>;
}

/** What the case with this index computed; nothing where it keeps none. */
export type Outputs = (index: number, plan: Plan) => { outputs: Tensors; reference: Tensors | null };

export interface ScriptedBench {
  readonly environment: Environment;
  nextRun(): Promise<ScriptedRun>;
  nextTuning(): Promise<ScriptedTuning>;
  nextFollow(): Promise<ScriptedFollow>;
  nextStream(): Promise<ScriptedStream>;
  nextProof(): Promise<ScriptedProof>;
  nextSustained(): Promise<ScriptedSustained>;
  /** What has been drawn so far. Drawing waits for no test: a filter leaves its picture as it is, a plane has one count. */
  pictures(): Promise<readonly ScriptedPicture[]>;
  /** Whether the page is having something drawn. */
  drawing(): Promise<boolean>;
  /** From now on every run that nobody waits for ends at once, with these figures. */
  runsOn(machine: Machine): void;
  /** Resolves when the worker has been told that the page is hidden, or that it is seen again. */
  hidden(value: boolean): Promise<void>;
  /** The worker dies of an error. The next call of the page starts another. */
  crash(message: string): Promise<void>;
}

/** Serves the stand-in to a page in the place of the bench worker. Call before the page starts it. */
export async function scriptBench(page: Page, environment: Environment = SOFTWARE): Promise<ScriptedBench> {
  const body = `${comlink()}\n(${standIn})(expose, ${JSON.stringify(environment)});`;
  await page.route(BENCH_WORKER, (route) =>
    route.fulfill({ contentType: 'text/javascript', headers: ISOLATION, body }),
  );
  await page.addInitScript(dressAdapter, environment.adapter);

  const calls = {
    run: new Calls<ScriptedRun>(),
    tune: new Calls<ScriptedTuning>(),
    follow: new Calls<ScriptedFollow>(),
    stream: new Calls<ScriptedStream>(),
    prove: new Calls<ScriptedProof>(),
    sustain: new Calls<ScriptedSustained>(),
  };
  let worker: Worker | null = null;
  page.on('worker', (started) => {
    if (!isBenchWorker(started)) return;
    worker = started;
    void serve(started);
  });

  /** Takes every call of one worker, until that is gone. */
  async function serve(from: Worker): Promise<void> {
    for (;;) {
      const call = await from.evaluate(() => (globalThis as Scope).stage.next()).catch(() => null);
      if (!call) return;
      const { id, request } = call;
      const tell = (
        ...events: readonly (RunEvent | TuneEvent | FollowEvent | StreamEvent | ProveEvent | SustainEvent)[]
      ) => from.evaluate(([to, batch]) => (globalThis as Scope).stage.emit(to, batch), [id, events] as const);
      const emit = async (...events: readonly (RunEvent | TuneEvent | ProveEvent | SustainEvent)[]) => {
        await tell(...events);
      };
      const end = () => from.evaluate((to) => (globalThis as Scope).stage.end(to), id);
      const cancelled = () => from.evaluate((to) => (globalThis as Scope).stage.cancelled(to), id);
      if (call.kind === 'tune') {
        calls.tune.add({ request: request as TuneRequest, emit, end, cancelled });
        continue;
      }
      if (call.kind === 'prove') {
        calls.prove.add({ request: request as ProveRequest, emit, end, cancelled });
        continue;
      }
      if (call.kind === 'sustain') {
        await emit({ type: 'start', environment }).catch(() => undefined);
        calls.sustain.add({ request: request as SustainRequest, emit, end, cancelled });
        continue;
      }
      if (call.kind === 'follow') {
        await tell({ type: 'start', environment }).catch(() => undefined);
        const endWith = async (given = false) => {
          await tell({ type: 'end', cancelled: given });
          await end();
        };
        calls.follow.add({ request: request as FollowRequest, emit: tell, end: endWith, cancelled });
        continue;
      }
      if (call.kind === 'stream') {
        await tell({ type: 'start', environment }).catch(() => undefined);
        const endWith: ScriptedStream['end'] = async (given) => {
          await tell({ type: 'end', reason: null, cancelled: false, proved: !given?.reason, ...given });
          await end();
        };
        calls.stream.add({ request: request as StreamRequest, emit: tell, end: endWith, cancelled });
        continue;
      }
      const plan = request as Plan;
      // As every run begins; a worker that is gone by then is told by the next call.
      await emit({ type: 'start', environment, cases: plan.cases }).catch(() => undefined);
      calls.run.add(runOf(plan, environment, { emit, end, cancelled }));
    }
  }

  return {
    environment,
    nextRun: () => calls.run.next(),
    nextTuning: () => calls.tune.next(),
    nextFollow: () => calls.follow.next(),
    nextStream: () => calls.stream.next(),
    nextProof: () => calls.prove.next(),
    nextSustained: () => calls.sustain.next(),
    runsOn(machine) {
      calls.run.otherwise((run) => {
        // A page that closes while it is answered has no use for the rest.
        void run.finish(machine).catch(() => undefined);
      });
    },
    pictures: async () => (await worker?.evaluate(() => (globalThis as Scope).stage.pictures)) ?? [],
    drawing: async () => (await worker?.evaluate(() => (globalThis as Scope).stage.drawing())) ?? false,
    hidden: async (value) => {
      await worker?.evaluate((now) => (globalThis as Scope).stage.hidden(now), value);
    },
    async crash(message) {
      await worker?.evaluate((text) => {
        setTimeout(() => {
          throw new Error(text);
        });
      }, message);
    },
  };
}

type Controls = Omit<ScriptedTuning, 'request'> & Pick<ScriptedRun, 'emit'>;

function runOf(plan: Plan, environment: Environment, { emit, end, cancelled }: Controls): ScriptedRun {
  const reportOf = (machine: Machine) => {
    const { budgetMs, seed, inputs } = plan;
    const measurements = plan.cases.map((at) => measurement(at, machine(at)));
    return report({ budgetMs, seed, ownInputs: inputs !== undefined }, environment, measurements);
  };
  const finishWith = async (last: Report) => {
    await emit({ type: 'report', report: last });
    await end();
  };
  return {
    plan,
    emit,
    cancelled,
    reportOf,
    end: finishWith,
    async finish(machine, outputs) {
      const last = reportOf(machine);
      const told = last.measurements.flatMap((each, index): RunEvent[] => {
        const output: RunEvent[] =
          outputs && each.status === 'ok' ? [{ type: 'output', index, ...outputs(index, plan) }] : [];
        return [...output, { type: 'measurement', index, measurement: each, final: true }];
      });
      await emit(...told);
      await finishWith(last);
    },
  };
}

/** Calls that have come, in order, for whoever waits for them. */
class Calls<T> {
  private readonly come: T[] = [];
  private readonly waiting: ((call: T) => void)[] = [];
  private rest: ((call: T) => void) | null = null;

  add(call: T): void {
    const taker = this.waiting.shift() ?? this.rest;
    if (taker) taker(call);
    else this.come.push(call);
  }

  next(): Promise<T> {
    const [call] = this.come.splice(0, 1);
    return call === undefined ? new Promise((resolve) => this.waiting.push(resolve)) : Promise.resolve(call);
  }

  otherwise(taker: (call: T) => void): void {
    this.rest = taker;
    for (const call of this.come.splice(0)) taker(call);
  }
}

/** Without it an isolated page refuses the worker. */
export const ISOLATION = { 'Cross-Origin-Embedder-Policy': 'require-corp' };

/** The library that the page itself speaks through, as one module. */
const comlink = () => readFileSync(createRequire(import.meta.url).resolve('comlink/dist/esm/comlink.mjs'), 'utf8');

/** Runs in the page, which looks at the adapter for itself: it sees the one that the stand-in tells of. */
function dressAdapter(adapter: Environment['adapter']): void {
  if (typeof GPU === 'undefined') return;
  if (!adapter) GPU.prototype.requestAdapter = async () => null;
  else Object.defineProperty(GPUAdapter.prototype, 'info', { get: () => ({ ...adapter, isFallbackAdapter: false }) });
}
