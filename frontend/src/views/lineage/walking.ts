/** Going through the lineage by keys: from lane to lane, along one, and through time. */

import { tick } from 'svelte';
import type { Scene } from '../../lib/lineage/compose';
import type { Plan } from '../../lib/lineage/plan';
import { moved } from '../../lib/lineage/saved';
import { eventsOf } from '../../lib/lineage/scene';
import { panned, zoomed } from '../../lib/lineage/zoom';
import { announcer } from '../../lib/state/announcer.svelte';
import type { LineageState } from '../../lib/state/url';
import type { Period } from '../../lib/time/days';

/** What is walked through. */
interface Ground {
  view: () => LineageState;
  set: (patch: Partial<LineageState>, replace?: boolean) => void;
  plan: () => Plan | null;
  scene: () => Scene | null;
  /** The days in sight. */
  window: () => Period;
  /** The group at hand. */
  chosen: () => Plan['rows'][number] | undefined;
  /** Lanes stand in another order from now on. */
  reorder: (ids: string[]) => void;
}

/** A list with something more in it, or without it where it was in it. */
export function toggled(list: readonly string[], id: string): string[] {
  return list.includes(id) ? list.filter((each) => each !== id) : [...list, id];
}

export class Walking {
  readonly #on: Ground;

  constructor(on: Ground) {
    this.#on = on;
  }

  /** To the next or previous group. */
  step(by: 1 | -1): void {
    const rows = this.#on.plan()?.rows ?? [];
    const at = rows.findIndex((each) => each === this.#on.chosen());
    const next = rows[at < 0 ? 0 : at + by];
    if (!next) {
      announcer.say(by > 0 ? 'The last group' : 'The first group');
      return;
    }
    this.#on.set({ lane: next.row.id, at: '', claim: '' }, true);
    void focusLane(next.row.id);
  }

  /** To what is told next of the group at hand. */
  event(by: 1 | -1): void {
    const chosen = this.#on.chosen();
    if (!chosen) return;
    const drawn = this.#on.scene()?.links.map((shape) => shape.link) ?? [];
    const events = eventsOf(chosen.row, chosen.life, drawn);
    const at = events.indexOf(this.#on.view().at);
    const next = events[at < 0 ? (by > 0 ? 0 : events.length - 1) : at + by];
    if (next === undefined) {
      announcer.say(events.length ? 'Nothing more on this lane' : 'Nothing is dated on this lane');
      return;
    }
    this.#on.set({ at: next, claim: '', nr: false }, true);
    const tie = drawn.find((each) => each.tie === next);
    announcer.say(tie ? tie.words : `${chosen.row.name}: ${next === 'begin' ? 'began' : 'ended'}`);
  }

  /** Put the lane at hand below or above its neighbour. */
  move(by: 1 | -1): void {
    const [chosen, plan] = [this.#on.chosen(), this.#on.plan()];
    if (!chosen || !plan) return;
    const visible = plan.rows.map(({ row }) => row.id);
    const next = moved(plan.order, visible, chosen.row.id, by);
    if (!next) return;
    this.#on.reorder(next);
    announcer.say(`${chosen.row.name} moved ${by > 0 ? 'down' : 'up'}`);
    void focusLane(chosen.row.id);
  }

  /** Fold away what came from the group at hand, or show it again. */
  fold(): void {
    const [chosen, plan] = [this.#on.chosen(), this.#on.plan()];
    if (!chosen || !plan) return;
    const { id, name } = chosen.row;
    if (plan.parents.has(id)) this.#on.set({ fold: toggled(this.#on.view().fold, id) });
    else announcer.say(`Nothing came from ${name}`);
  }

  /** Trace the group at hand, or stop tracing. */
  trace(): void {
    const chosen = this.#on.chosen();
    if (this.#on.view().trace) this.#on.set({ trace: '' });
    else if (chosen) this.#on.set({ trace: chosen.row.id });
    else announcer.say('Choose a group first');
  }

  zoom(factor: number): void {
    const reach = this.#on.plan()?.reach;
    if (!reach) return;
    const window = this.#on.window();
    const day = this.#on.chosen()?.life.begins[0]?.last ?? (window.first + window.last) / 2;
    this.#on.set({ t: zoomed(window, reach, factor, day) }, true);
  }

  pan(share: number): void {
    const reach = this.#on.plan()?.reach;
    if (!reach || !this.#on.view().t) return;
    this.#on.set({ t: panned(this.#on.window(), reach, share) }, true);
  }
}

async function focusLane(id: string): Promise<void> {
  await tick();
  const lane = document.querySelector<SVGElement>(`[data-lane="${CSS.escape(id)}"] a`);
  lane?.focus({ preventScroll: true });
  lane?.scrollIntoView({ block: 'nearest' });
}
