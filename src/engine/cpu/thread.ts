/** What runs inside a thread of the pool: holds sessions, runs their kernels. */
import type { Stage, Tensors, Variant, Workload } from '../contract.ts';
import { readOutputs, viewTensors, writeInputs } from './layout.ts';
import type { Answer, LoadRequest, Numbered, Request, ThreadPort } from './messages.ts';
import { runShared } from './shared-run.ts';
import { instantiate } from './wasm.ts';

type Work = (stage: Stage, copy: number, begin: number, end: number) => void;

interface Loaded {
  readonly load: LoadRequest;
  readonly buffer: ArrayBufferLike;
  readonly stages: readonly Stage[];
  readonly work: Work;
  readonly copyMs: number;
}

/** Answers requests until the thread is terminated. */
export function serveThread(port: ThreadPort, workloads: readonly Workload[]): void {
  const sessions = new Map<number, Loaded>();
  port.listen((message) => {
    const { id, request } = message as Numbered;
    handle(request, sessions, workloads)
      .then((done) => port.post({ id, ok: true, ...done } satisfies Answer))
      .catch((error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        port.post({ id, ok: false, message, full: isFull(error) } satisfies Answer);
      });
  });
}

/** Array buffers and memories that do not fit throw a RangeError, answers that do not fit a DataCloneError. */
const isFull = (error: unknown) =>
  error instanceof RangeError || (error instanceof DOMException && /out of memory/i.test(error.message));

async function handle(
  request: Request,
  sessions: Map<number, Loaded>,
  workloads: readonly Workload[],
): Promise<{ wallMs: number; outputs: Tensors | null }> {
  if (request.type === 'load') {
    const loaded = await load(request, workloads);
    sessions.set(request.session, loaded);
    return { wallMs: loaded.copyMs, outputs: null };
  }
  if (request.type === 'free') {
    sessions.delete(request.session);
    return { wallMs: 0, outputs: null };
  }
  const loaded = sessions.get(request.session);
  if (!loaded) throw new Error('The thread does not hold this session.');
  if (request.type === 'run') return { wallMs: run(loaded, request.iterations, request.first), outputs: null };
  const start = performance.now();
  const [begin, end] = share(loaded);
  const outputs = readOutputs(loaded.load.layout, loaded.buffer, begin, end);
  return { wallMs: performance.now() - start, outputs };
}

async function load(request: LoadRequest, workloads: readonly Workload[]): Promise<Loaded> {
  const { layout, inputs, memory, module } = request;
  const variant = workloads
    .find(({ id }) => id === request.workload)
    ?.variants.find(({ id }) => id === request.variant);
  if (!variant) throw new Error(`This thread knows no ${request.workload}:${request.variant}.`);
  const own = memory ?? (module ? ownMemory(layout.bytes) : new ArrayBuffer(layout.bytes));
  const buffer = own instanceof WebAssembly.Memory ? own.buffer : own;
  let copyMs = 0;
  if (inputs) {
    const start = performance.now();
    writeInputs(layout, buffer, inputs, [0]);
    copyMs = performance.now() - start;
    const others = Array.from({ length: layout.copies - 1 }, (_, i) => i + 1);
    writeInputs(layout, buffer, inputs, others);
  }
  const { stages, work } = await kernelOf(variant, request, own, buffer);
  return { load: request, buffer, stages, work, copyMs };
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
  const copies = Array.from({ length: layout.copies }, (_, copy) => copy);
  if (variant.on === 'wasm') {
    if (!module || !(memory instanceof WebAssembly.Memory)) throw new Error('A WebAssembly kernel needs its module.');
    const exports = await instantiate(module, memory);
    const args = copies.map((copy) => variant.args(params, (name) => layout.tensors[name].offsets[copy]));
    const stages = variant.stages(params);
    return { stages, work: ({ entry }, copy, begin, end) => exports[entry](...args[copy], begin, end) };
  }
  const io = copies.map((copy) => viewTensors(layout, buffer, copy));
  if (variant.on === 'workers') {
    const { kernel } = variant;
    const stages = variant.stages(params);
    return { stages, work: ({ entry }, copy, begin, end) => kernel(io[copy], params, entry, begin, end) };
  }
  if (variant.on === 'js') {
    const { kernel } = variant;
    return { stages: [{ entry: '', rows: 1, grain: 1 }], work: (_stage, copy) => kernel(io[copy], params) };
  }
  throw new Error(`${variant.id} does not run on a CPU.`);
}

/** The rows of the last stage that this thread answers for, where threads do not share memory. */
function share({ load: { thread, threads, layout } }: Loaded): [number, number] {
  const rows = Object.values(layout.tensors).find(({ role }) => role === 'output')?.rows ?? 0;
  return [Math.floor((rows * thread) / threads), Math.floor((rows * (thread + 1)) / threads)];
}

/** @returns milliseconds of the batch as this thread saw it */
function run(loaded: Loaded, iterations: number, first: number): number {
  const { load: request, stages, work } = loaded;
  const { copies } = request.layout;
  if (request.control) {
    const done = runShared(request.control, request.threads, stages, iterations, (stage, iteration, begin, end) =>
      work(stage, (first + iteration) % copies, begin, end),
    );
    if (done.error) throw done.error;
    return done.wallMs;
  }
  // Without shared memory each thread does the preparing stages in full and its share of the last one.
  const [begin, end] = share(loaded);
  const last = stages[stages.length - 1];
  const start = performance.now();
  for (let iteration = 0; iteration < iterations; iteration++) {
    const copy = (first + iteration) % copies;
    for (const stage of stages.slice(0, -1)) work(stage, copy, 0, stage.rows);
    if (request.threads === 1) work(last, copy, 0, last.rows);
    else if (end > begin) work(last, copy, begin, end);
  }
  return performance.now() - start;
}
