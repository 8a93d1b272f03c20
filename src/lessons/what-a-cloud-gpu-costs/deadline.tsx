import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { frameSize } from '../../chart-model/frame.ts';
import { useWidth } from '../../ui/charts/use-width.ts';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { Sentence } from '../../ui/controls/sentence.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { text } from '../text.ts';
import type { Book } from './book.ts';
import { offered } from './challenge.ts';
import { bestWithin, DEADLINES, type Drawn, FINE, ownWithin, within } from './deadlines.ts';
import { bestOwn } from './measured.ts';
import { nameOf } from './money.ts';
import { useBook } from './use-book.ts';
import { useMoney } from './use-money.ts';
import './costs.css';

const DeadlineChart = lazy(() => import('./deadline-chart.tsx'));

const WORDS = {
  title: text('Cost of the training against its deadline', '训练的花费随期限变化'),
  axis: text('deadline, in hours', '期限（小时）'),
  alt: text(
    'A line for each machine, falling or level to the right: the later the deadline, the less it costs. The table below has the figures.',
    '每台机器一条线，越往右期限越宽，花费越少或不变。数值见下表。',
  ),
  choose: text('Machines to draw', '画哪些机器'),
  table: text('Cost by deadline', '各期限的花费'),
  within: (time: string) => text(`within ${time}`, `${time} 之内`),
  machines: (count: number) => text(`${count} machines`, `${count} 台`),
  late: text('–: not done by then.', '–：到那时还没做完。'),
  own: text('Your machine (electricity)', '你的电脑（电费）'),
  found: (tight: string, machine: string, money: string, wide: string, machineWide: string, moneyWide: string) =>
    text(
      `Within ${tight} the cheapest is ${machine}: ${money}. Within ${wide} it is ${machineWide}: ${moneyWide}.`,
      `期限 ${tight}，最便宜的是 ${machine}：${money}。期限 ${wide}，最便宜的是 ${machineWide}：${moneyWide}。`,
    ),
  none: text('With this start nothing is done in time.', '光开机就赶不上了。'),
};

const FIRST_SHOWN = ['g4dn.xlarge', 'p5.4xlarge', 'vultr-l40s', 'lambda-h100-pcie'];
const OWN = 'own';

const placeOf = (id: string) => (FIRST_SHOWN.includes(id) ? FIRST_SHOWN.indexOf(id) : FIRST_SHOWN.length);

/** Lines over deadlines, for machines of the visitor's choice, and their figures. */
export function Deadline() {
  const say = useLocalText();
  const { t } = useTranslation();
  const { book } = useBook();
  const [shown, setShown] = useState<readonly string[]>([...FIRST_SHOWN, OWN]);
  const area = useRef<HTMLDivElement>(null);
  const width = useWidth(area);
  const drawn = useDrawn(book).filter(({ contender }) => shown.includes(contender.id));
  return (
    <figure className="card costs deadline" aria-label={say(WORDS.title)}>
      <figcaption>
        <h2 className="task__title">{say(WORDS.title)}</h2>
      </figcaption>
      <Found book={book} />
      <fieldset className="field">
        <legend className="field__label">{say(WORDS.choose)}</legend>
        <div className="costs__chips">
          {useDrawn(book).map(({ contender: { id }, name }) => (
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
      <div ref={area} className="costs__chart" style={{ minHeight: roomOf(width) }}>
        {width > 0 && (
          <Suspense fallback={<p className="muted">{t('loading')}</p>}>
            <DeadlineChart drawn={drawn} xs={FINE} ticks={DEADLINES} width={width} label={say(WORDS.alt)} />
          </Suspense>
        )}
        <p className="small muted costs__axis">{say(WORDS.axis)}</p>
      </div>
      <Table drawn={drawn} />
    </figure>
  );
}

/** Of the drawing with its legend, so that nothing below moves when it comes. */
function roomOf(width: number): number {
  const { wide, height } = frameSize(width);
  return height + (wide ? 90 : 150);
}

function useDrawn(book: Book): readonly Drawn[] {
  const say = useLocalText();
  const own = bestOwn(useResults());
  const offers = offered(book);
  // Those that are drawn at first come first: no two of them look alike.
  const order = [...offers].sort((a, b) => placeOf(a.id) - placeOf(b.id));
  const rented = offers.map((offer): Drawn => {
    const name = nameOf(offer);
    const step = order.indexOf(offer);
    const contender = {
      id: offer.id,
      variant: offer.id,
      entry: offer.id,
      source: 0,
      side: 'gpu',
      step,
      title: text(name, name),
    } as const;
    return { contender, name, bill: (deadline) => within(offer, book, deadline) };
  });
  if (!own) return rented;
  const contender = {
    id: OWN,
    variant: OWN,
    entry: OWN,
    source: 0,
    side: 'library',
    step: 0,
    title: WORDS.own,
  } as const;
  return [...rented, { contender, name: say(WORDS.own), bill: (deadline) => ownWithin(own.rate, book, deadline) }];
}

const TIGHT = 0.25;
const WIDE = 24;

function Found({ book }: { book: Book }) {
  const say = useLocalText();
  const { money, time } = useMoney();
  const [tight, wide] = [bestWithin(book, TIGHT), bestWithin(book, WIDE)];
  if (!tight || !wide) return <p role="status">{say(WORDS.none)}</p>;
  const machine = ({ offer, bill }: typeof tight) =>
    bill.machines > 1 ? `${bill.machines}\u00a0×\u00a0${nameOf(offer)}` : nameOf(offer);
  return (
    <Sentence>
      {say(
        WORDS.found(
          time(TIGHT),
          machine(tight),
          money(tight.bill.usd),
          time(WIDE),
          machine(wide),
          money(wide.bill.usd),
        ),
      )}
    </Sentence>
  );
}

function Table({ drawn }: { drawn: readonly Drawn[] }) {
  const say = useLocalText();
  const { money, time } = useMoney();
  const late = drawn.some(({ bill }) => DEADLINES.some((deadline) => !bill(deadline)));
  return (
    <>
      <ScrollTable label={say(WORDS.table)}>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.axis)}</th>
            {drawn.map(({ contender, name }) => (
              <th key={contender.id} scope="col" className="is-num">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DEADLINES.map((deadline) => (
            <tr key={deadline}>
              <th scope="row">{say(WORDS.within(time(deadline)))}</th>
              {drawn.map(({ contender, bill }) => {
                const made = bill(deadline);
                return (
                  <td key={contender.id} className="is-num">
                    {made ? money(made.usd) : '–'}
                    {made && made.machines > 1 && (
                      <small className="costs__note muted">{say(WORDS.machines(made.machines))}</small>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {late && <p className="small muted">{say(WORDS.late)}</p>}
    </>
  );
}
