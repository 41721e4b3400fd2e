/** The word that a directive begins with; the prefilter looks for it. */
export const DIRECTIVE = 'check-staged-ignore';
