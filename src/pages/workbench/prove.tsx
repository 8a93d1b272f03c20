import { useTranslation } from 'react-i18next';
import type { Workload } from '../../engine/contract.ts';
import type { Proved } from '../../engine/prove/api.ts';
import { shapeText } from '../../engine/shape-text.ts';
import { BusyNotice, useInTheWay } from '../../ui/bench/busy-notice.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Notice } from '../../ui/controls/notice.tsx';
import { ProvedShape } from '../../ui/proof/proved-shape.tsx';
import { VerdictText } from '../../ui/proof/verdict-text.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { type Proof, type ProofState, provedShapes } from './use-proof.ts';

/**
 * Is it right? At which shapes, and where not.
 * @param current the text as it stands now
 */
export function Prove({ state, current, workload }: { state: ProofState; current: string; workload: Workload }) {
  const { t } = useTranslation('workbench');
  const text = useLocalText();
  const { by, proof, problem, start, stop } = state;
  const blocked = useInTheWay(by) !== null;
  const going = proof?.going ?? false;
  // Where all is well nobody asks for the same once more.
  const canRepeat = proof !== null && provedShapes(proof, current).length < proof.shapes.length;
  return (
    <section className="card stack" aria-labelledby="prove-title">
      <h2 id="prove-title">{t('prove.title')}</h2>
      <p className="small muted">{t('prove.note')}</p>
      <div className="row">
        <Button look="primary" disabled={going || blocked} onClick={() => void start()}>
          {t('prove.button')}
        </Button>
        {canRepeat && (
          <Button disabled={going || blocked} onClick={() => void start({ again: true })}>
            {t('prove.again')}
          </Button>
        )}
        {going && (
          <>
            <Button onClick={stop}>{t('cancel', { ns: 'common' })}</Button>
            <span className="small muted" role="status">
              {t('prove.going')}
            </span>
          </>
        )}
      </div>
      <BusyNotice by={by} onInstead={() => start({ instead: true })} />
      {problem === 'busy' && !blocked && <Notice kind="warning" title={t('prove.busy')} />}
      {problem && problem !== 'busy' && (
        <Notice kind="error" title={t('stopped.title', { ns: 'errors' })}>
          <p>{text(problem)}</p>
        </Notice>
      )}
      {proof && <Outcome proof={proof} current={current} workload={workload} />}
    </section>
  );
}

function Outcome({ proof, current, workload }: { proof: Proof; current: string; workload: Workload }) {
  const { t } = useTranslation('workbench');
  const { kernel, shapes, seed, again, results, going, stopped } = proof;
  const known = results.filter((one) => one !== null);
  const numberOf = (status: Proved['status']) => known.filter((one) => one.status === status).length;
  const wrong = numberOf('wrong');
  const refused = numberOf('refused');
  const count = shapes.length;
  const whole = known.length === shapes.length;
  return (
    <div className="stack">
      <div role="status">
        {!going && stopped && !whole && <p>{t('prove.stopped')}</p>}
        {whole && (
          <VerdictText right={wrong + refused === 0}>
            <strong>{t(sentenceOf(wrong, refused, again), { wrong, refused, count })}</strong>
          </VerdictText>
        )}
        {whole && again && wrong + refused === 0 && <p>{t('prove.againNote')}</p>}
        {!going && proof.text !== current && <p>{t('prove.changed')}</p>}
      </div>
      {known.length > 0 && <p className="small muted num">{t(again ? 'prove.seedAgain' : 'prove.seed', { seed })}</p>}
      {shapes.map((params, index) => {
        const proved = results[index];
        // One fault looks much the same at every shape: the first map is open.
        const folded = proved?.status === 'wrong' && results.findIndex((one) => one?.status === 'wrong') !== index;
        return (
          proved && <ProvedShape key={shapeText(workload, params)} {...{ params, proved, kernel, workload, folded }} />
        );
      })}
    </div>
  );
}

function sentenceOf(wrong: number, refused: number, again: boolean) {
  if (wrong && refused) return 'prove.someUnrun';
  if (wrong) return 'prove.some';
  if (refused) return 'prove.unrun';
  return again ? 'prove.allAgain' : 'prove.all';
}
