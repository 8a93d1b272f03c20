import { useTranslation } from 'react-i18next';
import { isEdit } from '../../engine/edit-name.ts';

/** What a variant was built as, in words; null where it has no choice. Of a text of one's own the name is a digest. */
export function useBuiltAs(): (build: string | undefined) => string | null {
  const { t } = useTranslation('charts');
  return (build) => {
    if (build === undefined) return null;
    return isEdit(build) ? t('ownText') : t('builtAs', { name: build });
  };
}
