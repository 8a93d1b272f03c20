import type { LocalText } from '../../engine/contract.ts';
import { text } from '../../engine/text.ts';

export const TITLE = text('Language model', '语言模型');
export const SUMMARY = text(
  'A decoder-only transformer: one step of training it on a batch of token sequences (forward, back, and the weights moved by Adam), a prompt taken in, one more token for each sequence, or one after the other, each fed back where it was drawn.',
  '一个 Transformer 解码器：在一批 token 序列上训练一步（前向、反向，再用 Adam 更新权重）、读入一段提示词，给每个序列再生成一个 token，或者一个接一个地写下去，每次都把刚选出的 token 直接接着读。',
);

export const LABELS = {
  task: text('Task', '任务'),
  shape: text('Shape (width-layers-heads-context)', '形状（宽度-层数-头数-上下文）'),
  b: text('Sequences in a batch', '每批序列数'),
  width: text('Width', '宽度'),
  layers: text('Layers', '层数'),
  heads: text('Heads', '头数'),
  t: text('Tokens of a sequence', '每个序列的 token 数'),
  vocabulary: text('Vocabulary', '词表大小'),
  windows: text('Sequences to learn from', '训练序列总数'),
  bits: text('Bits of a weight', '每个权重的位数'),
  sampling: text('How a token is drawn', 'token 怎么选'),
};

export const SHAPE_LABELS: Readonly<Record<string, LocalText>> = {
  '768-12-12-1024': text(
    '768-12-12-1024 (that of GPT-2 small, random weights)',
    '768-12-12-1024（GPT-2 small 的形状，权重随机）',
  ),
};

export const BITS = {
  '32': text('32 (f32)', '32（f32）'),
  '16': text('16 (bfloat16)', '16（bfloat16）'),
  '8': text('8 (integers and scales)', '8（整数加缩放系数）'),
};

export const SAMPLINGS = {
  greedy: text('The likeliest', '概率最大的'),
  temperature: text('At temperature 0.8', '按温度 0.8 采样'),
  'top-k': text('At temperature 0.8, from the 40 likeliest', '按温度 0.8 从概率最大的 40 个里采样'),
};

export const TASKS = {
  train: text('Train (one step)', '训练（一步）'),
  prefill: text('Prefill (take a prompt in)', '预填充（读入提示词）'),
  decode: text('Decode (one more token)', '解码（再生成一个 token）'),
  write: text('Write (token after token)', '续写（一个 token 接一个 token）'),
};

export function notInHeads(width: number, heads: number) {
  const each = 4 * heads;
  const below = Math.max(each, width - (width % each));
  const above = below + each;
  return text(
    `Each of ${heads} heads has a multiple of 4 numbers here, so the width is a multiple of ${each}; ${width} is none. Take ${below} or ${above}.`,
    `这里每个头的宽度须是 4 的倍数，共 ${heads} 个头，所以宽度须是 ${each} 的倍数，${width} 不是。请改用 ${below} 或 ${above}。`,
  );
}

export const TOO_MUCH = text(
  'A step may have at most 8.6 GFLOP here, as every step is checked in float64. Choose a smaller batch, fewer tokens or a smaller model.',
  '每一步都要用 float64 核对，因此一步最多 8.6 GFLOP。请选小一些的批、短一些的序列，或小一些的模型。',
);

export const TOO_LARGE = text(
  'What a step keeps between its operations may take half a gigabyte at most. Choose a smaller batch, fewer tokens or a smaller model.',
  '一步里各个运算之间要存的数，最多占半个 GB。请选小一些的批、短一些的序列，或小一些的模型。',
);

export const WEIGHTS_TOO_LARGE = text(
  'Weights and cache may take one gigabyte at most here, as two sets of them are in memory at once. Choose weights of fewer bits, a smaller batch, fewer tokens or a smaller model.',
  '权重和缓存合计最多占 1 GB，因为内存里同时放着两套。请选位数少一些的权重、小一些的批、短一些的序列，或小一些的模型。',
);

export const PACKED_ELSEWHERE = text(
  'Weights of 16 and 8 bits are for decoding; training and prefill take 32. Choose 32 bits, or decode.',
  '16 位和 8 位权重只用于解码；训练和预填充用 32 位。请选 32 位，或改为解码。',
);

export const PACKED_IN_JS = text(
  'The JavaScript contenders read weights of 32 bits alone. WebAssembly and the GPU unpack fewer as they go.',
  'JavaScript 的实现只读 32 位权重；WebAssembly 和 GPU 会边读边解包。',
);

export const DECODES_ALONE = text(
  'This rung leaves the cache out, which only decoding has. The others run this task.',
  '这一级去掉的是缓存，而只有解码才用缓存。其他实现可以运行这个任务。',
);

export const ADDS_TOKENS = text(
  'This rung differs from “Fused” where tokens are added one by one: choose the task “Decode” or “Write”. For the others take “Fused”.',
  '这一级只在逐个生成 token 时与“融合”不同：请把任务改为“解码”或“续写”。其他任务请用“融合”。',
);

export const NOTHING_TO_READ = text(
  'At this size keys and values are random, as reading the tokens would take too long, so there is nothing to read them anew from. With the cache it runs; so does this rung with fewer sequences or a smaller model.',
  '在这个规模下，读完所有 token 要花太久，所以键和值是随机给定的，也就谈不上重新读一遍。带缓存的实现照常运行；序列少一些、模型小一些，这一级也能运行。',
);

export const READS_32 = text(
  'Without the cache, weights of 32 bits are read alone. With it, 16 and 8 run too.',
  '不用缓存的这一级只读 32 位权重；用缓存的实现也能跑 16 位和 8 位。',
);

export const VARIANT_TEXTS = {
  noCache: {
    title: text('Without the cache', '不用缓存'),
    idea: text(
      'Reads all tokens of a sequence again for each one more, with the fused kernels: what decoding costs where nothing is kept.',
      '每多生成一个 token，都用融合内核把整个序列重读一遍：什么都不留，解码就要这么贵。',
    ),
  },
  naive: {
    title: text('A kernel for each operation', '一种运算一个内核'),
    idea: text(
      'Norms, matrices, attention, GELU and their derivatives are launches of their own, and a thread computes one number of the result (of norms and softmax, one row); all of it goes through memory.',
      '归一化、矩阵乘法、注意力、GELU 及各自的导数都单独启动，一个线程算结果里的一个数（归一化和 softmax 是一行）；所有中间结果都要经过内存。',
    ),
  },
  fused: {
    title: text('Fused, register blocks', '融合，寄存器分块'),
    idea: text(
      'A thread holds eight rows by four columns of a product in registers, adds biases and GELU there, and moves the weights while their slopes are still in its registers; attention is one launch forward and two back. One more token takes six launches a layer.',
      '一个线程把乘积的八行四列握在寄存器里，偏置和 GELU 就地算完；梯度还在寄存器里，就顺手把权重更新了。注意力前向只启动一次，反向两次。再生成一个 token，每层启动六次。',
    ),
  },
  subgroups: {
    title: text('Built for the sizes, with broadcasts', '按尺寸编译，子组广播'),
    idea: text(
      'The same launches, but every product is built for its sizes: four lanes fetch four neighbouring numbers of a row at once and broadcast them to their subgroup, so that 24 numbers fetched serve 128 multiply-adds, where the rung below needs 48.',
      '启动的次数不变，但每个矩阵乘法都按自己的尺寸编译：四个通道一次取来同一行相邻的四个数，广播给同一子组，取 24 个数就够做 128 次乘加，上一版要取 48 个。',
    ),
  },
  shared: {
    title: text('Rows shared by threads', '线程分行'),
    idea: text(
      'One more token in as many launches, but the threads of a workgroup share the rows of some columns and add up their sums in the end, and each attends to fewer tokens: a matrix has too few columns to give each of a large GPU’s threads one.',
      '同样是再生成一个 token，启动次数也一样，但同一工作组的线程把几列的行分着算，最后把部分和加起来；每个线程看的 token 也少一些。因为矩阵的列太少，不够大 GPU 的线程一人一列。',
    ),
  },
  js: {
    title: text('JavaScript', 'JavaScript'),
    idea: text(
      'The loops as one would write them: one sequence after the other, forward and back; then the slopes of each row of the parameters, which moves at once.',
      '照着公式写循环：一个序列接一个序列地前向、反向，再逐行算出参数的梯度，算完当场更新。',
    ),
  },
  workers: {
    title: text('JavaScript, all cores', 'JavaScript，全部核心'),
    idea: text(
      'Cores share the sequences on their way forward and back, and then the rows of the parameters; they wait for each other once in between.',
      '前向和反向时各核心分序列，更新时分参数的行，中间只互相等齐一次。',
    ),
  },
  wasm: {
    title: text('WebAssembly SIMD', 'WebAssembly SIMD'),
    idea: text(
      'Every product of matrices, forward and back, goes through one loop that keeps four rows by eight columns of sums in vector registers; matrices are turned round once a step, so that it always reads along rows.',
      '前向和反向的矩阵乘法都走同一个循环，四行乘八列的部分和留在向量寄存器里；每步先把矩阵转置一遍，读的时候总是顺着行走。',
    ),
  },
  wasmThreads: {
    title: text('WebAssembly SIMD, all cores', 'WebAssembly SIMD，全部核心'),
    idea: text(
      'The SIMD kernels on every core: a core takes whole sequences, so that nobody waits before all have their derivatives; where there are few, cores share the tokens and heads of each, of prompts the columns of each matrix. For one more token they share its rows.',
      'SIMD 内核放到所有核心上：一个核心负责整个序列，直到各自的导数都算完才需要等齐；序列太少时，各核心分每个序列的 token 和注意力头，读提示词则分每个矩阵的列。再生成一个 token 时，各核心分每个矩阵的行。',
    ),
  },
} as const;

export const NO_TOKEN = {
  code: 'no-token',
  text: text(
    'This contender trains and takes prompts in; tokens one by one, with a cache, are not written for it. Choose the task “Train” or “Prefill”.',
    '这个实现只有训练和读入提示词，没有写带缓存的解码。请把任务改为“训练”或“预填充”。',
  ),
} as const;

export const NO_TRAINING = {
  code: 'no-training',
  text: text(
    'ONNX Runtime Web runs models that somebody else has trained; it has no gradients. It can take a prompt in or add a token: choose the task “Prefill” or “Decode”.',
    'ONNX Runtime Web 只运行别处训练好的模型，不能求梯度。它能读入提示词，也能再生成一个 token：请把任务改为“预填充”或“解码”。',
  ),
} as const;

export const ONNX_DRAWS = {
  code: 'likeliest-only',
  text: text(
    'This contender adds the likeliest token, to a text of two tokens or more, with weights of 32 bits. Choose these.',
    '这个实现只取概率最大的 token，文本至少要有两个 token，权重 32 位。请按此选择。',
  ),
} as const;

export const ONNX_FEEDS = {
  code: 'no-feeding-back',
  text: text(
    'This contender hands each token to its caller. One that is fed back where it was drawn is not written for it: choose the task “Decode”.',
    '这个实现每生成一个 token 都交回给调用者，没有写把 token 就地接着读的做法。请把任务改为“解码”。',
  ),
} as const;

export const ONNX_TOO_LARGE = {
  code: 'model-too-large',
  text: text(
    'ONNX Runtime Web takes its weights as one file, and two sets of them with what it makes of them do not fit beside each other in the 4 GiB that it can address. Choose a smaller model.',
    'ONNX Runtime Web 把权重当成一个文件读入；两套权重连同由此生成的数据，放不进它能寻址的 4 GiB。请选小一些的模型。',
  ),
} as const;

export const PEER_IDEAS = {
  tensorflowGpu: text(
    'Google’s machine learning library: forward and update in its operations, gradients by its automatic differentiation; each operation is a launch of its own.',
    'Google 的机器学习库：前向和更新用它的算子写，梯度由它自动求导；每个算子单独启动一次。',
  ),
  tensorflowCpu: text(
    'The same library and the same operations on XNNPACK, Google’s hand-written CPU kernels, on all cores; each operation passes all its numbers through memory.',
    '同一个库、同样的算子，底层是 Google 手写的 CPU 内核 XNNPACK，用上全部核心；每个算子都要把全部数据在内存里走一遍。',
  ),
  onnxGpu: text(
    'Microsoft’s runtime for trained models: a model with these weights, in its own operators for attention and GELU.',
    '微软的模型运行时：用同样的权重现做一个模型，注意力和 GELU 用它自带的算子。',
  ),
  onnxCpu: text(
    'The same model on MLAS, Microsoft’s CPU kernels, on all cores.',
    '同一个模型，底层是微软的 CPU 内核 MLAS，用上全部核心。',
  ),
  jaxGpu: text(
    'JAX for the browser: the whole step, or the whole way of a prompt, is traced once, differentiated where it trains, and fused into shaders of its own making; attention, GELU and norms are its own.',
    '浏览器里的 JAX：整个一步（或一段提示词走过的全程）只追踪一次，训练时自动求导，再融合成当场生成的着色器；注意力、GELU 和归一化都用它自带的。',
  ),
  jaxCpu: text(
    'The same traced functions as WebAssembly of its own making, on all cores.',
    '同样追踪出来的函数，当场生成 WebAssembly，用上全部核心。',
  ),
};
