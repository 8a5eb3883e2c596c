import type { Lane, Lineage, LineageLink, LinkKind, Told } from '../types';

/** A time that somebody tells, from one day to another. */
export function told(
  earliest: string | null,
  latest: string | null = earliest,
  time?: string,
): Told {
  return { earliest, latest, time: time ?? null, uncertain: false, claims: ['c1'] };
}

export function lane(id: string, given: Partial<Lane> = {}): Lane {
  return {
    actor: { id, name: id.toUpperCase(), type: 'Organization' },
    claims: 3,
    begins: [],
    ends: [],
    dissolved: false,
    attested: [],
    ongoing: false,
    sizes: [],
    marks: [],
    kin: true,
    ...given,
  };
}

export function link(
  kind: LinkKind,
  earlier: string,
  later: string,
  given: Partial<LineageLink> = {},
): LineageLink {
  return {
    tie: `${later}.${kind}.${earlier}`,
    kind,
    relation: kind,
    family: 'split',
    words: `${later} ${kind} ${earlier}`,
    earlier,
    later,
    status: 'single_source',
    origins: 1,
    affirming: 1,
    denying: 0,
    told: [told('2014-01-01', '2014-01-31')],
    held: [],
    dispute: null,
    rival: false,
    claims: ['c1'],
    ...given,
  };
}

export function lineage(lanes: Lane[], links: LineageLink[] = []): Lineage {
  return { lanes, links, horizon: '2020-12-31', progress: { total: 1, settled: 0, unsure: 0 } };
}
