import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 20,
  ask: text(
    'A task has a thousand steps, each of which needs the result of the one before. Does a second worker help? A thousand workers?',
    '一件活有一千步，每一步都要上一步的结果。再来一个人有用吗？再来一千个呢？',
  ),
  spread: text(
    'How much slower a single GPU thread is differs by several times between devices; that it is slower hardly ever changes. The number of chains at which the GPU catches up differs even more. On a software adapter both sides are the same processor: let those groups compare the CPU’s own rows.',
    '单个 GPU 线程慢多少，设备之间能差好几倍；但“更慢”这一点几乎不变。GPU 要多少条链才追上，差得更大。在软件适配器上，两边其实是同一个处理器：让那几组比较 CPU 自己的几行。',
  ),
  misconception: text(
    'It shows when a large number of “cores” is multiplied by a clock rate. Point at the first bar: one against one, the CPU’s core wins. The GPU wins by how many there are, and only where the work can be shared out.',
    '有人拿“核心”数乘上主频，这时它就露出来了。指给他们看第一根条形：一对一，CPU 的核心赢。GPU 赢在数量，而且只在活分得开的时候赢。',
  ),
};
