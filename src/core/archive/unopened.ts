/** Beginnings of what is told but not opened; each format's own specification has them, as has `file`'s "magic". */
const BEGINNINGS: readonly (readonly [kind: string, hex: string])[] = [
  ['an xz file', 'fd377a585a00'],
  ['a bzip2 file', '425a68'],
  ['a zstd file', '28b52ffd'],
  ['an lz4 file', '04224d18'],
  ['an lzip file', '4c5a4950'],
  ['a 7z archive', '377abcaf271c'],
  ['a rar archive', '526172211a07'],
  ['a cabinet', '4d53434600000000'],
  ['an ar archive', '213c617263683e0a'],
  ['an rpm package', 'edabeedb'],
  ['a cpio archive', '303730373031'],
];

/** Behind `BZh` come the block size and the block's own beginning: a text may begin with the three letters. */
const BZIP2 = /^BZh[1-9](?:1AY&SY|\x17rE8P\x90)/;

/** @returns what an archive is called whose kind is not opened; nothing for what is none */
export function unopenedKind(bytes: Buffer): string | undefined {
  const head = bytes.toString('latin1', 0, 10);
  return BEGINNINGS.find(
    ([kind, hex]) =>
      head.startsWith(Buffer.from(hex, 'hex').toString('latin1')) && (kind !== 'a bzip2 file' || BZIP2.test(head)),
  )?.[0];
}
