import { type ComponentType, useEffect, useState } from 'react';
import type { ResultChartsProps } from './result-charts.tsx';

export type Charts = ComponentType<ResultChartsProps>;

type Loaded = { readonly charts: Charts } | { readonly error: unknown };

/**
 * The charts, recharts with them; null until they are there. For pages that begin with charts and stand whole or not at
 * all: what comes later would push down what a reader has begun to read.
 * @throws while drawing, for the boundary around all pages, where they could not be loaded
 */
export function useCharts(): Charts | null {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    let wanted = true;
    Promise.all([import('./result-charts.tsx'), import('./size-plot.tsx')]).then(
      ([{ default: charts }]) => wanted && setLoaded({ charts }),
      (error: unknown) => wanted && setLoaded({ error }),
    );
    return () => {
      wanted = false;
    };
  }, []);
  if (loaded && 'error' in loaded) throw loaded.error;
  return loaded?.charts ?? null;
}
