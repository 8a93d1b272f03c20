import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Environment } from '../../engine/contract.ts';
import { canShareMemory } from '../../engine/cpu/shared-memory.ts';
import { limitsOf } from '../../engine/gpu/capabilities.ts';
import { Disclosure } from '../../ui/controls/disclosure.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { GpuChoice } from '../../ui/gpu/gpu-choice.tsx';
import { GpuNotice } from '../../ui/gpu/gpu-notice.tsx';
import { useGpuPair } from '../../ui/gpu/gpu-pair.ts';
import { type GpuProbe, useGpuProbe } from '../../ui/gpu/gpu-probe.ts';
import { subgroupSizeOf } from '../../ui/gpu/subgroups.ts';
import { LimitCard } from '../../ui/limit/limit-card.tsx';
import { useFormat, useLocale } from '../../ui/state/locale.ts';
import { useGpuPower, useServices } from '../../ui/state/services.tsx';
import { Facts, NamedList } from './facts.tsx';
import { LimitsSection } from './limits-section.tsx';
import { MachineDrawing } from './machine-drawing.tsx';
import { WEBGPU_WORDS } from './webgpu-words.ts';
import './device.css';

export default function DevicePage() {
  const { t } = useTranslation('device');
  const probe = useGpuProbe();
  const environment = useEnvironment();
  const late = useLate();
  const languageFeatures = [...(navigator.gpu?.wgslLanguageFeatures ?? [])].sort();
  return (
    <Page wide title={t('title')} lede={t('lede')}>
      {probe === null && <p role="status">{t('waiting')}</p>}
      {(probe !== null || late) && (
        <Known probe={probe} environment={environment} languageFeatures={languageFeatures} />
      )}
    </Page>
  );
}

/** Longer than a browser takes to answer; one that never does hides nothing but its GPU. */
const PATIENCE_MS = 2000;

/** All at once, when the browser has answered: what came one by one would push the rest down. */
function useLate(): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return late;
}

interface KnownProps {
  probe: GpuProbe | null;
  environment: Environment | null | undefined;
  languageFeatures: readonly string[];
}

function Known({ probe, environment, languageFeatures }: KnownProps) {
  const { t } = useTranslation('device');
  const pair = useGpuPair();
  return (
    <>
      <GpuNotice probe={probe} />
      <GpuChoice pair={pair} />
      <MachineDrawing probe={probe} environment={environment} />
      <LimitCard look="page" />
      <div className="split">
        {probe?.status === 'adapter' && <AdapterSection adapter={probe.adapter} software={probe.software} />}
        <MachineSection environment={environment} />
      </div>
      {pair === null && probe?.status === 'adapter' && <p className="small muted">{t('choice.one')}</p>}
      {probe?.status === 'adapter' && (
        <>
          <LimitsSection limits={limitsOf(probe.adapter.limits)} />
          <FeaturesSection features={[...probe.adapter.features].sort()} />
        </>
      )}
      {languageFeatures.length > 0 && <LanguageSection features={languageFeatures} />}
    </>
  );
}

function AdapterSection({ adapter, software }: { adapter: GPUAdapter; software: boolean }) {
  const { t } = useTranslation(['device', 'common']);
  const { vendor, architecture, device, description } = adapter.info;
  const size = subgroupSizeOf(adapter);
  const subgroup = size && (size.least === size.most ? `${size.least}` : `${size.least}–${size.most}`);
  return (
    <section className="stack side-gpu" aria-labelledby="adapter-title">
      <h2 id="adapter-title">{t('adapter.title')}</h2>
      <Facts
        facts={[
          { name: t('adapter.vendor'), value: vendor },
          { name: t('adapter.architecture'), value: architecture },
          { name: t('adapter.device'), value: device },
          { name: t('adapter.description'), value: description },
          {
            name: t('adapter.software'),
            value: software ? t('common:yes') : t('common:no'),
            explanation: t('adapter.softwareText'),
          },
          {
            name: t('adapter.subgroup'),
            value: subgroup ?? t('adapter.noSubgroups'),
            explanation: t('adapter.subgroupText'),
          },
          { name: t('adapter.canvas'), value: <code>{navigator.gpu.getPreferredCanvasFormat()}</code> },
        ]}
      />
    </section>
  );
}

/** What only a measurement tells comes from the bench worker, which is asked once the page stands. */
function MachineSection({ environment }: Pick<KnownProps, 'environment'>) {
  const { t } = useTranslation(['device', 'common']);
  const format = useFormat();
  const known = <T,>(pick: (environment: Environment) => T) => environment && pick(environment);
  const yesNo = (value: boolean) => (value ? t('common:yes') : t('common:no'));
  return (
    <section className="stack side-cpu" aria-labelledby="machine-title">
      <h2 id="machine-title">{t('machine.title')}</h2>
      <Facts
        facts={[
          { name: t('machine.browser'), value: known(({ browser }) => browser) },
          { name: t('machine.os'), value: known(({ os }) => os) },
          { name: t('machine.cores'), value: navigator.hardwareConcurrency, explanation: t('machine.coresText') },
          { name: t('machine.isolated'), value: yesNo(crossOriginIsolated), explanation: t('machine.isolatedText') },
          { name: t('machine.sharedMemory'), value: yesNo(canShareMemory()) },
          {
            name: t('machine.pageClock'),
            value: known(({ pageClockQuantumUs }) => format.ms(pageClockQuantumUs / 1000)),
          },
          {
            name: t('machine.gpuClock'),
            value: known(({ timestampQuantumUs }) =>
              timestampQuantumUs === null ? t('machine.gpuClockNone') : format.ms(timestampQuantumUs / 1000),
            ),
          },
          { name: t('machine.simd'), value: known(({ wasm }) => yesNo(wasm.simd)), explanation: t('machine.simdText') },
          {
            name: t('machine.relaxedSimd'),
            value: known(({ wasm }) => yesNo(wasm.relaxedSimd)),
            explanation: t('machine.relaxedSimdText'),
          },
        ]}
      />
    </section>
  );
}

/** Undefined until it is known, null when the worker could not tell. */
function useEnvironment(): Environment | null | undefined {
  const { bench } = useServices();
  const power = useGpuPower();
  const [environment, setEnvironment] = useState<Environment | null>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another GPU is another environment
  useEffect(() => {
    let wanted = true;
    bench.environment().then(
      (found) => wanted && setEnvironment(found),
      () => wanted && setEnvironment(null),
    );
    return () => {
      wanted = false;
    };
  }, [bench, power]);
  return environment;
}

function FeaturesSection({ features }: { features: readonly string[] }) {
  const { t } = useTranslation('device');
  const texts = WEBGPU_WORDS[useLocale()].features;
  const absent = Object.keys(texts).filter((name) => !features.includes(name));
  return (
    <section className="stack rule-top" aria-labelledby="features-title">
      <h2 id="features-title">{t('features.title')}</h2>
      <p className="muted">{features.length ? t('features.lede') : t('features.none')}</p>
      <NamedList names={features} texts={texts} />
      <Disclosure summary={t('features.absent')}>
        <NamedList names={absent} texts={texts} />
      </Disclosure>
    </section>
  );
}

function LanguageSection({ features }: { features: readonly string[] }) {
  const { t } = useTranslation('device');
  return (
    <section className="stack rule-top" aria-labelledby="language-title">
      <h2 id="language-title">{t('language.title')}</h2>
      <p className="muted">{t('language.lede')}</p>
      <NamedList names={features} texts={WEBGPU_WORDS[useLocale()].language} />
    </section>
  );
}
