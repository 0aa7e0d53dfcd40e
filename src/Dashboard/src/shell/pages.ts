/** Every page: an HTML file of this name beside index.html, and its place in the navigation. */
export const pages = [
  { id: "index", href: "/", name: "Tonight" },
  { id: "route", href: "/route", name: "Routes" },
  { id: "plan", href: "/plan", name: "Plan" },
  { id: "record", href: "/record", name: "Record" },
  { id: "backtests", href: "/backtests", name: "Back-tests" },
  { id: "station", href: "/station", name: "Stations" },
  { id: "map", href: "/map", name: "Map" },
  { id: "air", href: "/air", name: "Air" },
  { id: "bins", href: "/bins", name: "Bins" },
  { id: "alerts", href: "/alerts", name: "Alerts" },
  { id: "data", href: "/data", name: "Data" },
  { id: "system", href: "/system", name: "System" },
] as const;

export type PageId = (typeof pages)[number]["id"];
