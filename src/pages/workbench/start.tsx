import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Kernel, LocalText, Workload } from '../../engine/contract.ts';
import { fromVariant, stub } from '../../engine/kernel/begin.ts';
import { LONGEST_KERNEL, readKernel } from '../../engine/kernel/kernel-file.ts';
import { misfitOf } from '../../engine/kernel/kernel-variant.ts';
import { Button } from '../../ui/controls/button.tsx';
import { FileButton } from '../../ui/controls/file-button.tsx';
import { useFirstRows } from '../../ui/controls/first-rows.ts';
import { MoreRows } from '../../ui/controls/more-rows.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { SureButton } from '../../ui/controls/sure-button.tsx';
import type { GpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { isOffered } from '../../ui/plan/choice.ts';
import { useFormat, useLocale, useLocalText } from '../../ui/state/locale.ts';
import { useServices } from '../../ui/state/services.tsx';
import { workloads } from '../../workloads/registry.ts';
import { capabilitiesHere } from './capabilities-here.ts';
import {
  addDraft,
  deleteDraft,
  freeName,
  type KernelDraft,
  listDrafts,
  listUnreadable,
  type UnreadableDraft,
} from './kernel-drafts.ts';
import { SaveFile } from './save-file.tsx';

const STUB = '';
/** A character has four bytes at most. */
const MOST_BYTES = 4 * LONGEST_KERNEL;

/** Before a kernel is open: what it is for, what it begins with, and those that are there. */
export function Start({ workload, probe }: { workload: Workload; probe: GpuProbe | null }) {
  const { t } = useTranslation('workbench');
  const text = useLocalText();
  const format = useFormat();
  const locale = useLocale();
  const [, navigate] = useLocation();
  const { drafts } = useServices();
  const [from, setFrom] = useState(STUB);
  const [problem, setProblem] = useState<LocalText | 'full' | 'tooLarge' | 'unreadable' | null>(null);
  const caps = capabilitiesHere(probe);
  const variants = workload.variants.filter((one) => one.on === 'gpu' && isOffered(workload, one, caps));
  const chosen = variants.some(({ id }) => id === from) ? from : STUB;

  const add = (kernel: Kernel) => {
    const path = addDraft(drafts, kernel);
    if (path === null) setProblem('full');
    else navigate(`/workbench/${path}`);
  };
  const begin = () => {
    const name = freeName('mine', workload, drafts);
    add((chosen && fromVariant(workload, chosen, caps, name)) || stub(workload, name, locale));
  };
  const openFile = async ([file]: readonly File[]) => {
    setProblem(null);
    const printed = file.size > MOST_BYTES ? null : await file.text().catch(() => null);
    if (printed === null) {
      setProblem(file.size > MOST_BYTES ? 'tooLarge' : 'unreadable');
      return;
    }
    const read = readKernel(printed, { workload: workload.id, name: nameOf(file) });
    if (!read.ok) {
      setProblem(read.problem);
      return;
    }
    const { kernel } = read;
    const own = workloads.find(({ id }) => id === kernel.workload) ?? workload;
    const renamed = { ...kernel, workload: own.id, name: freeName(kernel.name, own, drafts) };
    const misfit = misfitOf(own, renamed);
    if (misfit) setProblem(misfit);
    else add(renamed);
  };

  return (
    <>
      <section className="card stack" aria-labelledby="begin-title">
        <h2 id="begin-title">{t('start.title')}</h2>
        <div className="workbench__begin">
          <SelectField
            label={t('start.workload')}
            value={workload.id}
            options={workloads.map(({ id, title }) => ({ value: id, label: text(title) }))}
            onChange={(id) => navigate(`/workbench/${id}`)}
          />
          <SelectField
            label={t('start.from')}
            value={chosen}
            options={[
              { value: STUB, label: t('start.stub') },
              ...variants.map(({ id, title }) => ({ value: id, label: t('start.variant', { title: text(title) }) })),
            ]}
            onChange={setFrom}
          />
        </div>
        <p className="small muted">{text(workload.summary)}</p>
        <p className="small">
          <a href="#/puzzles">{t('start.puzzles')}</a>
        </p>
        <div className="row">
          <Button look="primary" onClick={begin}>
            {t('start.begin')}
          </Button>
          <FileButton accept=".wgsl,.txt,text/plain" onFiles={openFile}>
            {t('start.open')}
          </FileButton>
        </div>
        {problem === 'full' && <Notice kind="error" title={t('start.full')} />}
        {problem && problem !== 'full' && (
          <Notice kind="error" title={t('start.openProblem')}>
            <p>
              {typeof problem === 'object'
                ? text(problem)
                : t(`start.${problem}`, { most: format.integer(LONGEST_KERNEL) })}
            </p>
          </Notice>
        )}
      </section>
      <Mine />
    </>
  );
}

/** A file without a line of its own that says so is called as it is. */
const nameOf = (file: File): string | undefined => {
  const name = file.name.replace(/\.\w+$/, '').replace(/[^\w-]+/g, '-');
  return /^[A-Za-z]/.test(name) ? name.slice(0, 40) : undefined;
};

function Mine() {
  const { t } = useTranslation('workbench');
  const { drafts } = useServices();
  // Each is parsed: not with every press on the page around them.
  const [mine] = useState(() => listDrafts(drafts));
  const [unreadable, setUnreadable] = useState(() => listUnreadable(drafts));
  const rows = useFirstRows<KernelDraft | UnreadableDraft>([...mine, ...unreadable], 'kernels');
  return (
    <section className="stack" aria-labelledby="mine-title">
      <h2 id="mine-title">{t('mine.title')}</h2>
      {rows.count === 0 && <p className="muted">{t('mine.none')}</p>}
      <ul className="workbench__mine" ref={rows.list}>
        {rows.drawn.map((draft) => (
          <li key={draft.path} className="card card--plain">
            {'kernel' in draft ? (
              <Readable draft={draft} />
            ) : (
              <Unreadable
                draft={draft}
                onDelete={() => {
                  deleteDraft(drafts, draft.path);
                  setUnreadable(listUnreadable(drafts));
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <MoreRows rows={rows} />
    </section>
  );
}

function Readable({ draft: { path, kernel, changed } }: { draft: KernelDraft }) {
  const { t } = useTranslation('workbench');
  const text = useLocalText();
  const format = useFormat();
  const title = workloads.find(({ id }) => id === kernel.workload)?.title;
  return (
    <>
      <a href={`#/workbench/${path}`}>{kernel.name}</a>
      <span className="small muted">
        {[
          title ? text(title) : kernel.workload,
          ...(kernel.copyOf ? [t('mine.copyOf', { name: kernel.copyOf })] : []),
          ...(changed ? [t('mine.changed', { date: format.date(changed) })] : []),
        ].join(' · ')}
      </span>
    </>
  );
}

function Unreadable({ draft, onDelete }: { draft: UnreadableDraft; onDelete(): void }) {
  const { t } = useTranslation('workbench');
  const { path, text } = draft;
  return (
    <>
      <span className="mono">{path}</span>
      <span className="small">{t('mine.unreadable')}</span>
      <span className="row">
        <SaveFile size="small" text={() => text} name={`${path.replaceAll('/', '-')}.wgsl`} />
        <SureButton label={t('desk.delete')} sure={t('desk.deleteSure')} onSure={onDelete} />
      </span>
    </>
  );
}
