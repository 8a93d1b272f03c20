/** Parts of processors, and what one says of them. */
import type { MACHINE } from '../../ui/terms/machine.ts';
import { text } from '../text.ts';
import type { Entry } from './entry.ts';

export const MACHINE_ENTRIES: Readonly<Record<keyof typeof MACHINE, Entry>> = {
  core: {
    more: text(
      'Most of a CPU’s core is there to make a single program fast: it guesses which way a branch will go, starts instructions before their turn, and keeps large caches close. That is why one core beats one thread of a GPU by far, and why there is room for a few of them only. What NVIDIA and AMD count as the cores of a GPU are lanes, which have none of this; Apple’s and Intel’s are compute units.',
      'CPU 核心的大部分都用来让一个程序跑得快：猜分支往哪边走，不等轮到就先执行后面的指令，身边还带着大缓存。所以单比一个，CPU 核心远胜 GPU 的一个线程；也所以一块芯片上只放得下几个。NVIDIA 和 AMD 数的 GPU“核心”其实是通道，这些本事一样也没有；苹果和 Intel 数的是计算单元。',
    ),
    names: {
      nvidia: 'CUDA core (a lane)',
      amd: 'stream processor (a lane)',
      apple: 'GPU core (a compute unit)',
      intel: 'Xe-core (a compute unit)',
    },
    see: ['compute-unit', 'lane', 'thread', 'simd'],
  },
  'compute-unit': {
    more: text(
      'A GPU is built from a few to more than a hundred of these. Each holds many subgroups at the same time and changes between them at every step: while some wait for memory, others compute. A workgroup lives on one compute unit from its beginning to its end, because its shared memory is there.',
      'GPU 由几个到一百多个计算单元组成。每个单元同时住着许多子组，每一步都可以换一个来跑：有的在等内存，别的就接着算。一个工作组从头到尾都待在同一个计算单元上，因为它共用的内存就在那里。',
    ),
    see: ['core', 'workgroup', 'occupancy', 'workgroup-memory'],
  },
  lane: {
    more: text(
      'A lane has its own registers and its own numbers, and no will of its own: which instruction comes next is decided for the whole subgroup. A lane whose thread is not meant by a branch stands still until the others are through. In the data sheets of NVIDIA and AMD each lane that can do a multiply-add counts as a core.',
      '通道有自己的寄存器和自己的数，却没有自己的主意：下一条执行什么，由整个子组说了算。分支不归它走时，它就停着，等别的通道走完。在 NVIDIA 和 AMD 的规格书里，能做一次乘加的每个通道都算一个“核心”。',
    ),
    names: { nvidia: 'CUDA core', amd: 'stream processor', apple: 'SIMD lane', intel: 'SIMD lane' },
    see: ['subgroup', 'core', 'simd'],
  },
  register: {
    more: text(
      'Registers are handed out when a workgroup starts and kept until it ends. A kernel that needs many of them leaves room for fewer subgroups beside it, and one that needs too many has some of its variables moved out to memory, which is slow. The fastest matrix kernels live on this edge: each thread keeps a block of sums in registers and uses every number that it reads several times.',
      '工作组启动时分到寄存器，一直占到结束。内核用得多，旁边能住的子组就少；用得太多，有些变量会被挪到内存里，那就慢了。最快的矩阵内核就卡在这条线上：每个线程把一块和留在寄存器里，读来的每个数都用上好几次。',
    ),
    code: `// In registers, if every index
// is known beforehand
var sums: array<f32, 16>;`,
    names: { nvidia: 'register file', amd: 'VGPR, SGPR', apple: 'register', intel: 'GRF' },
    see: ['occupancy', 'tile', 'cache'],
  },
  'workgroup-memory': {
    more: text(
      'It is a cache that the program fills itself. What one thread has fetched all others of its group can read, in a few steps instead of hundreds, provided a barrier stands between. It is shared out among the workgroups that live on a compute unit: the more each takes, the fewer fit.',
      '它就像由程序自己来填的缓存。一个线程取来的数，同组的线程都能读，只要几步而不是几百步，但中间要有一道屏障。住在同一个计算单元上的工作组要分这块内存：每组拿得越多，能住下的组就越少。',
    ),
    code: `// 1 KiB
var<workgroup> tile: array<f32, 256>;`,
    names: { webgpu: 'var<workgroup>' },
    see: ['workgroup', 'barrier', 'tile', 'occupancy'],
  },
  cache: {
    more: text(
      'Memory is never fetched number by number but in lines, of 64 or 128 bytes mostly. A cache keeps those lines in the hope that a neighbour will be wanted soon. Programs that walk through memory in order are served well; programs that jump pay for whole lines and use a part. A benchmark whose data fits into a cache measures the cache, which is why Lockstep changes its inputs from one iteration to the next.',
      '内存从来不是一个数一个数地取，而是整行整行地取，一行多为 64 或 128 字节。缓存留着这些行，指望邻近的数很快也会用到。按顺序走的程序正合适；跳着走的程序付了整行的钱，只用一部分。数据小到装得进缓存的测试，测的其实是缓存，所以 Lockstep 每次迭代都换输入。',
    ),
    see: ['bandwidth', 'coalescing', 'latency'],
  },
  occupancy: {
    more: text(
      'What limits it are the registers of a thread, the memory of a workgroup and its size. A full house is not a goal in itself: kernels that keep more in registers are often faster with half the places empty, because they wait less. Too empty a house is always slow, since nobody is there to work while others wait.',
      '限制它的是每个线程的寄存器、每个工作组的内存，以及组的大小。坐满本身不是目的：把更多数留在寄存器里的内核，空着一半位置往往还更快，因为等得少。但太空就一定慢：有人在等的时候，没有别人顶上来干活。',
    ),
    see: ['register', 'workgroup-memory', 'compute-unit', 'latency'],
  },
  coalescing: {
    more: text(
      'A subgroup loads with one instruction, and its threads may ask for up to 32 addresses or more. If those lie side by side, a few lines of memory answer all of them. If each lies in a line of its own, as many lines are moved and most of each is thrown away: the same kernel then runs at a fraction of the bandwidth. So neighbouring threads should read neighbouring numbers.',
      '子组用一条指令读取，线程要的地址可以有 32 个甚至更多。地址挨在一起，几行内存就够所有线程用；各在各的行里，就要搬同样多的行，每行大半白搬：同一个内核，只能跑出一小部分带宽。所以相邻的线程应当读相邻的数。',
    ),
    code: `let good = a[row * n + id.x];  // neighbours side by side
let bad  = a[id.x * n + row];  // neighbours n numbers apart`,
    names: { nvidia: 'coalescing', amd: 'coalescing', apple: 'coalescing', intel: 'coalescing' },
    see: ['cache', 'bandwidth', 'subgroup'],
  },
  bandwidth: {
    more: text(
      'Where a kernel does little with each number, bandwidth is its speed, and the number of lanes does not matter. A CPU reaches some tens of gigabytes a second, a graphics card some hundreds, a card for data centres some thousands. Lockstep’s figure counts each input once and each output once: what a kernel moves beyond that is its own fault.',
      '内核对每个数做得少，它的快慢就是带宽，有多少通道都没用。CPU 每秒几十 GB，显卡几百 GB，数据中心的卡几千 GB。Lockstep 的数字里，每个输入只算一次，每个输出只算一次：内核多搬的，是它自己的事。',
    ),
    see: ['intensity', 'roofline', 'coalescing', 'cache'],
  },
  latency: {
    more: text(
      'A CPU is built for short latency: each thing done soon. A GPU is built for throughput: many things done per second, each of them after a while. It hides the wait by having something else to do. Where nothing else is there, in a chain whose every step needs the one before, latency is all that counts, and a CPU wins.',
      'CPU 为低延迟而造：每件事都快快做完。GPU 为吞吐量而造：每秒做完很多件，每件却都要等上一会儿。它靠手头总有别的活来把等待盖住。没有别的活可干时，例如一条每步都要等上一步的链，就只看延迟，那时 CPU 赢。',
    ),
    see: ['throughput', 'occupancy', 'dispatch'],
  },
  throughput: {
    more: text(
      'A bus takes longer than a taxi and carries more people in an hour. Latency and throughput go together only where one thing is done at a time. A service that answers many users at once trades one for the other: with a larger batch each waits longer, and more are served.',
      '公交车比出租车慢，一小时运的人却多。只有一次做一件事时，延迟和吞吐量才是一回事。同时应答许多用户的服务，就在两者之间取舍：一批凑得越大，每个人等得越久，总共服务的人却越多。',
    ),
    see: ['latency', 'bandwidth', 'gflops'],
  },
  driver: {
    more: text(
      'It belongs to the operating system, comes from the maker of the chip, and is where most trouble with GPUs has its cause. A browser keeps a list of drivers that are known to fail and does not use them; then a page gets a software adapter or none. A driver also watches the clock: a kernel that runs for seconds is stopped and the device reset, so Lockstep cuts long work into short dispatches.',
      '驱动属于操作系统，由芯片厂商提供，GPU 的毛病多半出在这里。浏览器有一份名单，已知会出错的驱动就不用，那时网页拿到的是软件适配器，或者什么都没有。驱动还盯着时间：一个内核跑上几秒，就会被停掉，设备重置；所以 Lockstep 把长活切成一段段短的派发。',
    ),
    see: ['runtime', 'toolkit', 'adapter', 'software-adapter', 'dispatch'],
  },
  adapter: {
    more: text(
      'A page asks for an adapter first and for a device second. The adapter tells what the GPU can do: its limits, its features, and a few words on who made it. On a laptop with two GPUs the browser chooses; a page may ask for the strong or the thrifty one, without a right to either.',
      '网页先要适配器，再要设备。适配器会说明 GPU 能做什么：限制、功能，外加几个词交代出自谁家。笔记本上有两块 GPU 时由浏览器来选；网页可以说想要强的还是省电的，但不一定如愿。',
    ),
    names: { webgpu: 'GPUAdapter', nvidia: 'CUDA device', amd: 'HIP device', apple: 'MTLDevice', intel: 'SYCL device' },
    see: ['webgpu', 'software-adapter', 'driver'],
  },
  'software-adapter': {
    more: text(
      'Chrome’s is called SwiftShader, Mesa’s is lavapipe or llvmpipe, Microsoft’s is WARP. They are worth a lot: a shader can be tested on a machine without a GPU. As a contender they are the CPU in disguise, so Lockstep marks every chart and every link that was made with one.',
      'Chrome 的叫 SwiftShader，Mesa 的叫 lavapipe 或 llvmpipe，微软的叫 WARP。它们很有用：没有 GPU 的机器也能测试着色器。但拿来比快慢，它们就是换了装的 CPU，所以用它们得出的每张图、每个链接，Lockstep 都会标明。',
    ),
    see: ['adapter', 'driver', 'baseline'],
  },
  'matrix-unit': {
    more: text(
      'A lane multiplies two numbers; a matrix unit takes two small tiles, of 8\u00a0×\u00a08 or 16\u00a0×\u00a016 numbers say, and multiplies them in a few steps, mostly with 16 bits or fewer for the factors and 32 for the sums. Nearly all of what data sheets promise for AI is counted there. They are useful for one thing only, products of matrices, which is what networks are made of. A page cannot reach them through WebGPU as it is standardised: a proposal for matrices held by a subgroup was accepted for further work in October 2025, and Chrome has it only behind a switch for experiments. So Lockstep’s roof on arithmetic is that of the ordinary lanes.',
      '通道把两个数相乘；矩阵单元拿两小块（例如 8\u00a0×\u00a08 或 16\u00a0×\u00a016 个数），几步之内把它们乘完，乘数多为 16 位或更少，和用 32 位。规格书上为 AI 报的数字，几乎全是在这里数出来的。它只会一件事：矩阵相乘，而网络正是由矩阵相乘组成的。照现有标准，网页通过 WebGPU 用不到它：由子组持有矩阵的提案 2025 年 10 月获准继续推进，Chrome 里要打开实验开关才有。所以 Lockstep 的算力屋顶，是普通通道的屋顶。',
    ),
    see: ['tile', 'precision', 'npu', 'roofline', 'subgroup'],
  },
  npu: {
    more: text(
      'It computes with small integers, mostly of 8 bits, keeps data close to where it is used, and takes a fraction of a GPU’s power: good for a network that runs all day, such as one that follows a face or takes out noise. It is no GPU: it runs networks that were prepared for it, and no kernels of one’s own. WebGPU does not reach it. The only way of a page there is WebNN, where the browser has it, and there it is the browser and not the page that chooses the NPU.',
      '它用小整数计算，多为 8 位，数据放在用的地方旁边，耗电只是 GPU 的几分之一：适合整天跑着的网络，例如追踪人脸、消除噪声。它不是 GPU：只运行事先为它准备好的网络，跑不了自己写的内核。WebGPU 够不着它。网页唯一的路是 WebNN，而且要浏览器支持；即便如此，用不用 NPU 也由浏览器决定，不由网页。',
    ),
    see: ['webnn', 'matrix-unit', 'weight', 'precision'],
  },
};
