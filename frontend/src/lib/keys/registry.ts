/**
 * Keys: each action has its keys in a scope, and inner scopes see the keys of outer ones. No key may
 * mean two things in sight of each other; a test holds the registry to that.
 */

export type Scope =
  | 'global'
  | 'home'
  | 'search'
  | 'names'
  | 'claims'
  | 'actor'
  | 'documents'
  | 'document'
  | 'caret'
  | 'review'
  | 'queue'
  | 'board'
  | 'lineage'
  | 'map'
  | 'export'
  | 'network'
  | 'graph'
  | 'sources'
  | 'source'
  | 'form'
  | 'help'
  | 'chooser'
  | 'palette';

/** Whose keys a scope sees besides its own. A dialog sees none but its own. */
const OUTER: Readonly<Record<Scope, readonly Scope[]>> = {
  global: [],
  home: ['global'],
  search: ['global'],
  names: ['global'],
  claims: ['global'],
  actor: ['global'],
  documents: ['global'],
  document: ['global'],
  caret: ['global'],
  review: ['global'],
  queue: ['global'],
  board: ['global'],
  lineage: ['global'],
  map: ['global'],
  export: ['global'],
  network: ['global'],
  graph: ['network', 'global'],
  sources: ['global'],
  source: ['global'],
  form: [],
  help: [],
  chooser: [],
  palette: [],
};

export interface Binding {
  action: string;
  /** Keys one after the other: `j`, `g c`, `Escape`. As `KeyboardEvent.key` names them. */
  keys: string;
  scope: Scope;
  says: string;
}

export const BINDINGS: readonly Binding[] = [
  { action: 'search', keys: '/', scope: 'global', says: 'Search' },
  { action: 'help', keys: '?', scope: 'global', says: 'Show the keys' },
  { action: 'copy', keys: 'y', scope: 'global', says: 'Copy a link to what is shown' },
  { action: 'palette', keys: 'Ctrl+k', scope: 'global', says: 'Find an action, or go somewhere' },
  { action: 'go-home', keys: 'g h', scope: 'global', says: 'Go to the first page' },
  { action: 'go-claims', keys: 'g c', scope: 'global', says: 'Go to actors and claims' },
  { action: 'go-documents', keys: 'g d', scope: 'global', says: 'Go to the documents' },
  { action: 'go-network', keys: 'g n', scope: 'global', says: 'Go to the network' },
  { action: 'go-lineage', keys: 'g t', scope: 'global', says: 'Go to the lineage of groups' },
  { action: 'go-board', keys: 'g x', scope: 'global', says: 'Go to the contradictions' },
  { action: 'go-sources', keys: 'g s', scope: 'global', says: 'Go to the sources' },
  { action: 'go-map', keys: 'g m', scope: 'global', says: 'Go to the map' },
  { action: 'go-export', keys: 'g e', scope: 'global', says: 'Export, or what this file holds' },
  { action: 'go-review', keys: 'g r', scope: 'global', says: 'Go to what waits for review' },
  { action: 'views', keys: 'g v', scope: 'global', says: 'Save this view, or go to a saved one' },
  { action: 'go-names', keys: 'g a', scope: 'global', says: 'Go to names: who is who' },
  { action: 'close', keys: 'Escape', scope: 'global', says: 'Close the innermost thing' },
  { action: 'next', keys: 'j', scope: 'search', says: 'Next result' },
  { action: 'previous', keys: 'k', scope: 'search', says: 'Previous result' },
  { action: 'open', keys: 'Enter', scope: 'search', says: 'Open the result at its sentence' },
  { action: 'open', keys: 'o', scope: 'search', says: 'Open the result at its sentence' },
  { action: 'preview', keys: 'p', scope: 'search', says: 'Preview the result beside' },
  { action: 'exact', keys: 'e', scope: 'search', says: 'With or without other spellings' },
  { action: 'next', keys: 'j', scope: 'names', says: 'Next pair' },
  { action: 'previous', keys: 'k', scope: 'names', says: 'Previous pair' },
  { action: 'merge', keys: 'm', scope: 'names', says: 'They are one: merge them' },
  { action: 'apart', keys: 'd', scope: 'names', says: 'They are different: keep them apart' },
  { action: 'unsure', keys: 's', scope: 'names', says: 'Unsure: nobody can tell yet' },
  { action: 'undo', keys: 'u', scope: 'names', says: 'Undo your last decision about actors' },
  { action: 'next', keys: 'j', scope: 'claims', says: 'Next claim' },
  { action: 'previous', keys: 'k', scope: 'claims', says: 'Previous claim' },
  { action: 'open', keys: 'o', scope: 'claims', says: 'Open the claim in its document' },
  { action: 'open', keys: 'Enter', scope: 'claims', says: 'Open the claim in its document' },
  { action: 'how', keys: 'w', scope: 'claims', says: 'Unfold or fold how the claim was read' },
  { action: 'panel-left', keys: '[', scope: 'claims', says: 'Fold or show the actors' },
  { action: 'panel-right', keys: ']', scope: 'claims', says: 'Fold or show the inspector' },
  { action: 'next', keys: 'j', scope: 'actor', says: 'Next claim of the dossier' },
  { action: 'previous', keys: 'k', scope: 'actor', says: 'Previous claim of the dossier' },
  { action: 'open', keys: 'o', scope: 'actor', says: 'Open the claim in its document' },
  { action: 'how', keys: 'w', scope: 'actor', says: 'Unfold or fold how the claim was read' },
  { action: 'network', keys: 'n', scope: 'actor', says: 'The actor in the network' },
  { action: 'lineage', keys: 't', scope: 'actor', says: 'The group in the lineage' },
  { action: 'map', keys: 'm', scope: 'actor', says: 'Where the group is said to be' },
  { action: 'board', keys: 'c', scope: 'actor', says: 'Contradictions about the actor' },
  { action: 'review', keys: 'r', scope: 'actor', says: 'Review the claims about the actor' },
  { action: 'cite', keys: 'Y', scope: 'actor', says: 'Copy the citations, or that of the claim' },
  { action: 'panel-left', keys: '[', scope: 'actor', says: 'Fold or show the contents' },
  { action: 'panel-right', keys: ']', scope: 'actor', says: 'Fold or show the inspector' },
  { action: 'next', keys: 'j', scope: 'document', says: 'Next claim in the text' },
  { action: 'previous', keys: 'k', scope: 'document', says: 'Previous claim in the text' },
  { action: 'open', keys: 'o', scope: 'document', says: 'Show the claim among all claims' },
  { action: 'how', keys: 'w', scope: 'document', says: 'Unfold or fold how the claim was read' },
  { action: 'list', keys: 'l', scope: 'document', says: 'List the actors, or the claims' },
  { action: 'next-mention', keys: 'n', scope: 'document', says: 'Next mention of the actor' },
  {
    action: 'previous-mention',
    keys: 'p',
    scope: 'document',
    says: 'Previous mention of the actor',
  },
  { action: 'highlights', keys: 'h', scope: 'document', says: 'Highlights on or off' },
  { action: 'panel-left', keys: '[', scope: 'document', says: 'Fold or show the list of claims' },
  { action: 'panel-right', keys: ']', scope: 'document', says: 'Fold or show the inspector' },
  ...deciding('document').filter((binding) => binding.action !== 'accept-all'),
  { action: 'caret', keys: 'v', scope: 'document', says: 'Mark words for a new claim' },
  { action: 'beside', keys: 'b', scope: 'document', says: 'Show or hide the original beside it' },
  { action: 'page', keys: 'f', scope: 'document', says: 'Show or hide the page of the file' },
  { action: 'date', keys: 'd', scope: 'document', says: 'Correct the date of the document' },
  { action: 'next-sentence', keys: 'j', scope: 'caret', says: 'Next sentence' },
  { action: 'previous-sentence', keys: 'k', scope: 'caret', says: 'Previous sentence' },
  { action: 'next-word', keys: 'w', scope: 'caret', says: 'Next word' },
  { action: 'previous-word', keys: 'b', scope: 'caret', says: 'Previous word' },
  { action: 'more-sentences', keys: 'J', scope: 'caret', says: 'Mark one sentence more' },
  { action: 'fewer-sentences', keys: 'K', scope: 'caret', says: 'Mark one sentence fewer' },
  { action: 'more-words', keys: 'W', scope: 'caret', says: 'Mark one word more' },
  { action: 'fewer-words', keys: 'B', scope: 'caret', says: 'Mark one word fewer' },
  { action: 'new', keys: 'n', scope: 'caret', says: 'New claim from the marked words' },
  ...[1, 2, 3, 4, 5, 6, 7].map((n): Binding => ({
    action: `family-${n}`,
    keys: String(n),
    scope: 'caret',
    says: 'New claim of the family with this number',
  })),
  { action: 'size', keys: 's', scope: 'caret', says: 'New claim of how strong somebody is' },
  { action: 'place', keys: 'l', scope: 'caret', says: 'New claim of where somebody is' },
  { action: 'date', keys: 'd', scope: 'caret', says: 'Date the document by the marked words' },
  { action: 'block', keys: 'r', scope: 'caret', says: 'Say what this block is, or who speaks' },
  { action: 'close', keys: 'v', scope: 'caret', says: 'Mark no words' },
  { action: 'next', keys: 'j', scope: 'queue', says: 'Next claim, undecided' },
  { action: 'previous', keys: 'k', scope: 'queue', says: 'Previous claim' },
  ...deciding('queue'),
  { action: 'same', keys: 'm', scope: 'queue', says: 'The same as a claim that there is already' },
  { action: 'open', keys: 'o', scope: 'queue', says: 'Open the claim in its document' },
  { action: 'how', keys: 'w', scope: 'queue', says: 'Unfold or fold how the claim was read' },
  { action: 'panel-left', keys: '[', scope: 'queue', says: 'Fold or show the queue' },
  { action: 'panel-right', keys: ']', scope: 'queue', says: 'Fold or show what others say' },
  { action: 'next', keys: 'j', scope: 'board', says: 'Next contradiction' },
  { action: 'previous', keys: 'k', scope: 'board', says: 'Previous contradiction' },
  { action: 'left', keys: 'ArrowLeft', scope: 'board', says: 'The position to the left' },
  { action: 'right', keys: 'ArrowRight', scope: 'board', says: 'The position to the right' },
  { action: 'prefer-1', keys: '1', scope: 'board', says: 'Prefer the first position' },
  { action: 'prefer-2', keys: '2', scope: 'board', says: 'Prefer the second position' },
  { action: 'prefer-3', keys: '3', scope: 'board', says: 'Prefer the third position' },
  { action: 'prefer-4', keys: '4', scope: 'board', says: 'Prefer the fourth position' },
  { action: 'both-time', keys: 'b', scope: 'board', says: 'Both so, at different times' },
  { action: 'both-scope', keys: 'c', scope: 'board', says: 'Both so, of different things' },
  { action: 'same', keys: 'i', scope: 'board', says: 'They say the same' },
  { action: 'leave', keys: 'l', scope: 'board', says: 'Leave it open' },
  { action: 'reason', keys: 'r', scope: 'board', says: 'Write the reason, before concluding' },
  { action: 'undo', keys: 'u', scope: 'board', says: 'Undo what was concluded of it' },
  { action: 'open', keys: 'Enter', scope: 'board', says: 'Open the claim of the position' },
  { action: 'panel-left', keys: '[', scope: 'board', says: 'Fold or show the list' },
  { action: 'panel-right', keys: ']', scope: 'board', says: 'Fold or show the claim' },
  { action: 'compare', keys: 'c', scope: 'network', says: 'Compare two dates' },
  { action: 'back', keys: ',', scope: 'network', says: 'A step back in time' },
  { action: 'on', keys: '.', scope: 'network', says: 'A step on in time' },
  { action: 'list', keys: 'l', scope: 'network', says: 'The picture, or the same as a list' },
  { action: 'closer', keys: '+', scope: 'network', says: 'Closer' },
  { action: 'farther', keys: '-', scope: 'network', says: 'Farther away' },
  { action: 'fit', keys: '0', scope: 'network', says: 'All of the picture' },
  {
    action: 'fit-selected',
    keys: 'f',
    scope: 'network',
    says: 'What is selected, and its partners',
  },
  { action: 'pin', keys: 'p', scope: 'network', says: 'Keep the actor where it is, or let it go' },
  { action: 'pick', keys: 's', scope: 'network', says: 'Pick the actor, too, or leave it out' },
  {
    action: 'menu',
    keys: 'ContextMenu',
    scope: 'network',
    says: 'What can be done with the actor',
  },
  { action: 'undo', keys: 'u', scope: 'network', says: 'Undo the last place you gave an actor' },
  { action: 'more', keys: 'x', scope: 'network', says: 'Draw more partners of the actor' },
  { action: 'hide', keys: 'Delete', scope: 'network', says: 'Put the actor out of sight' },
  { action: 'next', keys: 'n', scope: 'network', says: 'Next partner of the actor' },
  { action: 'previous', keys: 'N', scope: 'network', says: 'Previous partner of the actor' },
  { action: 'next-tie', keys: 'e', scope: 'network', says: 'Next relation of the actor' },
  { action: 'previous-tie', keys: 'E', scope: 'network', says: 'Previous relation of the actor' },
  { action: 'panel-left', keys: '[', scope: 'network', says: 'Fold or show the legend' },
  { action: 'panel-right', keys: ']', scope: 'network', says: 'Fold or show the inspector' },
  {
    action: 'left',
    keys: 'ArrowLeft',
    scope: 'graph',
    says: 'In the picture: the actor to the left',
  },
  { action: 'right', keys: 'ArrowRight', scope: 'graph', says: 'In the picture: to the right' },
  { action: 'up', keys: 'ArrowUp', scope: 'graph', says: 'In the picture: the actor above' },
  { action: 'down', keys: 'ArrowDown', scope: 'graph', says: 'In the picture: the actor below' },
  { action: 'select', keys: 'Enter', scope: 'graph', says: 'In the picture: select the actor' },
  { action: 'play', keys: 'Space', scope: 'graph', says: 'In the picture: step on by itself' },
  {
    action: 'pan-left',
    keys: 'Shift+ArrowLeft',
    scope: 'graph',
    says: 'In the picture: look left',
  },
  {
    action: 'pan-right',
    keys: 'Shift+ArrowRight',
    scope: 'graph',
    says: 'In the picture: look right',
  },
  { action: 'pan-up', keys: 'Shift+ArrowUp', scope: 'graph', says: 'In the picture: look up' },
  {
    action: 'pan-down',
    keys: 'Shift+ArrowDown',
    scope: 'graph',
    says: 'In the picture: look down',
  },
  { action: 'next', keys: 'ArrowDown', scope: 'lineage', says: 'Next group' },
  { action: 'previous', keys: 'ArrowUp', scope: 'lineage', says: 'Previous group' },
  { action: 'later', keys: 'ArrowRight', scope: 'lineage', says: 'Next event of the group' },
  { action: 'earlier', keys: 'ArrowLeft', scope: 'lineage', says: 'Previous event of the group' },
  { action: 'move-down', keys: 'Shift+ArrowDown', scope: 'lineage', says: 'Move the lane down' },
  { action: 'move-up', keys: 'Shift+ArrowUp', scope: 'lineage', says: 'Move the lane up' },
  { action: 'inspect', keys: 'Enter', scope: 'lineage', says: 'Show the group, or the event' },
  { action: 'open', keys: 'o', scope: 'lineage', says: 'Open the contradiction, or the claims' },
  { action: 'trace', keys: 't', scope: 'lineage', says: 'Trace the group, or stop tracing' },
  { action: 'fold', keys: 'z', scope: 'lineage', says: 'Fold or unfold what came from the group' },
  { action: 'list', keys: 'l', scope: 'lineage', says: 'Show the table, or the drawing' },
  { action: 'zoom-in', keys: '+', scope: 'lineage', says: 'Nearer in time' },
  { action: 'zoom-out', keys: '-', scope: 'lineage', says: 'Further in time' },
  { action: 'whole', keys: '0', scope: 'lineage', says: 'All time' },
  { action: 'time-back', keys: ',', scope: 'lineage', says: 'Earlier' },
  { action: 'time-on', keys: '.', scope: 'lineage', says: 'Later' },
  { action: 'panel-left', keys: '[', scope: 'lineage', says: 'Fold or show how to read it' },
  { action: 'panel-right', keys: ']', scope: 'lineage', says: 'Fold or show what was chosen' },
  { action: 'next', keys: 'j', scope: 'sources', says: 'Next source' },
  { action: 'previous', keys: 'k', scope: 'sources', says: 'Previous source' },
  { action: 'open', keys: 'Enter', scope: 'sources', says: 'Open the source' },
  ...grading('sources'),
  { action: 'next', keys: 'j', scope: 'source', says: 'Next claim, or next source' },
  { action: 'previous', keys: 'k', scope: 'source', says: 'Previous claim, or previous source' },
  { action: 'open', keys: 'o', scope: 'source', says: 'Open the claim in its document' },
  { action: 'how', keys: 'w', scope: 'source', says: 'Unfold or fold how the claim was read' },
  { action: 'panel-left', keys: '[', scope: 'source', says: 'Fold or show the list' },
  { action: 'panel-right', keys: ']', scope: 'source', says: 'Fold or show the claim' },
  ...grading('source'),
  { action: 'undo', keys: 'u', scope: 'review', says: 'Undo your last decision' },
  { action: 'start', keys: 'Enter', scope: 'review', says: 'Begin with what is worth most' },
  { action: 'pan-left', keys: 'ArrowLeft', scope: 'map', says: 'Look left' },
  { action: 'pan-right', keys: 'ArrowRight', scope: 'map', says: 'Look right' },
  { action: 'pan-up', keys: 'ArrowUp', scope: 'map', says: 'Look up' },
  { action: 'pan-down', keys: 'ArrowDown', scope: 'map', says: 'Look down' },
  { action: 'zoom-in', keys: '+', scope: 'map', says: 'Nearer' },
  { action: 'zoom-out', keys: '-', scope: 'map', says: 'Farther' },
  { action: 'whole', keys: '0', scope: 'map', says: 'All places in sight' },
  { action: 'next', keys: 'n', scope: 'map', says: 'Next place by date' },
  { action: 'previous', keys: 'p', scope: 'map', says: 'Previous place by date' },
  { action: 'inspect', keys: 'Enter', scope: 'map', says: 'What is said of the place in focus' },
  { action: 'list', keys: 'l', scope: 'map', says: 'Show the list, or the map' },
  { action: 'time-back', keys: ',', scope: 'map', says: 'Earlier' },
  { action: 'time-on', keys: '.', scope: 'map', says: 'Later' },
  { action: 'panel-left', keys: '[', scope: 'map', says: 'Fold or show the legend' },
  { action: 'panel-right', keys: ']', scope: 'map', says: 'Fold or show what is selected' },
  { action: 'close', keys: 'Escape', scope: 'form', says: 'Leave the form' },
  { action: 'close', keys: 'Escape', scope: 'help', says: 'Close the keys' },
  { action: 'close', keys: '?', scope: 'help', says: 'Close the keys' },
  { action: 'next', keys: 'ArrowDown', scope: 'chooser', says: 'Next of the claims' },
  { action: 'previous', keys: 'ArrowUp', scope: 'chooser', says: 'Previous of the claims' },
  { action: 'close', keys: 'Escape', scope: 'chooser', says: 'Close the choice' },
  { action: 'close', keys: 'Escape', scope: 'palette', says: 'Close the actions' },
];

/** What is decided about a claim: one key each, the same wherever a claim is at hand. */
function deciding(scope: Scope): Binding[] {
  return [
    { action: 'accept', keys: 'a', scope, says: 'Accept the claim, and go on' },
    { action: 'accept-all', keys: 'A', scope, says: 'Accept all claims that say the same' },
    { action: 'reject', keys: 'x', scope, says: 'Reject the claim, and go on' },
    { action: 'reason-1', keys: '1', scope, says: 'After rejecting: it is not said there' },
    { action: 'reason-2', keys: '2', scope, says: 'After rejecting: another actor is meant' },
    { action: 'reason-3', keys: '3', scope, says: 'After rejecting: another relation is meant' },
    { action: 'reason-4', keys: '4', scope, says: 'After rejecting: wrong time, place or hedge' },
    { action: 'reason-5', keys: '5', scope, says: 'After rejecting: somebody else says it' },
    { action: 'edit', keys: 'e', scope, says: 'Edit the claim' },
    { action: 'unsure', keys: 's', scope, says: 'Unsure: set it aside, and go on' },
    { action: 'undo', keys: 'u', scope, says: 'Undo your last decision' },
  ];
}

/** A source is graded by the letter of its grade. */
function grading(scope: Scope): Binding[] {
  return [
    { action: 'grades', keys: 'v', scope, says: 'Your grades: show and give them, or hide them' },
    { action: 'grade-A', keys: 'a', scope, says: 'Grade it A, completely reliable' },
    { action: 'grade-B', keys: 'b', scope, says: 'Grade it B, usually reliable' },
    { action: 'grade-C', keys: 'c', scope, says: 'Grade it C, fairly reliable' },
    { action: 'grade-D', keys: 'd', scope, says: 'Grade it D, not usually reliable' },
    { action: 'grade-E', keys: 'e', scope, says: 'Grade it E, unreliable' },
    { action: 'grade-F', keys: 'f', scope, says: 'Grade it F, cannot be judged' },
    { action: 'undo', keys: 'u', scope, says: 'Undo your grade of it' },
  ];
}

/** What a binding is kept under when somebody gives it another key. */
export function nameOf({ scope, action, keys }: Binding): string {
  return `${scope} ${action} ${keys}`;
}

/** The registry with somebody's own keys in it, by the names of the bindings. */
export function remapped(
  own: Readonly<Record<string, string>>,
  bindings: readonly Binding[] = BINDINGS,
): readonly Binding[] {
  if (!Object.keys(own).length) return bindings;
  return bindings.map((binding) => ({ ...binding, keys: own[nameOf(binding)] ?? binding.keys }));
}

/** What a key does already where a binding would have it; undefined where it is free. */
export function taken(
  binding: Binding,
  keys: string,
  own: Readonly<Record<string, string>>,
): Binding | undefined {
  const others = BINDINGS.filter((each) => each !== binding);
  const wanted = { ...binding, keys };
  return remapped(own, others).find((each) => conflicts([wanted, each]).length > 0);
}

/** Pairs of bindings of which a key cannot tell which is meant. */
export function conflicts(bindings: readonly Binding[]): [Binding, Binding][] {
  const found: [Binding, Binding][] = [];
  for (const [i, a] of bindings.entries()) {
    for (const b of bindings.slice(i + 1)) {
      if (inSight(a.scope, b.scope) && clash(a.keys, b.keys)) found.push([a, b]);
    }
  }
  return found;
}

/** Bindings that act in a scope: its own, then those of the scopes around it. */
export function active(scope: Scope, bindings: readonly Binding[] = BINDINGS): Binding[] {
  const scopes = [scope, ...OUTER[scope]];
  return scopes.flatMap((each) => bindings.filter((binding) => binding.scope === each));
}

/** Whether keys are printable characters alone, which speech input and screen readers may type. */
export function bare(keys: string): boolean {
  return keys.split(' ').every((key) => [...key].length === 1);
}

/** Follows keys as they are pressed and tells the action that they complete. */
export class Listener {
  #pressed: string[] = [];
  #last = 0;

  /** A sequence is given up when the next key takes longer than this, in milliseconds. */
  static readonly patience = 1200;

  press(key: string, at: number, bindings: readonly Binding[]): Binding | null {
    if (at - this.#last > Listener.patience) this.#pressed = [];
    this.#last = at;
    for (const tried of [[...this.#pressed, key], [key]]) {
      const keys = tried.join(' ');
      const match = bindings.find((binding) => binding.keys === keys);
      if (match) {
        this.#pressed = [];
        return match;
      }
      if (bindings.some((binding) => binding.keys.startsWith(`${keys} `))) {
        this.#pressed = tried;
        return null;
      }
    }
    this.#pressed = [];
    return null;
  }
}

function inSight(a: Scope, b: Scope): boolean {
  return a === b || OUTER[a].includes(b) || OUTER[b].includes(a);
}

function clash(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);
}
