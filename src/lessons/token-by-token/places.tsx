import { Disclosure } from '../../ui/controls/disclosure.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { useTitles } from '../kit/titles.ts';
import { text } from '../text.ts';
import { RoofChart, RoofKey, WorksKey } from '../your-roofline/roof-chart.tsx';
import { type Spot, workAt } from '../your-roofline/spots.ts';
import { Findings, KernelTable } from '../your-roofline/tables.tsx';
import { climbOf, roofsOf, spotsOf, WORKS } from './roofs.ts';

const WORDS = {
  alt: text(
    'Rate over intensity on logarithmic axes: the roofs of GPU and CPU; below them writing on the left and reading farther to the right.',
    '双对数坐标，横轴强度，纵轴速率：GPU 和 CPU 的屋顶；屋顶下，写在左边，读在靠右的地方。',
  ),
  climb: text(
    'The roofs of GPU and CPU; writing for 1, 4, 16 and 64 users moves to the right below them.',
    'GPU 和 CPU 的屋顶；写给 1、4、16、64 个用户，在屋顶下依次往右移。',
  ),
  none: text(
    'No whole roof came out of the measurement, so nothing can be placed below it. Measure once more.',
    '这次没有测出完整的屋顶，没法给它们定位。请再测一次。',
  ),
  kernels: text('Each of them and its place', '各自的位置'),
  readers: (count: number) => (count === 1 ? text('one user', '一个用户') : text(`${count} users`, `${count} 个用户`)),
};

/** Reading and writing below this machine's roofs. */
export function Places() {
  const say = useLocalText();
  const titleOf = useTitles();
  const results = useResults();
  const roofs = roofsOf(results);
  if (!roofs) return <p role="status">{say(WORDS.none)}</p>;
  const spots = spotsOf(results);
  const nameOf = ({ row }: Spot) => `${say(WORKS[workAt(WORKS, row)].label)} · ${titleOf(row)}`;
  return (
    <figure className="card roofline-figure">
      <RoofKey />
      <RoofChart roofs={roofs} spots={spots} works={WORKS} label={say(WORDS.alt)} nameOf={nameOf} />
      <WorksKey works={WORKS} />
      <Findings roofs={roofs} spots={spots} nameOf={nameOf} />
      <Disclosure summary={say(WORDS.kernels)}>
        <KernelTable label={say(WORDS.kernels)} spots={spots} nameOf={nameOf} works={WORKS} />
      </Disclosure>
    </figure>
  );
}

/** Writing on its way along the roof, user by user. */
export function Climb() {
  const say = useLocalText();
  const results = useResults();
  const roofs = roofsOf(results);
  if (!roofs) return null;
  const nameOf = ({ row }: Spot) => say(WORDS.readers(Number(row.params.b)));
  return (
    <figure className="card roofline-figure">
      <RoofKey />
      <RoofChart roofs={roofs} spots={climbOf(results)} works={[]} joined label={say(WORDS.climb)} nameOf={nameOf} />
    </figure>
  );
}
