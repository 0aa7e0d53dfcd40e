namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>One step of the way to a decision.</summary>
/// <param name="Code">Stable name for machines, lower kebab case.</param>
/// <param name="Text">Plain English for the duty officer, with numbers, units and times.</param>
internal sealed record ReasonDto(string Code, string Text);
