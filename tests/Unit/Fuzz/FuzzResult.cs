namespace Telemetry.Tests.Unit.Fuzz;

/// <summary>What a target was given, and what did not hold.</summary>
internal sealed record FuzzResult(string Target, int Inputs, TimeSpan Took, IReadOnlyList<string> Findings);
