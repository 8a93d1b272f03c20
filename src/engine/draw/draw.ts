/** Runs what api.ts describes. */
import { abortable } from '../bench/abort.ts';
import { feed } from '../bench/feed.ts';
import { type Placed, placeCase, uncopied } from '../bench/placed.ts';
import { preparedBy } from '../bench/prepared.ts';
import { passes } from '../bench/proof.ts';
import { UNKNOWN_CASE, unexpected } from '../bench/reasons.ts';
import type { Backend, Params, Session, Tensors, Variant, Verdict, Workload } from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import type { DrawEvent, DrawRequest, Wish } from './api.ts';
import { wrongPicture } from './reasons.ts';

export interface DrawParts {
  readonly workloads: readonly Workload[];
  readonly backends: readonly Backend[];
  readonly signal: AbortSignal;
}

/** The page, which answers each event with a `Wish` or null. */
export type Ask = (event: DrawEvent) => unknown;

/** Resolves when there is no wish any more, or when cancelled. Rejects with what `ask` rejects with. */
export async function draw(request: DrawRequest, parts: DrawParts, ask: Ask): Promise<void> {
  const { signal } = parts;
  const drawers = new Drawers(request, parts);
  const next = async (event: DrawEvent) => (await abortable(Promise.resolve(ask(event)), signal)) as Wish | null;
  try {
    for (let wish = await next({ type: 'ready' }); wish; wish = await next(await drawers.draw(wish)));
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await drawers.dispose();
  }
}

/** A case that is prepared. */
interface Drawer {
  readonly backend: Backend;
  readonly session: Session;
  readonly workload: Workload;
  readonly variant: Variant;
  readonly params: Params;
  /** What its session uploads: each wish is written over it. */
  readonly inputs: Tensors;
  idleMs: number;
  proved: boolean;
}

class Drawers {
  readonly #request: DrawRequest;
  readonly #parts: DrawParts;
  /** In the order in which they were made. */
  readonly #open = new Map<number, Drawer>();

  constructor(request: DrawRequest, parts: DrawParts) {
    this.#request = request;
    this.#parts = parts;
  }

  async draw(wish: Wish): Promise<DrawEvent> {
    const { index } = wish;
    const { signal } = this.#parts;
    const id = this.#request.cases[index];
    const found = id ? placeCase(id, this.#parts) : UNKNOWN_CASE;
    if ('code' in found) return { type: 'refused', index, reason: found };
    try {
      const drawer = this.#open.get(index) ?? (await this.#prepare(index, found));
      return 'code' in drawer ? { type: 'refused', index, reason: drawer } : await drawOne(drawer, wish, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      await this.dispose(found.backend);
      if (!(error instanceof BackendLostError)) return { type: 'refused', index, reason: unexpected(error) };
      // For the next wish; what it cannot bring back, that will tell.
      await found.backend.rebuild().catch(() => undefined);
      return { type: 'refused', index, reason: error.reason };
    }
  }

  /** @param of of this backend alone */
  async dispose(of?: Backend): Promise<void> {
    for (const [index, { backend, session }] of [...this.#open].reverse()) {
      if (of && backend !== of) continue;
      this.#open.delete(index);
      await session.dispose();
    }
  }

  async #prepare(index: number, found: Placed) {
    const { workload, variant, backend, params } = found;
    const { signal } = this.#parts;
    const inputs = workload.generate(params, this.#request.seed);
    const job = { workload: uncopied(workload), variant, params, sets: [inputs] };
    const prepared = await preparedBy(backend, job, signal);
    if (prepared.status !== 'ready') return prepared.reason;
    const drawer: Drawer = { ...found, session: prepared.session, inputs, idleMs: prepared.idleMs ?? 0, proved: false };
    // From here on somebody disposes of it.
    this.#open.set(index, drawer);
    if (prepared.idleMs === undefined && backend.idleMs) drawer.idleMs = await abortable(backend.idleMs(), signal);
    return drawer;
  }
}

async function drawOne(drawer: Drawer, { index, inputs, prove }: Wish, signal: AbortSignal): Promise<DrawEvent> {
  const { session, workload, params, variant, idleMs } = drawer;
  const bad = feed(drawer.inputs, inputs, workload.tensors(params).inputs);
  if (bad) return { type: 'refused', index, reason: bad };
  // What the one before it left must not pass for this one's.
  if (prove || !drawer.proved) await abortable(session.overwrite(0), signal);
  await abortable(session.upload(signal), signal);
  const { wallMs } = await abortable(session.run(1, signal), signal);
  const { last } = await abortable(session.read(1), signal);
  const { outputs } = last[last.length - 1];
  let verdict: Verdict | null = null;
  if (prove || !drawer.proved) {
    verdict = workload.verifier(drawer.inputs, params).check(outputs, variant.rounding);
    if (!passes(verdict)) return { type: 'refused', index, reason: wrongPicture(verdict) };
    drawer.proved = true;
  }
  return { type: 'drawn', index, outputs, ms: Math.max(0, wallMs - idleMs), verdict };
}
