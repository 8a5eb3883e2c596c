/** The colours of the page as a canvas needs them, with light and dark decided. */

export interface Theme {
  dark: boolean;
  paper: string;
  ink: string;
  quiet: string;
  edge: string;
  mention: string;
  sans: string;
}

/** Read the page's colours at an element; a hidden probe has them worked out by the browser. */
export function themeOf(within: HTMLElement, dark: boolean): Theme {
  const probe = document.createElement('span');
  probe.className = 'hidden';
  probe.setAttribute('aria-hidden', 'true');
  within.append(probe);
  const color = (name: string): string => {
    probe.style.setProperty('color', `var(--${name})`);
    return getComputedStyle(probe).color;
  };
  const [paper, ink, quiet] = [color('paper'), color('ink'), color('quiet')];
  const [edge, mention] = [color('edge'), color('mention')];
  const sans = getComputedStyle(probe).fontFamily;
  probe.remove();
  return { dark, paper, ink, quiet, edge, mention, sans };
}
