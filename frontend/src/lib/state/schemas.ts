/**
 * What each view keeps in the address, and where it stands: one entry a view, with a schema of its
 * parameters and a path. A path that ends in `:id` is the page of one thing.
 */

import { ABOUT_ORDER } from '../board/board';
import { LAYERS } from '../map/places';
import { STATUS_ORDER } from '../encode/status';
import { ACTOR_TYPES } from '../network/network';
import { KINDS, SETS, SORTS } from '../sources/sources';
import { choice, date, earth, flag, names, several, sight, stretch, text, when } from './codec';

const PANELS = {
  /** Left panel folded away. */
  nl: flag,
  /** Right panel folded away. */
  nr: flag,
};

export const SCHEMAS = {
  home: {},
  search: {
    /** What is found in the text is shown without its other spellings and names. */
    exact: flag,
    /** Which of the groups is listed in full. */
    in: choice('', 'actors', 'claims', 'quotations', 'documents'),
    /** The result that is previewed. */
    peek: text,
    /** What is asked: words, and operators such as `state:disputed`. */
    q: text,
  },
  names: {
    /** One of two actors that are held against each other. */
    a: text,
    /** The other. */
    b: text,
    /** Pairs that may be one, or those that somebody decided about. */
    list: choice('open', 'decided'),
    /** Words to find in a name of either. */
    q: text,
  },
  claims: {
    ...PANELS,
    /** Words to find in the actors' names. */
    aq: text,
    /** Actors that no claim is about are listed, too. */
    am: flag,
    /** Type of the actors listed. */
    at: choice('all', 'Organization', 'State', 'Person', 'Group', 'Place', 'Event'),
    /** Actor that claims are about. */
    about: text,
    /** Time at which a claim holds. */
    asof: date,
    /** Who says it. */
    by: text,
    /** The claim in the inspector. */
    claim: text,
    /** Disputed claims only. */
    disputed: flag,
    /** Document. */
    doc: text,
    /** Family of relations. */
    fam: text,
    /** How the claim was read is unfolded. */
    how: flag,
    /** Time by which it was published. */
    known: date,
    /** Words to find in claims. */
    q: text,
    /** Claims of low confidence, which are not weighed, are listed too. */
    low: flag,
    /** Relation. */
    rel: text,
    /** Order of the list. */
    sort: choice('contested', 'newest', 'oldest', 'place'),
    /** Statuses shown. */
    st: several(STATUS_ORDER),
    /** How the speaker stands to the actor that claims are about, or to one of the two sides. */
    stance: choice('', 'self', 'ally', 'adversary', 'third_party', 'unknown'),
    /** The question that claims answer, by its tie. */
    tie: text,
  },
  actor: {
    ...PANELS,
    /** Time at which what is said holds. */
    asof: date,
    /** Years around each estimate of size that the band takes in. */
    band: choice('1', '0', '2', '5'),
    /** The claim in the inspector. */
    claim: text,
    /** How the documents behind it are cited. */
    cite: choice('plain', 'bibtex', 'csl'),
    /** What did not hold at the time asked for is listed, too. */
    gone: flag,
    /** How the claim was read is unfolded. */
    how: flag,
    /** Time by which it was published. */
    known: date,
    /** Estimates of size are joined by a line, for guiding the eye. */
    line: flag,
    /** Sizes on a logarithmic scale. */
    log: flag,
    /** By what relations are sorted. */
    sort: choice('sources', 'name', 'first', 'last', 'when'),
    /** The chart of sizes without the table of the same. */
    untable: flag,
  },
  documents: {
    /** Words to find in titles, authors and publishers. */
    q: text,
  },
  document: {
    ...PANELS,
    /** Actor whose mentions are marked, by its id or a name as the text has it. */
    actor: text,
    /** What stands beside the text: its original, or the page of the file. */
    beside: choice('', 'original', 'page'),
    /** The claim selected. */
    claim: text,
    /** What is being put right. */
    do: choice('', 'new', 'edit', 'block', 'date'),
    /** Family of the relation that a new claim states. */
    fam: text,
    /** How the claim was read is unfolded. */
    how: flag,
    /** What the left panel lists. */
    list: choice('claims', 'actors', 'lost'),
    /** Highlights switched off. */
    plain: flag,
    /** The words that are marked. */
    sel: stretch,
    /** Statuses shown. */
    st: several(STATUS_ORDER),
  },
  network: {
    ...PANELS,
    /** All actors and ties are drawn, not the best supported alone. */
    all: flag,
    /** What nobody says had ended, or not yet begun, is drawn, too. */
    ass: flag,
    /** What part of the picture is in sight. */
    cam: sight,
    /** The claim in the inspector. */
    claim: text,
    /** By what actors stand where they do: their relations, when they began, where they are. */
    by: choice('', 'time', 'place'),
    /** Actors that were chosen to be drawn, by id. */
    draw: names,
    /** Families of relations drawn. */
    fam: names,
    /** Actors are as large as they are said to be strong. */
    force: flag,
    /** Actors out of sight, by id. */
    hide: names,
    /** How the claim was read is unfolded. */
    how: flag,
    /** Time by which it was known. */
    known: date,
    /** The picture, or what it shows as a list. */
    list: choice('', 'relations', 'actors'),
    /** Actors whose neighbours are drawn too, by id. */
    more: names,
    /** Actors picked together, by id. */
    pick: names,
    /** Words to find in names. */
    q: text,
    /** The actor selected. */
    sel: text,
    /** Statuses drawn. */
    st: several(STATUS_ORDER),
    /** The time shown: a date or a window. */
    t: when,
    /** Types of actors drawn. */
    ty: several(ACTOR_TYPES),
    /** Actors without a name of their own are drawn, too. */
    un: flag,
    /** What has no date is drawn while a time is shown. */
    und: flag,
    /** The second date, where two are compared. */
    vs: when,
    /** The other actor, where the ties of two are selected. */
    with: text,
  },
  review: {},
  board: {
    ...PANELS,
    /** The claim in the inspector. */
    claim: text,
    /** What the contradictions are about. */
    kind: choice('', ...ABOUT_ORDER),
    /** Whether anything was concluded. */
    show: choice('open', 'concluded', 'all'),
    /** The contradiction at hand, by its tie. */
    tie: text,
  },
  lineage: {
    ...PANELS,
    /** Groups of which no lineage is told, too. */
    all: flag,
    /** The event at hand: the tie that it is, or the group's beginning or end. */
    at: text,
    /** Attacks are marked. */
    att: flag,
    /** The claim in the inspector. */
    claim: text,
    /** Detentions are marked. */
    det: flag,
    /** Groups whose descendants are folded away. */
    fold: names,
    /** Time by which it was known. */
    known: date,
    /** The group at hand. */
    lane: text,
    /** Leaders are marked. */
    lead: flag,
    /** The table instead of the drawing. */
    list: flag,
    /** What is only assumed is left out. */
    na: flag,
    /** Umbrellas are left out. */
    nu: flag,
    /** Bars are as thick as groups are strong. */
    size: flag,
    /** Statuses of the ties drawn. */
    st: several(STATUS_ORDER),
    /** The window of time. */
    t: when,
    /** The group that is traced. */
    trace: text,
  },
  queue: {
    ...PANELS,
    /** Actor that the claims are about. */
    about: text,
    /** Who says it. */
    by: text,
    /** The reason for which a claim comes where it comes. */
    because: choice('', 'watched', 'disputed', 'low', 'unsure'),
    /** The claim at hand. */
    claim: text,
    /** Document. */
    doc: text,
    /** What is done to the claim at hand: it is edited, or said to be the same as another. */
    do: choice('', 'edit', 'same'),
    /** Family of relations. */
    fam: text,
    /** How the claim was read is unfolded. */
    how: flag,
    /** Claims of low confidence wait, too. */
    low: flag,
    /** Words to find in claims. */
    q: text,
    /** What read it, or who made it. */
    read: text,
    /** Relation. */
    rel: text,
    /** What had ended before this time is left out. */
    since: date,
    /** The contradiction that the claims are of, by its tie. */
    tie: text,
    /** Which claims. */
    which: choice('waiting', 'unsure', 'settled'),
  },
  sources: {
    /** The source at hand in the list. */
    at: text,
    /** What kind of source. */
    kind: choice('', ...KINDS),
    /** Words to find in names. */
    q: text,
    /** Order of the list. */
    sort: choice(...SORTS),
  },
  source: {
    ...PANELS,
    /** The claim in the inspector. */
    claim: text,
    /** How the claim was read is unfolded. */
    how: flag,
    /** The actor that its claims are about. */
    of: text,
    /** Words to find in the names of the list. */
    q: text,
    /** Which of its claims are listed; an overview where none are. */
    show: choice('', ...SETS),
  },
  map: {
    ...PANELS,
    /** What is only assumed to go on is shown, too. */
    ass: flag,
    /** What is in sight. */
    cam: earth,
    /** The claim in the inspector. */
    claim: text,
    /** Layers shown. */
    lay: several(LAYERS),
    /** Shown as a list. */
    list: flag,
    /** Words to find. */
    q: text,
    /** The places selected. */
    sel: names,
    /** Statuses shown. */
    st: several(STATUS_ORDER),
    /** The time. */
    t: when,
    /** What is undated is shown while a time is chosen. */
    und: flag,
  },
  export: {
    /** Actor that the claims are about. */
    about: text,
    /** What is written. */
    as: choice('html', 'csv', 'json', 'ftm'),
    /** Time at which they hold. */
    asof: date,
    /** Not even the words of the evidence go out. */
    bare: flag,
    /** Who says it. */
    by: text,
    /** Disputed claims only. */
    disputed: flag,
    /** Document. */
    doc: text,
    /** Family of relations. */
    fam: text,
    /** Time by which they were published. */
    known: date,
    /** Claims of low confidence go out, too. */
    low: flag,
    /** What becomes of the names of sources. */
    names: choice('keep', 'alias', 'drop'),
    /** Sources that keep their names where the others do not. */
    named: names,
    /** What analysts wrote and concluded goes out. */
    notes: flag,
    /** Words to find in claims. */
    q: text,
    /** Rejected claims go out, too. */
    rejected: flag,
    /** Relation. */
    rel: text,
    /** What had ended before this time is left out. */
    since: date,
    /** Whole texts go out. */
    texts: flag,
    /** Claims that say where a person is go out, too. */
    where: flag,
  },
  saved: {},
} as const;

/** The path of each view. */
export const PATHS = {
  home: '/',
  search: '/search',
  names: '/names',
  claims: '/claims',
  actor: '/actors/:id',
  documents: '/documents',
  document: '/documents/:id',
  network: '/network',
  review: '/review',
  queue: '/review/queue',
  lineage: '/lineage',
  board: '/contradictions',
  sources: '/sources',
  source: '/sources/:id',
  map: '/map',
  export: '/export',
  saved: '/views/:id',
} as const satisfies Record<keyof typeof SCHEMAS, string>;
