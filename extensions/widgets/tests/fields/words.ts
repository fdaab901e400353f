import yaml from '../../../../course/ownpace/messages/en.yaml?raw';

/** The catalogue's own sentences under these prefixes, as the kernel sends them. */
export function catalogue(...rooms: string[]): Record<string, string> {
  const words: Record<string, string> = {};
  for (const line of yaml.split('\n')) {
    const found = /^(\w+)\.([\w.-]+): "(.*)"$/.exec(line);
    if (found?.[1] && found[2] && rooms.includes(found[1])) {
      words[found[2]] = found[3] ?? '';
    }
  }
  return words;
}
