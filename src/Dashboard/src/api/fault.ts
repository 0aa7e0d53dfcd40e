import { ShapeError } from "./json";

/** What went wrong between this page and the host, for the duty officer and for whoever mends it. */
export function faultWords(error: unknown): string {
  if (error instanceof DOMException && error.name === "TimeoutError") {
    return "The host did not answer in time";
  }
  if (error instanceof ShapeError || error instanceof SyntaxError) {
    return `The host’s answer could not be understood: ${error.message}`;
  }
  // What fetch throws when there is no connection.
  return error instanceof TypeError ? "The host cannot be reached" : error instanceof Error ? error.message : "Unknown fault";
}
