import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 25,
  ask: text(
    'A kitchen has fast cooks and one narrow door. What decides how many dishes come out: cooks or door? For which dishes?',
    '厨房里厨师手快，门却很窄。出菜多少，看厨师还是看门？哪些菜是这样，哪些菜是那样？',
  ),
  spread: text(
    'Both roofs and therefore the ridge belong to the machine: between a phone and a large card they lie far apart. The places of kernels along the axis are the same everywhere, since intensity is a property of the kernel.',
    '两道屋顶和屋脊都属于机器：手机和大显卡之间差得很远。内核在横轴上的位置到处一样，因为强度是内核的性质。',
  ),
  misconception: text(
    'It shows when a data sheet’s figure is used to predict a time. Ask what a kernel would have to look like to reach it: multiply-adds alone, nothing fetched, all lanes busy.',
    '拿规格书上的数字去推算用时，这时它就露出来了。问一问：内核要长成什么样才跑得到？全是乘加，什么都不取，所有通道都不闲。',
  ),
};
