import { useTranslation } from 'react-i18next';
import { CARDS } from '../../results/cards.ts';
import { type Limits, ridgeOf } from '../../results/roofline.ts';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useFormat, useGap, useLocalText } from '../../ui/state/locale.ts';
import { text } from '../text.ts';
import { ABOVE } from './predictions.ts';
import { drawnRoofs, type Spot, WORKS, type Work, workAt } from './spots.ts';

const WORDS = {
  number: text('No.', '编号'),
  kernel: text('Kernel', '内核'),
  intensity: text('FLOP/byte', 'FLOP/字节'),
  side: text('Side', '在哪边'),
  limited: text('Limited by', '受限于'),
  memory: text('memory', '内存'),
  arithmetic: text('arithmetic', '算力'),
  share: text('Of its roof', '占屋顶'),
  card: text('Card', '显卡'),
  ridge: text('Ridge, FLOP/byte', '屋脊，FLOP/字节'),
  source: text('Source', '出处'),
  end: (name: string, share: string) => text(`“${name}” (${share})`, `“${name}”（${share}）`),
  ends: (near: string, far: string) =>
    text(`Nearest: ${near}. Farthest: ${far}.`, `离屋顶最近：${near}；最远：${far}。`),
};

interface SpotsProps {
  spots: readonly Spot[];
  nameOf: (spot: Spot) => string;
}

/** A sentence for each roof: where its ridge is, what limits how many kernels, and who is near it and far below. */
export function Findings({ roofs, spots, nameOf }: SpotsProps & { roofs: Limits }) {
  const { t } = useTranslation('charts');
  const say = useLocalText();
  const gap = useGap();
  const format = useFormat();
  return (
    <ul className="roofline__findings">
      {drawnRoofs(roofs).map(({ side, limit }) => {
        const own = spots
          .filter(({ standing }) => standing.side === side)
          .sort((a, b) => b.standing.share - a.standing.share);
        const count = own.length;
        const memory = own.filter(({ standing }) => standing.limitedBy === 'memory').length;
        const where = memory === 0 ? 'arithmetic' : memory === count ? 'memory' : 'both';
        const told = (spot: Spot) => say(WORDS.end(nameOf(spot), format.percent(spot.standing.share)));
        const parts = [
          t('roofline.ridge', { side: t(`side.${side}`), source: '', ridge: format.number(ridgeOf(limit)) }),
          ...(count > 0 ? [t(`roofline.where.${where}`, { count, memory, arithmetic: count - memory })] : []),
          ...(count > 1 ? [say(WORDS.ends(told(own[0]), told(own[count - 1])))] : []),
          ...(own.some(({ standing }) => standing.reach === 'beyond') ? [say(ABOVE.beyond).trim()] : []),
        ];
        return (
          <li key={side} className={`side-${side}`}>
            {parts.join(gap)}
          </li>
        );
      })}
    </ul>
  );
}

/** Every point of the figure, in its order. */
export function KernelTable({
  label,
  spots,
  nameOf,
  works = WORKS,
}: SpotsProps & { label: string; works?: readonly Work[] }) {
  const { t } = useTranslation('charts');
  const say = useLocalText();
  const format = useFormat();
  const numberOf = ({ row }: Spot) => workAt(works, row) + 1;
  return (
    <ScrollTable label={label}>
      <thead>
        <tr>
          <th scope="col" className="is-num">
            {say(WORDS.number)}
          </th>
          <th scope="col">{say(WORDS.kernel)}</th>
          <th scope="col">{say(WORDS.side)}</th>
          <th scope="col" className="is-num">
            {say(WORDS.intensity)}
          </th>
          <th scope="col" className="is-num">
            GFLOP/s
          </th>
          <th scope="col">{say(WORDS.limited)}</th>
          <th scope="col" className="is-num">
            {say(WORDS.share)}
          </th>
        </tr>
      </thead>
      <tbody>
        {spots.map((spot) => (
          <tr key={spot.row.case}>
            <td className="is-num">{numberOf(spot)}</td>
            <th scope="row">{nameOf(spot)}</th>
            <td>{t(`side.${spot.standing.side}`)}</td>
            <td className="is-num">{format.number(spot.standing.intensity)}</td>
            <td className="is-num">{format.number(spot.rate.median)}</td>
            <td>{say(WORDS[spot.standing.limitedBy])}</td>
            <td className="is-num">{format.percent(spot.standing.share)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** What the cards are sold with. */
export function CardTable({ label }: { label: string }) {
  const say = useLocalText();
  const format = useFormat();
  return (
    <ScrollTable label={label}>
      <thead>
        <tr>
          <th scope="col">{say(WORDS.card)}</th>
          <th scope="col" className="is-num">
            GFLOP/s, f32
          </th>
          <th scope="col" className="is-num">
            GB/s
          </th>
          <th scope="col" className="is-num">
            {say(WORDS.ridge)}
          </th>
          <th scope="col">{say(WORDS.source)}</th>
        </tr>
      </thead>
      <tbody>
        {CARDS.map(({ id, name, limit, source, year }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td className="is-num">{format.integer(limit.gflops)}</td>
            <td className="is-num">{format.integer(limit.gbps)}</td>
            <td className="is-num">{format.number(ridgeOf(limit))}</td>
            <td>
              <span lang="en">{source}</span>, {year}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
