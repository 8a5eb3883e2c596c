/** What shows a scene. The pages know this much of it, so that another kind can take its place. */

import type { Size } from './camera';

export interface Renderer<S, L extends { size: Size }, D> {
  /** Show a scene on a surface; rough while it moves. */
  show(surface: HTMLCanvasElement, scene: S, looks: L, moving: boolean): D;
  clear(surface: HTMLCanvasElement, size: Size): void;
}

/** Shows scenes on a canvas: without WebGL, which many machines of those who need this lack. */
export class CanvasRenderer<S, L extends { size: Size }, D> implements Renderer<S, L, D> {
  readonly #draw: (ink: CanvasRenderingContext2D, scene: S, looks: L) => D;

  constructor(draw: (ink: CanvasRenderingContext2D, scene: S, looks: L) => D) {
    this.#draw = draw;
  }

  show(surface: HTMLCanvasElement, scene: S, looks: L, moving: boolean): D {
    // four times the pixels take twice the time, so they wait until it rests
    const scale = moving ? 1 : Math.min(devicePixelRatio || 1, 2);
    const ink = this.#prepared(surface, looks.size, scale);
    return this.#draw(ink, scene, looks);
  }

  clear(surface: HTMLCanvasElement, size: Size): void {
    this.#prepared(surface, size, 1);
  }

  #prepared(
    surface: HTMLCanvasElement,
    { width, height }: Size,
    scale: number,
  ): CanvasRenderingContext2D {
    const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
    if (surface.width !== wide || surface.height !== high) {
      surface.width = wide;
      surface.height = high;
    }
    const ink = surface.getContext('2d');
    if (!ink) throw new Error('This browser draws no pictures. The lists show the same.');
    ink.setTransform(scale, 0, 0, scale, 0, 0);
    ink.clearRect(0, 0, width, height);
    ink.lineJoin = 'round';
    return ink;
  }
}
