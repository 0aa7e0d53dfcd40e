namespace Telemetry.Api.CallOuts.Escalation;

/// <summary>One message that is due now to a level, gravest first.</summary>
internal sealed record DueCallOut(int Level, IReadOnlyList<DueItem> Items);
