/** A stretch that something marks, in code points, end exclusive. */
export interface Span {
  id: string;
  start: number;
  end: number;
}

/** A stretch in which the set of marks does not change. */
export interface Segment {
  start: number;
  end: number;
  /** Ids of the spans over it, in the order in which they were given. */
  ids: readonly string[];
}

/**
 * Cut a stretch of text where marks begin and end, so that overlapping marks can be drawn side by
 * side. The segments follow on each other without gaps; spans outside the stretch are cut to it.
 */
export function segments(start: number, end: number, spans: readonly Span[]): Segment[] {
  if (start >= end) return [];
  const within = spans.filter(
    (span) => span.start < end && span.end > start && span.start < span.end,
  );
  const cuts = new Set([start, end]);
  for (const span of within) {
    cuts.add(Math.max(span.start, start));
    cuts.add(Math.min(span.end, end));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  const found: Segment[] = [];
  for (let i = 0; i + 1 < sorted.length; i += 1) {
    const from = sorted[i] as number;
    const to = sorted[i + 1] as number;
    const ids = within
      .filter((span) => span.start <= from && span.end >= to)
      .map((span) => span.id);
    found.push({ start: from, end: to, ids });
  }
  return found;
}
