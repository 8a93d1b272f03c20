/** One step of a workload with state, held against float64. */
import { abortable } from '../bench/abort.ts';
import { passes } from '../bench/proof.ts';
import type { Reason, Session, Tensors, Variant, Verifier } from '../contract.ts';
import { badStep } from './reasons.ts';

/** Outputs and state as the latest iteration left them. */
export async function latestOf(session: Session, signal: AbortSignal): Promise<Tensors> {
  const { last } = await abortable(session.read(), signal);
  const [latest] = last.slice(-1);
  return latest.outputs;
}

/** Why it is none; null where it is right. */
export function judgeStep(
  verifier: Verifier,
  before: Tensors,
  after: Tensors,
  { rounding }: Pick<Variant, 'rounding'>,
): Reason | null {
  if (!verifier.step) throw new Error('Only a workload with state is followed, and that needs a verifier of one step.');
  const verdict = verifier.step(before, after, rounding);
  return passes(verdict) ? null : badStep(verdict);
}
