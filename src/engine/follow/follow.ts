/** Runs what api.ts describes. */
import { abortable } from '../bench/abort.ts';
import type { Visibility } from '../bench/context.ts';
import { feed } from '../bench/feed.ts';
import { placeCase, uncopied } from '../bench/placed.ts';
import { preparedBy } from '../bench/prepared.ts';
import { CANCELLED, unexpected } from '../bench/reasons.ts';
import { visibleSince } from '../bench/visible.ts';
import type {
  Backend,
  Clock,
  Environment,
  Params,
  Reason,
  Session,
  Tensors,
  Variant,
  Verifier,
  Workload,
} from '../contract.ts';
import { BackendLostError } from '../errors.ts';
import type { Fed, FollowEvent, Follower, FollowRequest } from './api.ts';
import { judgeStep, latestOf } from './proof.ts';
import { notANumber } from './reasons.ts';
import { startOf } from './start.ts';

export interface FollowParts {
  readonly workloads: readonly Workload[];
  readonly backends: readonly Backend[];
  readonly clock: Clock;
  readonly environment: Environment;
  readonly visibility: Visibility;
  readonly signal: AbortSignal;
}

/** Whoever is told may answer a look with false: this one has gone far enough; or with `Fed`. Each answer is waited for. */
export type Tell = (event: FollowEvent) => unknown;

/** Clocks of GPUs ramp and code is compiled anew while it runs: before the start, whose state comes back afterwards. */
const WARM_MS = 300;

/** Resolves after the `end` event. Rejects with what `tell` rejects with. */
export async function follow(request: FollowRequest, parts: FollowParts, tell: Tell): Promise<void> {
  const { signal, environment } = parts;
  await tell({ type: 'start', environment });
  for (const [index, follower] of request.followers.entries()) {
    if (signal.aborted) break;
    const reason = await followOne(index, follower, request, parts, tell);
    await tell({ type: 'over', index, reason });
  }
  await tell({ type: 'end', cancelled: signal.aborted });
}

interface Way {
  readonly workload: Workload;
  readonly variant: Variant;
  readonly params: Params;
  /** Also what its session uploads: what is fed is written over it. */
  readonly start: Tensors;
  readonly fed: boolean;
}

async function followOne(
  index: number,
  { case: id, stops }: Follower,
  request: FollowRequest,
  parts: FollowParts,
  tell: Tell,
): Promise<Reason | null> {
  const placed = placeCase(id, parts);
  if ('code' in placed) return placed;
  const { workload, variant, params, backend } = placed;
  try {
    const start = startOf(workload, params, request);
    if ('reason' in start) return start.reason;
    // Of copies all would have to be fed.
    const one = request.fed ? uncopied(workload) : workload;
    const way = { workload: one, variant, params, start: start.tensors, fed: request.fed ?? false };
    return await onBackend(index, way, stops, backend, request.keep, parts, tell);
  } catch (error) {
    if (parts.signal.aborted) return CANCELLED;
    if (!(error instanceof BackendLostError)) return unexpected(error);
    // For those after it; what it cannot bring back, they will tell.
    await backend.rebuild().catch(() => undefined);
    return error.reason;
  }
}

async function onBackend(
  index: number,
  way: Way,
  stops: readonly number[],
  backend: Backend,
  keep: readonly string[],
  parts: FollowParts,
  tell: Tell,
): Promise<Reason | null> {
  const { signal } = parts;
  const { start, fed: _, ...job } = way;
  const prepared = await preparedBy(backend, { ...job, sets: [start] }, signal);
  if (prepared.status !== 'ready') return prepared.reason;
  const { session } = prepared;
  try {
    const verifier = way.workload.verifier(start, way.params);
    const wrong = await warmUp(session, verifier, way, parts);
    if (wrong) return wrong;
    const idleMs = prepared.idleMs ?? (await backend.idleMs?.()) ?? 0;
    await tell({ type: 'begin', index });
    const { reason, last } = await walk(index, session, way, stops, idleMs, keep, parts, tell);
    if (reason || !last) return reason;
    const latest = way.fed ? way.workload.verifier(start, way.params) : verifier;
    return await proveNext(session, latest, last, way, signal);
  } finally {
    await session.dispose();
  }
}

/** Proves the first iteration, warms up, and goes back to the start. */
async function warmUp(session: Session, verifier: Verifier, way: Way, parts: FollowParts): Promise<Reason | null> {
  const { clock, signal } = parts;
  await abortable(session.overwrite(0), signal);
  await abortable(session.run(1, signal), signal);
  const wrong = judgeStep(verifier, way.start, await latestOf(session, signal), way.variant);
  if (wrong) return wrong;
  const end = clock.now() + WARM_MS;
  while (clock.now() < end) await abortable(session.run(1, signal), signal);
  await abortable(session.overwrite(1), signal);
  return null;
}

/** Goes from stop to stop. @returns what the last look saw, where that was worth looking at */
async function walk(
  index: number,
  session: Session,
  { workload, params, start, fed }: Way,
  stops: readonly number[],
  idleMs: number,
  keep: readonly string[],
  { signal, visibility }: FollowParts,
  tell: Tell,
): Promise<{ readonly reason: Reason | null; readonly last: Tensors | null }> {
  const { inputs: specs, outputs } = workload.tensors(params);
  const told = [...Object.keys(outputs), ...keep];
  let [iteration, ms] = [0, 0];
  let last: Tensors | null = null;
  for (const stop of stops) {
    const seen = visibleSince(visibility);
    const { wallMs } = await abortable(session.run(stop - iteration, signal), signal);
    const hidden = !seen();
    iteration = stop;
    ms += Math.max(0, wallMs - idleMs);
    last = await latestOf(session, signal);
    const tensors = Object.fromEntries(told.map((name) => [name, (last as Tensors)[name]]));
    const answer = await tell({ type: 'look', index, iteration, ms, tensors, hidden });
    const broken = told.find((name) => !tensors[name].every(Number.isFinite));
    if (broken !== undefined) return { reason: notANumber(broken, iteration), last: null };
    if (answer === false) break;
    if (!fed || !isFed(answer)) continue;
    const bad = feed(start, answer.inputs, specs);
    if (bad) return { reason: bad, last: null };
    await abortable(session.upload(signal), signal);
  }
  return { reason: null, last };
}

const isFed = (answer: unknown): answer is Fed => typeof answer === 'object' && answer !== null && 'inputs' in answer;

/** What it came to is a state from which it still steps as it should. */
async function proveNext(session: Session, verifier: Verifier, before: Tensors, way: Way, signal: AbortSignal) {
  await abortable(session.run(1, signal), signal);
  return judgeStep(verifier, before, await latestOf(session, signal), way.variant);
}
