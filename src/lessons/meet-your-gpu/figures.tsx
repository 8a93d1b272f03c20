import { useState } from 'react';
import { limitsOf } from '../../engine/gpu/capabilities.ts';
import { InterfaceName } from '../../ui/controls/interface-name.tsx';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useGpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { useFormat, useLocalText } from '../../ui/state/locale.ts';
import { Drawing } from '../kit/drawing.tsx';
import { text } from '../text.ts';
import { FACTS, SOURCE_TEXTS, SOURCES, type Source, sourceName } from './sources.ts';

const WORDS = {
  chips: text(
    'A CPU with a few large cores and a large cache beside a GPU with many small ones, each with memory of its own kind, joined by a bus.',
    '左边是 CPU：几个大核心加一大块缓存；右边是 GPU：许多小单元。两边各有自己的内存，由总线相连。',
  ),
  cpu: text('CPU: few, clever', 'CPU：少而精'),
  gpu: text('GPU: many, simple', 'GPU：多而简'),
  cache: text('cache', '缓存'),
  memory: text('memory', '内存'),
  own: text('own, or shared', '自有或共用'),
  who: text('Who tells what', '谁会说什么'),
  choose: text('Ask', '问谁'),
  table: text('What each of them tells', '各自会说什么'),
  fact: text('Fact', '信息'),
  tells: text('told', '会说'),
  hides: text('hidden', '不说'),
  adapter: text('What this page was told', '这个网页得到的回答'),
  none: text('(left empty)', '（空）'),
  waiting: text('Asking …', '正在询问…'),
  noGpu: text(
    'This browser reaches no GPU. Everything below still works.',
    '这个浏览器用不了 GPU。下面的内容不受影响。',
  ),
};

/** Two chips with the same number of transistors, spent differently. */
export function TwoChips() {
  const say = useLocalText();
  return (
    <figure className="drawing">
      <Drawing width={320} height={150} widest="34rem" alt={say(WORDS.chips)}>
        <text x={4} y={14} className="drawing__label">
          {say(WORDS.cpu)}
        </text>
        <rect x={2} y={22} width={130} height={82} className="drawing__frame" />
        {[0, 1, 2, 3].map((core) => (
          <rect
            key={core}
            x={8 + (core % 2) * 34}
            y={28 + Math.floor(core / 2) * 36}
            width={30}
            height={32}
            className="drawing__cpu"
          />
        ))}
        <rect x={78} y={28} width={48} height={68} className="drawing__element" />
        <text x={102} y={66} textAnchor="middle" className="drawing__label">
          {say(WORDS.cache)}
        </text>
        <text x={182} y={14} className="drawing__label">
          {say(WORDS.gpu)}
        </text>
        <rect x={180} y={22} width={138} height={82} className="drawing__frame" />
        {Array.from({ length: 96 }, (_, unit) => (
          <rect
            key={`unit-${unit.toString()}`}
            x={185 + (unit % 12) * 11}
            y={27 + Math.floor(unit / 12) * 9.5}
            width={9}
            height={7.5}
            className="drawing__thread"
          />
        ))}
        <path d="M132 63 H 180" className="drawing__arrow" />
        <rect x={2} y={114} width={130} height={16} className="drawing__element" />
        <rect x={180} y={114} width={138} height={16} className="drawing__element" />
        <text x={67} y={144} textAnchor="middle" className="drawing__label">
          {say(WORDS.memory)}
        </text>
        <text x={249} y={144} textAnchor="middle" className="drawing__label">
          {say(WORDS.own)}
        </text>
      </Drawing>
    </figure>
  );
}

/** In the place of answers that are on their way, so that nothing below them moves. */
const WAITING = { vendor: '…', architecture: '…', device: '…', description: '…' };

/** Straight from the browser, nothing stored. */
export function AdapterAnswer() {
  const say = useLocalText();
  const format = useFormat();
  const probe = useGpuProbe();
  if (probe && probe.status !== 'adapter') return <p role="status">{say(WORDS.noGpu)}</p>;
  const { vendor, architecture, device, description } = probe?.adapter.info ?? WAITING;
  const limits = probe && limitsOf(probe.adapter.limits);
  const facts = {
    vendor,
    architecture,
    device,
    description,
    maxComputeInvocationsPerWorkgroup: limits ? format.integer(limits.maxComputeInvocationsPerWorkgroup) : '…',
    maxBufferSize: limits ? format.bytes(limits.maxBufferSize) : '…',
    features: probe ? format.integer(probe.adapter.features.size) : '…',
  };
  return (
    <section className="card" aria-label={say(WORDS.adapter)}>
      {probe === null && (
        <p className="visually-hidden" role="status">
          {say(WORDS.waiting)}
        </p>
      )}
      <dl className="answers">
        {Object.entries(facts).map(([name, value]) => (
          <div key={name}>
            <dt className="mono">
              <InterfaceName name={name} />
            </dt>
            <dd>{value || <span className="muted">{say(WORDS.none)}</span>}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Choose whom to ask; see what is told and what is hidden. The table has all of them at once. */
export function WhoTells() {
  const say = useLocalText();
  const [source, setSource] = useState<Source>('browser');
  return (
    <section className="card task" aria-label={say(WORDS.who)}>
      <fieldset className="field">
        <legend className="field__label">{say(WORDS.choose)}</legend>
        <div className="task__options">
          {SOURCES.map((one) => (
            <label key={one} className="chip">
              <input type="radio" name="source" checked={one === source} onChange={() => setSource(one)} />
              {say(sourceName(one))}
            </label>
          ))}
        </div>
      </fieldset>
      <p className="mono">{SOURCE_TEXTS[source].command}</p>
      <p>{say(SOURCE_TEXTS[source].about)}</p>
      <ScrollTable label={say(WORDS.table)}>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.fact)}</th>
            {SOURCES.map((one) => (
              <th key={one} scope="col" className={one === source ? 'is-chosen' : undefined}>
                {say(sourceName(one))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {FACTS.map(({ id, name, tells }) => (
            <tr key={id}>
              <th scope="row">{say(name)}</th>
              {SOURCES.map((one) => (
                <td key={one} className={one === source ? 'is-chosen' : undefined}>
                  {tells.includes(one) ? say(WORDS.tells) : <span className="muted">{say(WORDS.hides)}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  );
}
