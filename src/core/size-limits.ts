/** How large a file of settings may be: configuration, `.gitignore`, `package.json`, hooks and the files of hook managers. */
export const MAX_SETTINGS_BYTES = 1024 * 1024;
