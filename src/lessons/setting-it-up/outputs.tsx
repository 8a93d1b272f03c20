import { useId, useState } from 'react';
import { useLocalText } from '../../ui/state/locale.ts';
import { Marked } from '../kit/marked.tsx';
import { MarkedNote } from '../kit/marked-note.tsx';
import { AdapterAnswer } from '../meet-your-gpu/figures.tsx';
import { text } from '../text.ts';
import { OUTPUTS, type Output, partOf } from './outputs.ts';
import './setting-it-up.css';

const SAY = {
  label: text('What nine commands and windows say', '九条命令和窗口说了些什么'),
  command: text('Command', '命令'),
  systems: { linux: text('Linux', 'Linux'), windows: text('Windows', 'Windows'), mac: text('macOS', 'macOS') },
  ask: text(
    'Point at a marked part, or tap it: below stands what it means.',
    '指一下或点一下标出的部分，下方会说明它的意思。',
  ),
  printed: (command: string) => text(`What ${command} prints`, `${command} 的输出`),
  browser: text('And this browser', '再看这个浏览器'),
};

const SYSTEMS = ['linux', 'windows', 'mac'] as const;

/** Outputs to look around in, and beside them what a page is told. */
export function Outputs() {
  const say = useLocalText();
  const list = useId();
  const [id, setId] = useState(OUTPUTS[0].id);
  const output = OUTPUTS.find((one) => one.id === id) ?? OUTPUTS[0];
  return (
    <>
      <section className="card stack" aria-label={say(SAY.label)}>
        <div className="field">
          <label className="field__label" htmlFor={list}>
            {say(SAY.command)}
          </label>
          <select id={list} className="input" value={output.id} onChange={({ target }) => setId(target.value)}>
            {SYSTEMS.map((system) => (
              <optgroup key={system} label={say(SAY.systems[system])}>
                {OUTPUTS.filter((one) => one.system === system).map((one) => (
                  <option key={one.id} value={one.id}>
                    {say(one.command)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
        <p>{say(output.about)}</p>
        <Printed key={output.id} output={output} />
      </section>
      <h2>{say(SAY.browser)}</h2>
      <AdapterAnswer />
    </>
  );
}

/** As wide as a terminal: it scrolls by itself where there is less room. */
const FOCUSABLE = { tabIndex: 0 };

function Printed({ output: { command, lines } }: { output: Output }) {
  const say = useLocalText();
  const [active, setActive] = useState<string | null>(null);
  return (
    <>
      <p className="small muted">{say(SAY.ask)}</p>
      <section {...FOCUSABLE} className="printed" aria-label={say(SAY.printed(say(command)))}>
        <code>
          {lines.map((pieces, at) => (
            <span key={`line-${at.toString()}`} className="printed__line">
              <Marked pieces={pieces} active={active} show={setActive} />
            </span>
          ))}
        </code>
      </section>
      <MarkedNote close={() => setActive(null)}>{active === null ? null : <p>{say(partOf(active))}</p>}</MarkedNote>
    </>
  );
}
