import { table } from "../ui/table";
import { tag } from "../ui/tag";
import type { DeliveryView } from "./callOutView";

/** What became of one message at each recipient. */
export function deliveryTable(caption: string, deliveries: readonly DeliveryView[]): HTMLElement {
  return table({ caption, columns: ["Recipient", "State", "Attempts"] }, deliveries.map(({ recipient, state, what }) => [recipient, tag(state.words, state.tone), what]));
}
