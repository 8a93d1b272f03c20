/** What the lines of a kernel's page are for, by the marks in host-page.html.txt: its comments, and what a lesson says of them. */
import { text } from '../text.ts';

export const HOST_NOTES = {
  page: {
    title: text('The page', '网页本身'),
    about: text(
      'An ordinary page: a title, a sentence, and a place for what comes out. WebGPU needs no library, only a page that was opened as a file, from localhost or over https.',
      '一个普通的网页：标题、一句话，还有显示结果的地方。WebGPU 不需要任何库，只要网页是当作文件、从 localhost 或通过 https 打开的。',
    ),
  },
  kernel: {
    title: text('The kernel', '内核'),
    about: text(
      'The kernel, a text in WGSL: what one thread does. All other lines of this page are there so that it can run.',
      '内核，一段 WGSL 代码：一个线程要做的事。这个网页其余的每一行，都是为了让它能运行。',
    ),
  },
  buffers: {
    title: text('What is read and written', '读什么，写什么'),
    about: text(
      'What the kernel reads and writes: each with a name, a type and a number of elements. An input comes from this page, an output goes back to it, scratch never leaves the GPU. Put your own data in the place of the random numbers below.',
      '内核要读写的东西：各有名字、类型和元素个数。input 由网页送去，output 送回网页，scratch 一直留在 GPU 上。把下面的随机数换成你自己的数据就行。',
    ),
  },
  passes: {
    title: text('What is to run', '要运行什么'),
    about: text(
      'What is to run, one after the other: which of the texts, which buffer stands at @binding 0, 1, 2 and so on, the numbers of the uniform, and how many workgroups start along x, y and z.',
      '依次要运行什么：用哪段代码，@binding 0、1、2……各是哪个缓冲区，uniform 里的几个数，以及沿 x、y、z 各启动多少个工作组。',
    ),
  },
  results: {
    title: text('Where results are shown', '结果显示在哪里'),
    about: text(
      'Two things for later: which array of JavaScript holds numbers of which type, and how this page shows what it has to tell.',
      '后面要用的两样东西：哪种类型的数放进 JavaScript 的哪种数组，以及网页怎样把话显示出来。',
    ),
  },
  adapter: {
    title: text('Adapter', '适配器'),
    about: text(
      'An adapter is a GPU that the browser would let this page use. There may be none, and then nothing below can work: a page has to ask.',
      '适配器就是浏览器愿意让网页使用的一块 GPU。也可能一块都没有，那么下面什么都做不了，所以要先问。',
    ),
  },
  device: {
    title: text('Device', '设备'),
    about: text(
      'A device is this page’s own connection to that GPU. What is not asked for here, a feature or a larger limit, cannot be used later.',
      '设备是这个网页与那块 GPU 之间自己的连接。这里没有要的功能或更大的限额，以后就不能用。',
    ),
  },
  errors: {
    title: text('Who hears of mistakes', '出错谁来听'),
    about: text(
      'Mistakes in what is asked of the device throw nothing, because it works on its own. They are told here, a little later.',
      '设备自顾自地工作，所以向它提的要求有错时，不会抛出异常，而是稍后在这里告诉你。',
    ),
  },
  memory: {
    title: text('Buffers', '缓冲区'),
    about: text(
      'A buffer is memory on the GPU; all of it begins as zeros. The usage says what may be done with it: be bound as storage, be copied from, be copied to. Its size is in bytes, in whole words of four.',
      '缓冲区是 GPU 上的一块内存，一开始全是零。usage 说明可以拿它做什么：绑定为存储、从它复制、向它复制。大小以字节计，取四字节的整数倍。',
    ),
  },
  upload: {
    title: text('Upload', '上传'),
    about: text(
      'The inputs go up. The copy happens before anything that is submitted later.',
      '把输入送上去。这次复制，先于此后提交的一切。',
    ),
  },
  encoder: {
    title: text('Command encoder', '命令编码器'),
    about: text(
      'Work is first written down, in a command encoder. None of it runs yet.',
      '要做的事先写进命令编码器，这时什么都还没有运行。',
    ),
  },
  pipeline: {
    title: text('Compile: the pipeline', '编译成管线'),
    about: text(
      'The browser checks the text, and the driver compiles it for this very GPU: that is a pipeline. With “auto” the layout of its bindings is taken from the text. It takes long, is needed once, and can be used as often as one likes.',
      '浏览器检查代码，驱动再为这块 GPU 编译，成品叫管线。“auto”表示绑定的布局从代码里取。这一步很费时，但只需一次，做好以后可以反复使用。',
    ),
  },
  bindings: {
    title: text('Bind group', '绑定组'),
    about: text(
      'A bind group says which buffer stands behind each @binding of @group(0). The kernel knows numbers only.',
      '绑定组说明 @group(0) 里每个 @binding 的背后是哪个缓冲区。内核只认编号。',
    ),
  },
  uniform: {
    title: text('A few numbers for all', '大家共用的几个数'),
    about: text(
      'A small buffer with numbers that are the same for all threads: struct Problem, at @group(1). The first three say at which workgroup to begin, which is zero here; its size is a multiple of 16 bytes.',
      '一个小缓冲区，装着对所有线程都一样的数：struct Problem，在 @group(1)。前三个数说从哪个工作组开始，这里都是零；大小是 16 字节的整数倍。',
    ),
  },
  pass: {
    title: text('Put together', '把它们摆到一起'),
    about: text(
      'A compute pass is opened and told which pipeline and which bind groups the next command uses.',
      '开始一趟计算（compute pass），说明下一条命令用哪个管线、哪些绑定组。',
    ),
  },
  dispatch: {
    title: text('Dispatch', '派发'),
    about: text(
      'How many workgroups start; each has as many threads as @workgroup_size says. This line is where the thousands come from.',
      '启动多少个工作组；每组有多少线程，由 @workgroup_size 决定。成千上万的线程，就是从这一行来的。',
    ),
  },
  end: {
    title: text('End of the pass', '这一趟结束'),
    about: text(
      'The pass is closed. What one pass has written the next one sees: no barrier is needed between them.',
      '这一趟到此为止。前一趟写下的，后一趟都看得见，中间不用屏障。',
    ),
  },
  copy: {
    title: text('Copy to where it can be read', '复制到读得到的地方'),
    about: text(
      'JavaScript cannot look into the memory that kernels work in. The outputs are copied to buffers that may be mapped; that, too, is only written down.',
      'JavaScript 看不到内核所用的内存。输出要先复制到可以映射的缓冲区里；这一步同样只是写下来。',
    ),
  },
  submit: {
    title: text('Submit', '提交'),
    about: text(
      'Now it runs: all that was written down, in its order. This line itself returns at once.',
      '现在才运行：写下来的一切，按次序执行。而这一行自己马上就返回。',
    ),
  },
  read: {
    title: text('Wait and read', '等它完成，再读'),
    about: text(
      'mapAsync resolves once all that was submitted before it has ended. Only then may JavaScript read the bytes.',
      '在它之前提交的全部完成以后，mapAsync 才有结果。到那时 JavaScript 才能读这些字节。',
    ),
  },
  show: {
    title: text('Show', '显示'),
    about: text('The first and the last numbers of each output.', '每个输出的开头和末尾几个数。'),
  },
  failure: {
    title: text('What went wrong', '哪里出了错'),
    about: text('Whatever was thrown above is told here.', '上面抛出的异常，都在这里说出来。'),
  },
  data: {
    title: text('Data', '数据'),
    about: text(
      'The values that are written out above, or else random numbers: from −1 to 1, or whole ones from 0 to 255. Your own data goes here.',
      '上面写明的值；没有写明的就是随机数：从 −1 到 1，或者 0 到 255 的整数。你自己的数据放在这里。',
    ),
  },
} as const;

export type HostPart = keyof typeof HOST_NOTES;
