/** Why what is there is not read as a file. */
export const NOT_READ = {
  missing: 'it is not in the working tree',
  folder: 'it is a folder where git has a file',
  special: 'it is no file: a pipe, a socket or a device',
} as const;
