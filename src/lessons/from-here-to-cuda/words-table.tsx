import { ScrollTable } from '../../ui/controls/scroll-table.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { TERMS, type TermId } from '../../ui/terms/terms.ts';
import { text } from '../text.ts';
import { LANGUAGES, type Language, WORDS } from './words.ts';
import './cuda.css';

const SAY = {
  label: text('The same things in five vocabularies', '同样的东西，五套词汇'),
  what: text('What it is', '是什么'),
  called: text('What one calls it', '怎么称呼'),
  written: text('What one writes', '怎么写'),
};

const HEADS: Readonly<Record<Language, string>> = {
  cuda: 'CUDA (NVIDIA)',
  wgsl: 'WGSL (WebGPU)',
  hip: 'HIP (AMD)',
  metal: 'Metal (Apple)',
  sycl: 'SYCL (Intel)',
};

/**
 * WebGPU’s and HIP’s words beside those that the cards of the terms have from the makers: AMD’s there are its hardware’s
 * and OpenCL’s, HIP’s are CUDA’s (HIP documentation, “Programming model”).
 */
const CALLED = [
  ['thread', 'invocation', 'thread'],
  ['workgroup', 'workgroup', 'thread block'],
  ['subgroup', 'subgroup', 'warp (32, 64)'],
  ['workgroup-memory', 'workgroup memory', 'shared memory'],
] as const satisfies readonly (readonly [TermId, string, string])[];

/** What things are called, and what one writes; more to look up than to read. */
export function WordsTable() {
  const say = useLocalText();
  return (
    <ScrollTable label={say(SAY.label)}>
      <thead>
        <tr>
          <th scope="col">{say(SAY.what)}</th>
          {LANGUAGES.map((language) => (
            <th key={language} scope="col">
              {HEADS[language]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="vocabulary">
        <Group title={say(SAY.called)} />
        {CALLED.map(([id, webgpu, hip]) => {
          const { title, vendors } = TERMS[id];
          return (
            <tr key={id}>
              <th scope="row">{say(title)}</th>
              {[vendors?.nvidia, webgpu, hip, vendors?.apple, vendors?.intel].map((word, at) => (
                <td key={LANGUAGES[at]} lang="en">
                  {word}
                </td>
              ))}
            </tr>
          );
        })}
        <Group title={say(SAY.written)} />
        {WORDS.map(({ id, cuda, wgsl, others, title }) => {
          if (!others) return null;
          const written = { cuda, wgsl, ...others };
          return (
            <tr key={id}>
              <th scope="row">{say(title)}</th>
              {LANGUAGES.map((language) => (
                <td key={language}>
                  <code>{written[language]}</code>
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}

function Group({ title }: { title: string }) {
  return (
    <tr>
      <th scope="colgroup" colSpan={LANGUAGES.length + 1} className="vocabulary__group">
        {title}
      </th>
    </tr>
  );
}
