/** What runs inside a thread of the pool: holds sessions, runs their kernels. */
import type { Stage, Tensors, Variant, Workload } from '../contract.ts';
import { messageOf } from '../errors.ts';
import { periodOf } from '../rotation.ts';
import { probeThread } from './idle.ts';
import {
  newOutputs,
  offsetOf,
  readOutputs,
  readState,
  shareOf,
  viewTensors,
  writeInputs,
  writeState,
} from './layout.ts';
import { type Answer, isFull, type LoadRequest, type Numbered, type Request, type ThreadPort } from './messages.ts';
import { overwrite } from './pattern.ts';
import { runShared } from './shared-run.ts';
import { instantiate, isWasmMemory } from './wasm.ts';

/** Runs rows of a stage; `turn` says which inputs it takes and where it writes. */
type Work = (stage: Stage, turn: number, begin: number, end: number) => void;

interface Loaded {
  readonly load: LoadRequest;
  readonly buffer: ArrayBufferLike;
  readonly stages: readonly Stage[];
  readonly work: Work;
  /** What an application would keep its results in. */
  target: Tensors | null;
}

interface Done {
  readonly wallMs: number;
  readonly outputs: Tensors | null;
}

const done = (wallMs = 0, outputs: Tensors | null = null): Done => ({ wallMs, outputs });

/** Answers requests until the thread is terminated. */
export function serveThread(port: ThreadPort, workloads: readonly Workload[]): void {
  const sessions = new Map<number, Loaded>();
  port.listen((message) => {
    const { id, request } = message as Numbered;
    handle(request, sessions, workloads)
      .then((answer) => port.post({ id, ok: true, ...answer } satisfies Answer))
      .catch((error: unknown) => {
        const message = messageOf(error);
        port.post({ id, ok: false, message, full: isFull(error) } satisfies Answer);
      });
  });
}

async function handle(request: Request, sessions: Map<number, Loaded>, workloads: readonly Workload[]): Promise<Done> {
  if (request.type === 'probe') return done(probeThread());
  if (request.type === 'load') {
    sessions.set(request.session, await load(request, workloads));
    return done();
  }
  if (request.type === 'free') {
    sessions.delete(request.session);
    return done();
  }
  const loaded = sessions.get(request.session);
  if (!loaded) throw new Error('The thread does not hold this session.');
  const {
    buffer,
    load: { layout, thread, threads, memory },
  } = loaded;
  const share = shareOf(layout, thread, threads);
  switch (request.type) {
    case 'write':
      return done(timed(() => writeInputs(layout, buffer, request.inputs, request.copies)));
    case 'run':
      return done(run(loaded, request.iterations, request.first));
    case 'overwrite':
      overwrite(layout, buffer, request.turn, { part: thread, parts: threads, scratch: memory ? 'part' : 'whole' });
      if (request.start) writeState(layout, buffer, request.start);
      return done();
    case 'read': {
      const outputs = newOutputs(layout, share);
      return done(
        timed(() => readOutputs(layout, buffer, request.iteration, share, outputs)),
        { ...outputs, ...readState(layout, buffer) },
      );
    }
    case 'round-trip': {
      const target = loaded.target ?? newOutputs(layout, share);
      loaded.target = target;
      const wallMs = timed(() => {
        writeInputs(layout, buffer, request.inputs, [request.iteration % layout.copies]);
        run(loaded, 1, request.iteration);
        readOutputs(layout, buffer, request.iteration, share, target);
      });
      return done(wallMs, request.send ? target : null);
    }
  }
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

async function load(request: LoadRequest, workloads: readonly Workload[]): Promise<Loaded> {
  const { layout, memory, module } = request;
  const variant = workloads
    .find(({ id }) => id === request.workload)
    ?.variants.find(({ id }) => id === request.variant);
  if (!variant) throw new Error(`This thread knows no ${request.workload}:${request.variant}.`);
  const own = memory ?? (module ? ownMemory(layout.bytes) : new ArrayBuffer(layout.bytes));
  const buffer = isWasmMemory(own) ? own.buffer : own;
  return { load: request, buffer, ...(await kernelOf(variant, request, own, buffer)), target: null };
}

function ownMemory(bytes: number): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: Math.ceil(bytes / 65_536) });
}

async function kernelOf(
  variant: Variant,
  { layout, params, module }: LoadRequest,
  memory: WebAssembly.Memory | ArrayBufferLike,
  buffer: ArrayBufferLike,
): Promise<{ stages: readonly Stage[]; work: Work }> {
  const turns = Array.from({ length: periodOf(layout) }, (_, turn) => turn);
  if (variant.on === 'wasm') {
    if (!module || !isWasmMemory(memory)) throw new Error('A WebAssembly kernel needs its module.');
    const exports = await instantiate(module, memory);
    const args = turns.map((turn) => variant.args(params, (name) => offsetOf(layout, name, turn)));
    const stages = variant.stages(params);
    const work: Work = ({ entry, arg }, turn, begin, end) =>
      arg === undefined ? exports[entry](...args[turn], begin, end) : exports[entry](...args[turn], arg, begin, end);
    return { stages, work };
  }
  const io = turns.map((turn) => viewTensors(layout, buffer, turn));
  if (variant.on === 'workers') {
    const { kernel } = variant;
    const stages = variant.stages(params);
    return { stages, work: ({ entry }, turn, begin, end) => kernel(io[turn], params, entry, begin, end) };
  }
  if (variant.on === 'js') {
    const { kernel } = variant;
    return { stages: [{ entry: '', rows: 1, grain: 1 }], work: (_stage, turn) => kernel(io[turn], params) };
  }
  throw new Error(`${variant.id} does not run on a CPU.`);
}

/** @returns milliseconds of the batch as this thread saw it */
function run(loaded: Loaded, iterations: number, first: number): number {
  const {
    load: { layout, control, thread, threads },
    stages,
    work,
  } = loaded;
  const period = periodOf(layout);
  if (control) {
    const ran = runShared(control, threads, stages, iterations, (stage, iteration, begin, end) =>
      work(stage, (first + iteration) % period, begin, end),
    );
    if (ran.error) throw ran.error;
    return ran.wallMs;
  }
  // Without shared memory each thread does the preparing stages in full and its share of the last one.
  const last = stages[stages.length - 1];
  const { begin, end } = threads === 1 ? { begin: 0, end: last.rows } : shareOf(layout, thread, threads);
  return timed(() => {
    for (let iteration = 0; iteration < iterations; iteration++) {
      const turn = (first + iteration) % period;
      for (const stage of stages.slice(0, -1)) work(stage, turn, 0, stage.rows);
      if (end > begin) work(last, turn, begin, end);
    }
  });
}
