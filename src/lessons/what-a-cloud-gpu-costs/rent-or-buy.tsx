import { useState } from 'react';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { Sentence } from '../../ui/controls/sentence.tsx';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { useResults } from '../kit/context.tsx';
import { joined, text } from '../text.ts';
import { BookField } from './book-field.tsx';
import { offered } from './challenge.ts';
import { cardOf, OWN } from './data.ts';
import { assumedRate, breakEven, electricityAnHour, hoursOf } from './estimate.ts';
import { TRAINING } from './jobs.ts';
import { bestOwn } from './measured.ts';
import { nameOf } from './money.ts';
import { useBook } from './use-book.ts';
import { useMoney } from './use-money.ts';
import { KIND_WORDS, OWN_NAMES } from './words.ts';
import './costs.css';

const WORDS = {
  own: text('Your machine', '你的电脑'),
  example: (day: string) =>
    text(
      `An example of ${day}, no quotation: put your own figures in. Amounts in US dollars.`,
      `${day}随手举的例子，不是报价：请换成你自己的数。单位是美元。`,
    ),
  purchase: text('Price of purchase', '买的价钱'),
  years: text('Years that it lasts', '能用几年'),
  watts: text('Power while it works, in W', '干活时的功率（W）'),
  perKwh: text('Electricity, a kWh', '电价（每 kWh）'),
  against: text('Rented instead', '改租哪个'),
  slower: (own: string, time: string, machine: string) =>
    text(
      `${own} runs ${time} for the work of one hour on ${machine}.`,
      `租 ${machine}，一小时能干的活，${own}要干 ${time}。`,
    ),
  even: (rented: string, own: string) =>
    text(
      `Buying pays from ${rented} rented hours on, which are ${own} of work for yours.`,
      `租到 ${rented} 小时以上，买才划算；同样的活，你的电脑要干 ${own}。`,
    ),
  late: (own: string) =>
    text(
      `Renting is cheaper. Buying would pay only after ${own} of work for yours, and it does not last so long.`,
      `租便宜。你的电脑要干满 ${own}，买才划算，可它用不到那么久。`,
    ),
  never: (cost: string, price: string) =>
    text(
      `Renting is cheaper, always. The electricity for the work of one rented hour costs ${cost}, the hour itself ${price}.`,
      `租总是便宜。租一小时能干的活，自己干光电费就要 ${cost}，而租金只要 ${price}。`,
    ),
  daily: (hours: string) => text(`At two hours a day that is ${hours}.`, `每天租两小时的话，就是 ${hours}。`),
  basis: (day: string, kind: string) =>
    text(
      `Price as of ${day}. The rented card is taken at the assumed share of its data sheet’s peak (${kind}), yours as measured, with 32-bit numbers on ordinary units, which are all that this page uses.`,
      `价格日期：${day}。租来的卡按规格书峰值（${kind}）的假定比例算；你的按实测算：32 位数、普通单元，本页只用这些。`,
    ),
  yours: text('the day you typed it', '你填的那天'),
  none: text(
    'No whole rate was measured here, so there is nothing to compare with.',
    '这里没有测到完整的速率，没法比较。',
  ),
};

const HOURS_A_DAY_USED = 2;

/** From how many hours on a machine of one's own is cheaper. */
export function RentOrBuy() {
  const say = useLocalText();
  const format = useFormat();
  const { moneyInWords, priceInWords, day, time } = useMoney();
  const { book } = useBook();
  const best = bestOwn(useResults());
  const offers = offered(book);
  const [chosen, setChosen] = useState('p5.4xlarge');
  const offer = offers.find(({ id }) => id === chosen) ?? offers[0];
  if (!best) return <p role="status">{say(WORDS.none)}</p>;
  const rented = hoursOf(TRAINING, assumedRate(cardOf(offer), book.assumed)) / offer.count;
  const slower = hoursOf(TRAINING, best.rate) / rented;
  const even = breakEven(book.own, slower, offer.usdPerHour);
  const finding = !even
    ? WORDS.never(moneyInWords(slower * electricityAnHour(book.own)), priceInWords(offer.usdPerHour))
    : even.inTime
      ? WORDS.even(format.integer(even.rented), time(even.own))
      : WORDS.late(time(even.own));
  const worked = WORDS.slower(say(OWN_NAMES[best.side]), time(slower), say(nameOf(offer)));
  return (
    <section className="card costs" aria-label={say(WORDS.own)}>
      <h2 className="task__title">{say(WORDS.own)}</h2>
      <p className="small muted">{say(WORDS.example(day(OWN.asOf)))}</p>
      <div className="prices__form">
        <BookField name="purchase" label={say(WORDS.purchase)} />
        <BookField name="years" label={say(WORDS.years)} />
        <BookField name="watts" label={say(WORDS.watts)} />
        <BookField name="perKwh" label={say(WORDS.perKwh)} />
      </div>
      <SelectField
        label={say(WORDS.against)}
        value={offer.id}
        options={offers.map((one) => ({ value: one.id, label: say(nameOf(one)) }))}
        onChange={setChosen}
      />
      <Sentence>{say(finding)}</Sentence>
      <p>{say(joined(even?.inTime ? [worked, WORDS.daily(time((even.rented / HOURS_A_DAY_USED) * 24))] : [worked]))}</p>
      <p className="small muted">
        {say(
          WORDS.basis(offer.by === 'given' ? day(offer.asOf) : say(WORDS.yours), say(KIND_WORDS[book.assumed.kind])),
        )}
      </p>
    </section>
  );
}
