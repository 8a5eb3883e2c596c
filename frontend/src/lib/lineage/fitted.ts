/** Text that has to fit into a drawing, which breaks no lines. */

let context: CanvasRenderingContext2D | null | undefined;

/** How wide a text is in the names' type, in pixels; estimated where nothing can be measured. */
function widthOf(text: string): number {
  if (context === undefined && typeof document !== 'undefined') {
    context = document.createElement('canvas').getContext('2d');
    if (context) context.font = `12.5px ${getComputedStyle(document.body).fontFamily}`;
  }
  return context ? context.measureText(text).width : text.length * 6.6;
}

/** A text that is cut at its end where there is no room for it. */
export function fitted(text: string, room: number, measure = widthOf): string {
  if (measure(text) <= room) return text;
  const letters = [...text];
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(`${letters.slice(0, middle).join('')}…`) <= room) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join('').trimEnd()}…`;
}
