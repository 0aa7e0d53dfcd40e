import { type OverridePost, postAcknowledgement, postConfirmation, postOverride } from "../api/night";
import { Field } from "../ui/form";
import { el } from "../ui/dom";
import { DecisionDeed, type DecisionDeedSource } from "./decisionDeed";
import { actionWords } from "./action";

/** What can be ordered instead; ESCALATE is no order. */
const actions = ["PRECAUTIONARY", "POST_TREATMENT", "PLOUGH", "SPOT", "FOOTWAY", "LIKELY_TIME_TBC", "MONITOR", "NO_ACTION"] as const;
const rated: readonly string[] = ["PRECAUTIONARY", "POST_TREATMENT"];

let made = 0;

export function acknowledging(route: string, source: DecisionDeedSource, done: () => void): DecisionDeed {
  return new DecisionDeed(route, {
    verb: "Acknowledge", reasonHint: "What is being done about it.", send: (decision, { by, reason }) => postAcknowledgement(decision, by, reason),
  }, source, done);
}

export function confirming(route: string, source: DecisionDeedSource, done: () => void): DecisionDeed {
  return new DecisionDeed(route, {
    verb: "Confirm", reasonHint: "What is to be remembered about it. The route is ordered as decided.", send: (decision, { by, reason }) => postConfirmation(decision, by, reason),
  }, source, done);
}

export function overriding(route: string, source: DecisionDeedSource, done: () => void): DecisionDeed {
  const id = `override-${++made}`;
  const action = select(`${id}-action`, "Order instead", actions.map((each) => [each, actionWords(each).label]));
  const rate = new Field({ id: `${id}-rate`, label: "Spread rate, g/m² each treatment", type: "number", width: 10 });
  const treatments = select(`${id}-treatments`, "Treatments", [["1", "One"], ["2", "Two"], ["successive", "Again and again"]]);
  const amounts = el("div", {}, rate.element, treatments.element);
  action.input.addEventListener("change", () => { amounts.hidden = !rated.includes(action.input.value); });
  return new DecisionDeed(route, {
    verb: "Override", reasonHint: "Why something else is right. The decision stays on record beside it.", extra: el("div", {}, action.element, amounts),
    send: (decision, { by, reason }) => postOverride(decision, by, reason, instead()),
  }, source, done);

  function instead(): OverridePost {
    const spreads = rated.includes(action.input.value);
    return {
      action: action.input.value,
      spreadRate: spreads && rate.value !== "" ? Number(rate.value) : null,
      treatments: spreads ? (treatments.input.value as OverridePost["treatments"]) : null,
    };
  }
}

function select(id: string, label: string, options: readonly (readonly [string, string])[]): { readonly element: HTMLElement; readonly input: HTMLSelectElement } {
  const input = el("select", { id, name: id, class: "govuk-select" }, ...options.map(([value, words]) => el("option", { value }, words)));
  return { input, element: el("div", { class: "govuk-form-group" }, el("label", { class: "govuk-label", for: id }, label), input) };
}
