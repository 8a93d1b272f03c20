import { useState } from 'react';
import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { type GpuProbe, useGpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { useFormat, useLocalText, useMarks } from '../../ui/state/locale.ts';
import { useServices } from '../../ui/state/services.tsx';
import { useLesson, useResults } from '../kit/context.tsx';
import { NAMES, SIDES, type Side } from '../one-token-at-a-time/readings.ts';
import { draftOf } from '../state/course-store.ts';
import { text } from '../text.ts';
import { read } from '../what-a-cloud-gpu-costs/typed.ts';
import { TypedField } from '../what-a-cloud-gpu-costs/typed-field.tsx';
import { type BufferLimits, largestPiece, linesOf, MODELS } from './estimate.ts';
import { bitsWord } from './readers.tsx';
import { isOwn, readRate } from './readings.ts';
import { BITS } from './runs.ts';
import './token-by-token.css';

const WORDS = {
  side: text('On which side', '放在哪一边'),
  memory: {
    gpu: text('Memory that your GPU can use, GB', 'GPU 能用的内存，GB'),
    cpu: text('Memory of your machine, GB', '电脑的内存，GB'),
  },
  shared: text(
    'A page is not told how much memory there is. A GPU without memory of its own uses the machine’s.',
    '网页查不到内存有多大。没有独立显存的 GPU，用的就是电脑的内存。',
  ),
  label: text('Estimated: models and this machine', '估算：各种模型和这台机器'),
  model: text('weights', '权重'),
  billions: (count: number) => text(`${count} billion`, `${count * 10} 亿`),
  bits: text('bits', '位数'),
  size: text('GB', 'GB'),
  fits: text('fits?', '装得下吗'),
  yes: text('yes', '装得下'),
  no: text('no', '装不下'),
  unknown: text('?', '？'),
  tokens: text('tokens/s at most', '最多 token/秒'),
  pieces: text('pieces', '块数'),
  rate: (side: Side, gbps: string) =>
    text(`Memory of the ${NAMES[side]}, as measured: ${gbps} GB/s.`, `${NAMES[side]} 的内存，实测 ${gbps} GB/s。`),
  piece: (size: string) =>
    text(
      `WebGPU here hands a shader at most ${size} in one piece, so larger weights come in several.`,
      `这里的 WebGPU 一次最多交给着色器 ${size}，更大的权重要切成几块。`,
    ),
  none: text('No bandwidth was measured. Measure once more.', '没有测得带宽。请再测一次。'),
};

/** More is nobody's; less holds nothing. */
const BOUNDS = { least: 0.25, most: 8192 };

/** What was typed into a field of the lesson, kept like any draft. */
function useTyped(name: string): readonly [string, (next: string) => void] {
  const { drafts } = useServices();
  const { lesson } = useLesson();
  const id = draftOf(lesson.id, name);
  const [typed, setTyped] = useState(() => drafts.read(id) ?? '');
  const change = (next: string) => {
    setTyped(next);
    drafts.write(id, next === '' ? null : next);
  };
  return [typed, change];
}

const limitsOf = (probe: GpuProbe | null): BufferLimits | null =>
  probe?.status === 'adapter' ? probe.adapter.limits : null;

/** Models as they are offered, against the memory that the visitor has and the bandwidth that was measured. */
export function Here() {
  const say = useLocalText();
  const results = useResults();
  const sides = SIDES.filter((side) => readRate(results, side) !== null);
  const [wanted, setWanted] = useState<string | null>(null);
  // Where the GPU's times were recorded elsewhere, the visitor's own processor comes first.
  const own = sides.find((one) => isOwn(results, 'speed', one));
  const side = sides.find((one) => one === wanted) ?? own ?? sides[0];
  if (!side) return <p role="status">{say(WORDS.none)}</p>;
  return (
    <section className="card by-token" aria-label={say(WORDS.label)}>
      {sides.length > 1 && (
        <Segments
          legend={say(WORDS.side)}
          value={side}
          options={sides.map((value) => ({ value, label: NAMES[value] }))}
          onChange={setWanted}
        />
      )}
      <OfSide key={side} side={side} />
    </section>
  );
}

function OfSide({ side }: { side: Side }) {
  const say = useLocalText();
  const { colon } = useMarks();
  const format = useFormat();
  const [typed, setTyped] = useTyped(`memory-${side}`);
  const probe = useGpuProbe();
  const gbps = readRate(useResults(), side);
  const found = typed.trim() === '' ? null : read(typed, BOUNDS);
  // What a shader may be handed says nothing of the CPU.
  const limits = side === 'gpu' ? limitsOf(probe) : null;
  const lines = linesOf(BITS, { memory: found?.ok ? found.value : null, gbps, limits });
  const verdict = (fits: boolean | null) => say(fits === null ? WORDS.unknown : fits ? WORDS.yes : WORDS.no);
  return (
    <>
      <div className="by-token__memory">
        <TypedField
          label={say(WORDS.memory[side])}
          value={typed}
          problem={found && !found.ok ? found.problem : null}
          onChange={setTyped}
        />
      </div>
      <p className="small muted">{say(WORDS.shared)}</p>
      <ScrollTable label={say(WORDS.label) + colon + NAMES[side]}>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.model)}</th>
            {[WORDS.bits, WORDS.size, WORDS.fits, WORDS.tokens, ...(limits ? [WORDS.pieces] : [])].map((word) => (
              <th key={word.en} scope="col" className="is-num">
                {say(word)}
              </th>
            ))}
          </tr>
        </thead>
        {MODELS.map((billions) => (
          <tbody key={billions}>
            {lines
              .filter((line) => line.billions === billions)
              .map((line, index, all) => (
                <tr key={line.bits} data-fits={line.fits ?? undefined}>
                  {index === 0 && (
                    <th scope="rowgroup" rowSpan={all.length}>
                      {say(WORDS.billions(billions))}
                    </th>
                  )}
                  <td className="is-num">{say(bitsWord(line.bits))}</td>
                  <td className="is-num">{format.number(line.size)}</td>
                  <td className="is-num">{verdict(line.fits)}</td>
                  <td className="is-num">{line.tokens === null ? '–' : format.number(line.tokens)}</td>
                  {limits && <td className="is-num">{line.pieces === null ? '–' : format.integer(line.pieces)}</td>}
                </tr>
              ))}
          </tbody>
        ))}
      </ScrollTable>
      {gbps !== null && <p className="small muted num">{say(WORDS.rate(side, format.number(gbps)))}</p>}
      {limits && <p className="small muted num">{say(WORDS.piece(format.bytes(largestPiece(limits))))}</p>}
    </>
  );
}
