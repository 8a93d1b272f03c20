/**
 * The worker's side of a scripted bench: takes the page's calls, and keeps them for the test. Its text is sent to the page's
 * worker, so nothing from outside a function is used within it.
 */
import type { BenchApi } from '../../src/engine/bench/api.ts';
import type { Environment, RunEvent, Tensors } from '../../src/engine/contract.ts';
import type { DrawEvent, DrawRequest, Wish } from '../../src/engine/draw/api.ts';
import type { FollowEvent } from '../../src/engine/follow/api.ts';
import type { ProveEvent } from '../../src/engine/prove/api.ts';
import type { StreamEvent } from '../../src/engine/stream/api.ts';
import type { SustainEvent } from '../../src/engine/sustain/api.ts';
import type { TuneEvent } from '../../src/engine/tune/api.ts';

/** What was drawn at the page's wish: of which case, whether it was to be proved, and the place where that is one. */
export interface ScriptedPicture {
  readonly variant: string;
  readonly width: number;
  readonly prove: boolean;
  readonly view: readonly number[] | null;
}

export type Kind = 'run' | 'tune' | 'follow' | 'stream' | 'prove' | 'sustain';

/** What the stand-in keeps in the worker's global scope for the test to use. */
interface Stage {
  next(): Promise<{ kind: Kind; request: unknown; id: number }>;
  emit(id: number, events: readonly unknown[]): Promise<unknown>;
  end(id: number): void;
  cancelled(id: number): Promise<void>;
  hidden(value: boolean): Promise<void>;
  readonly pictures: readonly ScriptedPicture[];
  drawing(): boolean;
}
export type Scope = typeof globalThis & { stage: Stage };

/** Runs in the worker. */
export function standIn(expose: (api: BenchApi) => void, environment: Environment): void {
  interface Call {
    readonly kind: Kind;
    readonly request: unknown;
    emit(events: readonly unknown[]): unknown;
    end(): void;
    readonly cancelled: Promise<void>;
    cancel(): void;
  }
  const calls: Call[] = [];
  let handedOut = 0;
  let hidden = false;
  let changed = () => {};
  let change = new Promise<void>((resolve) => {
    changed = resolve;
  });
  /** Whoever waits for something looks again. */
  const tell = () => {
    changed();
    change = new Promise((resolve) => {
      changed = resolve;
    });
  };
  const pictures: ScriptedPicture[] = [];
  let endDrawing: (() => void) | null = null;
  const draw = async ({ cases }: DrawRequest, ask: (event: DrawEvent) => Promise<Wish | null>) => {
    const cancelled = new Promise<null>((resolve) => {
      endDrawing = () => resolve(null);
    });
    const next = (event: DrawEvent) => Promise.race([ask(event), cancelled]);
    for (let wish = await next({ type: 'ready' }); wish; ) {
      const { index, inputs, prove } = wish;
      const { variant, params } = cases[index];
      const { picture, view } = inputs;
      const width = Number(params.width ?? params.size);
      pictures.push({ variant, width, prove, view: view ? [...view] : null });
      const counts = () => ({ counts: new Uint32Array(width * Number(params.height)).fill(1) });
      const outputs: Tensors = picture ? { output: picture } : counts();
      const verdict = { ok: true, maxError: 0, tolerance: 0, at: null, method: 'elementwise' } as const;
      wish = await next({ type: 'drawn', index, outputs, ms: 1 + index, verdict: prove ? verdict : null });
    }
    endDrawing = null;
  };
  const begin = (kind: Call['kind'], request: unknown, emit: Call['emit']) =>
    new Promise<void>((end) => {
      let cancel = () => {};
      const cancelled = new Promise<void>((resolve) => {
        cancel = resolve;
      });
      calls.push({ kind, request, emit, end, cancelled, cancel });
      tell();
    });
  expose({
    environment: async () => environment,
    run: (plan, onEvents) => begin('run', plan, (events) => onEvents(events as RunEvent[])),
    tune: (request, onEvents) => begin('tune', request, (events) => onEvents(events as TuneEvent[])),
    follow: ({ inputs: _, ...request }, onEvent) =>
      begin('follow', request, async (events) => {
        let answer: unknown;
        for (const event of events) answer = await onEvent(event as FollowEvent);
        return answer;
      }),
    stream: ({ inputs: _, ...request }, onEvent) =>
      begin('stream', request, async (events) => {
        let answer: unknown;
        for (const event of events) answer = await onEvent(event as StreamEvent);
        return answer;
      }),
    draw,
    prove: (request, onEvent) =>
      begin('prove', request, async (events) => {
        for (const event of events) await onEvent(event as ProveEvent);
      }),
    sustain: (request, onEvents) => begin('sustain', request, (events) => onEvents(events as SustainEvent[])),
    chooseGpu: async () => true,
    cancel: async () => (endDrawing ?? calls.at(-1)?.cancel)?.(),
    compile: async () => [],
    setHidden: async (value) => {
      hidden = value;
      tell();
    },
  });
  const stage: Stage = {
    async next() {
      while (calls.length <= handedOut) await change;
      const id = handedOut++;
      const { kind, request } = calls[id];
      return { kind, request, id };
    },
    emit: async (id, events) => calls[id].emit(events),
    end: (id) => calls[id].end(),
    cancelled: (id) => calls[id].cancelled,
    pictures,
    drawing: () => endDrawing !== null,
    async hidden(value) {
      while (hidden !== value) await change;
    },
  };
  Object.assign(globalThis, { stage });
}
