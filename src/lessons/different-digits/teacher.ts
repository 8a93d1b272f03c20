import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 15,
  ask: text(
    'Write 1/3 with three digits and add it three times. Is the result wrong? How far may it be off before you call it wrong?',
    '把 1/3 写成三位小数，加三次。结果错了吗？差多少你才会说它错？',
  ),
  spread: text(
    'The last digits differ between devices and between kernels of one device, because sums are taken in another order. All stay within what rounding explains; a group whose result does not should keep it and look for the reason.',
    '不同设备、同一设备的不同内核，末几位都会不同，因为求和次序不同。但都在舍入解释得了的范围内；哪一组超出了，就把结果留下来找原因。',
  ),
  misconception: text(
    'It shows when results are compared with “equal”. Ask by how much they may differ, and who decides it: the length of the sum and the size of its numbers do.',
    '用“相等”来比较结果，这时它就露出来了。问一问：容许差多少，由谁说了算？由和的长度、数的大小说了算。',
  ),
};
