import { useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { rowsOf } from '../results.ts';
import { text } from '../text.ts';
import { STEPS } from './play.ts';
import { RoofChart, RoofKey } from './roof-chart.tsx';
import { roofsOf, type Spot, spotsIn } from './spots.ts';

const WORDS = {
  alt: text(
    'The kernel at each position of the knob that was measured, below the roofs of GPU and CPU. The table above has the times.',
    '旋钮每个测过的位置上，内核在 GPU 和 CPU 屋顶下的位置。用时见上表。',
  ),
  ops: (steps: number) => text(`${2 * steps} operations a number`, `每个数 ${2 * steps} 次运算`),
};

/** The kernel on its way along the roof, as far as it was measured. */
export function Walk() {
  const say = useLocalText();
  const results = useResults();
  const roofs = roofsOf(results);
  if (!roofs) return null;
  const spots = spotsIn(
    STEPS.flatMap((steps) => rowsOf(results, `steps=${steps}`)),
    roofs,
  );
  const nameOf = ({ row }: Spot) => say(WORDS.ops(Number(row.params.steps)));
  return (
    <figure className="card roofline-figure">
      <RoofKey />
      <RoofChart roofs={roofs} spots={spots} joined label={say(WORDS.alt)} nameOf={nameOf} />
    </figure>
  );
}
