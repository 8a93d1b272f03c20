/** What can be chosen about a language model: its knobs, and what the workload makes of them. Pure. */
import { caseOf, formatCase, resolveParams } from '../../engine/case-id.ts';
import type { CaseId, ParamSchema } from '../../engine/contract.ts';
import { language } from '../../workloads/language/index.ts';
import type { LanguageParams } from '../../workloads/language/layout.ts';
import { SCHEDULE, type Schedule } from '../../workloads/language/learning/rate.ts';
import { type Source, storiesIn } from '../../workloads/language/learning/source.ts';
import { STRETCH, textOf } from '../../workloads/language/learning/stretch.ts';
import type { ModelShape } from '../../workloads/language/reader.ts';
import { text } from '../text.ts';
import type { KnobBoard, KnobValues, Setup } from '../training/setup.ts';

const WORKLOAD = language as unknown as Parameters<typeof caseOf>[0];

const RATES = ['0.0003', '0.001', '0.003', '0.01', '0.03', '0.1', '1'];

const POSITIONS: Readonly<Record<string, readonly number[]>> = { b: [4, 8, 16, 32], width: [32, 64, 128] };

const specs: ParamSchema = {
  b: language.params.b,
  width: language.params.width,
  rate: {
    kind: 'choice',
    label: text('Learning rate', '学习率'),
    options: RATES.map((value) => ({ value, label: text(value, value) })),
    default: String(SCHEDULE.peak),
  },
};

/** The smallest of the workload's shapes, which a phone can train too. */
const STANDARD: KnobValues = { b: 16, width: 64, rate: String(SCHEDULE.peak) };
/** Tokens of a window. */
export const CONTEXT = 96;
const SHAPE = { layers: 2, heads: 4, t: CONTEXT };

/** Null where the knobs do not go together. */
export function paramsOf(knobs: KnobValues, source: Source): LanguageParams | null {
  const b = Number(knobs.b);
  const given = { task: 'train', ...SHAPE, b, width: Number(knobs.width), ...textOf(source, b) };
  const resolved = resolveParams(WORKLOAD, given);
  return resolved.ok ? (resolved.params as unknown as LanguageParams) : null;
}

/** Of a model from a file, with the batch that everybody has; null where it is none that can be trained here. */
export function paramsFor({ layers, heads, t, width, vocabulary }: ModelShape): LanguageParams | null {
  if (layers !== SHAPE.layers || heads !== SHAPE.heads || t !== SHAPE.t) return null;
  const b = Number(STANDARD.b);
  const resolved = resolveParams(WORKLOAD, { task: 'train', ...SHAPE, b, width, vocabulary, windows: STRETCH * b });
  return resolved.ok ? (resolved.params as unknown as LanguageParams) : null;
}

export const BOARD: KnobBoard = {
  specs,
  positionsOf: (name) => POSITIONS[name] ?? RATES,
  standard: STANDARD,
  // English has fewer words than Chinese has characters, and neither decides it.
  fits: (knobs) => paramsOf(knobs, storiesIn('zh-CN')) !== null,
};

export const scheduleOf = ({ rate }: KnobValues): Schedule => ({ ...SCHEDULE, peak: Number(rate) });

export const caseFor = (variant: string, params: LanguageParams): CaseId => caseOf(WORKLOAD, variant, params);

/** Stable, for who compares: also of what is no parameter of the workload. */
export const keyOf = (id: CaseId, { seed, knobs }: Setup): string =>
  `${seed} ${knobs.rate} ${formatCase(id, WORKLOAD.params)}`;
