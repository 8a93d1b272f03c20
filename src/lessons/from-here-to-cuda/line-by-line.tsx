import { Fragment, useState } from 'react';
import { Segments } from '../../ui/controls/segments.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { CodeLine } from '../kit/code-line.tsx';
import { Marked } from '../kit/marked.tsx';
import { MarkedNote } from '../kit/marked-note.tsx';
import { text } from '../text.ts';
import { PAIRS, type Pair, type Row } from './rows.ts';
import { piecesOf, WORDS } from './words.ts';
import './cuda.css';

const WORDS_HERE = {
  label: text('Three kernels in CUDA and WGSL, line against line', '三个内核的 CUDA 和 WGSL，一行对一行'),
  legend: text('Kernel', '内核'),
  ask: text(
    'Point at a marked word, or tap it: its partner lights up, and below stands what the two mean.',
    '指一下或点一下标出的词：另一边对应的词会亮起来，下方会说明它们的意思。',
  ),
  alone: text('Nothing stands here in this language.', '这种语言里，这里什么也不用写。'),
  launch: text('On the CPU’s side: the launch, and a page’s dispatch', '在 CPU 一边：CUDA 的启动，网页的派发'),
};

type Side = 'cuda' | 'wgsl';
const SIDES = ['cuda', 'wgsl'] as const;
const NAMES = { cuda: 'CUDA', wgsl: 'WGSL' } as const;

/** Whoever looks at a word on one side sees it on both, and reads what it is. */
export function LineByLine() {
  const say = useLocalText();
  const [id, setId] = useState(PAIRS[0].id);
  const [active, setActive] = useState<string | null>(null);
  const pair = PAIRS.find((one) => one.id === id) ?? PAIRS[0];
  const word = WORDS.find((one) => one.id === active);
  const choose = (next: string) => {
    setId(next);
    setActive(null);
  };
  return (
    <section className="card stack bilingual" aria-label={say(WORDS_HERE.label)}>
      <Segments
        legend={say(WORDS_HERE.legend)}
        value={pair.id}
        options={PAIRS.map((one) => ({ value: one.id, label: say(one.label) }))}
        onChange={choose}
      />
      <p className="small muted">{say(WORDS_HERE.ask)}</p>
      <Texts key={pair.id} pair={pair} active={active} show={setActive} />
      <MarkedNote close={() => setActive(null)}>
        {word ? (
          <>
            <p className="bilingual__words">
              <code>{word.cuda}</code> <span aria-hidden="true">↔</span> <code>{word.wgsl}</code>
            </p>
            <p>{say(word.about)}</p>
          </>
        ) : null}
      </MarkedNote>
    </section>
  );
}

interface TextsProps {
  pair: Pair;
  active: string | null;
  show: (word: string) => void;
}

function Texts({ pair: { rows, label }, active, show }: TextsProps) {
  const say = useLocalText();
  const stops = stopsOf(rows);
  return (
    <table className="bilingual__texts" aria-label={say(label)}>
      <thead>
        <tr>
          {SIDES.map((side) => (
            <th key={side} scope="col">
              {NAMES[side]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <Fragment key={`row-${at.toString()}`}>
            {at === rows.length - 1 && (
              <tr className="bilingual__launch">
                <th scope="colgroup" colSpan={2} className="small muted">
                  {say(WORDS_HERE.launch)}
                </th>
              </tr>
            )}
            <tr>
              {SIDES.map((side) => (
                <td key={side} data-language={NAMES[side]}>
                  {row[side].length ? (
                    <Lines lines={row[side]} from={`${side}:${at}`} {...{ side, stops, active, show }} />
                  ) : (
                    <span className="small muted">{say(WORDS_HERE.alone)}</span>
                  )}
                </td>
              ))}
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

/** Where the keyboard stops: at each word's first place in each language. */
function stopsOf(rows: readonly Row[]): ReadonlySet<string> {
  const first = new Map<string, string>();
  for (const side of SIDES) {
    for (const [at, row] of rows.entries()) {
      for (const [line, code] of row[side].entries()) {
        for (const [index, { id }] of piecesOf(code, side).entries()) {
          const key = `${side} ${id}`;
          if (id && !first.has(key)) first.set(key, `${side}:${at}:${line}:${index}`);
        }
      }
    }
  }
  return new Set(first.values());
}

interface LinesProps extends Omit<TextsProps, 'pair'> {
  lines: readonly string[];
  side: Side;
  from: string;
  stops: ReadonlySet<string>;
}

function Lines({ lines, side, from, stops, active, show }: LinesProps) {
  return (
    <code className="bilingual__code">
      {lines.map((line, at) => {
        const place = `${from}:${at}`;
        return (
          <CodeLine key={place} line={line}>
            <Marked
              pieces={piecesOf(line, side)}
              active={active}
              show={show}
              stops={(index) => stops.has(`${place}:${index}`)}
            />
          </CodeLine>
        );
      })}
    </code>
  );
}
