import { preferences } from '../state/preferences.svelte';
import { type Binding, type Scope, BINDINGS, Listener, active, bare, remapped } from './registry';

type Handler = () => void;

/** An action that can be done at this moment. */
export interface Available {
  says: string;
  keys: string[];
  run: Handler;
}

/** What the keys of the registry do at this moment: views say so when they come and go. */
class Keys {
  readonly #handlers: { scope: Scope; actions: Readonly<Record<string, Handler>> }[] = [];
  readonly #listener = new Listener();
  /** The registry as somebody has it. */
  readonly #bindings = $derived(remapped(preferences.keys));

  /** Listen to the keyboard. Returns what stops it. */
  start(): () => void {
    const press = (event: KeyboardEvent): void => this.#press(event);
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }

  /**
   * Enter a scope, with what its keys and those of outer scopes do in it. The latest is the
   * innermost, and `global` the outermost, whenever it comes. Returns what leaves it again.
   */
  enter(scope: Scope, actions: Readonly<Record<string, Handler>>): () => void {
    const entry = { scope, actions };
    if (scope === 'global') this.#handlers.unshift(entry);
    else this.#handlers.push(entry);
    return () => {
      this.#handlers.splice(this.#handlers.indexOf(entry), 1);
    };
  }

  /** All that can be done where one is, with what does it. */
  available(): Available[] {
    const innermost = this.#handlers.at(-1);
    const found = new Map<string, Available>();
    for (const binding of active(innermost?.scope ?? 'global', this.#bindings)) {
      const handler = this.#handler(binding);
      if (!handler) continue;
      const known = found.get(binding.says);
      if (known) known.keys.push(binding.keys);
      else found.set(binding.says, { says: binding.says, keys: [binding.keys], run: handler });
    }
    return [...found.values()];
  }

  /** The key by which somebody does what a key of ours does, for the signs on buttons. */
  label(ours: string): string {
    if (!Object.keys(preferences.keys).length) return ours;
    for (const { scope } of [...this.#handlers].reverse()) {
      const at = BINDINGS.findIndex((each) => each.scope === scope && each.keys === ours);
      if (at >= 0) return this.#bindings[at]?.keys ?? ours;
    }
    return ours;
  }

  #handler(binding: Binding): Handler | undefined {
    const entry = this.#handlers.findLast(({ actions }) => Object.hasOwn(actions, binding.action));
    return entry?.actions[binding.action];
  }

  #press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const chord = event.ctrlKey || event.metaKey;
    if (event.altKey) return;
    const innermost = this.#handlers.at(-1);
    if (!innermost) return;
    if (typing(event.target) && event.key !== 'Escape' && !chord) return;
    if (event.key === 'Enter' && acts(event.target)) return;
    const usable = active(innermost.scope, this.#bindings).filter(
      (binding) => preferences.letters || !bare(binding.keys),
    );
    const binding = this.#listener.press(named(event, usable), event.timeStamp, usable);
    if (!binding) return;
    const handler = this.#handler(binding);
    if (!handler) return;
    event.preventDefault();
    handler();
  }
}

/** A key as it was pressed, as the registry would name it. */
export function pressed(event: KeyboardEvent): string {
  return named(event, []);
}

/** A key as the registry names it: the space bar in words, and Shift only where it makes a difference. */
function named(event: KeyboardEvent, usable: readonly Binding[]): string {
  const { key, shiftKey } = event;
  if (event.ctrlKey || event.metaKey) return `Ctrl+${key.toLowerCase()}`;
  if (key === ' ') return 'Space';
  const shifted = `Shift+${key}`;
  return shiftKey && usable.some(({ keys }) => keys === shifted) ? shifted : key;
}

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'))
  );
}

/** Enter belongs to whatever has the focus, except a claim that is selected already. */
function acts(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.matches('a[href], button, summary, input') && !target.matches('[aria-current=true]')
  );
}

export const keys = new Keys();
