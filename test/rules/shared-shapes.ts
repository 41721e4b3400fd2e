/**
 * Rules whose samples another rule may report, and why: two services that draw values of the same shape under the same
 * names. `node test/rules/prove.js cross-check --pairs` prints those that occur; one that does not fails the test.
 */
export const sharedShapes: readonly (readonly [rule: string, reportedBy: string, why: string])[] = [];
