import { lazy, Suspense, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Kernel, KernelPass, Workload } from '../../engine/contract.ts';
import { stub } from '../../engine/kernel/begin.ts';
import { isKernelName, LONGEST_KERNEL, MOST_PASSES, printKernel } from '../../engine/kernel/kernel-file.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { SureButton } from '../../ui/controls/sure-button.tsx';
import { LEADS_BACK } from '../../ui/frame/places.ts';
import { GpuNotice } from '../../ui/gpu/gpu-notice.tsx';
import type { GpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { useFormat, useGap, useLocale, useLocalText } from '../../ui/state/locale.ts';
import { useServices } from '../../ui/state/services.tsx';
import { Dispatch } from './dispatch.tsx';
import { deleteDraft, freeName, type KernelDraft } from './kernel-drafts.ts';
import { Prove } from './prove.tsx';
import { Race, RaceResults } from './race.tsx';
import { SaveFile } from './save-file.tsx';
import { ShareKernel } from './share-kernel.tsx';
import { WhatItTouches } from './touches.tsx';
import { type OpenKernel, useKernel } from './use-kernel.ts';
import { provedShapes, useProof } from './use-proof.ts';
import { useRace } from './use-race.ts';

const WgslEditor = lazy(() => import('../../ui/editor/wgsl-editor.tsx'));

interface DeskProps {
  draft: KernelDraft;
  workload: Workload;
  probe: GpuProbe | null;
}

/** A kernel and all that can be done with it. */
export function Desk({ draft, workload, probe }: DeskProps) {
  const { t } = useTranslation('workbench');
  const format = useFormat();
  const open = useKernel(draft, workload);
  const [place, setPlace] = useState(0);
  const { kernel, change } = open;
  const pass = kernel.passes[Math.min(place, kernel.passes.length - 1)];
  const changePass = (part: Partial<KernelPass>) =>
    change((before) => ({
      ...before,
      passes: before.passes.map((one) => (one.shader === pass.shader ? { ...one, ...part } : one)),
    }));
  const race = useRace(workload, open);
  const proof = useProof(open, workload);
  const proved = useMemo(() => provedShapes(proof.proof, open.text), [proof.proof, open.text]);
  return (
    <>
      <Head open={open} workload={workload} />
      {open.saved === 'apart' && <Notice kind="warning" title={t('desk.apart', { name: kernel.name })} />}
      {open.saved === 'full' && <Notice kind="error" title={t('desk.full')} />}
      {open.saved === 'untilClosed' && <Notice kind="error" title={t('desk.untilClosed')} />}
      {open.saved === 'tooLong' && (
        <Notice kind="error" title={t('desk.tooLong', { most: format.integer(LONGEST_KERNEL) })} />
      )}
      <GpuNotice probe={probe} />
      <div className="workbench__columns">
        <div className="stack">
          <Passes kernel={kernel} shader={pass.shader} workload={workload} onChange={change} onPlace={setPlace} />
          <Suspense fallback={<p className="muted">{t('loading', { ns: 'common' })}</p>}>
            <WgslEditor
              key={pass.shader}
              label={t('desk.ownFile', { file: pass.shader })}
              value={pass.code}
              onChange={(code) => changePass({ code })}
            />
          </Suspense>
          {pass.sets.length > 0 && <p className="small muted">{t('desk.sets', { names: pass.sets.join(', ') })}</p>}
          <Dispatch kernel={kernel} pass={pass} workload={workload} onPass={changePass} onKernel={change} />
        </div>
        <div className="stack">
          <Prove state={proof} current={open.text} workload={workload} />
          <WhatItTouches open={open} workload={workload} probe={probe} />
          <Race workload={workload} race={race} probe={probe} />
        </div>
        <RaceResults race={race} />
        <ShareKernel open={open} workload={workload} proved={proved} summary={race.current} probe={probe} />
      </div>
    </>
  );
}

function Head({ open, workload }: { open: OpenKernel; workload: Workload }) {
  const { t } = useTranslation('workbench');
  const text = useLocalText();
  const [, navigate] = useLocation();
  const { drafts } = useServices();
  const { kernel, path } = open;
  const variant = workload.variants.find(({ id }) => id === kernel.from);
  return (
    <div className="workbench__head">
      <Name open={open} workload={workload} />
      <p className="muted">
        {[
          text(workload.title),
          ...(variant ? [t('desk.from', { variant: text(variant.title) })] : []),
          ...(kernel.copyOf ? [t('mine.copyOf', { name: kernel.copyOf })] : []),
        ].join(' · ')}
      </p>
      <div className="row">
        <a href={`#/workbench/${workload.id}`} {...LEADS_BACK}>
          {t('mine.all')}
        </a>
        <SaveFile size="small" text={() => printKernel(kernel)} name={`${kernel.name}.wgsl`} />
        <SureButton
          label={t('desk.delete')}
          sure={t('desk.deleteSure')}
          onSure={() => {
            deleteDraft(drafts, path);
            navigate(`/workbench/${workload.id}`);
          }}
        />
      </div>
    </div>
  );
}

/** What is typed counts once it is a name that nobody else has; until then it stays, and so does what is said of it. */
function Name({ open, workload }: { open: OpenKernel; workload: Workload }) {
  const { t } = useTranslation('workbench');
  const gap = useGap();
  const { drafts } = useServices();
  const { kernel, change } = open;
  const [typed, setTyped] = useState<string | null>(null);
  const problemOf = (name: string) => {
    if (name === kernel.name) return null;
    if (!isKernelName(name)) return 'desk.nameBad';
    return freeName(name, workload, drafts) === name ? null : 'desk.nameTaken';
  };
  const problem = typed === null ? null : problemOf(typed);
  return (
    <div className="field workbench__name">
      <label className="field__label" htmlFor="kernel-name">
        {t('desk.name')}
      </label>
      <input
        id="kernel-name"
        className="input mono"
        value={typed ?? kernel.name}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== null}
        aria-describedby={problem ? 'kernel-name-problem' : undefined}
        onChange={({ target }) => {
          setTyped(target.value);
          if (!problemOf(target.value)) change((before) => ({ ...before, name: target.value }));
        }}
        onBlur={() => {
          if (!problem) setTyped(null);
        }}
      />
      {problem && (
        <p id="kernel-name-problem" role="alert" className="small">
          {t(problem) + gap + t('desk.nameStill', { name: kernel.name })}
        </p>
      )}
    </div>
  );
}

interface PassesProps {
  kernel: Kernel;
  shader: string;
  workload: Workload;
  onChange(update: (kernel: Kernel) => Kernel): void;
  onPlace(place: number): void;
}

/** Which pass is in the editor. Passes of a variant are the variant's; those of a stub come and go. */
function Passes({ kernel, shader, workload, onChange, onPlace }: PassesProps) {
  const { t } = useTranslation('workbench');
  const locale = useLocale();
  const { passes, from, name } = kernel;
  const adding = useRef<HTMLButtonElement>(null);
  const [removed, setRemoved] = useState(0);
  // The button that removed a pass has gone with it.
  useLayoutEffect(() => {
    if (removed > 0) adding.current?.focus();
  }, [removed]);
  const add = () => {
    const taken = new Set(passes.map((pass) => pass.shader));
    const numbers = Array.from({ length: MOST_PASSES + 1 }, (_, at) => `${name}-${at + 2}.wgsl`);
    const free = numbers.find((one) => !taken.has(one)) ?? numbers[0];
    const [fresh] = stub(workload, name, locale).passes;
    onChange((before) => ({ ...before, passes: [...before.passes, { ...fresh, shader: free }] }));
    onPlace(passes.length);
  };
  const remove = () => {
    onChange((before) => ({ ...before, passes: before.passes.filter((pass) => pass.shader !== shader) }));
    onPlace(0);
    setRemoved(removed + 1);
  };
  if (from !== null && passes.length === 1) return null;
  return (
    <div className="row workbench__passes">
      {passes.length > 1 && (
        <SelectField
          label={t('desk.pass')}
          value={shader}
          options={passes.map((pass, place) => ({ value: pass.shader, label: `${place + 1} · ${pass.shader}` }))}
          onChange={(chosen) => onPlace(passes.findIndex((pass) => pass.shader === chosen))}
        />
      )}
      {from === null && (
        <>
          <Button ref={adding} size="small" disabled={passes.length >= MOST_PASSES} onClick={add}>
            {t('desk.addPass')}
          </Button>
          {passes.length > 1 && (
            <SureButton
              key={shader}
              label={t('desk.removePass')}
              sure={t('desk.removePassSure', { file: shader })}
              onSure={remove}
            />
          )}
        </>
      )}
    </div>
  );
}
