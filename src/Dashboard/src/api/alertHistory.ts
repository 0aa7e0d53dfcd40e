import { type AlertState, alertsPath, alertStates, severities, type Severity } from "./alerts";
import { getJson } from "./host";
import { Fields } from "./json";
import { type OfSeries, readOfSeries } from "./readings";

/** What a transition rests on; a failed reading has no value. */
export interface BasisReading extends OfSeries {
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
  /** Of a decision; null for an alert. */
  readonly revision: number | null;
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
    transitions: fields.rows("transitions", readTransition),
    actions: fields.rows("actions", readAction),
    callOuts: fields.rows("callOuts", readCallOut),
  };
}

function readTransition(fields: Fields): Transition {
  return {
    at: fields.instant("at"),
    state: fields.choice("state", alertStates),
    severity: fields.choice("severity", severities),
    reason: fields.text("reason"),
    withdrawn: fields.flag("withdrawn"),
    basis: fields.rows("basis", readBasis),
  };
}

function readBasis(fields: Fields): BasisReading {
  return {
    ...readOfSeries(fields),
    observedAt: fields.instant("observedAt"),
    value: fields.numberOrNull("value"),
    flag: fields.text("flag"),
  };
}

export function readAction(fields: Fields): Action {
  return {
    kind: fields.text("kind"),
    by: fields.text("by"),
    reason: fields.text("reason"),
    at: fields.instant("at"),
    until: fields.instantOrNull("until"),
    revision: fields.numberOrNull("revision"),
  };
}

export function readCallOut(fields: Fields): CallOut {
  const deliveries = fields.rows("deliveries", (delivery) => {
    return `${delivery.text("recipient")} by ${delivery.text("channel")}: ${delivery.text("state")}`;
  });
  return { at: fields.instant("at"), level: fields.number("level"), words: [fields.text("title"), ...deliveries].join(". ") };
}
