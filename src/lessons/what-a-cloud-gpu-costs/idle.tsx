import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { text } from '../text.ts';
import { diskOf, withPrice } from './book.ts';
import { BookField } from './book-field.tsx';
import { offered } from './challenge.ts';
import { PROVIDERS, type Provider, providerOf } from './data.ts';
import { idleMonth } from './estimate.ts';
import { nameOf } from './money.ts';
import { problemOf } from './typed.ts';
import { TypedField } from './typed-field.tsx';
import { useBook } from './use-book.ts';
import { useMoney } from './use-money.ts';
import './costs.css';

const WORDS = {
  title: text('A month of standing idle', '闲置一个月'),
  table: text('By provider', '按云服务商'),
  disk: text('Data that stays there, in GB', '留在那里的数据（GB）'),
  provider: text('Provider', '云服务商'),
  perGb: text('US dollars a GB', '美元/GB'),
  diskOf: (name: string) => text(`${name}: US dollars for a GB and month`, `${name}：每 GB 每月多少美元`),
  happens: text('When it is stopped', '停机之后'),
  month: text('A month', '一个月'),
  asOf: text('As of', '日期'),
  source: text('Source', '来源'),
  stopped: {
    disk: text('the machine costs nothing, its disk goes on', '机器不收钱，磁盘照收'),
    full: text('the full price goes on; only destroying it ends that', '照收整价，销毁才停'),
    ended: text('it cannot be stopped, only ended; what was put aside costs on', '不能停机，只能终止；另存的数据照收'),
  },
  of: (name: string) => text(`Of the cheapest instance: ${name}`, `按最便宜的实例：${name}`),
};

/** What is paid for a machine that nobody uses, by provider. */
export function Idle() {
  const say = useLocalText();
  const { money, day } = useMoney();
  const { book } = useBook();
  const rows = PROVIDERS.flatMap((provider) => {
    const own = offered(book).filter((offer) => providerOf(offer) === provider);
    if (!own.length) return [];
    const offer = own.reduce((a, b) => (b.usdPerHour < a.usdPerHour ? b : a));
    return [
      { provider, offer, usd: idleMonth(offer, provider.stopped, book.disks[provider.id] ?? null, book.own.diskGb) },
    ];
  });
  return (
    <section className="card costs" aria-label={say(WORDS.title)}>
      <h2 className="task__title">{say(WORDS.title)}</h2>
      <BookField name="disk" label={say(WORDS.disk)} />
      <ScrollTable label={say(WORDS.table)}>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.provider)}</th>
            <th scope="col" className="is-num">
              {say(WORDS.month)}
            </th>
            <th scope="col">{say(WORDS.perGb)}</th>
            <th scope="col">{say(WORDS.happens)}</th>
            <th scope="col">{say(WORDS.asOf)}</th>
            <th scope="col">{say(WORDS.source)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ provider, offer, usd }) => (
            <tr key={provider.id}>
              <th scope="row">{provider.name}</th>
              <td className="is-num">{money(usd)}</td>
              <td>
                <DiskPrice provider={provider} />
              </td>
              <td className="costs__words">
                {say(WORDS.stopped[provider.stopped])}
                {provider.stopped === 'full' && (
                  <small className="costs__note muted">{say(WORDS.of(say(nameOf(offer))))}</small>
                )}
              </td>
              <td className="prices__whole">{day(provider.asOf)}</td>
              <td className="costs__words" lang="en">
                {provider.source}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  );
}

/** Nothing where a provider lets no disk alone. */
function DiskPrice({ provider: { id, name, diskUsdPerGbMonth } }: { provider: Provider }) {
  const say = useLocalText();
  const { edits, change } = useBook();
  if (diskUsdPerGbMonth === null) return '–';
  const key = diskOf(id);
  const given = String(diskUsdPerGbMonth);
  const typed = edits.prices[key];
  return (
    <TypedField
      bare
      label={say(WORDS.diskOf(name))}
      value={typed ?? given}
      problem={problemOf(typed, 'perGb')}
      instead={given}
      onChange={(value) => change(withPrice(edits, key, value === given ? null : value))}
    />
  );
}
