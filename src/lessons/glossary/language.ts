/** What language models are made of, and what they do. */
import type { LANGUAGE } from '../../ui/terms/language.ts';
import { text } from '../text.ts';
import type { Entry } from './entry.ts';

export const LANGUAGE_ENTRIES: Readonly<Record<keyof typeof LANGUAGE, Entry>> = {
  token: {
    more: text(
      'Large models use 30,000 to 250,000 tokens: frequent words whole, rare ones in pieces, so that no text is without. Everything that a model costs is counted in them: what it reads, what it writes, how far it looks back. The model of these lessons knows fewer than 200 and has no pieces, so there are words that it cannot take in at all.',
      '大模型的词表有三万到二十五万个 token：常见词是一整个，罕见词拆成几块，这样什么文字都写得出来。模型的开销全按 token 算：读了多少、写了多少、能往回看多远。这几课的模型只认得不到两百个，也不拆词，所以有些词它根本读不进去。',
    ),
    see: ['attention', 'weight', 'softmax'],
  },
  attention: {
    more: text(
      'Each token makes three rows of numbers out of what it is: a query, a key and a value. A query times the keys of all earlier tokens gives scores, softmax makes shares of them, and the values are added up by these shares. Scores exist for pairs of tokens, so their number grows with the square of the length; the matrices that make queries, keys and values grow with the length alone.',
      '每个 token 由自己的那串数算出三行数：查询、键和值。查询乘前面各个 token 的键，得到分数；softmax 把分数变成份额；再按份额把各个值加起来。分数是一对 token 一个，所以个数随长度的平方增长；而算查询、键和值的矩阵乘法，只随长度本身增长。',
    ),
    see: ['softmax', 'token', 'kv-cache', 'matrix-unit'],
  },
  softmax: {
    more: text(
      'The largest number is subtracted from all of them first: the shares stay the same, and no exponential overflows. A row has to be gone through for its maximum, for its sum and for the division, which is why good kernels keep it close at hand, or do the first two in one go. Numbers that are divided by a temperature beforehand give shares that are more even (above 1) or more uneven (below 1).',
      '计算前先把每个数都减去最大的那个：份额不变，指数却不会溢出。一行数要走三遍：求最大值、求和、做除法，所以好的内核把这一行留在手边，或者把前两遍并成一遍。先除以一个温度再算，份额会变得更平均（温度大于 1）或更悬殊（小于 1）。',
    ),
    code: `const highest = Math.max(...scores);
const powers = scores.map((score) => Math.exp(score - highest));
const sum = powers.reduce((a, b) => a + b);
return powers.map((power) => power / sum);`,
    see: ['attention', 'precision', 'bandwidth'],
  },
  prefill: {
    more: text(
      'It is a product of two matrices: the weights, and the prompt with a column for each token. Arithmetic sets its pace, as in training, and a machine reads far more tokens a second than it writes. A reader meets it as the wait for the first word, which grows with the prompt. Services cut long prompts into pieces and take them in between the steps of others, so that nobody’s answer stops meanwhile.',
      '这是两个矩阵相乘：一个是权重，一个是提示词，每个 token 占一列。快慢由运算决定，和训练一样；一台机器每秒读的 token 比写的多得多。用户感觉到的，是第一个字要等多久，提示词越长等得越久。服务商会把长提示词切成几段，插在别人的生成步骤之间读，免得别人的回答停下来。',
    ),
    see: ['decode', 'kv-cache', 'intensity', 'throughput'],
  },
  decode: {
    more: text(
      'The weights are multiplied by a single column, so each of them is used once for a token, and memory sets the pace. Two ways out are common. A service lets many users wait together, so that a weight which has arrived serves them all. And a small model may guess some tokens ahead; the large one then checks all of them at once, just as it would read a prompt. That is called speculative decoding.',
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
