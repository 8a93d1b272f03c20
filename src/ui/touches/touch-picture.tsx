import { type ReactNode, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TensorSpecs } from '../../engine/contract.ts';
import type { Touches } from '../../engine/interpret/api.ts';
import type { WatchedPass } from '../../engine/interpret/case.ts';
import { Button } from '../controls/button.tsx';
import { Segments } from '../controls/segments.tsx';
import { SelectField } from '../controls/select-field.tsx';
import { useFormat, useGap, useMarks } from '../state/locale.ts';
import { placeOfThread, useThreadName } from './thread-name.ts';
import { TouchGrid } from './touch-grid.tsx';
import {
  countElements,
  countThreads,
  elementLattice,
  elementsOf,
  type Look,
  laidOut,
  threadLattice,
  threadsOf,
} from './touch-model.ts';
import { TouchTable } from './touch-table.tsx';

/** One or the other, or all. */
type Chosen = { readonly thread: number } | { readonly element: number } | null;

interface TouchPictureProps {
  pass: WatchedPass;
  /** Of the tensors that it binds, for their shapes. */
  specs: TensorSpecs;
}

/** The elements of an array and the threads beside it: who touches what. */
export function TouchPicture({ pass, specs }: TouchPictureProps) {
  const { t } = useTranslation('touches');
  const { touches } = pass.ran;
  const [name, setName] = useState('');
  const shown = touches.find((one) => one.name === name) ?? busiest(touches);
  if (!shown) return null;
  return (
    <div className="stack">
      <h3>{t('picture.title')}</h3>
      <Pictures
        key={`${pass.shader} ${shown.name}`}
        pass={pass}
        specs={specs}
        touches={shown}
        choice={
          <SelectField
            label={t('picture.of')}
            value={shown.name}
            options={touches.map((one) => ({
              value: one.name,
              label: t(`picture.${one.space}`, { name: one.name }),
            }))}
            onChange={setName}
          />
        }
      />
    </div>
  );
}

/** Where most is to be seen at first. */
const busiest = (touches: readonly Touches[]): Touches | undefined =>
  [...touches].sort((a, b) => b.cell.length - a.cell.length)[0];

interface PicturesProps extends TouchPictureProps {
  touches: Touches;
  choice: ReactNode;
}

function Pictures({ pass, specs, touches, choice }: PicturesProps) {
  const { t } = useTranslation('touches');
  const gap = useGap();
  const [look, setLook] = useState<Look>(() => (touches.kind.includes(0) ? 'read' : 'write'));
  const [chosen, setChosen] = useState<Chosen>(null);
  const { workgroups, ran, bindings } = pass;
  const { workgroupSize: size } = ran;
  const threads = workgroups[0] * workgroups[1] * workgroups[2] * size[0] * size[1] * size[2];
  const elements = elementsOf(touches);
  const thread = chosen && 'thread' in chosen ? chosen.thread : null;
  const element = chosen && 'element' in chosen ? chosen.element : null;

  const spec = touches.buffer < 0 ? null : (specs[bindings[touches.buffer]] ?? null);
  const ofElements = useMemo(() => elementLattice(touches, spec, size), [touches, spec, size]);
  const ofThreads = useMemo(() => threadLattice(workgroups, size), [workgroups, size]);
  const byElement = useMemo(() => countElements(touches, look, thread), [touches, look, thread]);
  const byThread = useMemo(() => countThreads(touches, look, element, threads), [touches, look, element, threads]);
  const elementCounts = useMemo(() => laidOut(ofElements, byElement), [ofElements, byElement]);
  const threadCounts = useMemo(() => laidOut(ofThreads, byThread), [ofThreads, byThread]);
  const says = useSays({ pass, touches, look, thread, element, byElement });

  return (
    <>
      <div className="touches__fields">
        {choice}
        <Segments
          legend={t('picture.look')}
          value={look}
          options={(['read', 'write'] as const).map((value) => ({ value, label: t(`picture.${value}`) }))}
          onChange={(value) => setLook(value as Look)}
        />
      </div>
      <p className="touches__says" role="status">
        {says}
      </p>
      <div className="touches__pictures">
        <TouchGrid
          label={t('picture.elements', { name: touches.name })}
          alt={says}
          lattice={ofElements}
          counts={elementCounts}
          chosen={element}
          onChoose={(one) => setChosen(one === null ? null : { element: one })}
        />
        <TouchGrid
          label={t('picture.threads')}
          alt={says}
          lattice={ofThreads}
          counts={threadCounts}
          chosen={thread}
          onChoose={(one) => setChosen(one === null ? null : { thread: one })}
        />
      </div>
      <div className="touches__fields">
        <NumberField
          label={t('picture.byElement')}
          value={element}
          count={elements}
          onChange={(one) => setChosen(one === null ? null : { element: one })}
        />
        <NumberField
          label={t('picture.byThread')}
          value={thread}
          count={threads}
          onChange={(one) => setChosen(one === null ? null : { thread: one })}
        />
        <Button disabled={chosen === null} onClick={() => setChosen(null)}>
          {t('picture.letGo')}
        </Button>
      </div>
      <p className="small muted">
        {t('picture.hint')}
        {touches.space === 'workgroup' && gap + t('picture.workgroupNote')}
        {ran.traceCut && gap + t('picture.cut')}
      </p>
      <TouchTable touches={touches} />
    </>
  );
}

interface SaysProps {
  pass: WatchedPass;
  touches: Touches;
  look: Look;
  thread: number | null;
  element: number | null;
  byElement: Uint32Array;
}

const MOST_NAMED = 8;

/** What the pictures show, in a sentence. */
function useSays({ pass, touches, look, thread, element, byElement }: SaysProps): string {
  const { t } = useTranslation('touches');
  const format = useFormat();
  const { gap, listed } = useMarks();
  const nameOf = useThreadName(pass.workgroups);
  const { name } = touches;
  const named = (id: number) => nameOf(placeOfThread(id, pass.workgroups, pass.ran.workgroupSize));
  if (thread !== null) {
    const number = byElement.reduce((sum, count) => sum + Number(count > 0), 0);
    const total = format.integer(byElement.length);
    return upper(t(`picture.thread.${look}`, { thread: named(thread), number: format.integer(number), total, name }));
  }
  if (element !== null) {
    const { first, count } = threadsOf(touches, look, element, MOST_NAMED);
    const who = first.map(named).join(listed);
    const sentence = t(`picture.element.${look}`, { name, element, count, number: format.integer(count) });
    if (count === 0) return sentence;
    return sentence + gap + t(count > first.length ? 'picture.whoFirst' : 'picture.who', { threads: who });
  }
  const [least, most] = byElement.reduce(
    ([low, high], count) => [Math.min(low, count), Math.max(high, count)],
    [Number.POSITIVE_INFINITY, 0],
  );
  if (least === most) return t(`picture.each.${look}`, { name, count: most, number: format.integer(most) });
  return t(`picture.all.${look}`, { name, least: format.integer(least), most: format.integer(most) });
}

const upper = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

interface NumberFieldProps {
  label: string;
  value: number | null;
  /** Numbers go from 0 up to below it. */
  count: number;
  onChange(value: number | null): void;
}

function NumberField({ label, value, count, onChange }: NumberFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        type="number"
        min={0}
        max={count - 1}
        value={value ?? ''}
        onChange={({ target }) => {
          const number = Number(target.value);
          const fits = target.value !== '' && Number.isInteger(number) && number >= 0 && number < count;
          onChange(fits ? number : null);
        }}
      />
    </div>
  );
}
