/** What a picture stands on: its size and colours, when it is drawn, and the hand that moves it. */

import { onMount } from 'svelte';
import { MediaQuery } from 'svelte/reactivity';
import { preferences } from '../state/preferences.svelte';
import type { Size } from './camera';
import type { Spot } from './lasso';
import { type Theme, themeOf } from './theme';

/** What a hand does to a picture. `T` is what it can take hold of and drag. */
export interface Handled<T> {
  /** Draw it; rough while it moves. */
  paint: (moving: boolean) => void;
  pan: (dx: number, dy: number) => void;
  zoom: (by: number, x: number, y: number) => void;
  /** It was moved, and rests. */
  moved: () => void;
  /** A click, with Shift for more than one. */
  click: (at: Spot, more: boolean) => void;
  /** A line was drawn around some, with Shift. */
  around: (line: readonly Spot[]) => void;
  /** What lies there to be dragged; nothing to have the whole picture follow the hand. */
  hold?: (at: Spot) => T | null;
  drag?: (what: T, at: Spot, dropped: boolean) => void;
  /** The hand passes by. */
  hover?: (at: Spot | null) => void;
}

interface Grip<T> {
  at: Spot;
  what: T | null;
  moved: boolean;
  around: boolean;
}

/** Milliseconds without movement after which the picture is drawn in full. */
const REST = 140;
/** Milliseconds after which the address is told where the picture is. */
const TOLD = 250;
/** Pixels that a hand may tremble in a click. */
const STILL = 4;

export class Easel<T = never> {
  stage: HTMLElement | undefined = $state();
  size: Size = $state.raw({ width: 800, height: 500 });
  /** The line that is being drawn around some. */
  lasso: Spot[] = $state.raw([]);
  readonly #handled: Handled<T>;
  #grip: Grip<T> | null = null;
  #frame = 0;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #telling: ReturnType<typeof setTimeout> | undefined;

  readonly #night = new MediaQuery('(prefers-color-scheme: dark)');
  readonly #dark = $derived.by(() =>
    preferences.theme === 'system' ? this.#night.current : preferences.theme === 'dark',
  );
  readonly theme: Theme | null = $derived.by(() =>
    this.stage ? themeOf(this.stage, this.#dark) : null,
  );

  /** To be made while a component is; the picture is let go with it. */
  constructor(handled: Handled<T>) {
    this.#handled = handled;
    onMount(() => this.#watch());
  }

  /** Whether a hand is on it. */
  get held(): boolean {
    return this.#grip !== null;
  }

  schedule(moving: boolean): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#handled.paint(moving));
    clearTimeout(this.#resting);
    if (moving) this.#resting = setTimeout(() => this.schedule(false), REST);
  }

  /** Call this back a while after the last of many movements. */
  tell(told: () => void): void {
    clearTimeout(this.#telling);
    this.#telling = setTimeout(told, TOLD);
  }

  /** The corner of the picture on the page. */
  get corner(): Spot {
    const { left, top } = this.stage?.getBoundingClientRect() ?? { left: 0, top: 0 };
    return [left, top];
  }

  /** Where on the picture something happened. */
  spotOf({ clientX, clientY }: MouseEvent): Spot {
    const [left, top] = this.corner;
    return [clientX - left, clientY - top];
  }

  readonly down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const at = this.spotOf(event);
    const around = event.shiftKey;
    const what = around ? null : (this.#handled.hold?.(at) ?? null);
    this.#grip = { at, what, moved: false, around };
    this.stage?.setPointerCapture(event.pointerId);
  };

  readonly move = (event: PointerEvent): void => {
    const { pan, drag, hover } = this.#handled;
    const at = this.spotOf(event);
    const grip = this.#grip;
    if (!grip) {
      hover?.(at);
      return;
    }
    const [dx, dy] = [at[0] - grip.at[0], at[1] - grip.at[1]];
    if (!grip.moved && Math.hypot(dx, dy) < STILL) return;
    grip.moved = true;
    hover?.(null);
    if (grip.around) {
      this.lasso = [...this.lasso, at];
      return;
    }
    if (grip.what !== null) drag?.(grip.what, at, false);
    else {
      pan(dx, dy);
      grip.at = at;
    }
    this.schedule(true);
  };

  readonly up = (event: PointerEvent): void => {
    const grip = this.#grip;
    const line = this.lasso;
    this.cancel();
    if (!grip) return;
    const { drag, moved, click, around } = this.#handled;
    const at = this.spotOf(event);
    if (!grip.moved) click(at, grip.around);
    else if (grip.around) around(line);
    else if (grip.what !== null) drag?.(grip.what, at, true);
    else moved();
    this.schedule(false);
  };

  readonly cancel = (): void => {
    this.#grip = null;
    this.lasso = [];
  };

  readonly leave = (): void => this.#handled.hover?.(null);

  readonly #wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const by = Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0016));
    this.#handled.zoom(by, ...this.spotOf(event));
    this.#handled.moved();
    this.schedule(true);
  };

  #watch(): (() => void) | undefined {
    const { stage } = this;
    if (!stage) return undefined;
    const watch = new ResizeObserver(() => {
      this.size = { width: stage.clientWidth, height: stage.clientHeight };
    });
    watch.observe(stage);
    stage.addEventListener('wheel', this.#wheel, { passive: false });
    return () => {
      watch.disconnect();
      clearTimeout(this.#resting);
      clearTimeout(this.#telling);
      cancelAnimationFrame(this.#frame);
    };
  }
}

/** What tests ask instead of comparing pixels; nobody else is told. */
export function tellTests(answers: Record<string, () => unknown>): void {
  if (navigator.webdriver) Object.assign(window, { __wb: answers });
}
