import { describe, expect, it } from "vitest";
import type { CallOut, Delivery } from "../../src/api/callOuts";
import { callOutView, levelsWords, recipientsWords } from "../../src/system/callOutView";
import { LocalTime } from "../../src/time/localTime";
import { at, now } from "../some";

const london = new LocalTime("Europe/London");
const delivery = (state: string, change: Partial<Delivery> = {}): Delivery => ({ recipient: "duty", channel: "email", state, attempts: 1, lastAttemptAt: at("2026-01-14T21:40:05Z"), detail: null, ...change });
const callOut = (deliveries: Delivery[], change: Partial<CallOut> = {}): CallOut => ({ id: "c", at: at("2026-01-14T21:40:00Z"), level: 2, test: false, title: "Bin fire", count: 1, items: [], deliveries, ...change });
const view = (...given: Parameters<typeof callOut>) => callOutView(callOut(...given), now, london);

describe("a call-out", () => {
  it("is as good as the worst of its deliveries, and one that reached nobody never reads as done", () => {
    expect(view([delivery("Delivered"), delivery("Delivered")]).state).toEqual({ words: "Delivered to all 2", tone: "calm" });
    expect(view([delivery("Delivered"), delivery("GaveUp")]).state).toEqual({ words: "Delivered to 1 of 2", tone: "warn" });
    expect(view([delivery("Delivered"), delivery("Pending")]).state).toEqual({ words: "Delivered to 1 of 2", tone: "watch" });
    expect(view([delivery("GaveUp")]).state).toEqual({ words: "Reached nobody", tone: "now" });
    expect(view([]).state.tone).toBe("now");
  });

  it("tells what became of it at each recipient, and a state it does not know as unknown", () => {
    const [first, second, third] = view([delivery("Delivered"), delivery("Pending", { attempts: 3, channel: "webhook", detail: "503" }), delivery("Bounced", { attempts: 0, lastAttemptAt: null })]).deliveries;
    expect(first).toEqual({ recipient: "duty (e-mail)", state: { words: "Delivered", tone: "calm" }, what: "tried once, last at 21:40" });
    expect(second).toMatchObject({ recipient: "duty (webhook)", what: "tried 3 times, last at 21:40: 503" });
    expect(third).toMatchObject({ state: { words: "Bounced", tone: "unknown" }, what: "not tried yet" });
  });

  it("says how many matters it was about, those not listed too", () => {
    const item = { concern: "alert/bin-fire/b", notice: 2, title: "Bin fire", text: "71 °C at 2026-01-14T21:39Z." };
    expect(view([delivery("Delivered")], { items: [item], count: 4 }).about).toEqual(["Bin fire: 71 °C at 21:39. (told this level for the 2nd time)", "And 3 more matters."]);
    expect(view([delivery("Delivered")], { test: true })).toMatchObject({ kind: "Trial", test: true });
  });

  it("says who is called in which order", () => {
    const levels = [{ level: 1, recipients: ["duty", "app"], waitSeconds: 900 }, { level: 2, recipients: ["manager"], waitSeconds: 1800 }];
    expect(levelsWords({ levels, recipients: [], callOuts: [], hasMore: false })).toEqual([
      "Level 1: duty and app. If nobody acknowledges within 15 min, the next level is called.", "Level 2: manager. While nobody acknowledges, again every 30 min."]);
    expect(recipientsWords([{ name: "duty", channel: "email" }, { name: "app", channel: "webhook" }])).toBe("duty (e-mail) and app (webhook)");
  });
});
