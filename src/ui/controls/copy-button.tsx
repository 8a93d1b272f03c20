import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

/** Puts `text` on the clipboard and says so for two seconds. `onRefused` when the browser does not allow it. */
export function CopyButton({ text, label, onRefused }: { text: string; label?: string; onRefused?: () => void }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      onRefused?.();
    }
  };

  return (
    <>
      <Button onClick={copy}>{copied ? t('copied') : (label ?? t('copy'))}</Button>
      <span className="visually-hidden" role="status">
        {copied ? t('copied') : ''}
      </span>
    </>
  );
}
