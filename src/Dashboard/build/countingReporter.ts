import type { Reporter, TestModule } from "vitest/node";

/** Closes the run with one line in the words of the .NET test runner, so that eng/test.sh can add the two up. */
export default class CountingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    let broken = errors.length;
    for (const module of modules) {
      broken += module.errors().length;
      for (const test of module.children.allTests()) {
        counts[test.result().state]++;
      }
    }
    const failed = counts.failed + counts.pending + broken;
    console.log(`Dashboard unit tests: total: ${failed + counts.passed + counts.skipped} failed: ${failed} succeeded: ${counts.passed} skipped: ${counts.skipped}`);
  }
}
