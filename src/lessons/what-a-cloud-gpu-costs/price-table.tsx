import { Button } from '../../ui/controls/button.tsx';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { text } from '../text.ts';
import { type Entry, withoutAdded, withPrice } from './book.ts';
import { cardOf, providerOf } from './data.ts';
import { problemOf } from './typed.ts';
import { TypedField } from './typed-field.tsx';
import { useBook } from './use-book.ts';
import { useMoney } from './use-money.ts';
import { BILLED } from './words.ts';

const WORDS = {
  table: text('Prices per hour, with their dates', '每小时价格和日期'),
  instance: text('Instance', '实例'),
  gpus: text('GPUs', 'GPU'),
  price: text('US dollars an hour', '美元/小时'),
  priceOf: (name: string) => text(`${name}: US dollars an hour`, `${name}：美元/小时`),
  billing: text('Billed, region', '计费、地区'),
  memory: (gb: number, day: string) => text(`${gb} GB (${day})`, `${gb} GB（${day}）`),
  anywhere: text('region not stated', '地区未注明'),
  asOf: text('As of, source', '日期、来源'),
  article: text('From the article', '文章里的'),
  newer: text('Newer, from public copies of price lists', '较新的，来自价目表的公开副本'),
  added: text('Added by you', '你加的'),
  yours: text('yours', '你填的'),
  changed: (given: string, day: string) =>
    text(`yours; the list has ${given} (${day})`, `你填的；原为 ${given}（${day}）`),
  remove: (name: string) => text(`Remove ${name}`, `删掉 ${name}`),
  removeShort: text('Remove', '删掉'),
};

/** The list itself; every price can be typed over. */
export function PriceTable() {
  const say = useLocalText();
  const { book } = useBook();
  const groups = [
    { head: WORDS.article, rows: book.entries.filter(({ asOf }) => asOf === 'article') },
    { head: WORDS.newer, rows: book.entries.filter(({ asOf, by }) => asOf !== 'article' && by !== 'added') },
    { head: WORDS.added, rows: book.entries.filter(({ by }) => by === 'added') },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <ScrollTable label={say(WORDS.table)}>
      <thead>
        <tr>
          <th scope="col">{say(WORDS.instance)}</th>
          <th scope="col">{say(WORDS.price)}</th>
          <th scope="col">{say(WORDS.gpus)}</th>
          <th scope="col">{say(WORDS.billing)}</th>
          <th scope="col">{say(WORDS.asOf)}</th>
        </tr>
      </thead>
      {groups.map(({ head, rows }) => (
        <tbody key={head.en}>
          <tr>
            <th scope="rowgroup" colSpan={5} className="prices__group">
              {say(head)}
            </th>
          </tr>
          {rows.map((entry) => (
            <Row key={entry.id} entry={entry} />
          ))}
        </tbody>
      ))}
    </ScrollTable>
  );
}

function Row({ entry }: { entry: Entry }) {
  const say = useLocalText();
  const { price, day } = useMoney();
  const { edits, book, change } = useBook();
  const card = cardOf(entry);
  const given = book.given[entry.id];
  const typed =
    entry.by === 'added' ? edits.added.find(({ id }) => id === entry.id)?.usdPerHour : edits.prices[entry.id];
  return (
    <tr>
      <th scope="row" className="prices__whole">
        {entry.instance}
        <span className="prices__by small muted">
          {entry.by === 'added' ? (
            <Button
              look="quiet"
              size="small"
              aria-label={say(WORDS.remove(entry.instance))}
              onClick={() => change(withoutAdded(edits, entry.id))}
            >
              {say(WORDS.removeShort)}
            </Button>
          ) : (
            providerOf(entry)?.name
          )}
        </span>
      </th>
      <td>
        <TypedField
          bare
          label={say(WORDS.priceOf(entry.instance))}
          value={typed ?? String(given)}
          problem={problemOf(typed, 'price')}
          instead={String(entry.usdPerHour)}
          onChange={(value) => change(withPrice(edits, entry.id, value === String(given) ? null : value))}
        />
        {book.currency && <span className="prices__by small muted num">{price(entry.usdPerHour)}</span>}
      </td>
      <td className="num prices__whole">
        {entry.count} × {card.name}
        <span className="prices__by small muted">{say(WORDS.memory(card.memoryGb, day(card.date)))}</span>
      </td>
      <td className="prices__whole">
        {say(BILLED[entry.billing])}
        {entry.by !== 'added' && <span className="prices__by small muted">{entry.region ?? say(WORDS.anywhere)}</span>}
      </td>
      <td className="costs__words">
        {entry.by === 'given' && day(entry.asOf)}
        {entry.by === 'edited' && say(WORDS.changed(String(given), day(entry.asOf)))}
        {entry.by === 'added' && say(WORDS.yours)}
        {entry.asOf !== 'article' && entry.by !== 'added' && (
          <span className="prices__by small muted" lang="en">
            {entry.source}
          </span>
        )}
      </td>
    </tr>
  );
}
