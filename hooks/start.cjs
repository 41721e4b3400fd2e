// Starts check-staged where node is new enough; the exit code of its own lets hooks/pre-commit go on looking for another
// node. Old ones have to be able to read this: no syntax newer than Node 0.12's, and nothing of the program before the check.
'use strict';

var version = process.versions.node.split('.');
if (version[0] < 20 || (version[0] === '20' && version[1] < 19)) process.exit(86);
// oxlint-disable-next-line import/no-unassigned-import -- it runs by being loaded
require('../dist/main.cjs');
