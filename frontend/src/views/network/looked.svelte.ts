/** What the address asks of the network, step by step: the case, who is drawn, at what time, and where. */

import { untrack } from 'svelte';
import { type Arrangement, byPlace, byTime } from '../../lib/network/arranging';
import { changesOf, codesOf } from '../../lib/network/changes';
import { answersAt, comparedOf, inOrder } from '../../lib/network/dates';
import { networkOf } from '../../lib/network/network';
import { Placing } from '../../lib/network/placing.svelte';
import { progressOf, reviewedOf } from '../../lib/network/reviewed';
import { PLAINLY, type Manner, sceneOf } from '../../lib/network/scene';
import { scopeOf } from '../../lib/network/scope';
import { type Query, shownOf } from '../../lib/network/shown';
import { beginnings, forcesOf, homesOf, laneOrder } from '../../lib/network/standing';
import { periodsOf } from '../../lib/network/times';
import type { CaseState } from '../../lib/state/case.svelte';
import { Load } from '../../lib/state/load.svelte';
import type { NetworkState } from '../../lib/state/url';
import { periodOf } from '../../lib/time/days';
import { histogramOf } from '../../lib/time/histogram';
import type { ClaimRow, Graph, Lineage, PlaceMap } from '../../lib/types';

type Scoped = [boolean, boolean, string[], string[], string[], string[]];

const WHERE = {
  '': 'distance means nothing',
  time: 'left to right: when it began, or is first told of',
  place: 'together: said to be at one place',
} as const;

export class Looked {
  readonly load = new Load<Graph>();
  readonly placing = new Placing();
  /** The claims as they stood at the time by which it was known. */
  readonly #then = new Load<ClaimRow[]>();
  /** When groups began and how strong they are, and where: asked for where the picture needs it. */
  readonly kin = new Load<Lineage>();
  readonly map = new Load<PlaceMap>();
  /** What a drag of the brush shows before it settles. */
  dragged: { t?: string; vs?: string } = $state.raw({});

  readonly #file: () => CaseState;
  readonly #view: () => NetworkState;

  constructor(file: () => CaseState, view: () => NetworkState) {
    this.#file = file;
    this.#view = view;
    // once, and again each time the case was loaded anew or another time is asked for
    $effect(() => {
      void this.#known;
      const revision = this.#file().summary.value?.revision;
      if (revision !== undefined) untrack(() => this.ask(this.load.value !== undefined));
    });
    $effect(() => {
      void this.load.value;
      if (this.#needsKin) untrack(() => this.askKin());
    });
    $effect(() => {
      void this.load.value;
      if (this.#by === 'place') untrack(() => this.askMap());
    });
    $effect(() => {
      const [whole, drawn] = [this.network, this.scope];
      if (whole && drawn) untrack(() => void this.placing.lay(whole, drawn));
    });
  }

  readonly #known = $derived.by(() => this.#view().known);
  readonly #by = $derived.by(() => this.#view().by);
  readonly #needsKin = $derived.by(() => this.#view().force || this.#by === 'time');

  ask(keep = false): void {
    const { source } = this.#file();
    const known = this.#known;
    void this.load.run(() => source.graph(known), { keep });
    if (known) void this.#then.run(() => source.claims({ knownBy: known }), { keep });
    else this.#then.clear();
  }

  askKin(): void {
    const known = this.#known;
    void this.kin.run(() => this.#file().source.lineage(known), { keep: true });
  }

  askMap(): void {
    void this.map.run(() => this.#file().source.map(), { keep: true });
  }

  readonly claims = $derived.by(
    () => (this.#known ? this.#then.value : this.#file().claims.value) ?? [],
  );
  readonly vocabulary = $derived.by(() => this.#file().vocabulary.value);
  readonly network = $derived.by(() => {
    const [graph, vocabulary] = [this.load.value, this.vocabulary];
    return graph && vocabulary ? networkOf(graph, vocabulary) : null;
  });

  // as text, so that what changes nothing of it works nothing out anew
  readonly #scoped = $derived.by(() => {
    const { all, un, more, draw, hide, sel, with: other } = this.#view();
    return JSON.stringify([all, un, more, draw, hide, [sel, other].filter(Boolean)]);
  });
  readonly scope = $derived.by(() => {
    if (!this.network) return null;
    const [all, unnamed, more, drawn, hide, chosen] = JSON.parse(this.#scoped) as Scoped;
    return scopeOf(this.network, { all, unnamed, more, drawn, hide, chosen });
  });

  readonly #asked = $derived.by(() => {
    const { st, fam, ty, ass, und } = this.#view();
    return JSON.stringify({ st, fam, ty, assumed: ass, undated: und });
  });
  readonly t = $derived.by(() => this.dragged.t ?? this.#view().t);
  readonly vs = $derived.by(() => (this.t ? (this.dragged.vs ?? this.#view().vs) : ''));
  readonly dates = $derived.by(() => inOrder(this.t, this.vs));
  readonly #compared = $derived.by(() =>
    this.network && this.dates ? comparedOf(this.network, ...this.dates) : null,
  );
  readonly shown = $derived.by(() => {
    const { network, scope } = this;
    if (!network || !scope) return null;
    const at = this.#compared ? codesOf(network, this.#compared) : answersAt(network, this.t);
    return shownOf(network, scope, JSON.parse(this.#asked) as Query, at);
  });
  readonly changes = $derived.by(() =>
    this.network && this.shown && this.#compared
      ? changesOf(this.network, this.shown.ties, this.#compared)
      : null,
  );
  readonly histogram = $derived.by(() =>
    this.network ? histogramOf(periodsOf(this.network)) : null,
  );

  /** Where each stands for what it is; null where by its relations. */
  readonly #arranged: Arrangement | null = $derived.by(() => {
    const { network, scope } = this;
    if (!network || !scope) return null;
    if (this.#by === 'time' && this.kin.value) {
      const lineage = this.kin.value;
      return byTime(network, scope, beginnings(network, lineage), laneOrder(network, lineage));
    }
    if (this.#by === 'place' && this.map.value) {
      return byPlace(network, homesOf(network, scope.actors, this.map.value, this.claims));
    }
    return null;
  });
  readonly #manner: Manner = $derived.by(() => {
    const lineage = this.#view().force ? this.kin.value : undefined;
    const by = this.#arranged ? this.#by : '';
    const days = this.t ? periodOf(this.t) : null;
    const forces = lineage && this.network ? forcesOf(this.network, lineage, days ?? null) : null;
    const size = forces ? 'how strong they are said to be' : 'relations shown';
    const plain = !forces && !by;
    return {
      guides: this.#arranged?.guides ?? [],
      forces,
      reads: plain ? PLAINLY : `size: ${size}; ${WHERE[by]}`,
    };
  });
  readonly scene = $derived.by(() => {
    const { network, scope, shown, changes } = this;
    const places = this.#arranged?.places ?? this.placing.places;
    if (!network || !scope || !shown || !places) return null;
    const pinned = this.#arranged ? new Set<number>() : this.placing.pinned;
    return sceneOf(network, scope, shown, places, changes, pinned, this.#manner);
  });
  /** Whether actors can be put somewhere: not where their places say something. */
  readonly free = $derived.by(() => this.#arranged === null);

  readonly #reviewed = $derived.by(() =>
    this.network ? reviewedOf(this.network, this.claims) : null,
  );
  readonly progress = $derived.by(() =>
    this.#reviewed && this.shown ? progressOf(this.#reviewed, this.shown.ties) : null,
  );
}
