import { type Parsed, type State, addressed, format, parse } from './url';

/** The address bar as state: what it holds is shown, and what is chosen goes into it. */
class Router {
  #parsed: Parsed = $state.raw({ state: parse('/claims', '').state, problems: [] });

  get state(): State {
    return this.#parsed.state;
  }

  get problems(): string[] {
    return this.#parsed.problems;
  }

  /** Follow the address bar. Returns what stops it. */
  start(): () => void {
    const follow = (): void => {
      this.#parsed = addressed(location) ?? this.#parsed;
    };
    follow();
    const click = (event: MouseEvent): void => {
      const state = target(event);
      if (state === null) return;
      event.preventDefault();
      this.go(state);
    };
    addEventListener('popstate', follow);
    document.addEventListener('click', click);
    return () => {
      removeEventListener('popstate', follow);
      document.removeEventListener('click', click);
    };
  }

  /** Show a state. `replace` is for what comes in many small steps, such as typing. */
  go(state: State, { replace = false }: { replace?: boolean } = {}): void {
    const address = format(state);
    if (address === location.pathname + location.search || address === location.hash) {
      replace = true;
    }
    if (replace) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    this.#parsed = { state, problems: [] };
  }
}

/** The state that a plain click on one of our own links leads to, or null for all other clicks. */
function target(event: MouseEvent): State | null {
  const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (event.defaultPrevented || event.button !== 0 || modified) return null;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  // links of drawings are no HTMLAnchorElements, and have no address of their own
  if (!link || link.hasAttribute('target') || link.hasAttribute('download')) return null;
  const url = new URL(link.getAttribute('href') ?? '', document.baseURI);
  if (url.origin !== location.origin || url.pathname.startsWith('/api')) return null;
  const here = url.pathname === location.pathname;
  if (url.hash.startsWith('#/')) return here ? (addressed(url)?.state ?? null) : null;
  if ((url.hash && here) || url.pathname.includes('.')) return null;
  return parse(url.pathname, url.search).state;
}

export const router = new Router();
