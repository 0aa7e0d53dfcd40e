using BenchmarkDotNet.Running;
using Telemetry.Bench;

// --short: three iterations each, enough to see an order of magnitude.
var isShort = args.Contains("--short");
BenchmarkSwitcher.FromAssembly(typeof(BenchmarkConfig).Assembly).Run([.. args.Where(a => a != "--short")], new BenchmarkConfig(isShort));
return 0;
