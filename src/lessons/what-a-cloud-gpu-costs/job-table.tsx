import { useState } from 'react';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { Sentence } from '../../ui/controls/sentence.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { text } from '../text.ts';
import type { Entry } from './book.ts';
import { offered } from './challenge.ts';
import { cardOf } from './data.ts';
import { type Bill, billOf, isBill, ownBill, ranking, type Unfit } from './estimate.ts';
import { deadlineOf, isService, JOBS, type Service, type Task } from './jobs.ts';
import { ownRate, SIDES, type Side } from './measured.ts';
import { nameOf } from './money.ts';
import { useBook } from './use-book.ts';
import { useMoney } from './use-money.ts';
import { KIND_WORDS, OWN_NAMES, UNFIT } from './words.ts';
import './costs.css';

const WORDS = {
  job: text('Job', '哪件活'),
  table: (job: string) => text(`${job}: time and money`, `${job}：用时和花费`),
  where: text('On', '在哪里'),
  time: text('Time', '用时'),
  money: text('Money', '花费'),
  month: text('Money a month', '每月花费'),
  hour: text('Per hour', '每小时'),
  how: text('From', '依据'),
  machines: (count: number) => text(`${count} machines`, `${count} 台`),
  billed: (time: string) => text(`billed ${time}`, `计费 ${time}`),
  measured: text('measured rate; electricity alone', '实测速率；只算电费'),
  late: text('later than the deadline', '超过期限'),
  yours: text('your price', '你填的价格'),
  price: (day: string) => text(`price: ${day}`, `价格：${day}`),
  sheet: (day: string) => text(`data sheet: ${day}`, `规格书：${day}`),
  assumed: (kind: string, arithmetic: string, memory: string, minutes: string) =>
    text(
      `Of rented cards nothing is measured. Computed from the data sheet’s peak (${kind}), of which ${arithmetic} is assumed for arithmetic and ${memory} for memory, and ${minutes} min to start, which are paid for. Yours is measured with 32-bit numbers; whether the job fits into your memory no page can tell.`,
      `租来的卡都没有实测。按规格书峰值（${kind}）推算，假定算力能达到 ${arithmetic}，内存能达到 ${memory}，另有 ${minutes} 分钟开机，也要付钱。你自己的是用 32 位数实测的；你的内存装不装得下，网页无从知道。`,
    ),
  found: (name: string, money: string, hourly: string, hourlyMoney: string) =>
    text(
      `Cheapest rented: ${name}, ${money}. The cheapest hour, ${hourly}: ${hourlyMoney}.`,
      `租的里面最便宜：${name}，${money}。每小时最便宜的 ${hourly}：${hourlyMoney}。`,
    ),
  both: (name: string, money: string) =>
    text(
      `Cheapest rented: ${name}, ${money}. It is the cheapest hour, too.`,
      `租的里面最便宜：${name}，${money}。它每小时也最便宜。`,
    ),
  nobody: text('No instance of the list can do this.', '价目里没有一个实例能干这件活。'),
};

/** A job on the visitor's own machine and on each instance, the cheapest first. */
export function JobTable({ first = JOBS[0].id }: { first?: string }) {
  const say = useLocalText();
  const format = useFormat();
  const [chosen, setChosen] = useState(first);
  const { book } = useBook();
  const job = JOBS.find(({ id }) => id === chosen) ?? JOBS[0];
  const { assumed } = book;
  return (
    <figure className="card costs">
      <Segments
        legend={say(WORDS.job)}
        value={job.id}
        options={JOBS.map(({ id, label }) => ({ value: id, label: say(label) }))}
        onChange={setChosen}
      />
      <p>{say(job.told)}</p>
      <Found job={job} />
      <Rows job={job} />
      <p className="small muted">
        {say(
          WORDS.assumed(
            say(KIND_WORDS[assumed.kind]),
            format.percent(assumed.arithmetic),
            format.percent(assumed.memory),
            format.number(assumed.startMinutes),
          ),
        )}
      </p>
    </figure>
  );
}

/** The cheapest of all, beside the one whose hour is. */
function Found({ job }: { job: Task | Service }) {
  const say = useLocalText();
  const { moneyInWords } = useMoney();
  const { book } = useBook();
  const offers = offered(book);
  const [best] = ranking(job, offers, book.assumed);
  if (!best) return <p role="status">{say(WORDS.nobody)}</p>;
  const hourly = offers.reduce((a, b) => (b.usdPerHour < a.usdPerHour ? b : a));
  if (hourly.id === best.offer.id)
    return <Sentence>{say(WORDS.both(say(nameOf(best.offer)), moneyInWords(best.bill.usd)))}</Sentence>;
  const bill = billOf(job, hourly, book.assumed);
  const cost = isBill(bill) ? moneyInWords(bill.usd) : say(UNFIT[bill]);
  const found = WORDS.found(say(nameOf(best.offer)), moneyInWords(best.bill.usd), say(nameOf(hourly)), cost);
  return <Sentence>{say(found)}</Sentence>;
}

function Rows({ job }: { job: Task | Service }) {
  const say = useLocalText();
  const { book } = useBook();
  const offers = offered(book);
  const ranked = ranking(job, offers, book.assumed);
  const unfit = offers.filter(({ id }) => !ranked.some(({ offer }) => offer.id === id));
  return (
    <ScrollTable label={say(WORDS.table(say(job.label)))}>
      <thead>
        <tr>
          <th scope="col">{say(WORDS.where)}</th>
          <th scope="col" className="is-num">
            {say(WORDS.time)}
          </th>
          <th scope="col" className="is-num">
            {say(isService(job) ? WORDS.month : WORDS.money)}
          </th>
          <th scope="col" className="is-num">
            {say(WORDS.hour)}
          </th>
          <th scope="col">{say(WORDS.how)}</th>
        </tr>
      </thead>
      <tbody>
        {SIDES.map((side) => (
          <OwnRow key={side} side={side} job={job} />
        ))}
        {ranked.map(({ offer, bill }) => (
          <RentedRow key={offer.id} offer={offer} bill={bill} job={job} />
        ))}
        {unfit.map((offer) => (
          <RentedRow key={offer.id} offer={offer} bill={billOf(job, offer, book.assumed)} job={job} />
        ))}
      </tbody>
    </ScrollTable>
  );
}

function OwnRow({ side, job }: { side: Side; job: Task | Service }) {
  const say = useLocalText();
  const { money, price, time } = useMoney();
  const { book } = useBook();
  const rate = ownRate(useResults(), side);
  if (!rate) return null;
  const bill = ownBill(job, rate, book.own);
  const deadline = deadlineOf(job);
  return (
    <tr className={`costs__own side-${side}`}>
      <th scope="row">
        <span className="swatch" aria-hidden="true" /> {say(OWN_NAMES[side])}
      </th>
      {isBill(bill) ? (
        <>
          <td className="is-num">
            {isService(job) ? '–' : time(bill.hours)}
            {deadline !== null && bill.hours > deadline && (
              <small className="costs__note muted">{say(WORDS.late)}</small>
            )}
          </td>
          <td className="is-num">{money(bill.usd)}</td>
          <td className="is-num">{price(bill.usd / bill.hours)}</td>
        </>
      ) : (
        <Unable unfit={bill} />
      )}
      <td>{say(WORDS.measured)}</td>
    </tr>
  );
}

interface RentedRowProps {
  offer: Entry;
  bill: Bill | Unfit;
  job: Task | Service;
}

function RentedRow({ offer, bill, job }: RentedRowProps) {
  const say = useLocalText();
  const { money, price, time, day } = useMoney();
  const dated = offer.by === 'given' ? WORDS.price(day(offer.asOf)) : WORDS.yours;
  return (
    <tr>
      <th scope="row">{say(nameOf(offer))}</th>
      {isBill(bill) ? (
        <>
          <td className="is-num">
            {isService(job) ? '–' : time(bill.hours)}
            <small className="costs__note muted">
              {bill.machines > 1 && say(WORDS.machines(bill.machines))}
              {bill.machines === 1 && bill.billed > bill.hours * 1.05 && say(WORDS.billed(time(bill.billed)))}
            </small>
          </td>
          <td className="is-num">{money(bill.usd)}</td>
          <td className="is-num">{price(bill.machines * offer.usdPerHour)}</td>
        </>
      ) : (
        <Unable unfit={bill} />
      )}
      <td>
        {say(dated)}
        <small className="costs__note muted">{say(WORDS.sheet(day(cardOf(offer).date)))}</small>
      </td>
    </tr>
  );
}

function Unable({ unfit }: { unfit: Unfit }) {
  const say = useLocalText();
  return (
    <td colSpan={3} className="is-num muted">
      {say(UNFIT[unfit])}
    </td>
  );
}
