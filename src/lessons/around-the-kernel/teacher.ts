import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 30,
  ask: text(
    'You may write a letter to somebody who computes very fast, and cannot see you. What must stand in it, so that the right thing comes back?',
    '你可以写信给一个算得飞快、却看不见你的人。信里要写些什么，才能收到想要的结果？',
  ),
  spread: text(
    'What takes longest the first time differs: mostly compiling, by milliseconds or by seconds, where the driver has not kept the kernel from an earlier visit; sometimes the way up or back. That the kernel is the smallest part of so small a job is common to nearly all.',
    '头一次最费时的是哪一步，各台不同：多半是编译，从几毫秒到几秒，要看驱动有没有留着上次编译好的内核；有时是送上去或取回来。活儿这么小，内核占得最少，这一点几乎每台都一样。',
  ),
  misconception: text(
    'It shows when a result of zeros is looked for in the kernel. Let pairs strike out one line of the saved page each, swap, and find by what the page shows which one it was.',
    '结果全是零，却只在内核里找原因，这时它就露出来了。让两人一组，各自在存下来的网页里删掉一行，再交换，根据网页显示的内容找出是哪一行。',
  ),
};
