/**
 * Values that specifications and manuals print as samples and that have no rule of their own kind, as `dummyHash` makes
 * them: copied into tests and readmes everywhere, they open nothing.
 */
export const PUBLISHED_SAMPLES: readonly string[] = [
  // RFC 6238, appendix B: the seeds of the test values in base32, as libraries of one-time codes show them.
  'ec031a50068c5e0c',
  '16d0cd0f3561e323',
  'b2859c01695adb05',
  // X developer platform, "Creating a signature".
  '0b9e24e622cdbc1a',
  '332930f7d7ca569b',
  '619fc4af348cc8b3',
  '80df12b65d25318a',
  // OAuth Core 1.0, appendix A; RFC 5849, 1.2 and 3.1.
  '3e870c1ce5498028',
  '08dc7824cfa5e8f8',
  '4ca180de01154eca',
  '16e2a740c26d7e7c',
  '11facb3ab93c75c6',
  '262c7aae54aed76a',
  '2fbf8b5ea03f5cba',
  '9da2f9e5da9ff9e9',
  // MinIO, the public playground.
  '327ff3b208448846',
  '87f4161bd3b76c4f',
  // Fernet, the specification and its test vectors.
  'c1392db3919aeabf',
  'ffdf30051cc57891',
  'ef48e0623217b316',
  '421e2aab51b884bf',
  '2185014d841158d1',
  'b328149283f31e66',
  // RFC 7515, A.1.1.
  'e8faca62965ca286',
  // RFC 6749 and 6750.
  'fcd17dabb9a615cf',
  '8b00e4c8cfdfde8c',
  'ada2fdd5c43feec9',
  '0b9a312d98cec631',
  'b3877a9b8397cd07',
  'c9cec95f8a348cbb',
  'd8c5d369ea33755d',
  // AWS, examples of the API references.
  'a4a246008ece9964',
  '4eefd2ac3bf73b10',
  '76d869ce25cba5ca',
  '2dd8a3c9326e6165',
  '47863e1a3e28cdfe',
  '406f8079a343da7d',
  '2e59c13f81e14fd3',
  '6712d7402dafdbb4',
  '490e354764f726db',
  '87933d4b6118fe77',
  '50156253276d185f',
  '81345e3530a8f7c1',
];
