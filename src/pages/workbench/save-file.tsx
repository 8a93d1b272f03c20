import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { download } from '../../ui/share/download.ts';
import { SavingTold, useSaving } from '../../ui/share/use-saving.tsx';

interface SaveFileProps {
  /** Called when it is saved. */
  text: () => string;
  /** Of the file. */
  name: string;
  size?: 'small' | 'normal';
}

/** Saves a text as a WGSL file, and says what has become of it. */
export function SaveFile({ text, name, size = 'normal' }: SaveFileProps) {
  const { t } = useTranslation('workbench');
  const saving = useSaving();
  const save = async () => {
    download(new Blob([text()]), name);
    return name;
  };
  return (
    <>
      <Button size={size} onClick={() => void saving.save(save)}>
        {t('desk.file')}
      </Button>
      <SavingTold saving={saving} />
    </>
  );
}
