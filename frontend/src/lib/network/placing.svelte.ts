import type { Bench } from '../source/source';
import { type Places, layOut, noPlaces, pinnedPlaces } from './layout';
import type { Network } from './network';
import type { Scope } from './scope';

/** More actors than this take a while to lay out. */
const MANY = 1000;

type Place = readonly [number, number] | null;

/** Where actors stand: laid out in the background, and moved by hand. */
export class Placing {
  /** None until the first layout is done. */
  places: Places | null = $state.raw(null);
  /** Actors that somebody put where they are. */
  pinned: ReadonlySet<number> = $state.raw(new Set());
  /** How far a layout is, 0 to 1; null where none runs. */
  progress: number | null = $state(null);
  #network: Network | null = null;
  #turn = 0;
  /** What was moved in this sitting, to be taken back: the decision, and where each was before. */
  readonly #acts: { decision: number; before: Map<number, Place> }[] = [];

  /** Find places for all of a scope that have none. What has one stays. */
  async lay(network: Network, scope: Scope): Promise<void> {
    const turn = ++this.#turn;
    const known = this.#known(network);
    const steps = layOut(network, scope, known);
    // of many, the first rough picture comes at once
    let shown = scope.count > MANY ? -Infinity : performance.now();
    for (;;) {
      const { value, done } = steps.next();
      if (turn !== this.#turn) return;
      if (done) break;
      const now = performance.now();
      if (value.done === 1) {
        this.places = value.places;
        this.progress = null;
      } else if (now - shown > 400) {
        shown = now;
        this.places = value.places;
        this.progress = value.done;
      }
      await pause();
      if (turn !== this.#turn) return;
    }
  }

  /** Stop laying out, and take what there is. */
  stop(): void {
    this.#turn += 1;
    this.progress = null;
  }

  /** Move an actor, without keeping it there yet. */
  move(actor: number, x: number, y: number): void {
    if (!this.places) return;
    const places = { x: this.places.x.slice(), y: this.places.y.slice() };
    places.x[actor] = x;
    places.y[actor] = y;
    this.places = places;
  }

  /** Keep actors where they are now, or let them go; in a case it is written down. */
  async keep(bench: Bench | null, kept: ReadonlyMap<number, Place>): Promise<void> {
    const network = this.#network;
    if (!network) return;
    const before = new Map([...kept.keys()].map((actor) => [actor, this.#pin(network, actor)]));
    this.#set(network, kept);
    if (!bench) return;
    const { id } = network.graph.actors;
    const sent = Object.fromEntries([...kept].map(([actor, place]) => [id[actor] ?? '', place]));
    const { decisions } = await bench.arrange(sent);
    this.#acts.push({ decision: decisions[0] ?? 0, before });
  }

  /** Take back the last place that was given in this sitting; tells whether there was one. */
  async undo(bench: Bench | null): Promise<boolean> {
    const act = this.#acts.at(-1);
    if (!act || !bench || !this.#network) return false;
    await bench.undo(act.decision);
    this.#acts.pop();
    this.#set(this.#network, act.before);
    return true;
  }

  #pin({ graph }: Network, actor: number): Place {
    if (!this.pinned.has(actor)) return null;
    const [x, y] = [graph.actors.x[actor] ?? null, graph.actors.y[actor] ?? null];
    return x === null || y === null ? null : [x, y];
  }

  #set(network: Network, places: ReadonlyMap<number, Place>): void {
    const pinned = new Set(this.pinned);
    for (const [actor, place] of places) {
      network.graph.actors.x[actor] = place?.[0] ?? null;
      network.graph.actors.y[actor] = place?.[1] ?? null;
      if (place) {
        pinned.add(actor);
        this.move(actor, ...place);
      } else pinned.delete(actor);
    }
    this.pinned = pinned;
  }

  /** The places that hold for a network: those people gave, and where its actors stood before. */
  #known(network: Network): Places {
    const known = pinnedPlaces(network);
    if (this.#network !== network) {
      this.pinned = new Set([...known.x.keys()].filter((actor) => !Number.isNaN(known.x[actor])));
    }
    const old = this.#network;
    const stood = this.places ?? (old ? noPlaces(old) : null);
    this.#network = network;
    if (!old || !stood) return known;
    for (let actor = 0; actor < network.actors; actor += 1) {
      if (!Number.isNaN(known.x[actor])) continue;
      const was = old === network ? actor : old.at.get(network.graph.actors.id[actor] ?? '');
      known.x[actor] = was === undefined ? NaN : (stood.x[was] ?? NaN);
      known.y[actor] = was === undefined ? NaN : (stood.y[was] ?? NaN);
    }
    if (old !== network) this.places = null;
    return known;
  }
}

/** Let the page do what it has to before the next slice. */
function pause(): Promise<void> {
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resume();
    };
    port2.postMessage(null);
  });
}
