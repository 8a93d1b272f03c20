/** Words of language models at work. */
import type { LANGUAGE } from '../../ui/terms/language.ts';
import { text } from '../text.ts';
import type { Entry } from './entry.ts';

export const LANGUAGE_ENTRIES: Readonly<Record<keyof typeof LANGUAGE, Entry>> = {
  prefill: {
    more: text(
      'It is a product of two matrices: the weights, and the prompt with a column for each token. Arithmetic sets its pace, as in training, and a machine reads far more tokens a second than it writes. A reader meets it as the wait for the first word, which grows with the prompt. Services cut long prompts into pieces and take them in between the steps of others, so that nobody’s answer stops meanwhile.',
      '这是两个矩阵相乘：一个是权重，一个是提示词，每个 token 占一列。快慢由运算决定，和训练一样；一台机器每秒读的 token 比写的多得多。用户感觉到的，是第一个字要等多久，提示词越长等得越久。服务商会把长提示词切成几段，插在别人的生成步骤之间读，免得别人的回答停下来。',
    ),
    see: ['decode', 'kv-cache', 'intensity', 'throughput'],
  },
  decode: {
    more: text(
      'The weights are multiplied by a single column, so each of them is used once for a token, and memory sets the pace. Two ways out are common. A service lets many readers wait together, so that a weight which has arrived serves them all. And a small model may guess some tokens ahead; the large one then checks all of them at once, just as it would read a prompt. That is called speculative decoding.',
      '权重只乘一列，每个权重写一个 token 只用一次，快慢由内存决定。常见的出路有两条。服务商把许多用户凑成一批，搬来的权重大家共用。也可以让一个小模型先往前猜几个 token，再由大模型像读提示词那样一次核对完，这叫推测解码。',
    ),
    see: ['prefill', 'kv-cache', 'weight', 'bandwidth'],
  },
  'kv-cache': {
    more: text(
      'For each token and each layer it holds two vectors, in plain models as wide as the model itself. Without it, every new token would mean taking in the whole text again; with it, the work for a token hardly grows. The price is memory: it grows with each token and with each reader, and in long conversations it may take as much room as the weights do. That is why newer models let several heads share their keys and values, or keep them in 8 bits.',
      '每个 token 在每一层存两个向量，普通的模型里和模型一样宽。没有它，每写一个新 token，都要把整段文字重读一遍；有了它，写一个 token 的工作几乎不随长度增加。代价是内存：每多一个 token、每多一个用户，它都要变大，对话长了，占的地方可能和权重一样多。所以较新的模型让几个头共用键和值，或者只用 8 位来存。',
    ),
    see: ['decode', 'prefill', 'cache', 'weight'],
  },
};
