const item = "telemetry-api-key";

/** The key that this tab signs its requests with. It is forgotten with the tab, and goes nowhere but to this host. */
export function storeKey(key: string): void {
  sessionStorage.setItem(item, key.trim());
}

export function forgetKey(): void {
  sessionStorage.removeItem(item);
}

export function hasKey(): boolean {
  return (sessionStorage.getItem(item) ?? "") !== "";
}

/** The headers of a request, with the key where there is one. */
export function signed(headers: Record<string, string>): Record<string, string> {
  const key = sessionStorage.getItem(item);
  return key === null || key === "" ? headers : { ...headers, "x-api-key": key };
}
