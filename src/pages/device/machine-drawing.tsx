import { useTranslation } from 'react-i18next';
import type { Environment } from '../../engine/contract.ts';
import { limitsOf } from '../../engine/gpu/capabilities.ts';
import type { GpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { subgroupSizeOf } from '../../ui/gpu/subgroups.ts';
import { useFormat } from '../../ui/state/locale.ts';
import { useLimit } from '../../ui/state/services.tsx';
import {
  DRAWING_WIDTH,
  drawLanes,
  type Lanes,
  limitsHere,
  type Measure,
  machineOf,
  type Side,
  type Told,
} from './machine.ts';

interface MachineDrawingProps {
  probe: GpuProbe | null;
  /** Undefined until it is known, null when the worker could not tell. */
  environment: Environment | null | undefined;
}

/** Lanes, arithmetic and bandwidth of both sides to one scale, and their memory, each with where its figure is from. */
export function MachineDrawing({ probe, environment }: MachineDrawingProps) {
  const { t } = useTranslation('device');
  const machine = machineOf(useTold(probe, environment));
  return (
    <section className="stack" aria-labelledby="drawing-title">
      <h2 id="drawing-title">{t('drawing.title')}</h2>
      <p className="muted">{t('drawing.lede')}</p>
      <div className="machine">
        <SideDrawing side="cpu" drawn={machine.cpu} />
        {machine.gpu && <SideDrawing side="gpu" drawn={machine.gpu} />}
      </div>
    </section>
  );
}

/** Chromium's own; others do not tell. */
type Remembering = Navigator & { readonly deviceMemory?: number };

function useTold(probe: GpuProbe | null, environment: Environment | null | undefined): Told {
  const known = useLimit((state) => state.known);
  const adapter = probe?.status === 'adapter' ? probe.adapter : null;
  return {
    threads: navigator.hardwareConcurrency,
    simd: environment?.wasm.simd,
    memoryGib: (navigator as Remembering).deviceMemory ?? null,
    gpu: adapter && { subgroup: subgroupSizeOf(adapter), limits: limitsOf(adapter.limits) },
    measured: limitsHere(known, environment),
  };
}

function SideDrawing({ side, drawn: { lanes, measures } }: { side: 'cpu' | 'gpu'; drawn: Side }) {
  const { t } = useTranslation('device');
  return (
    <article className={`card machine__side side-${side}`} aria-labelledby={`machine-${side}`}>
      <h3 id={`machine-${side}`} className="machine__name">
        <span className="swatch" aria-hidden="true" /> {t(`drawing.${side}.name`)}
      </h3>
      <LanesDrawing side={side} lanes={lanes} />
      <ul className="machine__measures">
        {measures.map((measure) => (
          <MeasureBar key={measure.id} side={side} measure={measure} />
        ))}
      </ul>
    </article>
  );
}

/** Lanes of a thread in a square; those of a subgroup in a row. */
const SHAPES = { cpu: 2, gpu: 32 } as const;

function LanesDrawing({ side, lanes }: { side: 'cpu' | 'gpu'; lanes: Lanes }) {
  const { t } = useTranslation('device');
  const { groups, each } = lanes;
  const { path, height } = drawLanes(lanes, SHAPES[side]);
  const values = { groups, each, all: groups * each };
  const text =
    side === 'cpu'
      ? t('drawing.cpu.lanes', { ...values, count: groups })
      : t(`drawing.gpu.${groups > 1 ? 'lanes' : 'whole'}`, values);
  return (
    <div className="machine__lanes">
      <p className="num">{text}</p>
      <svg
        width={DRAWING_WIDTH}
        height={height}
        viewBox={`0 0 ${DRAWING_WIDTH} ${height}`}
        role="img"
        aria-label={text}
      >
        <path d={path} />
      </svg>
      <p className="small muted">{t(`drawing.${side}.about`)}</p>
    </div>
  );
}

function MeasureBar({ side, measure }: { side: 'cpu' | 'gpu'; measure: Measure }) {
  const { t } = useTranslation('device');
  const text = useMeasureText(side);
  const { id, value, origin, length } = measure;
  const known = value !== null;
  return (
    <li className="machine__measure" data-known={known || undefined}>
      <span>{t(`drawing.${side}.${id}`)}</span>
      <span className="machine__value num">{known ? text(measure, value) : '–'}</span>
      {length !== null && (
        <span className="machine__track" aria-hidden="true">
          <span className="machine__fill" style={{ inlineSize: `${length * 100}%` }} />
        </span>
      )}
      <span className="machine__origin small muted">{t(`drawing.${known ? 'origin' : 'unknown'}.${origin}`)}</span>
    </li>
  );
}

function useMeasureText(side: 'cpu' | 'gpu') {
  const { t } = useTranslation('device');
  const format = useFormat();
  return ({ id }: Measure, value: number): string => {
    if (id === 'memory')
      return side === 'cpu' ? t('drawing.atLeast', { size: format.bytes(value) }) : format.bytes(value);
    return `${format.number(value)} ${id === 'arithmetic' ? 'GFLOP/s' : 'GB/s'}`;
  };
}
