import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 25,
  ask: text(
    'A cinema has eight seats, and every film takes an hour. How long do 1, 8, 9 and 16 people need? Draw it before you measure.',
    '一间放映室有八个座位，每场一小时。1 个人、8 个人、9 个人、16 个人各要多久？先画出来，再测。',
  ),
  spread: text(
    'Large cards stay flat for long and then climb; small ones climb early; on a software adapter the seats are the CPU’s cores. Not every staircase is clean: where the first step cannot be read off, the lesson asks what can honestly be said instead, and that is a result as well.',
    '大卡先平很久才升，小卡很早就升；在软件适配器上，座位就是 CPU 的核心。台阶不一定干净：读不出第一级时，课程会改问“老实说，能说什么”，这也是结果。',
  ),
  misconception: text(
    'It shows in the word “core”. Ask what each of the thousands can do alone: it cannot even take another branch than its neighbours. What is independent are the compute units, and there are far fewer.',
    '它就藏在“核心”这个词里。问一句：那几千个里的每一个，单独能做什么？连和邻居走不同的分支都做不到。真正独立的是计算单元，数目少得多。',
  ),
};
