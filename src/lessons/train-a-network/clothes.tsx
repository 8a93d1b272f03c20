import { useLocalText } from '../../ui/state/locale.ts';
import { text } from '../text.ts';
import { useClassroom } from './classroom.ts';
import { WithPictures } from './download-card.tsx';
import { Picture } from './picture.tsx';
import { CLASS_NAMES, type Labelled, PIXELS } from './pictures.ts';
import './train.css';

const WORDS = {
  label: text('Three pictures of each kind', '每一类三张图片'),
  people: text(
    'Can you tell the shirts from the pullovers and the coats? People get about 83.5% right.',
    '衬衫、套头衫和外套，你分得清吗？人大约能答对 83.5%。',
  ),
  source: text(
    'A part of Fashion-MNIST by H. Xiao, K. Rasul and R. Vollgraf, Zalando Research 2017, ',
    '图片取自 Fashion-MNIST 的一部分，H. Xiao、K. Rasul、R. Vollgraf，Zalando Research，2017，',
  ),
  licence: text('MIT licence', 'MIT 许可证'),
};

const EACH = 3;

/** Pictures of every class, once they are there. */
export function Clothes() {
  return (
    <WithPictures>
      <Shown />
    </WithPictures>
  );
}

function Shown() {
  const say = useLocalText();
  const data = useClassroom((state) => state.data);
  if (!data) return null;
  return (
    <figure className="card clothes" aria-label={say(WORDS.label)}>
      <ul className="clothes__kinds">
        {CLASS_NAMES.map((name, kind) => (
          <li key={name.en}>
            <span className="clothes__row">
              {firstOf(data.train, kind).map((at) => (
                <Picture
                  key={at}
                  pixels={data.train.pixels.subarray(at * PIXELS, (at + 1) * PIXELS)}
                  label={say(name)}
                />
              ))}
            </span>
            <span className="small">{say(name)}</span>
          </li>
        ))}
      </ul>
      <p>{say(WORDS.people)}</p>
      <p className="small muted">
        {say(WORDS.source)}
        <a href="https://arxiv.org/abs/1708.07747">arXiv 1708.07747</a>
        {' · '}
        <a href="data/fashion-mnist/LICENSE.txt">{say(WORDS.licence)}</a>
      </p>
    </figure>
  );
}

/** Places of the first few of a class. */
function firstOf({ labels }: Labelled, kind: number): number[] {
  const found: number[] = [];
  for (let at = 0; found.length < EACH; at++) if (labels[at] === kind) found.push(at);
  return found;
}
