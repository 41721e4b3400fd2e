/** What stands in a secret's place: always as long, so that it does not tell the length. */
export const MASK = '••••••••';

/**
 * A secret value that cannot be printed by accident: as text, in JSON, in a template or in a crash it is its mask.
 * The value is reached only through `reveal`, by code that compares or fingerprints it.
 */
export class Secret {
  readonly #value: string;

  /**
   * @param value the secret's bytes as latin1 text, one character a byte
   * @param hint what may be shown ahead of the mask: the public prefix of the kind, never a part of the random body
   */
  constructor(
    value: string,
    readonly hint = '',
  ) {
    this.#value = value;
  }

  get masked(): string {
    return this.hint + MASK;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return this.masked;
  }

  toJSON(): string {
    return this.masked;
  }

  /** What `util.inspect`, and so `console.log`, prints (Node's manual, "Custom inspection functions on objects"). */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.masked;
  }
}
