import { lazy, Suspense } from 'react';
import { Loading } from '../../ui/frame/loading.tsx';
import './class.css';

const ClassesPage = lazy(() => import('./classes-page.tsx'));
const NewClassPage = lazy(() => import('./new-class-page.tsx'));
const ClassPage = lazy(() => import('./class-page.tsx'));
const WallPage = lazy(() => import('./wall-page.tsx'));
const AssignmentPage = lazy(() => import('./assignment-page.tsx'));
const HandInPage = lazy(() => import('./hand-in-page.tsx'));

/**
 * `a/1.<data>` an assignment, `h/1.<data>` something handed in, `new/1.<data>`, `plan/<plan>` and `puzzle/<id>` a class to be begun
 * (with an assignment, with a plan of the lab, with a puzzle), `<id>` a class, `<id>/wall/<view>` on the projector; all classes without any.
 * @param path what stands in the address after `#/class/`
 */
export default function ClassRoutes({ path }: { path: string }) {
  return <Suspense fallback={<Loading />}>{pageOf(path)}</Suspense>;
}

function pageOf(path: string) {
  const [kind, ...others] = path.split('/');
  const rest = others.join('/');
  // Each address is a page of its own: what was begun on one must not go on under the name of another.
  if (kind === 'a') return <AssignmentPage key={path} data={rest} />;
  if (kind === 'h') return <HandInPage key={path} data={rest} />;
  if (kind === 'new') return <NewClassPage key={path} from={{ data: rest }} />;
  if (kind === 'puzzle') return <NewClassPage key={path} from={{ puzzle: rest }} />;
  if (kind === 'plan') return <NewClassPage key={path} from={{ plan: rest }} />;
  if (kind === '') return <ClassesPage />;
  if (others[0] === 'wall') return <WallPage key={kind} id={kind} view={others[1]} />;
  return <ClassPage key={kind} id={kind} />;
}
