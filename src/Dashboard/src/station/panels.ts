import type { Part } from "../shell/part";
import type { Night } from "../api/night";
import type { Alert } from "../api/alerts";
import type { Forecast, Sensor, Station } from "../api/station";
import { duration, type LocalTime } from "../time/localTime";
import { actionWords, groupOf } from "../tonight/action";
import { cardView } from "../tonight/cardView";
import { celsius, kelvin } from "../tonight/units";
import { el } from "../ui/dom";
import { quantityName, unitSymbol, valueText } from "../ui/value";
import { table } from "../ui/table";
import type { LatestView } from "./latest";

type Children = (HTMLElement | string | null | false)[];

export function latestPanel(views: readonly LatestView[], severalSensors: boolean): Children {
  return [el("dl", { class: "readings" }, ...views.map(({ name, sensor, value, age, doubt }) =>
    el("div", { class: doubt === null ? "reading" : "reading reading--doubt" },
      el("dt", {}, name, severalSensors && el("span", { class: "reading__sensor" }, ` ${sensor}`)),
      el("dd", {}, el("strong", {}, value), age !== "" && el("span", { class: "reading__age" }, ` ${age}`),
        doubt !== null && age !== "" && el("span", { class: "reading__doubt" }, ` ${doubt}`)))))];
}

export function alertsPanel(alerts: Part<readonly Alert[]>, now: number, local: LocalTime): Children {
  if (alerts.kind === "kept") {
    return [el("p", {}, `${alerts.obstacle.title}. ${alerts.obstacle.text}`)];
  }
  return alerts.value.length === 0
    ? [el("p", {}, "No alert stands about this site.")]
    : [el("ul", { class: "standing" }, ...alerts.value.map((alert) => el("li", { class: `standing__item standing--${alert.severity.toLowerCase()}` },
      el("strong", {}, `${alert.severity}: ${alert.rule.replaceAll("-", " ")}`), ` (${alert.subject}, ${alert.state.toLowerCase()}) since ${local.timeSeenFrom(alert.since, now)}. `,
      local.inWords(alert.reason, now),
      alert.acknowledged !== null && ` Acknowledged by ${alert.acknowledged.by}.`,
      alert.shelved !== null && ` Shelved until ${local.timeSeenFrom(alert.shelved.until, now)}.`))),
    el("p", {}, el("a", { class: "govuk-link", href: "/alerts" }, "All alerts"))];
}

export function routesPanel({ routes, site }: Station, night: Part<Night>, now: number, local: LocalTime): Children {
  if (routes.length === 0) {
    return [el("p", {}, "This site represents no gritting route.")];
  }
  const rows = routes.map(({ route, offsetK, precautionaryAtStation }) => [
    `${route.name} (${route.priority})`,
    offsetK === 0 ? "none" : kelvin(offsetK),
    celsius(precautionaryAtStation),
    decisionCell(route.id, night, now, local),
  ]);
  return [
    table({ caption: `Routes that ${site.name} represents`, columns: ["Route", "Coldest stretch, against this station", "Treat if moist, at this station's surface", "Standing decision"] }, rows),
    el("p", { class: "note" }, el("a", { class: "govuk-link", href: "/" }, "Every decision of tonight")),
  ];
}

function decisionCell(route: string, night: Part<Night>, now: number, local: LocalTime): Node | string {
  if (night.kind === "kept") {
    return night.obstacle.title;
  }
  const entry = night.value.routes.find((each) => each.route.id === route);
  if (entry === undefined) {
    return "Not in the host's list of routes";
  }
  const { due, lateRisk, doubts, lead } = cardView(entry, now, local);
  const group = groupOf(entry.decision);
  const says = el("div", {},
    el("strong", { class: `govuk-tag tag--${group}` }, entry.decision === null || group === "undecided" ? "No decision" : actionWords(entry.decision.action).label),
    due !== null && ` ${due.label} ${due.time}, ${due.more}.`,
    lateRisk && el("strong", {}, " Late risk."),
    el("div", {}, lead), ...doubts.map((doubt) => el("div", { class: "reading__doubt" }, doubt)));
  return says;
}

export function thresholdsPanel({ thresholds }: Station): Children {
  return [
    table({ caption: "Road surface temperatures at which the winter policy of this host acts", columns: ["Road surface", "What happens", "Where it comes from", "Setting"], numeric: [0] },
      thresholds.map(({ value, unit, meaning, source, setting }) => [valueText(value, unit), meaning, source, setting ?? "fixed"])),
    el("p", { class: "note" }, "They hold for the coldest stretch of a route: this station's road surface plus the route's offset, in the table of routes."),
  ];
}

export function forecastPanel(forecast: Forecast | null, now: number, local: LocalTime): Children {
  if (forecast === null) {
    return [el("p", { class: "reading__doubt" }, "There is no forecast for this site: nothing is known of the hours ahead.")];
  }
  const { issuedAt, source, isBasis, maxAgeHours, hours } = forecast;
  const names = [...new Set(hours.flatMap(({ values }) => [...values.keys()]))];
  const frost = new Map(forecast.frostPoint.map(({ at, frostPoint }) => [at, frostPoint]));
  const ahead = hours.filter(({ at }) => at > now - 3_600_000).slice(0, 36);
  const units: Readonly<Record<string, string>> = { air_temperature: "Cel", dew_point: "Cel", wind_speed: "m/s", cloud_cover: "octas", precipitation_rate: "mm/h", snowfall_rate: "mm/h", air_pressure: "hPa" };
  const columns = ["Hour", ...names.map((name) => `${quantityName(name)}, ${unitSymbol(units[name] ?? "")}`), ...(frost.size > 0 ? ["Frost point, °C"] : [])];
  return [
    el("p", {}, `Issued ${local.timeSeenFrom(issuedAt, now)} (${duration(now - issuedAt)} ago) by ${source}.`),
    !isBasis && el("p", { class: "reading__doubt" }, `It is older than ${maxAgeHours} h: no decision rests on it any more.`),
    el("details", { class: "every-record" }, el("summary", {}, `The next ${ahead.length} hours as a table`),
      table({ caption: "Forecast by the hour", columns }, ahead.map(({ at, values }) => [
        local.timeSeenFrom(at, now),
        ...names.map((name) => { const value = values.get(name); return value === undefined ? "–" : valueText(value, units[name] ?? ""); }),
        ...(frost.size > 0 ? [frostText(frost.get(at))] : []),
      ]))),
  ];
}

function frostText(value: number | null | undefined): string {
  return value === null || value === undefined ? "–" : celsius(value);
}

export function sensorsPanel(sensors: readonly Sensor[], bins: Station["bins"]): Children {
  return [
    table({ caption: "Sensors of this site", columns: ["Sensor", "Gateway", "Reads every", "Grade", "Quantities"] }, sensors.map((sensor) => [
      sensor.id,
      sensor.gatewayName === null ? sensor.gateway === sensor.id ? "its own" : sensor.gateway : `${sensor.gatewayName} (${sensor.gateway})`,
      duration(sensor.intervalMs),
      sensor.grade,
      sensor.quantities.map(({ name }) => quantityName(name)).join(", "),
    ])),
    bins.length > 0 && el("p", {}, `Bins: ${bins.map(({ id, stream, capacityLitres }) => `${id} (${stream}, ${capacityLitres} l)`).join(", ")}. `, el("a", { class: "govuk-link", href: "/bins" }, "Their fills")),
  ];
}
