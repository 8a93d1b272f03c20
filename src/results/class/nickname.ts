/** Names for a class that say nothing of anybody: an adjective and an animal, drawn, never typed. */
import type { LocalText } from '../../engine/contract.ts';
import { text } from '../../engine/text.ts';
import type { Nickname } from './model.ts';

/** Places travel in links: never sort, only append. 256 at most of each. */
const ADJECTIVES: readonly (readonly [string, string])[] = [
  ['Amber', '琥珀色的'],
  ['Brave', '勇敢的'],
  ['Bright', '明亮的'],
  ['Calm', '平静的'],
  ['Careful', '细心的'],
  ['Cheerful', '开朗的'],
  ['Clever', '机灵的'],
  ['Cosy', '暖和的'],
  ['Curious', '好奇的'],
  ['Eager', '热心的'],
  ['Early', '早起的'],
  ['Friendly', '友好的'],
  ['Gentle', '温和的'],
  ['Golden', '金色的'],
  ['Green', '绿色的'],
  ['Happy', '快乐的'],
  ['Honest', '诚实的'],
  ['Jolly', '欢喜的'],
  ['Kind', '善良的'],
  ['Lively', '活泼的'],
  ['Lucky', '幸运的'],
  ['Merry', '爱笑的'],
  ['Neat', '整洁的'],
  ['Nimble', '灵巧的'],
  ['Patient', '耐心的'],
  ['Playful', '爱玩的'],
  ['Proud', '自豪的'],
  ['Quick', '敏捷的'],
  ['Quiet', '安静的'],
  ['Red', '红色的'],
  ['Silver', '银色的'],
  ['Sleepy', '爱睡的'],
  ['Smart', '聪明的'],
  ['Steady', '稳重的'],
  ['Sunny', '阳光的'],
  ['Swift', '迅捷的'],
  ['Tidy', '爱整理的'],
  ['Warm', '热情的'],
  ['Wide-awake', '清醒的'],
  ['Witty', '风趣的'],
];

const ANIMALS: readonly (readonly [string, string])[] = [
  ['Badger', '獾'],
  ['Bear', '熊'],
  ['Beaver', '河狸'],
  ['Bee', '蜜蜂'],
  ['Butterfly', '蝴蝶'],
  ['Camel', '骆驼'],
  ['Cat', '猫'],
  ['Crane', '鹤'],
  ['Deer', '鹿'],
  ['Dolphin', '海豚'],
  ['Dragonfly', '蜻蜓'],
  ['Duck', '鸭子'],
  ['Eagle', '鹰'],
  ['Elephant', '大象'],
  ['Falcon', '隼'],
  ['Firefly', '萤火虫'],
  ['Fox', '狐狸'],
  ['Frog', '青蛙'],
  ['Giraffe', '长颈鹿'],
  ['Goose', '鹅'],
  ['Hedgehog', '刺猬'],
  ['Heron', '苍鹭'],
  ['Horse', '马'],
  ['Kangaroo', '袋鼠'],
  ['Koala', '考拉'],
  ['Ladybird', '瓢虫'],
  ['Lynx', '猞猁'],
  ['Otter', '水獭'],
  ['Owl', '猫头鹰'],
  ['Panda', '熊猫'],
  ['Penguin', '企鹅'],
  ['Rabbit', '兔子'],
  ['Seal', '海豹'],
  ['Sparrow', '麻雀'],
  ['Squirrel', '松鼠'],
  ['Swallow', '燕子'],
  ['Tiger', '老虎'],
  ['Turtle', '海龟'],
  ['Whale', '鲸'],
  ['Wolf', '狼'],
];

/** @param next gives values in [0, 1) */
export const drawNickname = (next: () => number): Nickname => ({
  adjective: Math.floor(next() * ADJECTIVES.length),
  animal: Math.floor(next() * ANIMALS.length),
});

/** Null for a place that this version does not know. */
export function nicknameText({ adjective, animal }: Nickname): LocalText | null {
  const how = ADJECTIVES[adjective];
  const who = ANIMALS[animal];
  return how && who ? text(`${how[0]} ${who[0]}`, `${how[1]}${who[1]}`) : null;
}
