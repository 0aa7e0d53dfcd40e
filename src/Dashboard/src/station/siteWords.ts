import type { Site, SiteKind, SiteStateName } from "../api/sites";
import { duration } from "../time/localTime";
import { tag, type Tone } from "../ui/tag";

export const kindNames: Readonly<Record<SiteKind, string>> = { road: "Road station", air: "Air monitor", bin: "Bins" };

const stateNames: Readonly<Record<SiteStateName, string>> = {
  "reporting": "Reporting", "failing": "Readings fail checks", "partly-silent": "Partly silent", "silent": "Silent", "never-reported": "Never reported", "no-sensors": "No sensors",
};

const stateTones: Readonly<Record<SiteStateName, Tone>> = {
  "reporting": "calm", "failing": "warn", "partly-silent": "stale", "silent": "unknown", "never-reported": "unknown", "no-sensors": "plain",
};

export function stateName(state: SiteStateName): string {
  return stateNames[state];
}

export function stateTag(state: SiteStateName): HTMLElement {
  return tag(stateNames[state], stateTones[state]);
}

/** How a site is heard from, with the names of what is not. */
export function siteSentence(site: Site, now: number): string {
  const heard = site.newestReadingAt === null ? "Nothing was ever heard from here." : `Last heard ${duration(now - site.newestReadingAt)} ago.`;
  switch (site.state) {
    case "reporting": return heard;
    case "failing": return `${heard} Newest readings of ${site.failingSensors.join(", ")} failed their checks.`;
    case "partly-silent": return `${heard} Silent: ${site.silentSensors.join(", ")}.`;
    case "silent": return `${heard} No sensor here is heard from.`;
    case "never-reported": return heard;
    case "no-sensors": return "No sensor stands here.";
  }
}
