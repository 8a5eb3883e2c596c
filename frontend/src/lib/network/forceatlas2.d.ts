/** One step of ForceAtlas2 over columns; the package types its graph-shaped front alone. */
declare module 'graphology-layout-forceatlas2/iterate.js' {
  interface Settings {
    linLogMode: boolean;
    outboundAttractionDistribution: boolean;
    adjustSizes: boolean;
    edgeWeightInfluence: number;
    scalingRatio: number;
    strongGravityMode: boolean;
    gravity: number;
    slowDown: number;
    barnesHutOptimize: boolean;
    barnesHutTheta: number;
  }
  /**
   * @param nodes Ten numbers each: x, y, the forces of this step and the last (2 each), mass,
   *   convergence, size, and 1 where it stays.
   * @param edges Three numbers each: where its two nodes begin among `nodes`, and its weight.
   */
  export default function iterate(
    settings: Settings,
    nodes: Float32Array,
    edges: Float32Array,
  ): unknown;
}
