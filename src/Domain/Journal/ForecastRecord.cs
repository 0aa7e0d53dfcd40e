using Telemetry.Domain.Forecasts;

namespace Telemetry.Domain.Journal;

/// <summary>A forecast issue arrived; journalled so that rules see it in the order it was known.</summary>
public sealed record ForecastRecord(DateTimeOffset At, ForecastIssue Issue) : JournalRecord(At);
