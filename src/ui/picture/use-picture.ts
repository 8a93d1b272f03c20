import { useEffect, useRef, useState } from 'react';
import { useServices } from '../state/services.tsx';
import { type Loaded, type LoadProblem, loadFile, loadFrame, type OwnPicture } from './load.ts';

export type PictureSource = 'generated' | 'own' | 'camera';
export type Shape = 'square' | 'whole';

export interface PictureState {
  readonly source: PictureSource;
  /** The visitor's picture; null while the generated one is used. */
  readonly picture: OwnPicture | null;
  readonly shape: Shape;
  readonly loading: boolean;
  readonly problem: LoadProblem | null;
  setSource(source: PictureSource): void;
  setShape(shape: Shape): void;
  load(file: File): Promise<void>;
  snap(video: HTMLVideoElement): Promise<void>;
  remove(): void;
}

interface Kept {
  readonly picture: OwnPicture | null;
  readonly shape: Shape;
}

const NOTHING: Kept = { picture: null, shape: 'square' };

/**
 * @param onChange told of each new picture and shape, so that the plan can follow
 * @param kept what was chosen before, where somebody keeps it
 */
export function usePicture(
  onChange: (picture: OwnPicture | null, shape: Shape) => void,
  kept: Kept = NOTHING,
): PictureState {
  const [source, setSource] = useState<PictureSource>(sourceOf(kept.picture));
  const [picture, setPicture] = useState(kept.picture);
  const [shape, setShape] = useState(kept.shape);
  const [loading, setLoading] = useState(false);
  const [problem, setProblem] = useState<LoadProblem | null>(null);
  const asked = useRef(0);
  const { unsaved } = useServices();
  // The camera too: it would have to be allowed again.
  const made = picture !== null || loading || source === 'camera';
  useEffect(() => (made ? unsaved.hold() : undefined), [made, unsaved]);

  const take = async (from: PictureSource, loaded: Promise<Loaded>) => {
    const turn = ++asked.current;
    setSource(from);
    setLoading(true);
    setProblem(null);
    const result = await loaded;
    // A later picture was asked for meanwhile.
    if (turn !== asked.current) return;
    setLoading(false);
    if (!result.ok) {
      setProblem(result.problem);
      return;
    }
    setPicture(result.picture);
    onChange(result.picture, shape);
  };

  const remove = () => {
    asked.current++;
    setPicture(null);
    setProblem(null);
    setLoading(false);
    onChange(null, shape);
  };

  return {
    source,
    picture,
    shape,
    loading,
    problem,
    setSource(next) {
      setSource(next);
      if (next === 'generated') remove();
      else setProblem(null);
    },
    setShape(next) {
      setShape(next);
      onChange(picture, next);
    },
    load: (file) => take('own', loadFile(file)),
    snap: (video) => take('camera', loadFrame(video)),
    remove,
  };
}

function sourceOf(picture: OwnPicture | null): PictureSource {
  if (!picture) return 'generated';
  return picture.from === 'camera' ? 'camera' : 'own';
}
