/** A stable name as a reader sees it: "hoar-frost" is "Hoar frost", "pm2_5" stays for who knows it better. */
export function ruleWords(rule: string): string {
  const words = rule.replaceAll(/[-_]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "1 alert", "3 alerts". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** "a, b and c". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
