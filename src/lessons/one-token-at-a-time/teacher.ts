import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 20,
  ask: text(
    'To write one word, a model reads all of its weights once. What would you do so that the reading is not for one word alone?',
    '模型每写一个字，就要把全部权重读一遍。怎样才能让这一遍不只为了一个字？',
  ),
  spread: text(
    'The estimate of tokens follows the memory’s bandwidth, so a laptop with fast shared memory may beat an older card. From how many columns on a second one costs its full price differs from device to device.',
    '每秒 token 数的估计跟着内存带宽走，所以共用内存很快的笔记本可能胜过老显卡。到多少列起再加一列才要付全价，各台设备不同。',
  ),
  misconception: text(
    'It shows when a slow answer is blamed on “too much to compute”. Compare the two bars: sixteen times the arithmetic, nowhere near sixteen times the time.',
    '回答慢就怪“算得太多”，这时它就露出来了。比比那两根条形：运算是十六倍，用时远不到十六倍。',
  ),
};
