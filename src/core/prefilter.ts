interface Node {
  readonly children: Map<number, Node>;
  readonly parent: Node | undefined;
  /** Byte class of the edge from the parent. */
  readonly via: number;
  fail: Node | undefined;
  /** Keywords that end here, those of the failure chain included. */
  ends: readonly number[];
  row: number;
}

/** Called with the number of a keyword and the offset just past its occurrence. */
export type OnHit = (keyword: number, end: number) => void;

/**
 * Finds all occurrences of many keywords in one pass over bytes, upper and lower case alike (Aho and Corasick 1975).
 * Transitions are worked out when bytes first ask for them: most of the automaton of a large rule set is never visited
 * by a commit, and filling it up front costs more than such a commit takes to scan.
 */
export class Prefilter {
  /** Byte → class; letters of both cases share one, bytes of no keyword are class 0. */
  readonly #classes = new Uint8Array(256);
  readonly #stride: number;
  readonly #nodes: Node[] = [];
  /** Row offset + class → row offset; 0 where not yet worked out. */
  readonly #table: Int32Array;
  readonly #firstEnding: number;

  /** @param keywords ASCII texts, each with at least one character */
  constructor(keywords: readonly string[]) {
    this.#stride = this.#classify(keywords);
    const root = this.#grow(keywords);
    const byDepth = this.#link(root);
    // Rows that end a keyword come last, so that one comparison tells them in the loop; the root is row 1.
    this.#nodes.push(root, ...byDepth.filter((n) => n.ends.length === 0), ...byDepth.filter((n) => n.ends.length > 0));
    for (const [i, node] of this.#nodes.entries()) node.row = (i + 1) * this.#stride;
    this.#firstEnding = this.#nodes.find((n) => n.ends.length > 0)?.row ?? Infinity;
    this.#table = new Int32Array((this.#nodes.length + 1) * this.#stride);
  }

  /** Reports every occurrence of every keyword in `bytes`, by rising end. */
  scan(bytes: Uint8Array, onHit: OnHit): void {
    const table = this.#table;
    const classes = this.#classes;
    const firstEnding = this.#firstEnding;
    let row = this.#stride;
    for (let i = 0; i < bytes.length; i++) {
      const column = classes[bytes[i]!]!;
      let next = table[row + column]!;
      if (next === 0) next = this.#step(row, column);
      row = next;
      if (row >= firstEnding) for (const keyword of this.#nodeAt(row).ends) onHit(keyword, i + 1);
    }
  }

  #nodeAt(row: number): Node {
    return this.#nodes[row / this.#stride - 1]!;
  }

  #classify(keywords: readonly string[]): number {
    let count = 1;
    for (const code of new Set(Buffer.from(keywords.join('').toLowerCase(), 'latin1'))) {
      this.#classes[code] = count;
      if (code >= 0x61 && code <= 0x7a) this.#classes[code - 0x20] = count;
      count++;
    }
    return count;
  }

  #grow(keywords: readonly string[]): Node {
    const root = newNode(undefined, 0);
    for (const [number, keyword] of keywords.entries()) {
      let node = root;
      for (let i = 0; i < keyword.length; i++) {
        const via = this.#classes[keyword.charCodeAt(i)]!;
        let child = node.children.get(via);
        if (child === undefined) {
          child = newNode(node, via);
          node.children.set(via, child);
        }
        node = child;
      }
      node.ends = [...node.ends, number];
    }
    return root;
  }

  /** Sets every node's failure link, shallow nodes first. @returns all nodes but the root, by depth */
  #link(root: Node): readonly Node[] {
    const queue = [...root.children.values()];
    for (const node of queue) {
      let fallback = node.parent!.fail;
      while (fallback !== undefined && !fallback.children.has(node.via)) fallback = fallback.fail;
      node.fail = fallback?.children.get(node.via) ?? root;
      if (node.fail.ends.length > 0) node.ends = [...node.ends, ...node.fail.ends];
      queue.push(...node.children.values());
    }
    return queue;
  }

  #step(row: number, column: number): number {
    let node: Node | undefined = this.#nodeAt(row);
    while (node !== undefined && !node.children.has(column)) node = node.fail;
    const next = node?.children.get(column)?.row ?? this.#stride;
    this.#table[row + column] = next;
    return next;
  }
}

function newNode(parent: Node | undefined, via: number): Node {
  return { children: new Map(), parent, via, fail: undefined, ends: [], row: 0 };
}
