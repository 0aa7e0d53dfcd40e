/** The address of a site's own page. */
export function stationHref(site: string): string {
  return `/station?site=${encodeURIComponent(site)}`;
}

/** The address of a route's own page, for the decision day that is running or another. */
export function routeHref(route: string, day?: string): string {
  return `/route?${new URLSearchParams(day === undefined ? { route } : { route, day })}`;
}

/** The address of what is on record about a route in a decision day. */
export function recordHref(day: string, route?: string): string {
  return `/record?${new URLSearchParams(route === undefined ? { day } : { day, route })}`;
}

/** One series as the data page's address names it. */
export interface SeriesName {
  readonly site: string;
  readonly sensor: string;
  readonly quantity: string;
}

/** "beacon-hill/rws-01:air_temperature": identifiers hold neither a slash nor a colon. */
export function seriesText({ site, sensor, quantity }: SeriesName): string {
  return `${site}/${sensor}:${quantity}`;
}

/** The address that shows these series over this window on the data page. */
export function dataHref(series: readonly SeriesName[], from: number, to: number, mean: "raw" | "1h" | "1d" = "raw"): string {
  const query = new URLSearchParams();
  for (const name of series) {
    query.append("series", seriesText(name));
  }
  query.set("from", new Date(from).toISOString());
  query.set("to", new Date(to).toISOString());
  query.set("mean", mean);
  return `/data?${query}`;
}
