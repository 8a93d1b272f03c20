import { useMemo, useState } from 'react';
import type { CaseId, Plan, Tensors, Variant, Workload } from '../../../engine/contract.ts';
import { useRun } from '../../../ui/state/services.tsx';
import { workloads } from '../../../workloads/registry.ts';
import { frameOf } from '../plan/make-plan.ts';

/** Everything needed to show one case's pictures. */
export interface Shown {
  readonly variant: Variant;
  readonly width: number;
  readonly height: number;
  /** RGBA. */
  readonly input: ArrayLike<number>;
  readonly output: ArrayLike<number>;
  readonly reference: ArrayLike<number> | null;
}

export interface Selection {
  readonly workload: Workload;
  readonly variants: readonly Variant[];
  readonly variant: string;
  setVariant(id: string): void;
  readonly sizes: readonly number[];
  readonly size: number;
  setSize(size: number): void;
  /** Whether outputs were to be kept: where there is none, no contender made any. */
  readonly wanted: boolean;
  /** Null where no output was kept. */
  readonly shown: Shown | null;
}

/** Which pictures of the run in the store to show; null where its workload makes none. */
export function useShown(): Selection | null {
  const plan = useRun((state) => state.plan);
  const outputs = useRun((state) => state.outputs);
  const [wantedVariant, setVariant] = useState<string | null>(null);
  const [wantedSize, setSize] = useState<number | null>(null);

  const workload = plan ? workloads.find(({ id }) => id === plan.cases[0].workload) : undefined;
  const picture = workload?.accepts?.picture;
  const kept = useMemo(
    () => (plan ? [...outputs.keys()].map((index) => ({ index, id: plan.cases[index] })) : []),
    [plan, outputs],
  );
  const variants = workload?.variants.filter(({ id }) => kept.some((each) => each.id.variant === id)) ?? [];
  const sizeOf = (id: CaseId) => Number(id.params[workload?.chart.x ?? '']);
  const variant = variants.find(({ id }) => id === wantedVariant) ?? variants.at(0);
  const sizes = [...new Set(kept.filter(({ id }) => id.variant === variant?.id).map(({ id }) => sizeOf(id)))].sort(
    (a, b) => a - b,
  );
  const size = sizes.find((each) => each === wantedSize) ?? sizes.at(-1) ?? 0;
  const found = kept.find(({ id }) => id.variant === variant?.id && sizeOf(id) === size);
  const input = useMemo(
    () => (plan && workload && picture && found ? inputOf(plan, workload, found.id, picture.input) : null),
    [plan, workload, picture, found],
  );
  if (!workload || !picture?.output) return null;

  const result = found && outputs.get(found.index);
  const output = result?.outputs[picture.output];
  const shown =
    found && variant && input && output
      ? {
          variant,
          ...frameOf(workload, found.id),
          input,
          output,
          reference: result.reference?.[picture.output] ?? null,
        }
      : null;
  return {
    workload,
    variants,
    variant: variant?.id ?? '',
    setVariant,
    sizes,
    size,
    setSize,
    wanted: plan?.keepOutputs ?? false,
    shown,
  };
}

/** The visitor's own, or made again from the seed: the same seed gives the same picture. */
function inputOf(plan: Plan, workload: Workload, id: CaseId, name: string): Tensors[string] | null {
  return plan.inputs?.[workload.id]?.[name] ?? workload.generate(id.params, plan.seed)[name] ?? null;
}
