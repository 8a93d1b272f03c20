/** What is known of this machine, ready to be drawn to scale. Pure. */
import type { Environment } from '../../engine/contract.ts';
import { type KnownLimits, type Limits, placeOf } from '../../results/roofline.ts';
import type { SubgroupSize } from '../../ui/gpu/subgroups.ts';

/** Where a figure is from: measured here, or told by the browser. */
type Origin = 'measured' | 'reported';

export interface Told {
  /** Logical; the browser's word. */
  readonly threads: number;
  /** Of WebAssembly; undefined while it is not known. */
  readonly simd: boolean | undefined;
  /** GiB, rounded and capped by the browser (https://www.w3.org/TR/device-memory/); null where it does not tell. */
  readonly memoryGib: number | null;
  /** Null where there is no adapter. */
  readonly gpu: {
    readonly subgroup: SubgroupSize | null;
    readonly limits: Readonly<Record<string, number>>;
  } | null;
  /** Of this very place; null where nothing was measured. */
  readonly measured: Limits | null;
}

export const MEASURES = ['arithmetic', 'bandwidth', 'memory'] as const;
export type MeasureId = (typeof MEASURES)[number];

/** What was measured is a bar from zero, on one scale for both sides. */
export interface Measure {
  readonly id: MeasureId;
  readonly origin: Origin;
  /** GFLOP/s, GB/s, bytes; null where it is not known. */
  readonly value: number | null;
  /**
   * 0 to 1, of the larger of the two sides. Null for memory: a capped share of the machine's and the most that one GPU
   * buffer may take are not of one kind, and two bars would say they are.
   */
  readonly length: number | null;
}

/** Lanes in groups that run in step. */
export interface Lanes {
  readonly groups: number;
  readonly each: number;
}

export interface Side {
  readonly lanes: Lanes;
  readonly measures: readonly Measure[];
}

export interface Machine {
  readonly cpu: Side;
  readonly gpu: Side | null;
}

/** 128 bits of 32-bit numbers (https://webassembly.github.io/spec/core/syntax/types.html#vector-types). */
const WASM_LANES = 4;
const GIB = 2 ** 30;

export function machineOf({ threads, simd, memoryGib, gpu, measured }: Told): Machine {
  const raw = {
    cpu: {
      arithmetic: measured?.cpu?.gflops ?? null,
      bandwidth: measured?.cpu?.gbps ?? null,
      memory: memoryGib === null ? null : memoryGib * GIB,
    },
    gpu: {
      arithmetic: measured?.gpu?.gflops ?? null,
      bandwidth: measured?.gpu?.gbps ?? null,
      memory: gpu?.limits.maxBufferSize ?? null,
    },
  };
  const measuresOf = (side: 'cpu' | 'gpu') =>
    MEASURES.map((id): Measure => {
      const value = raw[side][id];
      if (id === 'memory') return { id, origin: 'reported', value, length: null };
      const largest = Math.max(raw.cpu[id] ?? 0, gpu ? (raw.gpu[id] ?? 0) : 0);
      return { id, origin: 'measured', value, length: value === null || largest === 0 ? 0 : value / largest };
    });
  const cpu: Side = {
    lanes: { groups: threads, each: simd === false ? 1 : WASM_LANES },
    measures: measuresOf('cpu'),
  };
  return { cpu, gpu: gpu && { lanes: lanesOf(gpu), measures: measuresOf('gpu') } };
}

/**
 * What is remembered, where it was measured in this very place.
 * @param environment undefined until it is known: what is remembered is then taken for this place's own, as it nearly
 * always is; null when it cannot be known
 */
export function limitsHere(known: KnownLimits | null, environment: Environment | null | undefined): Limits | null {
  if (!known || environment === null) return null;
  return !environment || placeOf(environment) === known.place ? known.limits : null;
}

/** Of one workgroup, the largest that may be asked for: how many of them run at once no browser tells. */
function lanesOf({ subgroup, limits }: NonNullable<Told['gpu']>): Lanes {
  const invocations = limits.maxComputeInvocationsPerWorkgroup ?? 0;
  const each = subgroup ? Math.min(subgroup.most, invocations) : invocations;
  return { groups: each > 0 ? Math.ceil(invocations / each) : 0, each };
}

/** Side of a lane and the gaps, in pixels; alike for both sides, so that a square is always one lane. */
const LANE = 7;
const LANE_GAP = 1;
const GROUP_GAP = 5;
/** A narrow phone's column. */
export const DRAWING_WIDTH = 272;
/** Lanes beside each other before a group goes on in the next row. */
const ROW_LANES = 32;

export interface LaneDrawing {
  readonly height: number;
  /** One path for all squares; a group is a block of them. */
  readonly path: string;
}

/** Groups from left to right, then down; every square is one lane. @param shape lanes of a group in a row, at most */
export function drawLanes({ groups, each }: Lanes, shape: number = ROW_LANES): LaneDrawing {
  const step = LANE + LANE_GAP;
  const columns = Math.min(each, shape, ROW_LANES);
  const rows = columns > 0 ? Math.ceil(each / columns) : 0;
  const width = columns * step - LANE_GAP + GROUP_GAP;
  const height = rows * step - LANE_GAP + GROUP_GAP;
  const beside = Math.max(1, Math.floor((DRAWING_WIDTH + GROUP_GAP) / width));
  const squares = Array.from({ length: groups }, (_, group) => {
    const left = (group % beside) * width;
    const top = Math.floor(group / beside) * height;
    return Array.from({ length: each }, (__, lane) => {
      const x = left + (lane % columns) * step;
      const y = top + Math.floor(lane / columns) * step;
      return `M${x} ${y}h${LANE}v${LANE}h-${LANE}z`;
    }).join('');
  });
  return { height: Math.max(0, Math.ceil(groups / beside) * height - GROUP_GAP), path: squares.join('') };
}
