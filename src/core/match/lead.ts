import type { TokenRule } from '../rule.js';
import { seq, type Shape } from '../shape.js';

/** @returns the value's shape with what must stand right before it */
export function leadAndShape({ lead, shape }: TokenRule): Shape {
  return lead === undefined ? shape : seq(lead, shape);
}
