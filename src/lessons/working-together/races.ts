/** Whether two threads can get in each other's way in the challenge's kernel, and how to say it. */
import type { LocalText } from '../../engine/contract.ts';
import { placeAt } from '../../engine/wgsl-lines.ts';
import { text } from '../text.ts';
import { follow } from './follow.ts';
import type { Touch } from './module.ts';
import { u32, vec3u } from './values.ts';

/** Two threads touch a place between the same barriers, and one of them writes. */
interface Race {
  readonly writer: Touch;
  readonly other: Touch;
}

/** As the first workgroup of a long array has it: every thread has a number. */
const UNIFORMS = { problem: { fields: { origin: vec3u(0), n: u32(2 ** 20) } } };

/** What the text of a reduction lacks, in words; null where nothing is missing. */
export function missing(code: string): LocalText | null {
  const followed = follow(code, UNIFORMS);
  if ('unread' in followed) return unread(placeAt(code, followed.unread).line);
  const race = raceIn(followed.touches);
  return race && told(race, code);
}

/** The first that is found, by the barriers that have been passed. */
function raceIn(touches: readonly Touch[]): Race | null {
  const groups = new Map<string, Touch[]>();
  for (const touch of touches) {
    const key = `${touch.phase} ${touch.place}`;
    const group = groups.get(key);
    if (group) group.push(touch);
    else groups.set(key, [touch]);
  }
  const races = [...groups.values()].flatMap((group) => {
    for (const writer of group.filter(({ write }) => write)) {
      const others = group.filter(({ thread }) => thread !== writer.thread);
      // Who reads what may not be there yet is the plainer case.
      const other = others.find(({ write }) => !write) ?? others[0];
      if (other) return [{ writer, other }];
    }
    return [];
  });
  return races.sort((a, b) => a.writer.phase - b.writer.phase)[0] ?? null;
}

function told({ writer, other }: Race, code: string): LocalText {
  const { place } = writer;
  const lines = [other, writer].map(({ at }) => placeAt(code, at).line);
  const does = other.write ? text('writes', '要写') : text('reads', '要读');
  const where = lines[0] === lines[1] ? text('the same line', '同一行') : text(`line ${lines[1]}`, `第 ${lines[1]} 行`);
  return text(
    `Thread ${other.thread} ${does.en} ${place} (line ${lines[0]}). Thread ${writer.thread} writes it (${where.en}), and no barrier stands between the two: either may come first.`,
    `线程 ${other.thread} ${does['zh-CN']} ${place}（第 ${lines[0]} 行），线程 ${writer.thread} 也要写它（${where['zh-CN']}），两者之间没有屏障：谁先谁后，没有定数。`,
  );
}

const unread = (line: number): LocalText =>
  text(
    `From line ${line} on the check cannot follow your text, so it cannot tell whether a barrier is missing. Keep to loops, conditions and indexes that follow from thread numbers, as the file has them.`,
    `从第 ${line} 行起，检查程序读不懂你的写法，没法判断还缺不缺屏障。请像原文件那样，只用由线程编号决定的循环、条件和下标。`,
  );
