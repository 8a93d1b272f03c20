import { useState } from 'react';
import { Segments } from '../../ui/controls/segments.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { text } from '../text.ts';
import { BRANCHES, branchOf, type Fit as Fitting, fitOf, RUNTIMES } from './versions.ts';

const SAY = {
  label: text('Does the runtime fit the driver?', '运行时和驱动配得上吗？'),
  driver: text('Driver, by its branch', '驱动的分支'),
  runtime: text('Runtime that the program was built with', '程序编译时所用的运行时'),
  serves: (driver: string, cuda: string) =>
    text(
      `nvidia-smi prints: Driver Version: ${driver}, CUDA Version: ${cuda}.`,
      `nvidia-smi 显示：Driver Version: ${driver}，CUDA Version: ${cuda}。`,
    ),
};

const OUTCOMES: Readonly<Record<Fitting, ReturnType<typeof text>>> = {
  full: text(
    'It runs, and nothing is missing: a driver serves every runtime up to the CUDA version that it names.',
    '能跑，什么也不缺：驱动写着的 CUDA 版本以内，哪个运行时它都支持。',
  ),
  limited: text(
    'It runs, since both belong to one major version; what is newer than the driver is missing.',
    '能跑，因为主版本相同；只是比驱动更新的功能用不了。',
  ),
  'too-old': text(
    'It does not run: “CUDA driver version is insufficient for CUDA runtime version”. Take a newer driver, or a program with an older runtime.',
    '跑不了：“CUDA driver version is insufficient for CUDA runtime version”。换新一些的驱动，或者换用旧一些运行时的程序。',
  ),
};

/** Two versions to choose, and what becomes of them. */
export function Fit() {
  const say = useLocalText();
  const [branch, setBranch] = useState('535');
  const [runtime, setRuntime] = useState<string>('13.0');
  const driver = branchOf(Number(branch));
  return (
    <section className="card task" aria-label={say(SAY.label)}>
      <p className="task__question">{say(SAY.label)}</p>
      <Segments
        legend={say(SAY.driver)}
        value={branch}
        options={BRANCHES.map((one) => ({ value: `${one.branch}`, label: `${one.branch}` }))}
        onChange={setBranch}
      />
      <Segments
        legend={say(SAY.runtime)}
        value={runtime}
        options={RUNTIMES.map((one) => ({ value: one, label: one }))}
        onChange={setRuntime}
      />
      <p className="num">{say(SAY.serves(driver.driver, driver.serves))}</p>
      <p role="status">{say(OUTCOMES[fitOf(driver, runtime)])}</p>
    </section>
  );
}
