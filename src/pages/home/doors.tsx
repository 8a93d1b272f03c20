import { useTranslation } from 'react-i18next';

/** Where to go from the race; as many as there are, in columns of their own. */
const DOORS = [
  { to: '/lessons', name: 'doors.lessons', text: 'doors.lessonsText' },
  { to: '/lab', name: 'doors.lab', text: 'doors.labText' },
  { to: '/lessons/train-a-language-model', name: 'doors.model', text: 'doors.modelText' },
] as const;

export function Doors() {
  const { t } = useTranslation('home');
  return (
    <nav className="doors" aria-label={t('doors.title')}>
      {DOORS.map(({ to, name, text }) => (
        <a key={to} className="door" href={`#${to}`}>
          <span className="door__name">{t(name)}</span>
          <span className="muted">{t(text)}</span>
        </a>
      ))}
    </nav>
  );
}
