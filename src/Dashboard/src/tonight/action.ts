import { type Action, type Decision, knownActions } from "../api/decision";

/** What a route's decision asks of the duty officer; the order is the order of the page. */
export const groups = ["decide", "treat", "likely", "undecided", "monitor", "none"] as const;
export type Group = (typeof groups)[number];

export const groupTitles: Readonly<Record<Group, string>> = {
  decide: "A person must decide now",
  treat: "Treat",
  likely: "Treatment likely, time not yet known",
  undecided: "No decision",
  monitor: "Monitor",
  none: "No action",
};

interface ActionWords {
  readonly group: Group;
  readonly label: string;
}

const words: Readonly<Record<Action, ActionWords>> = {
  ESCALATE: { group: "decide", label: "Escalate" },
  PLOUGH: { group: "treat", label: "Plough and salt" },
  POST_TREATMENT: { group: "treat", label: "Post-treatment" },
  PRECAUTIONARY: { group: "treat", label: "Precautionary" },
  SPOT: { group: "treat", label: "Spot treatment" },
  FOOTWAY: { group: "treat", label: "Footway treatment" },
  LIKELY_TIME_TBC: { group: "likely", label: "Likely" },
  MONITOR: { group: "monitor", label: "Monitor" },
  NO_ACTION: { group: "none", label: "No action" },
};

/** An action that this page does not know is a person's matter: never shown as mild, never left out. */
export function actionWords(action: string): ActionWords {
  return isKnown(action) ? words[action] : { group: "decide", label: `Unknown action ${action}` };
}

/** The group of an action by its name. */
export function groupOfAction(action: string): Group {
  return actionWords(action).group;
}

/** No decision is a group of its own. It never reads as "no action". */
export function groupOf(decision: Decision | null): Group {
  return decision === null || decision.withdrawn ? "undecided" : actionWords(decision.action).group;
}

function isKnown(action: string): action is Action {
  return (knownActions as readonly string[]).includes(action);
}
