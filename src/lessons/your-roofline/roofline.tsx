import { useState } from 'react';
import { CARDS } from '../../results/cards.ts';
import { Disclosure } from '../../ui/controls/disclosure.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { useTitles } from '../kit/titles.ts';
import { text } from '../text.ts';
import { RoofChart, RoofKey, WorksKey } from './roof-chart.tsx';
import { kernelsOf, labelOf, roofsOf, type Spot } from './spots.ts';
import { CardTable, Findings, KernelTable } from './tables.tsx';

const WORDS = {
  alt: text(
    'Rate over intensity on logarithmic axes: the roofs of GPU and CPU and every kernel below its own.',
    '双对数坐标，横轴强度，纵轴速率：GPU 和 CPU 的屋顶，以及屋顶下的每个内核。',
  ),
  none: text(
    'No whole roof was measured here, so nothing can be placed below it. Measure once more.',
    '这里没有测到完整的屋顶，没法给内核定位。请再测一次。',
  ),
  cards: text('Roofs by the data sheet', '规格书上的屋顶'),
  kernels: text('Every kernel and its place', '每个内核的位置'),
  sheets: text('Cards: figures and where they are from', '显卡数据与出处'),
};

/** The smallest and the largest of those that clouds let. */
const FIRST_SHOWN = ['t4', 'h100'];

/** All kernels of the run below this machine's roofs; dotted behind, the roofs of cards, as the visitor chooses. */
export function Roofline() {
  const say = useLocalText();
  const results = useResults();
  const titleOf = useTitles();
  const [shown, setShown] = useState<readonly string[]>(FIRST_SHOWN);
  const roofs = roofsOf(results);
  if (!roofs) return <p role="status">{say(WORDS.none)}</p>;
  const spots = kernelsOf(results);
  const cards = CARDS.filter(({ id }) => shown.includes(id));
  const nameOf = ({ row }: Spot) => `${say(labelOf(row.workload))} · ${titleOf(row)}`;
  return (
    <figure className="card roofline-figure">
      <RoofKey cards={cards.length > 0} />
      <RoofChart roofs={roofs} spots={spots} cards={cards} label={say(WORDS.alt)} nameOf={nameOf} />
      <WorksKey />
      <fieldset className="field">
        <legend className="field__label">{say(WORDS.cards)}</legend>
        <div className="roofline__cards">
          {CARDS.map(({ id, name }) => (
            <label key={id} className="chip">
              <input
                type="checkbox"
                checked={shown.includes(id)}
                onChange={() => setShown(shown.includes(id) ? shown.filter((one) => one !== id) : [...shown, id])}
              />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
      <Findings roofs={roofs} spots={spots} nameOf={nameOf} />
      <Disclosure summary={say(WORDS.kernels)}>
        <KernelTable label={say(WORDS.kernels)} spots={spots} nameOf={nameOf} />
      </Disclosure>
      <Disclosure summary={say(WORDS.sheets)}>
        <CardTable label={say(WORDS.sheets)} />
      </Disclosure>
    </figure>
  );
}
