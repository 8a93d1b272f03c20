import { LinkButton } from '../../ui/controls/button.tsx';
import { Page } from '../../ui/frame/page.tsx';
import { useLocalText } from '../../ui/state/locale.ts';
import { TEACHER } from './words.ts';

export function NoSuchLesson() {
  const say = useLocalText();
  return (
    <Page title={say(TEACHER.missing)} lede={say(TEACHER.missingText)}>
      <div className="row">
        <LinkButton look="primary" href="#/teacher">
          {say(TEACHER.all)}
        </LinkButton>
      </div>
    </Page>
  );
}
