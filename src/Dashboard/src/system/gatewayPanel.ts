import type { SystemState } from "../api/system";
import type { View } from "../shell/livePage";
import { el, setText } from "../ui/dom";
import { Disclosure } from "../ui/disclosure";
import { Filled, panel } from "../ui/panel";
import { table } from "../ui/table";
import { tag } from "../ui/tag";
import { gatewaysWords, gatewayState, lastHeard } from "./systemView";

/** How many are shown at first: those in most trouble. */
const first = 12;

/** The gateways, those in trouble first. */
export class GatewayPanel {
  readonly element: HTMLElement;
  private readonly words = el("p", { class: "panel__lead" });
  private readonly some = new Filled(el("div"));
  private readonly rest = new Filled(el("div"));
  private readonly more = new Disclosure("Others", "the gateways");

  constructor() {
    this.more.panel.append(this.rest.element);
    this.element = panel("gateways", "Gateways", this.words, this.some.element, this.more.button, this.more.panel);
  }

  show(system: SystemState, { now, local }: View): void {
    setText(this.words, gatewaysWords(system));
    const rows = system.gateways.map((gateway) => ({
      name: gateway.name === gateway.id ? gateway.id : `${gateway.name} (${gateway.id})`,
      state: gatewayState(gateway),
      away: gateway.awaySince === null ? "" : ` since ${local.timeSeenFrom(gateway.awaySince, now)}`,
      heard: lastHeard(gateway, now, local),
      sensors: gateway.silentSensors === 0 ? String(gateway.sensors) : `${gateway.sensors}, ${gateway.silentSensors} silent`,
      connected: gateway.connected === null ? "not known" : gateway.connected ? "yes" : "no",
    }));
    const draw = (caption: string, list: typeof rows): HTMLElement => table(
      { caption, columns: ["Gateway", "State", "Last heard", "Sensors", "Signed in to MQTT"] },
      list.map((row) => [row.name, el("span", {}, tag(row.state.words, row.state.tone), row.away), row.heard, row.sensors, row.connected]));
    this.some.show(rows.slice(0, first), () => [rows.length === 0 ? el("p", {}, "The network has no gateway.") : draw("Gateways in most trouble first", rows.slice(0, first))]);
    this.more.button.hidden = rows.length <= first;
    if (rows.length > first) {
      this.more.name(`${rows.length - first} more`, "the gateways");
      this.rest.show(rows.slice(first), () => [draw("The other gateways", rows.slice(first))]);
    }
  }
}
