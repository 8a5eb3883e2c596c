/** What belongs to the person and not to the view: it is kept by the browser, not by addresses. */

export type Theme = 'system' | 'light' | 'dark';
export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

class Preferences {
  theme: Theme = $state('system');
  /** Whether single printable keys act (WCAG 2.1.4). */
  letters = $state(true);
  /** Whether grades are shown and given: off unless somebody wants them. */
  grades = $state(false);
  /** How wide the right pane is, in rem. */
  inspector = $state(23.5);

  load(): void {
    const theme = recall('theme') as Theme | null;
    if (theme && THEMES.includes(theme)) this.theme = theme;
    this.letters = recall('letters') !== 'off';
    this.grades = recall('grades') === 'on';
    this.inspector = Number(recall('inspector')) || this.inspector;
    this.#paint();
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    keep('theme', theme);
    this.#paint();
  }

  setLetters(on: boolean): void {
    this.letters = on;
    keep('letters', on ? 'on' : 'off');
  }

  setGrades(on: boolean): void {
    this.grades = on;
    keep('grades', on ? 'on' : 'off');
  }

  setInspector(rem: number): void {
    this.inspector = rem;
    keep('inspector', String(rem));
  }

  #paint(): void {
    const scheme = this.theme === 'system' ? 'light dark' : this.theme;
    document.documentElement.style.setProperty('color-scheme', scheme);
  }
}

// Browsers that forbid storage throw; then a preference lasts as long as the page.
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(`factional.${name}`);
  } catch {
    return null;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`factional.${name}`, value);
  } catch {
    return;
  }
}

export const preferences = new Preferences();
