import { type AlertState, alertsPath, alertStates, severities, type Severity } from "./alerts";
import { getJson } from "./host";
import { Fields } from "./json";

/** What a transition rests on; a failed reading has no value. */
export interface BasisReading {
  readonly sensor: string;
  readonly quantity: string;
  readonly unit: string;
  readonly observedAt: number;
  readonly value: number | null;
  readonly flag: string;
}

export interface Transition {
  readonly at: number;
  readonly state: AlertState;
  readonly severity: Severity;
  readonly reason: string;
  /** With what is now known it would not have been given. */
  readonly withdrawn: boolean;
  readonly basis: readonly BasisReading[];
}

/** What a person did, with name and reason. */
export interface Action {
  readonly kind: string;
  readonly by: string;
  readonly reason: string;
  readonly at: number;
  readonly until: number | null;
}

export interface CallOut {
  readonly at: number;
  readonly level: number;
  /** What became of it, in the host's words. */
  readonly words: string;
}

/** Everything on record of one rule about one subject. */
export interface AlertHistory {
  readonly transitions: readonly Transition[];
  readonly actions: readonly Action[];
  readonly callOuts: readonly CallOut[];
}

export async function fetchAlertHistory(rule: string, subject: string): Promise<AlertHistory> {
  return readAlertHistory(await getJson(`${alertsPath}/${encodeURIComponent(rule)}/${encodeURIComponent(subject)}`));
}

export function readAlertHistory(value: unknown): AlertHistory {
  const fields = Fields.of(value, "answer");
  return {
    transitions: fields.list("transitions", readTransition),
    actions: fields.list("actions", readAction),
    callOuts: fields.list("callOuts", readCallOut),
  };
}

function readTransition(value: unknown, at: string): Transition {
  const fields = Fields.of(value, at);
  return {
    at: fields.instant("at"),
    state: fields.choice("state", alertStates),
    severity: fields.choice("severity", severities),
    reason: fields.text("reason"),
    withdrawn: fields.flag("withdrawn"),
    basis: fields.list("basis", readBasis),
  };
}

function readBasis(value: unknown, at: string): BasisReading {
  const fields = Fields.of(value, at);
  return {
    sensor: fields.text("sensor"),
    quantity: fields.text("quantity"),
    unit: fields.text("unit"),
    observedAt: fields.instant("observedAt"),
    value: fields.optional("value", (f, key) => f.number(key)),
    flag: fields.text("flag"),
  };
}

function readAction(value: unknown, at: string): Action {
  const fields = Fields.of(value, at);
  return {
    kind: fields.text("kind"),
    by: fields.text("by"),
    reason: fields.text("reason"),
    at: fields.instant("at"),
    until: fields.optional("until", (f, key) => f.instant(key)),
  };
}

function readCallOut(value: unknown, at: string): CallOut {
  const fields = Fields.of(value, at);
  const deliveries = fields.list("deliveries", (item, where) => {
    const delivery = Fields.of(item, where);
    return `${delivery.text("recipient")} by ${delivery.text("channel")}: ${delivery.text("state")}`;
  });
  return { at: fields.instant("at"), level: fields.number("level"), words: [fields.text("title"), ...deliveries].join(". ") };
}
