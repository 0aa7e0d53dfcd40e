import { el } from "./dom";

/** Asks for a key where the host does not answer without one. */
export function signInForm(submit: (key: string) => void): HTMLFormElement {
  const input = el("input", { class: "govuk-input", id: "api-key", type: "password", autocomplete: "off", spellcheck: "false", required: true });
  const form = el("form", { class: "sign-in", hidden: true },
    el("label", { class: "govuk-label", for: "api-key" }, "Access key"),
    el("p", { class: "govuk-hint", id: "api-key-hint" }, "From who runs the host. This tab forgets it when it is closed."),
    input,
    el("button", { class: "govuk-button", type: "submit" }, "Show tonight’s decisions"));
  input.setAttribute("aria-describedby", "api-key-hint");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(input.value);
    input.value = "";
  });
  return form;
}
