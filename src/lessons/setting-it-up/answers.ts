/** What the lesson says about its measurement. Pure. */
import type { LocalText } from '../../engine/contract.ts';
import type { Claim, Guess, Prediction, Results } from '../lesson.ts';
import { fastest, kernelMs, rowsOf } from '../results.ts';
import { duration, joined, text } from '../text.ts';

type Reached = 'gpu' | 'software' | 'none';

/** What this browser computed on; of a recorded run nothing is known of it but that it was not reached here. */
function reached(results: Results): Reached | null {
  const result = results.ask;
  if (!result) return null;
  const { adapter } = result.summary.environment;
  if (result.recorded || !adapter) return 'none';
  return adapter.software ? 'software' : 'gpu';
}

const SAID: Readonly<Record<Reached, LocalText>> = {
  gpu: text(
    'It computes on a GPU. Nobody had to install anything for that but the driver, which came with the system or with the card.',
    '它在 GPU 上计算。为此谁也不用装什么，只要有驱动，而驱动是系统或显卡自带的。',
  ),
  software: text(
    'A processor plays the GPU here. Either this machine has none that the browser may use, or something keeps it from doing so; below is what that may be.',
    '这里是处理器在扮演 GPU。要么这台机器没有浏览器可用的 GPU，要么有什么拦住了它；下面列出了可能的原因。',
  ),
  none: text(
    'It reaches no GPU at all. Below is what may be the reason, and what to do about it.',
    '它完全够不着 GPU。下面是可能的原因和对策。',
  ),
};

const device: Prediction = {
  kind: 'choice',
  run: 'ask',
  question: text(
    'What will this browser compute on when a page asks it for the GPU?',
    '网页要用 GPU 的时候，这个浏览器会拿什么来算？',
  ),
  options: [
    { id: 'gpu', label: text('On a GPU', '用 GPU') },
    { id: 'software', label: text('On a processor that plays GPU', '用扮演 GPU 的处理器') },
    { id: 'none', label: text('It will find nothing', '什么也找不到') },
  ],
  answer: reached,
  explain(results: Results, guess: Guess) {
    const found = reached(results);
    if (!found) return text('Nothing was asked.', '还没有问。');
    const met = guess === found ? [text('As you thought.', '不出你所料。')] : [];
    return joined([SAID[found], ...met]);
  },
};

export const predictions = { device };

/** One sentence on what was just computed, for claims that lean on it. */
function justNow(results: Results): LocalText | null {
  const result = results.ask;
  if (!result) return null;
  const ms = kernelMs(result.recorded ? null : fastest(rowsOf(results, 'ask'), 'gpu'));
  const { adapter } = result.summary.environment;
  if (ms === null || !adapter || adapter.software) return null;
  const name = [adapter.vendor, adapter.architecture].filter(Boolean).join(' ') || '—';
  return text(
    `Just now your GPU (${name}) added two arrays in ${duration(ms)}, and the result was verified.`,
    `刚才，你的 GPU（${name}）用 ${duration(ms)} 把两个数组加好了，结果也验证过。`,
  );
}

const same: Claim = {
  claim: text(
    '“Driver, runtime and toolkit: all of that is CUDA, and one of them is as good as another.”',
    '“驱动、运行时、工具包，反正都叫 CUDA，有一样就行。”',
  ),
  run: 'ask',
  verdict(results) {
    if (!results.ask) return null;
    const proof = justNow(results);
    const rest = text(
      'A browser brings its own compiler and its own runtime and asks the driver for nothing but the device: no toolkit took part. A CUDA program is no different: it needs a driver on the machine, a runtime that fits it, and a toolkit only where it is built.',
      '浏览器自带编译器和运行时，向驱动要的只是设备：工具包根本没有出场。CUDA 程序也一样：机器上要有驱动，还要有配得上的运行时；只有在编译它的地方才需要工具包。',
    );
    return { holds: 'never', because: joined(proof ? [proof, rest] : [rest]) };
  },
};

const uses: Claim = {
  claim: text('“If there is a GPU in the machine, the browser uses it.”', '“机器里有 GPU，浏览器就会用它。”'),
  run: 'ask',
  verdict(results) {
    const found = reached(results);
    if (!found) return null;
    const rest = text(
      'Between the card and a page stand the driver, the browser’s list of drivers that it trusts, a setting, and on laptops the choice between two GPUs.',
      '显卡和网页之间，隔着驱动、浏览器信得过的驱动名单、一个开关；在笔记本上，还要在两个 GPU 之间选一个。',
    );
    const here = {
      gpu: text(
        'Here it does use one; which one of several, it need not say.',
        '在这里，它确实用了一个；要是有好几个，用的是哪个，它不一定说。',
      ),
      software: text('Here it does not: a processor does the work.', '在这里没有用：活是处理器干的。'),
      none: text('Here it reaches none.', '在这里，它一个也够不着。'),
    }[found];
    return { holds: 'partly', because: joined([here, rest]) };
  },
};

export const claims = { same, uses };
