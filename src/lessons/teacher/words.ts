/** What the teacher's pages say of themselves. */
import type { LocalText } from '../../engine/contract.ts';
import { text } from '../text.ts';

export const TEACHER = {
  title: text('For teachers', '给老师'),
  lede: text(
    'A page for each lesson: how long it takes in a class, what to ask, by what results will differ, and the answer key. All of them print.',
    '每课一页：上课要多久，问什么，各台机器的结果会差在哪里，以及答案。都可以打印。',
  ),
  spoiler: text(
    'Learners: the answers stand here. A guess is worth more before you know.',
    '正在学的同学：这里有答案。先猜再看，收获更大。',
  ),
  minutes: (minutes: number) => text(`${minutes} minutes`, `${minutes} 分钟`),
  alone: (minutes: number) => text(` (${minutes} of them for the lesson alone)`, `（其中课程本身 ${minutes} 分钟）`),
  lesson: (number: number) => text(`Lesson ${number}`, `第 ${number} 课`),
  course: text('The course', '课程'),
  ends: (myth: LocalText) => text(`Ends the belief: “${myth.en}”`, `打破的误解：“${myth['zh-CN']}”`),
  offline: text('The course without the internet', '没有外网怎么上课'),
  time: text('Time', '时间'),
  ask: text('Ask first', '先问'),
  spread: text('What will differ', '结果会差在哪里'),
  misconception: text('The belief that ends here', '到这里可以放下的误解'),
  key: text('Answer key', '答案'),
  guesses: text('Guesses', '猜测'),
  challenges: text('Challenges', '挑战'),
  claims: text('Claims to check', '要检验的说法'),
  here: (answer: LocalText) => text(`On this machine: ${answer.en}`, `在这台机器上：${answer['zh-CN']}`),
  unmeasured: text(
    'What is guessed and claimed is answered by each machine itself. Measure the lesson in this window first, and this machine’s answers stand here.',
    '猜测和说法，由每台机器自己回答。先在这个窗口里把这一课测一遍，这里就会列出本机的答案。',
  ),
  asked: (run: LocalText) => text(`Answered by: ${run.en}`, `由这次测量回答：${run['zh-CN']}`),
  print: text('Print this page', '打印本页'),
  whole: text('The whole lesson, to print', '整课打印版'),
  printWhole: text('Print the whole lesson', '打印整课'),
  wholeText: text(
    'All steps of the lesson on one page. What was guessed and measured in this window is printed with it; elsewhere there is room for an answer by hand.',
    '这一课的所有步骤都在一页上。在这个窗口里猜过、测过的，会一起印出来；其余的可以在纸上写。',
  ),
  toLesson: text('Open the lesson', '打开这一课'),
  classes: text(
    'Give a plan to a class, and collect what its machines measure',
    '把方案布置给班级，再收各台机器的实测结果',
  ),
  missing: text('There is no such page for teachers', '没有这一课的教师页'),
  missingText: text(
    'The address names no lesson. It may have been cut off when it was copied.',
    '这个地址不对应任何一课，可能复制时被截断了。',
  ),
  all: text('Go to all of them', '查看全部'),
};
