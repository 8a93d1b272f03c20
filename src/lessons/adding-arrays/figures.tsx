import { useTranslation } from 'react-i18next';
import { useLocalText } from '../../ui/state/locale.ts';
import { Drawing } from '../kit/drawing.tsx';
import { text } from '../text.ts';

const CELL = 24;

const WORDS = {
  alt: (elements: number, groups: number, group: number, surplus: number) =>
    text(
      `${elements} elements under ${groups} workgroups of ${group} threads; ${surplus} threads of the last one have no element.`,
      `${elements} 个元素上方是 ${groups} 个工作组，每组 ${group} 个线程；最后一组有 ${surplus} 个线程没有对应的元素。`,
    ),
  threads: text('threads', '线程'),
  elements: text('elements of c', 'c 的元素'),
  surplus: text('sent home by the guard', '被越界判断拦下'),
};

/** Threads in workgroups above the array; those of the last workgroup that have no element are drawn empty. */
export function ThreadsOverElements({ elements, group }: { elements: number; group: number }) {
  const say = useLocalText();
  const { i18n } = useTranslation();
  const groups = Math.ceil(elements / group);
  const threads = groups * group;
  const gap = 10;
  const x = (i: number) => i * CELL + Math.floor(i / group) * gap;
  const width = x(threads - 1) + CELL + 2;
  return (
    <figure className="drawing" lang={i18n.language}>
      <Drawing
        width={width + 4}
        height={130}
        widest={`${width * 1.6}px`}
        alt={say(WORDS.alt(elements, groups, group, threads - elements))}
      >
        <g transform="translate(2 20)">
          <text x={0} y={-6} className="drawing__label">
            {say(WORDS.threads)}
          </text>
          {Array.from({ length: groups }, (_, g) => (
            <rect
              key={`group-${x(g * group)}`}
              x={x(g * group) - 2}
              y={0}
              width={group * CELL + 2}
              height={CELL + 4}
              className="drawing__group"
            />
          ))}
          {Array.from({ length: threads }, (_, i) => (
            <g key={`thread-${x(i)}`}>
              <circle
                cx={x(i) + CELL / 2 - 1}
                cy={CELL / 2 + 2}
                r={CELL / 2 - 4}
                className={i < elements ? 'drawing__thread' : 'drawing__thread drawing__thread--idle'}
              />
              {i < elements && (
                <>
                  <path d={`M${x(i) + CELL / 2 - 1} ${CELL + 6} V ${CELL + 32}`} className="drawing__arrow" />
                  <rect x={x(i) + 1} y={CELL + 34} width={CELL - 4} height={CELL - 4} className="drawing__element" />
                </>
              )}
            </g>
          ))}
          <text x={0} y={CELL + 76} className="drawing__label">
            {say(WORDS.elements)}
          </text>
          {threads > elements && (
            <text x={width - 2} y={-6} textAnchor="end" className="drawing__label">
              {say(WORDS.surplus)}
            </text>
          )}
        </g>
      </Drawing>
    </figure>
  );
}
