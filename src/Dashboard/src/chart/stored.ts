import { duration, type LocalTime } from "../time/localTime";
import { el } from "../ui/dom";

/** Why a chart ends before now although its sensors speak; nothing while the store keeps up. */
export function storedNote(storedUpTo: number | null | undefined, now: number, local: LocalTime): HTMLElement | false {
  return storedUpTo !== null && storedUpTo !== undefined && el("p", { class: "reading__doubt" },
    `What came in after ${local.timeSeenFrom(storedUpTo, now)} is not stored yet and not shown: the store is ${duration(now - storedUpTo)} behind. It is on its way, and no sensor is silent because of it.`);
}
