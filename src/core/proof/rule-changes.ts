import { wholePattern } from '../match/boundary.js';
import { keywordsOf } from '../match/keywords.js';
import { leadAndShape } from '../match/lead.js';
import { namesContext } from '../names.js';
import { drawSample } from '../rule-sample.js';
import type { AssignedRule, ContainerRule, FileRule, GenericRule, PairRule, Rule, TokenRule } from '../rule.js';
import { isLonger } from '../open-shape.js';
import { exactly, patternOf } from '../shape-facts.js';
import type { Shape } from '../shape.js';
import type { CallRule, CommandRule } from '../usage/rule.js';
import { blockChanges } from './block-changes.js';
import { checkChanges } from './check-changes.js';
import type { Change, RuleChange } from './rule-change.js';
import { shapeChanges } from './shape-changes.js';
import { hasEscapes, valueIn, withValue } from './surroundings.js';

/** @returns every way to get the rule's lengths, its literals, its context and its checks wrong */
export function ruleChanges(rule: Rule): readonly RuleChange[] {
  // What finds a container reads the structure that its check proves: without the check it finds the same.
  if (rule.kind === 'container') return [];
  return [...changesOfKind(rule).map(drawing), ...checkChanges(rule)];
}

/**
 * @returns whether the engine can look for the rule at all. One without a literal of three characters finds nothing, and
 *   nobody can declare it: to lose such a literal is no mutation that could go unseen.
 */
export function canBeLookedFor(rule: Rule): boolean {
  const keywords = keywordsOf(rule);
  if (rule.kind === 'file') return rule.files.length > 0;
  return keywords.length > 0 && keywords.every((keyword) => keyword.length > 2);
}

function drawing({ what, broken, loosened, belongs, edit = (sample) => sample }: Change): RuleChange {
  return {
    what,
    loosened,
    counterExample(random) {
      // Some seals write the whole value anew, and with it what was wrong; half of the values go without.
      const drawn = drawSample(broken, random, { sealed: random() < 0.5 });
      const sample = drawn && edit(drawn);
      return sample === undefined || belongs(sample) || hasEscapes(valueIn(sample)) ? undefined : sample;
    },
  };
}

function changesOfKind(rule: Exclude<Rule, ContainerRule>): readonly Change[] {
  switch (rule.kind) {
    case 'token':
      return tokenChanges(rule);
    case 'assigned':
      return [...valueChanges(rule), ...contextChanges(rule)];
    case 'pair':
      return [...valueChanges(rule), ...partnerChanges(rule), farther(rule)];
    case 'block':
      return blockChanges(rule);
    case 'generic':
      return [...contextChanges(rule), shorter(rule)];
    case 'file':
      return [...(rule.shape === undefined ? [] : valueChanges({ ...rule, shape: rule.shape })), otherFile(rule)];
    case 'command':
    case 'call':
      return [otherUsage(rule)];
    case 'manifest':
      // The format decides what belongs to it; there is nothing to declare.
      return [];
    case 'uri':
      return rule.schemes.length === 0
        ? []
        : [
            {
              what: 'another scheme',
              broken: { ...rule, schemes: [NOBODY] },
              loosened: () => ({ ...rule, schemes: [...rule.schemes, NOBODY] }),
              belongs: () => false,
            },
          ];
  }
}

/** No name and no scheme of a rule. */
const NOBODY = 'zaqaj';

function valueChanges<R extends (AssignedRule | FileRule | PairRule | TokenRule) & { readonly shape: Shape }>(
  rule: R,
): readonly Change<R>[] {
  const own = exactly(rule.shape);
  return shapeChanges(rule.shape).map(({ what, broken, loosened }) => ({
    what,
    broken: { ...rule, shape: broken },
    loosened: () => ({ ...rule, shape: loosened() }),
    belongs: (sample) => own.test(valueIn(sample)) || (rule.kind === 'token' && isLonger(rule, valueIn(sample))),
  }));
}

function tokenChanges(rule: TokenRule): readonly Change[] {
  const { lead, files } = rule;
  const own = new RegExp(`(?:${patternOf(leadAndShape(rule))})$`);
  const leads = (lead === undefined ? [] : shapeChanges(lead)).map(({ what, broken, loosened }): Change => ({
    what: `${what} ahead of the value`,
    broken: { ...rule, lead: broken },
    loosened: () => ({ ...rule, lead: loosened() }),
    // A lead that begins in the middle of the changed one is as good.
    belongs: ({ text, value }) => own.test(text.slice(0, value.end)),
  }));
  const elsewhere = files === undefined ? [] : [otherFile(rule)];
  return [...valueChanges(rule), ...leads, ...elsewhere];
}

function otherFile(rule: FileRule | TokenRule): Change {
  return {
    what: 'a file of another name',
    broken: { ...rule, files: [`${NOBODY}.${NOBODY}`] },
    loosened: () => ({ ...rule, files: [...rule.files!, `${NOBODY}.${NOBODY}`] }),
    belongs: () => false,
  };
}

/** Names that lack a word of a context, and one that has none of them. */
function contextChanges(rule: AssignedRule | GenericRule): readonly Change[] {
  const lacking = rule.context.flatMap((context) => {
    const words = context.split('_');
    return words.map((_, at) => words.toSpliced(at, 1).join('_'));
  });
  const others = [...new Set([...lacking, NOBODY])].filter(
    (name) => /[a-z]{3}/.test(name) && !namesContext(name, rule.context),
  );
  return others.map((name) => ({
    what: `a name that says "${name}"`,
    broken: { ...rule, context: [name], ...(rule.kind === 'generic' ? { endings: [], foreign: [] } : {}) },
    loosened: () => ({ ...rule, context: [...rule.context, name] }),
    belongs: () => false,
  }));
}

function shorter(rule: GenericRule): Change {
  const shortest = rule.shortest - 1;
  return {
    what: `${shortest} bytes instead of ${rule.shortest}`,
    broken: rule,
    loosened: () => ({ ...rule, shortest }),
    belongs: () => false,
    edit: (sample) => withValue(sample, valueIn(sample).slice(0, shortest)),
  };
}

function partnerChanges(rule: PairRule): readonly Change[] {
  const own = new RegExp(`(?<![A-Za-z\\d])${wholePattern(rule.partner)}`);
  return shapeChanges(rule.partner).map(({ what, broken, loosened }) => ({
    what: `${what} in the id`,
    broken: { ...rule, partner: broken },
    loosened: () => ({ ...rule, partner: loosened() }),
    belongs: (sample) => own.test(withValue(sample, '').text),
  }));
}

/** A command or a function that the rule does not name. */
function otherUsage(rule: CallRule | CommandRule): Change {
  const usage = rule.kind === 'command' ? `${NOBODY} --${NOBODY} $` : `${NOBODY}(_, $)`;
  return {
    what: rule.kind === 'command' ? 'another command' : 'another function',
    broken: { ...rule, usages: [usage] },
    loosened: () => ({ ...rule, usages: [...rule.usages, usage] }),
    belongs: () => false,
  };
}

/** More than lies between the two in any layout of a sample. */
const GAP = 64;

function farther(rule: PairRule): Change {
  const blanks = ' '.repeat(rule.within + 1);
  return {
    what: `more than ${rule.within} bytes between the id and the value`,
    broken: rule,
    loosened: () => ({ ...rule, within: rule.within + GAP }),
    belongs: () => false,
    edit: ({ path, text, value }) => ({
      path,
      text: text.slice(0, value.start) + blanks + text.slice(value.start, value.end) + blanks + text.slice(value.end),
      value: { start: value.start + blanks.length, end: value.end + blanks.length },
    }),
  };
}
