import { el } from "../ui/dom";
import { type PageId, pages } from "./pages";

/** The way to every page, after govuk-frontend's service navigation. On a narrow screen it folds behind a button. */
export function navigation(current: PageId, account: HTMLElement): HTMLElement {
  const list = el("ul", { class: "govuk-service-navigation__list", id: "navigation" }, ...pages.map(({ id, href, name }) =>
    el("li", { class: `govuk-service-navigation__item${id === current ? " govuk-service-navigation__item--active" : ""}` },
      el("a", { class: "govuk-service-navigation__link", href, "aria-current": id === current ? "page" : null },
        id === current ? el("strong", { class: "govuk-service-navigation__active-fallback" }, name) : name))));
  const name = pages.find(({ id }) => id === current)?.name ?? "";
  const toggle = el("button", { type: "button", class: "navigation__toggle", "aria-controls": "navigation", "aria-expanded": "false" }, el("span", { class: "navigation__here", "aria-hidden": "true" }, name), "Menu");
  const element = el("div", { class: "govuk-service-navigation navigation" },
    el("div", { class: "navigation__inner" },
      el("nav", { class: "govuk-service-navigation__wrapper", "aria-label": "Pages" }, toggle, list), account));
  toggle.addEventListener("click", () => {
    const open = element.classList.toggle("navigation--open");
    toggle.setAttribute("aria-expanded", String(open));
  });
  return element;
}
