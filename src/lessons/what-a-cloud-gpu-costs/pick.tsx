import { useState } from 'react';
import { Disclosure } from '../../ui/controls/disclosure.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { CheckButton, useAnswer } from '../kit/challenge.tsx';
import { text } from '../text.ts';
import { CardsTable } from './cards-table.tsx';
import { costOf, judge, offered, type Picked } from './challenge.ts';
import { type Job, PICKS } from './jobs.ts';
import { nameOf } from './money.ts';
import { PriceTable } from './price-table.tsx';
import { useBook } from './use-book.ts';
import { useMoney } from './use-money.ts';
import { KIND_WORDS, UNFIT } from './words.ts';
import './costs.css';

const WORDS = {
  choose: text('Choose …', '请选择…'),
  list: text('The list, which you may change here too', '价目，在这里也能改'),
  cards: text('The cards’ data sheets', '这些卡的规格书'),
  cost: (name: string, money: string, time: string, machines: string) =>
    text(`${name}: ${money} for ${machines}${time}, as billed`, `${name}：计费 ${machines}${time}，共 ${money}`),
  machines: (count: number) => text(`${count} machines of `, `${count} 台，每台 `),
  none: text(
    'By the list as you have changed it no instance can do one of these jobs, so there is nothing to pick.',
    '按你改过的价目，其中有一件活哪个实例都干不了，没法挑。',
  ),
  assumed: (kind: string, arithmetic: string, minutes: string) =>
    text(
      `Assumed: ${kind}, ${arithmetic} of the data sheet’s peak, ${minutes} min to start. Within two percent of the cheapest is as good.`,
      `假定：${kind}，达到规格书峰值的 ${arithmetic}，开机 ${minutes} 分钟。和最便宜的相差不到百分之二也算对。`,
    ),
};

/** A list for each job; what was picked is priced once it has been checked. */
export function Pick() {
  const say = useLocalText();
  const format = useFormat();
  const { answer, touched } = useAnswer();
  const { book } = useBook();
  const [picked, setPicked] = useState<Picked>({});
  const [checked, setChecked] = useState(false);
  const offers = offered(book);
  const known = PICKS.every(({ id }) => offers.some((offer) => offer.id === picked[id]));
  const { kind, arithmetic, startMinutes } = book.assumed;
  if (judge({}, book) === null) return <p role="status">{say(WORDS.none)}</p>;
  return (
    <>
      {PICKS.map((job) => (
        <div key={job.id} className="field pick">
          <label className="field__label" htmlFor={`pick-${job.id}`}>
            {say(job.label)}
          </label>
          <p>{say(job.told)}</p>
          <select
            id={`pick-${job.id}`}
            className="input"
            value={offers.some(({ id }) => id === picked[job.id]) ? picked[job.id] : ''}
            onChange={({ target }) => {
              setPicked({ ...picked, [job.id]: target.value });
              setChecked(false);
              touched();
            }}
          >
            <option value="" disabled>
              {say(WORDS.choose)}
            </option>
            {offers.map((offer) => (
              <option key={offer.id} value={offer.id}>
                {say(nameOf(offer))}
              </option>
            ))}
          </select>
          {checked && <Cost job={job} picked={picked} />}
        </div>
      ))}
      <p className="small muted">
        {say(WORDS.assumed(say(KIND_WORDS[kind]), format.percent(arithmetic), format.number(startMinutes)))}
      </p>
      <CheckButton
        disabled={!known}
        onClick={() => {
          setChecked(true);
          answer(judge(picked, book));
        }}
      />
      <Disclosure summary={say(WORDS.list)}>
        <PriceTable />
      </Disclosure>
      <Disclosure summary={say(WORDS.cards)}>
        <CardsTable />
      </Disclosure>
    </>
  );
}

function Cost({ job, picked }: { job: Job; picked: Picked }) {
  const say = useLocalText();
  const { moneyInWords, time } = useMoney();
  const { book } = useBook();
  const cost = costOf(job, picked, book);
  if (cost === null) return null;
  if (typeof cost === 'string') return <p className="small">{say(UNFIT[cost])}</p>;
  const { offer, bill } = cost;
  const machines = bill.machines > 1 ? say(WORDS.machines(bill.machines)) : '';
  const told = WORDS.cost(say(nameOf(offer)), moneyInWords(bill.usd), time(bill.billed), machines);
  return <p className="small num">{say(told)}</p>;
}
