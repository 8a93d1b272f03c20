/** Runs what api.ts describes. */
import { abortable, limited, TimeUpError } from '../bench/abort.ts';
import type { BenchClock } from '../bench/context.ts';
import { placeCase, uncopied } from '../bench/placed.ts';
import { preparedBy } from '../bench/prepared.ts';
import { passes, shareOf, Verifiers } from '../bench/proof.ts';
import { editOutOfTime, unexpected } from '../bench/reasons.ts';
import type { Backend, CaseId, Session, Tensors, Variant, Verdict, Verifier, Workload } from '../contract.ts';
import { editName } from '../edit-name.ts';
import { BackendLostError } from '../errors.ts';
import { editsOf, withKernels } from '../kernel/kernel-variant.ts';
import type { Proved, ProveEvent, ProveRequest } from './api.ts';

interface ProveParts {
  readonly workloads: readonly Workload[];
  readonly backends: readonly Backend[];
  readonly clock: BenchClock;
  readonly signal: AbortSignal;
}

/** What one shape may take: compiling on a busy machine takes seconds, and a kernel of ours milliseconds. */
const MOST_MS = 60_000;

/** Cases one after the other; what one does costs that one alone. Ends early when cancelled. */
export async function* prove(request: ProveRequest, parts: ProveParts): AsyncGenerator<ProveEvent, void> {
  const workloads = withKernels(parts.workloads, request.kernels);
  for (const [index, id] of request.cases.entries()) {
    if (parts.signal.aborted) return;
    const proved = await proveCase(id, workloads, request, parts);
    if (proved) yield { index, proved };
  }
}

/** Null when cancelled. */
async function proveCase(
  id: CaseId,
  workloads: readonly Workload[],
  { kernels, seed }: ProveRequest,
  { backends, clock, signal }: ProveParts,
): Promise<Proved | null> {
  const placed = placeCase(id, { workloads, backends });
  if ('code' in placed) return { status: 'refused', reason: placed };
  const { workload, variant, params, backend } = placed;
  const limit = limited(signal, clock, MOST_MS);
  let session: Session | null = null;
  try {
    const kernel = kernels.find(({ name, workload: of }) => name === id.variant && of === id.workload);
    const edits = kernel && editsOf(kernel);
    // Two sets at least: what a kernel kept from the iteration before is wrong on the next.
    const sets = [workload.generate(params, seed), workload.generate(params, seed + 1)];
    const job = {
      workload: uncopied(workload),
      variant,
      params,
      sets,
      ...(edits && { edits, build: editName(edits) }),
    };
    const prepared = await preparedBy(backend, job, limit.signal);
    if (prepared.status !== 'ready') return { status: 'refused', reason: prepared.reason };
    session = prepared.session;
    return await proveSession(session, { workload, variant, params, sets }, limit.signal);
  } catch (error) {
    if (signal.aborted) return null;
    if (error instanceof TimeUpError) return { status: 'refused', reason: editOutOfTime(MOST_MS) };
    if (!(error instanceof BackendLostError)) return { status: 'refused', reason: unexpected(error) };
    // For the next shape; what it cannot bring back, that will tell.
    await backend.rebuild().catch(() => undefined);
    return { status: 'refused', reason: error.reason };
  } finally {
    limit.free();
    await session?.dispose().catch(() => undefined);
  }
}

interface Proving {
  readonly workload: Workload;
  readonly variant: Variant;
  readonly params: CaseId['params'];
  readonly sets: readonly Tensors[];
}

/** Alone, in slices, as everything runs first; then three in one batch, as they are timed, of which two are looked at. */
const RUNS = [
  { run: 'first', iterations: 1, turn: 1 },
  { run: 'batch', iterations: 3, turn: 2 },
] as const;

async function proveSession(session: Session, proving: Proving, signal: AbortSignal): Promise<Proved> {
  const { workload, params, sets, variant } = proving;
  const hasState = workload.tensors(params).state !== undefined;
  const verifiers = new Verifiers(workload, params, sets);
  let worst: Verdict | null = null;
  for (const { run, iterations, turn } of RUNS) {
    // With state each step is checked from the one before it: one by one, from the start.
    const batches = hasState ? Array.from({ length: iterations }, () => 1) : [iterations];
    await abortable(session.overwrite(turn), signal);
    let before = sets[0];
    for (const batch of batches) {
      await abortable(session.run(batch, signal), signal);
      const { last } = await abortable(session.read(), signal);
      for (const { set, outputs } of last) {
        const verifier = verifiers.of(set);
        const verdict = hasState
          ? stepOf(verifier, before, outputs, variant)
          : verifier.check(outputs, variant.rounding);
        // The reference of a workload with state is that of its first step.
        const known = !hasState || before === sets[0];
        before = outputs;
        if (!passes(verdict)) {
          const reference = (known && verifier.reference) || null;
          return { status: 'wrong', verdict: { ...verdict, ok: false }, outputs, reference, turn, run };
        }
        if (!worst || shareOf(verdict) > shareOf(worst)) worst = verdict;
      }
    }
  }
  if (!worst) throw new Error('Nothing was read back.');
  return { status: 'right', verdict: worst };
}

function stepOf({ step }: Verifier, before: Tensors, after: Tensors, { rounding }: Variant): Verdict {
  if (!step) throw new Error('A workload with state needs a verifier of one step.');
  return step(before, after, rounding);
}
