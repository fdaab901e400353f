/** Reading a structured answer back from its one string; null for a string that is none, such as one of another type. */

/** Return the texts of a JSON list. */
export function listOf(text: string): string[] | null {
  const found = parsed(text);
  return Array.isArray(found) ? found.map(each => (typeof each === 'string' ? each : '')) : null;
}

/** Return the texts of a JSON object by name. */
export function recordOf(text: string): Map<string, string> | null {
  const found = parsed(text);
  if (typeof found !== 'object' || found === null || Array.isArray(found)) {
    return null;
  }
  return new Map(Object.entries(found).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
