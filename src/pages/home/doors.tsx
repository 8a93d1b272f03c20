import { useTranslation } from 'react-i18next';
import './doors.css';

/** Where to go from the race: to understand it, and to do more than watch. */
const DOORS = [
  [
    { to: '/lessons', name: 'doors.lessons', text: 'doors.lessonsText' },
    { to: '/lab', name: 'doors.lab', text: 'doors.labText' },
    { to: '/lessons/train-a-language-model', name: 'doors.model', text: 'doors.modelText' },
  ],
  [
    { to: '/puzzles', name: 'doors.puzzles', text: 'doors.puzzlesText' },
    { to: '/workbench', name: 'doors.workbench', text: 'doors.workbenchText' },
    { to: '/class', name: 'doors.class', text: 'doors.classText' },
  ],
] as const;

export function Doors() {
  const { t } = useTranslation('home');
  return (
    <nav className="doors" aria-label={t('doors.title')}>
      {DOORS.map((row, depth) => (
        <div key={row[0].to} className={`doors__row doors__row--${depth === 0 ? 'first' : 'next'}`}>
          {row.map(({ to, name, text }) => (
            <a key={to} className="door" href={`#${to}`}>
              <span className="door__name">{t(name)}</span>
              <span className="door__text muted">{t(text)}</span>
            </a>
          ))}
        </div>
      ))}
    </nav>
  );
}
