import type { Position } from "../api/map";

export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The least box around all of it, a little wider so that nothing lies on its edge; null around nothing. */
export function boundsOf(positions: readonly Position[]): Bounds | null {
  const first = positions[0];
  if (first === undefined) {
    return null;
  }
  let [west, south] = first;
  let [east, north] = first;
  for (const [longitude, latitude] of positions) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  const margin = Math.max((east - west) * 0.04, (north - south) * 0.04, 0.005);
  return { west: west - margin, south: south - margin, east: east + margin, north: north + margin };
}

const steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

/** Meridians and parallels at round degrees around a network: four to ten each way over it, and as far again beyond it. */
export function graticule({ west, south, east, north }: Bounds): { readonly step: number; readonly lines: readonly (readonly Position[])[] } {
  const span = Math.max(east - west, north - south);
  const step = steps.find((each) => span / each <= 8) ?? 10;
  const [w, s] = [Math.floor((west - span) / step), Math.floor((south - span) / step)];
  const [e, n] = [Math.ceil((east + span) / step), Math.ceil((north + span) / step)];
  const at = (index: number): number => Number((index * step).toFixed(4));
  const lines: Position[][] = [];
  for (let x = w; x <= e; x++) {
    lines.push([[at(x), at(s)], [at(x), at(n)]]);
  }
  for (let y = s; y <= n; y++) {
    lines.push([[at(w), at(y)], [at(e), at(y)]]);
  }
  return { step, lines };
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Which of these boxes can be shown so that none covers another; the first goes before the next. */
export function uncovered(boxes: readonly (Box | null)[]): boolean[] {
  const shown: Box[] = [];
  return boxes.map((box) => {
    const free = box !== null && shown.every((other) => box.right <= other.left || box.left >= other.right || box.bottom <= other.top || box.top >= other.bottom);
    if (free) {
      shown.push(box);
    }
    return free;
  });
}
