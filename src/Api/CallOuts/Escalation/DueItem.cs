namespace Telemetry.Api.CallOuts.Escalation;

/// <summary>A concern that has to be told now.</summary>
/// <param name="Notice">1 for the first time, 2 when it is told again, and so on.</param>
internal sealed record DueItem(Concern Concern, int Notice);
