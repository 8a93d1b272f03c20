import { useStore } from 'zustand';
import { Disclosure } from '../../ui/controls/disclosure.tsx';
import { LimitTable } from '../../ui/limit/limit-card.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { useLimit } from '../../ui/state/services.tsx';
import { useLesson, useResults } from '../kit/context.tsx';
import { Measured } from '../kit/run.tsx';
import { useTitles } from '../kit/titles.ts';
import { rowsOf } from '../results.ts';
import { text } from '../text.ts';
import { RoofChart, RoofKey, WorksKey } from '../your-roofline/roof-chart.tsx';
import { type Spot, spotsIn } from '../your-roofline/spots.ts';
import { Findings, KernelTable } from '../your-roofline/tables.tsx';
import { FIELDS, labelOf, RUN } from './fields.ts';
import { roofsFor } from './roofs.ts';

const WORDS = {
  alt: text(
    'Rate over intensity on logarithmic axes: the roofs of GPU and CPU and the kernels of the four fields below them.',
    '双对数坐标，横轴强度，纵轴速率：GPU 和 CPU 的屋顶，以及四个行业的内核在屋顶下的位置。',
  ),
  none: text(
    'No whole roof came out of the measurement, so nothing can be placed below it. Measure once more.',
    '这次没有测出完整的屋顶，没法给内核定位。请再测一次。',
  ),
  roofs: text('The roofs', '屋顶'),
  kernels: text('Every kernel and its place', '每个内核的位置'),
};

/** In the order in which the challenge ends, so that numbers rise to the right. */
const WORKS = ['heat', 'n-body', 'docking', 'option-price'].flatMap((id) => FIELDS.filter((field) => field.id === id));

/** The kernels below the roofs that are known of this visit; where there are none, the offer to measure them. */
export function OwnRoof() {
  const { course } = useLesson();
  const visit = useStore(course, (state) => state.results);
  const here = useResults();
  const known = useLimit((state) => state.known);
  const roofs = roofsFor(visit, here, known);
  if (!roofs) {
    return (
      <Measured run="roof">
        <None />
      </Measured>
    );
  }
  return <Below roofs={roofs} />;
}

function None() {
  const say = useLocalText();
  return <p role="status">{say(WORDS.none)}</p>;
}

function Below({ roofs }: { roofs: NonNullable<ReturnType<typeof roofsFor>> }) {
  const say = useLocalText();
  const titleOf = useTitles();
  const spots = spotsIn(rowsOf(useResults(), RUN), roofs);
  const nameOf = ({ row }: Spot) => `${say(labelOf(row.workload))} · ${titleOf(row)}`;
  return (
    <figure className="card roofline-figure">
      <RoofKey />
      <RoofChart roofs={roofs} spots={spots} works={WORKS} label={say(WORDS.alt)} nameOf={nameOf} />
      <WorksKey works={WORKS} />
      <Findings roofs={roofs} spots={spots} nameOf={nameOf} />
      <Disclosure summary={say(WORDS.roofs)}>
        <LimitTable limits={roofs} />
      </Disclosure>
      <Disclosure summary={say(WORDS.kernels)}>
        <KernelTable label={say(WORDS.kernels)} spots={spots} nameOf={nameOf} works={WORKS} />
      </Disclosure>
    </figure>
  );
}
