import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Kernel, Locale, LocalText, Params, Workload } from '../../engine/contract.ts';
import { CaseFailedError } from '../../engine/errors.ts';
import { hostPage, hostShape } from '../../engine/kernel/host-page.ts';
import { printKernel } from '../../engine/kernel/kernel-file.ts';
import { assignmentData } from '../../results/class/assignment-link.ts';
import { assignmentOfSummary } from '../../results/class/give.ts';
import { kernelLink, LONG_LINK } from '../../results/share/kernel-link.ts';
import type { Summary } from '../../results/summary.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { rootAddress } from '../../ui/frame/root-address.ts';
import type { GpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { download } from '../../ui/share/download.ts';
import { LinkCard } from '../../ui/share/link-card.tsx';
import { SavingTold, useSaving } from '../../ui/share/use-saving.tsx';
import { useFormat, useLocale, useLocalText } from '../../ui/state/locale.ts';
import { workloads } from '../../workloads/registry.ts';
import { capabilitiesHere } from './capabilities-here.ts';
import { SaveFile } from './save-file.tsx';
import type { OpenKernel } from './use-kernel.ts';

interface ShareKernelProps {
  open: OpenKernel;
  workload: Workload;
  /** Shapes at which the kernel as it stands was found right; none where it was not proved. */
  proved: readonly Params[];
  /** Of the kernel as it stands; null where it was not raced. */
  summary: Summary | null;
  probe: GpuProbe | null;
}

interface Link {
  readonly link: string;
  readonly text: string;
  readonly proved: readonly Params[];
  readonly anyway: boolean;
}

type Made = Link | 'tooMany' | null;

/** The kernel as a link or, where that would be too long for chats, as a file. */
export function ShareKernel({ open, workload, proved, summary, probe }: ShareKernelProps) {
  const { t } = useTranslation('workbench');
  const words = useLocalText();
  const [noPage, setNoPage] = useState<LocalText | 'texture' | null>(null);
  const saving = useSaving();
  const format = useFormat();
  const [made, setMade] = useState<Made>(null);
  const language = useLocale();
  const { kernel, text } = open;
  const make = () => {
    try {
      const link = kernelLink({ kernel, shapes: proved, summary }, rootAddress());
      setMade({ link, text, proved, anyway: false });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      setMade('tooMany');
    }
  };
  const savePage = () => {
    setNoPage(null);
    try {
      const caps = capabilitiesHere(probe);
      const page = hostPage(workload, kernel, hostShape(workload, kernel, caps), caps, language);
      if (page) void saving.save(async () => savedPage(page, `${kernel.name}.html`));
      else setNoPage('texture');
    } catch (error) {
      if (!(error instanceof CaseFailedError)) throw error;
      setNoPage(error.reason.text);
    }
  };
  // A link to what stood there before would be taken for one to what stands there now.
  const shown = made !== null && made !== 'tooMany' && made.text === text && made.proved === proved ? made : null;
  const save = <SaveFile text={() => printKernel(kernel)} name={`${kernel.name}.wgsl`} />;
  const toClass = useMemo(() => toClassOf(kernel, summary, language), [kernel, summary, language]);
  return (
    <section className="card stack" aria-labelledby="share-title">
      <h2 id="share-title">{t('share.title')}</h2>
      <div className="row">
        {!shown && <Button onClick={make}>{t('share.button')}</Button>}
        <Button look="quiet" onClick={savePage}>
          {t('desk.page')}
        </Button>
      </div>
      <p className="small">
        <a href="#/lessons/around-the-kernel">{t('share.pageLesson')}</a>
      </p>
      <SavingTold saving={saving} />
      {noPage && <Notice kind="warning" title={noPage === 'texture' ? t('share.noPage') : words(noPage)} />}
      {made === 'tooMany' && (
        <Notice kind="warning" title={t('share.tooMany')}>
          {save}
        </Notice>
      )}
      {shown && shown.link.length > LONG_LINK && !shown.anyway && (
        <>
          <p role="status">
            {t('share.long', { length: format.integer(shown.link.length), most: format.integer(LONG_LINK) })}
          </p>
          <div className="row">
            {save}
            <Button look="quiet" onClick={() => setMade({ ...shown, anyway: true })}>
              {t('share.anyway')}
            </Button>
          </div>
        </>
      )}
      {shown && (shown.link.length <= LONG_LINK || shown.anyway) && (
        <LinkCard link={shown.link} title={t('share.heading')} text={t('share.text')} otherwise={t('share.otherwise')}>
          {toClass !== null && (
            <p className="small">
              <a href={toClass}>{t('share.toClass', { ns: 'result' })}</a>
            </p>
          )}
        </LinkCard>
      )}
    </section>
  );
}

function savedPage(page: string, name: string): string {
  download(new Blob([page], { type: 'text/html' }), name);
  return name;
}

/** Where the race becomes an assignment; null before there was one, and for a kernel that is too long for a link. */
function toClassOf(kernel: Kernel, summary: Summary | null, language: Locale): string | null {
  const assignment = summary && assignmentOfSummary(summary, language, kernel, workloads);
  if (!assignment) return null;
  try {
    return `#/class/new/${assignmentData(assignment, workloads)}`;
  } catch {
    return null;
  }
}
