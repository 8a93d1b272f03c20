import { useState } from 'react';
import { Segments } from '../../ui/controls/segments.tsx';
import { useGpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import { text } from '../text.ts';
import { REASONS, type Seen, type Standing, SYSTEMS, type System, seenOf, systemOf, todoOf } from './reasons.ts';
import './setting-it-up.css';

const SAY = {
  label: text('Why a browser does not use the GPU', '浏览器为什么没用 GPU'),
  system: text('System', '系统'),
  systems: {
    windows: text('Windows', 'Windows'),
    mac: text('macOS', 'macOS'),
    linux: text('Linux', 'Linux'),
    phone: text('Phone or tablet', '手机或平板'),
  },
  standings: {
    told: text('so it is here', '这里正是这样'),
    possible: text('possible here', '这里有可能'),
    not: text('not the reason here', '这里不是这个原因'),
    hidden: text('no page can tell', '网页看不出来'),
  } satisfies Record<Standing, unknown>,
  asking: text('Asking this browser …', '正在询问这个浏览器…'),
  works: text(
    'This browser reaches a GPU. So the list is for other machines, but for its last entry.',
    '这个浏览器用上了 GPU。下面的清单是给别的机器看的，只有最后一条例外。',
  ),
  software: text(
    'This browser has WebGPU, and a processor plays the GPU. Three of these reasons remain possible.',
    '这个浏览器有 WebGPU，但由处理器扮演 GPU。下面有三条仍有可能。',
  ),
  nothing: text(
    'This browser reaches no GPU here. What a page can see of the reasons stands beside them.',
    '这个浏览器在这里用不了 GPU。网页能看出的，都写在各条旁边。',
  ),
};

const said = ({ status, software }: Seen) => {
  if (status !== 'adapter') return SAY.nothing;
  return software ? SAY.software : SAY.works;
};

/** Each reason with what this page knows of it, and what to do on the chosen system. */
export function Reasons() {
  const say = useLocalText();
  const probe = useGpuProbe();
  const [chosen, setChosen] = useState<System | null>(null);
  // The build draws the page where there is no navigator to ask.
  const system = chosen ?? (probe ? systemOf(navigator) : 'windows');
  const seen = probe && seenOf(probe, isSecureContext);
  return (
    <section className="card stack" aria-label={say(SAY.label)}>
      <p role="status">{say(seen ? said(seen) : SAY.asking)}</p>
      <Segments
        legend={say(SAY.system)}
        value={system}
        options={SYSTEMS.map((value) => ({ value, label: say(SAY.systems[value]) }))}
        onChange={(value) => setChosen(value as System)}
      />
      <dl className="reasons">
        {REASONS.map((reason) => {
          const todo = todoOf(reason, system);
          return (
            todo && (
              <div key={reason.id}>
                <dt>
                  {say(reason.title)}
                  {seen && <span className="small muted">{say(SAY.standings[reason.standing(seen)])}</span>}
                </dt>
                <dd>{say(reason.what)}</dd>
                <dd>{say(todo)}</dd>
              </div>
            )
          );
        })}
      </dl>
    </section>
  );
}
