import { describe, expect, it } from "vitest";
import { SseParser } from "../../src/api/sse";

const stream = ": hello\r\n\r\nid: 7\r\nevent: decision\r\ndata: {\"a\":\r\ndata: 1}\r\n\r\nevent: heartbeat\ndata: {}\n\nid: 9\n\n";

describe("the event stream parser", () => {
  it("takes events apart, joins their data and keeps the last id", () => {
    const parser = new SseParser();
    expect(parser.push(stream)).toEqual([{ event: "decision", data: "{\"a\":\n1}" }, { event: "heartbeat", data: "{}" }]);
    expect(parser.lastEventId).toBe("9");
  });

  it("gives the same events however the bytes are cut", () => {
    for (let size = 1; size < 12; size++) {
      const parser = new SseParser();
      const events = [];
      for (let from = 0; from < stream.length; from += size) {
        events.push(...parser.push(stream.slice(from, from + size)));
      }
      expect(events, `chunks of ${size}`).toEqual(new SseParser().push(stream));
    }
  });

  it("keeps an id back until its event is complete, so that a torn event is sent again", () => {
    const parser = new SseParser();
    parser.push("id: 7\ndata: x\n\nid: 8\ndata: y\n");
    expect(parser.lastEventId).toBe("7");
  });

  it("takes the host's pause and refuses a line without end", () => {
    const parser = new SseParser(100);
    parser.push("retry: 3000\n");
    expect(parser.retryMs).toBe(3000);
    expect(() => parser.push("x".repeat(101))).toThrow(RangeError);
  });
});
