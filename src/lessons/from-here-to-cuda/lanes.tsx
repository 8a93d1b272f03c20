import { useGpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { subgroupSizeOf } from '../../ui/gpu/subgroups.ts';
import { useLocalText } from '../../ui/state/locale.ts';
import { text } from '../text.ts';

const SAY = {
  asking: text('Asking this browser …', '正在询问这个浏览器…'),
  none: text(
    'This browser offers no subgroups here, so a page cannot let lanes hand each other anything.',
    '这个浏览器在这里不提供子组，网页没法让通道互相递数。',
  ),
  one: (width: number) =>
    text(
      `This browser says of your GPU: subgroups of ${width}.${width === 32 ? ' As many as a warp has.' : ' A CUDA text with 32 in it would be wrong here.'}`,
      `这个浏览器说，你的 GPU 上每个子组有 ${width} 个线程。${width === 32 ? '和 warp 一样多。' : '写死了 32 的 CUDA 代码，在这里就错了。'}`,
    ),
  between: (least: number, most: number) =>
    text(
      `This browser says of your GPU: subgroups of ${least} to ${most}. A text with 32 in it would be wrong here.`,
      `这个浏览器说，你的 GPU 上每个子组有 ${least} 到 ${most} 个线程。写死了 32 的代码，在这里就错了。`,
    ),
};

/** How many threads go in step here, told by the browser. */
export function Lanes() {
  const say = useLocalText();
  const probe = useGpuProbe();
  if (!probe) return <p role="status">{say(SAY.asking)}</p>;
  const size = probe.status === 'adapter' ? subgroupSizeOf(probe.adapter) : null;
  if (!size) return <p role="status">{say(SAY.none)}</p>;
  return (
    <p role="status">{say(size.least === size.most ? SAY.one(size.least) : SAY.between(size.least, size.most))}</p>
  );
}
