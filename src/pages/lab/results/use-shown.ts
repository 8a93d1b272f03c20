import { useMemo, useState } from 'react';
import { contenderOf } from '../../../engine/case-id.ts';
import type { CaseId, LocalText, Plan, Tensors, Variant, Workload } from '../../../engine/contract.ts';
import { variantTitle } from '../../../results/case-name.ts';
import type { RunOutputs } from '../../../ui/state/run-store.ts';
import { useRun } from '../../../ui/state/services.tsx';
import { workloads } from '../../../workloads/registry.ts';
import { frameOf } from '../plan/make-plan.ts';

/** Everything needed to show one case's pictures. */
export interface Shown {
  /** Of the contender. */
  readonly title: LocalText;
  readonly width: number;
  readonly height: number;
  /** RGBA. */
  readonly input: ArrayLike<number>;
  readonly output: ArrayLike<number>;
  readonly reference: ArrayLike<number> | null;
}

interface KeptContender {
  /** As `contenderOf` prints it. */
  readonly id: string;
  readonly variant: Variant;
  readonly title: LocalText;
}

/** One case of the run, of the visitor's choice among those whose outputs were kept. */
export interface Kept {
  readonly workload: Workload;
  readonly contenders: readonly KeptContender[];
  /** Its id. */
  readonly contender: string;
  setContender(id: string): void;
  readonly sizes: readonly number[];
  readonly size: number;
  setSize(size: number): void;
  /** Whether outputs were to be kept: where there is none, no contender made any. */
  readonly wanted: boolean;
  /** Null where no output was kept. */
  readonly chosen: {
    readonly id: CaseId;
    readonly contender: KeptContender;
    readonly result: RunOutputs;
    /** The visitor's own, or made again from the seed: the same seed gives the same. */
    readonly inputs: Tensors;
  } | null;
}

export interface Selection extends Kept {
  /** Null where no picture was kept. */
  readonly shown: Shown | null;
}

/**
 * What the run in the store kept; null before there is one.
 * @param draws what the workload shows in this place, if anything: inputs are made again only for that
 */
export function useKept(draws: (workload: Workload) => unknown): Kept | null {
  const plan = useRun((state) => state.plan);
  const outputs = useRun((state) => state.outputs);
  const [wanted, setContender] = useState<string | null>(null);
  const [wantedSize, setSize] = useState<number | null>(null);

  const workload = plan ? workloads.find(({ id }) => id === plan.cases[0].workload) : undefined;
  const kept = useMemo(
    () => (plan ? [...outputs.keys()].map((index) => ({ index, id: plan.cases[index] })) : []),
    [plan, outputs],
  );
  const contenders = workload ? contendersOf(workload, kept) : [];
  const sizeOf = (id: CaseId) => Number(id.params[workload?.chart.x ?? '']);
  const contender = contenders.find(({ id }) => id === wanted) ?? contenders.at(0);
  const own = kept.filter(({ id }) => contenderOf(id) === contender?.id);
  const sizes = [...new Set(own.map(({ id }) => sizeOf(id)))].sort((a, b) => a - b);
  const size = sizes.find((each) => each === wantedSize) ?? sizes.at(-1) ?? 0;
  const found = own.find(({ id }) => sizeOf(id) === size);
  const shows = workload && draws(workload);
  const inputs = useMemo(
    () => (plan && workload && shows && found ? inputsOf(plan, workload, found.id) : null),
    [plan, workload, shows, found],
  );
  if (!workload) return null;
  const result = found && outputs.get(found.index);
  return {
    workload,
    contenders,
    contender: contender?.id ?? '',
    setContender,
    sizes,
    size,
    setSize,
    wanted: plan?.keepOutputs ?? false,
    chosen: found && contender && inputs && result ? { id: found.id, contender, result, inputs } : null,
  };
}

/** In the workload's order, one on a second GPU after the same on the first. */
const contendersOf = (workload: Workload, kept: readonly { readonly id: CaseId }[]): KeptContender[] =>
  workload.variants.flatMap((variant) => {
    const ids = kept.map(({ id }) => id).filter((id) => id.variant === variant.id);
    const named = new Map(
      ids.map((id) => [contenderOf(id), { id: contenderOf(id), variant, title: variantTitle(id) }]),
    );
    return [...named.values()].sort((a, b) => a.id.length - b.id.length);
  });

const inputsOf = (plan: Plan, workload: Workload, id: CaseId): Tensors => ({
  ...workload.generate(id.params, plan.seed),
  ...plan.inputs?.[workload.id],
});

const pictureOf = ({ accepts }: Workload) => accepts?.picture?.output;

/** Which pictures of the run in the store to show; null where its workload makes none. */
export function useShown(): Selection | null {
  const kept = useKept(pictureOf);
  const picture = kept?.workload.accepts?.picture;
  if (!kept || !picture?.output) return null;
  const { workload, chosen } = kept;
  const input = chosen?.inputs[picture.input];
  const output = chosen?.result.outputs[picture.output];
  const shown =
    chosen && input && output
      ? {
          title: chosen.contender.title,
          ...frameOf(workload, chosen.id),
          input,
          output,
          reference: chosen.result.reference?.[picture.output] ?? null,
        }
      : null;
  return { ...kept, shown };
}
