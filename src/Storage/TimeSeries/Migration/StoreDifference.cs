namespace Telemetry.Storage.TimeSeries.Migration;

/// <summary>What two stores hold differently.</summary>
/// <param name="Part">Month and quantity, or the ledger.</param>
public sealed record StoreDifference(string Part, string Source, string Target);
