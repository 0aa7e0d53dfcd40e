namespace Telemetry.Domain.Decisions;

/// <summary>One step of the way to a decision.</summary>
/// <param name="Code">Stable name in lower kebab case, for machines.</param>
/// <param name="Text">Plain English with numbers, units and times, for the duty officer.</param>
public sealed record Reason(string Code, string Text);
