import { useState } from 'react';
import { Button } from '../../ui/controls/button.tsx';
import { Disclosure } from '../../ui/controls/disclosure.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { text } from '../text.ts';
import { formatEdits, MOST_ADDED, NO_EDITS, withAdded } from './book.ts';
import { CardsTable } from './cards-table.tsx';
import { BILLINGS, CARDS } from './data.ts';
import { PriceTable } from './price-table.tsx';
import { problemOf } from './typed.ts';
import { TypedField } from './typed-field.tsx';
import { useBook } from './use-book.ts';
import { BILLED } from './words.ts';
import './costs.css';

const WORDS = {
  title: text('The list', '价目'),
  edit: text(
    'These are figures of their day. Type over any price that you know better; everything in this lesson follows.',
    '这些只是当天的数字。哪个价格你知道得更准，直接改；这一课里的其他数都会跟着变。',
  ),
  reset: text('Put back all figures', '全部恢复原样'),
  resetAsk: text('Forget all that you have typed in this lesson?', '要清除你在这一课里填的所有数字吗？'),
  notKept: text(
    'This browser keeps nothing for this page, so your figures last until the page is closed.',
    '这个浏览器不让本页保存内容，你填的数字在关掉页面后就没有了。',
  ),
  add: text('Add an instance', '加一个实例'),
  name: text('Name', '名称'),
  card: text('Card', '显卡'),
  count: text('How many of it', '几块'),
  price: text('US dollars an hour', '美元/小时'),
  billing: text('Billed', '计费'),
  addIt: text('Add it to the list', '加进价目'),
  full: text('The list takes no more of yours. Remove one first.', '你加的已经满了，先删掉一个。'),
  nameless: text('A name is needed, so that you find it again.', '要有个名称，好再找到它。'),
  currency: text('Show another currency', '换一种货币'),
  code: text('Currency, such as EUR or CNY', '货币，例如 CNY 或 EUR'),
  rate: text('How much of it is one US dollar', '一美元合多少'),
  codeless: text('Without a name amounts stay in dollars.', '没有名称，金额就还是美元。'),
  dollars: text('amounts in dollars', '美元金额'),
  cards: text('The cards’ data sheets', '这些卡的规格书'),
};

/** Every price beside its date, and the ways to put others in their place. */
export function Prices() {
  const say = useLocalText();
  const { edits, kept, change } = useBook();
  return (
    <section className="card prices" aria-label={say(WORDS.title)}>
      <p>{say(WORDS.edit)}</p>
      <PriceTable />
      {!kept && <Notice kind="warning" title={say(WORDS.notKept)} />}
      {formatEdits(edits) !== null && (
        <div className="row">
          <Button size="small" onClick={() => confirm(say(WORDS.resetAsk)) && change(NO_EDITS)}>
            {say(WORDS.reset)}
          </Button>
        </div>
      )}
      <AddOffer />
      <CurrencyChoice />
      <Disclosure summary={say(WORDS.cards)}>
        <CardsTable />
      </Disclosure>
    </section>
  );
}

const EMPTY = { name: '', card: CARDS[0].id, count: '1', usdPerHour: '', billing: BILLINGS[0] as string };

function AddOffer() {
  const say = useLocalText();
  const { edits, change } = useBook();
  const [form, setForm] = useState(EMPTY);
  /** Whether it was asked for already: nobody is told of what is still to be typed. */
  const [asked, setAsked] = useState(false);
  const full = edits.added.length >= MOST_ADDED;
  const problems = {
    name: form.name.trim() === '' ? WORDS.nameless : null,
    count: problemOf(form.count, 'count'),
    usdPerHour: problemOf(form.usdPerHour, 'price'),
  };
  const usable = Object.values(problems).every((one) => one === null);
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part });
  const add = () => {
    setAsked(!usable);
    const billing = BILLINGS.find((one) => one === form.billing) ?? BILLINGS[0];
    if (!usable || full) return;
    change(withAdded(edits, { ...form, billing }));
    setForm(EMPTY);
  };
  return (
    <Disclosure summary={say(WORDS.add)}>
      <div className="prices__form">
        <TypedField
          words
          label={say(WORDS.name)}
          value={form.name}
          problem={asked ? problems.name : null}
          onChange={(name) => set({ name })}
        />
        <SelectField
          label={say(WORDS.card)}
          value={form.card}
          options={CARDS.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(card) => set({ card })}
        />
        <TypedField
          label={say(WORDS.count)}
          value={form.count}
          problem={asked ? problems.count : null}
          onChange={(count) => set({ count })}
        />
        <TypedField
          label={say(WORDS.price)}
          value={form.usdPerHour}
          problem={asked ? problems.usdPerHour : null}
          onChange={(usdPerHour) => set({ usdPerHour })}
        />
        <SelectField
          label={say(WORDS.billing)}
          value={form.billing}
          options={BILLINGS.map((billing) => ({ value: billing, label: say(BILLED[billing]) }))}
          onChange={(billing) => set({ billing })}
        />
      </div>
      <div className="row">
        <Button disabled={full} onClick={add}>
          {say(WORDS.addIt)}
        </Button>
        {full && <span className="small">{say(WORDS.full)}</span>}
      </div>
    </Disclosure>
  );
}

function CurrencyChoice() {
  const say = useLocalText();
  const { edits, change } = useBook();
  const { name, rate } = edits.currency ?? { name: '', rate: '' };
  const set = (part: { name?: string; rate?: string }) => {
    const next = { name, rate, ...part };
    change({ ...edits, currency: next.name === '' && next.rate === '' ? null : next });
  };
  const typing = edits.currency !== null;
  return (
    <Disclosure summary={say(WORDS.currency)} open={typing}>
      <div className="prices__form">
        <TypedField
          words
          label={say(WORDS.code)}
          value={name}
          problem={typing && name.trim() === '' ? WORDS.codeless : null}
          onChange={(next) => set({ name: next })}
        />
        <TypedField
          label={say(WORDS.rate)}
          value={rate}
          problem={typing ? problemOf(rate, 'rate') : null}
          instead={say(WORDS.dollars)}
          onChange={(next) => set({ rate: next })}
        />
      </div>
    </Disclosure>
  );
}
