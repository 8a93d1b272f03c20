import { useLocalText } from '../../../ui/state/locale.ts';
import { Drawing } from '../../kit/drawing.tsx';
import { text } from '../../text.ts';

const WORDS = {
  alt: text(
    'A program stands on the runtime that it brings along, the runtime on the driver of the system, the driver on the GPU. The toolkit stands beside them: it builds the program and is not needed to run it.',
    '程序下面是它自带的运行时，运行时下面是系统里的驱动，驱动下面是 GPU。工具包在旁边：它用来编译程序，运行时用不着。',
  ),
  program: text('program', '程序'),
  runtime: text('runtime: comes with it', '运行时：程序自带'),
  driver: text('driver: of the system', '驱动：装在系统里'),
  gpu: text('GPU', 'GPU'),
  toolkit: text('toolkit', '工具包'),
  builds: text('builds', '编译'),
};

const BOX = { width: 178, height: 32 } as const;
const PITCH = 40;
const STACK = ['program', 'runtime', 'driver', 'gpu'] as const;

/** What a CUDA program needs to run, and what only its building needs. */
export function Layers() {
  const say = useLocalText();
  return (
    <figure className="drawing">
      <Drawing width={320} height={158} widest="32rem" alt={say(WORDS.alt)}>
        {STACK.map((layer, at) => (
          <g key={layer}>
            <rect
              x={1}
              y={at * PITCH + 2}
              {...BOX}
              className={layer === 'gpu' ? 'drawing__group' : 'drawing__element'}
            />
            <text x={1 + BOX.width / 2} y={at * PITCH + 23} textAnchor="middle" className="drawing__label">
              {say(WORDS[layer])}
            </text>
          </g>
        ))}
        <rect x={244} y={2} width={75} height={BOX.height} className="drawing__element" />
        <text x={281} y={23} textAnchor="middle" className="drawing__label">
          {say(WORDS.toolkit)}
        </text>
        <path d="M243 18 H 184 m6 -5 l-6 5 l6 5" className="drawing__arrow" />
        <text x={213} y={50} textAnchor="middle" className="drawing__label">
          {say(WORDS.builds)}
        </text>
      </Drawing>
    </figure>
  );
}
