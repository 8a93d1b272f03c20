import type { TeacherNotes } from '../teacher/notes.ts';
import { text } from '../text.ts';

export const notes: TeacherNotes = {
  minutes: 30,
  ask: text(
    '“Anna was very proud of …”: which word comes next? What in the sentence told you, and would you have known without the name?',
    '“小芳很喜欢……的新皮球”，中间是哪个字？是句子里的什么告诉你的？没有那个名字，你还猜得出来吗？',
  ),
  spread: text(
    'Probabilities and attention are the same on every device, for the model is the same; let groups compare their sentences. Times are not: on a large GPU the kernels are so short that launching them decides, and multiplication takes a smaller part than on a CPU. Each model is fetched once, about half a megabyte.',
    '概率和注意力在哪台设备上都一样，因为模型是同一个，让各组比一比各自的句子。用时不一样：GPU 越大，内核越短，启动的开销越说了算，乘法占的份额就比 CPU 上小。模型只下载一次，约半兆字节。',
  ),
  misconception: text(
    'It shows when a picture of attention is taken for an explanation of the answer. Ask what else goes into the next word: attention only fetches; the two wide matrices, where most of the weights are, work on what was fetched.',
    '把注意力图当成答案的解释，这时它就露出来了。问一问：下一个词还靠什么得来？注意力只管取；取来的东西，要由那两个大矩阵加工，大部分权重也在那里。',
  ),
};
