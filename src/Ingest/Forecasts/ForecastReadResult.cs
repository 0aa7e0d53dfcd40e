using Telemetry.Domain.Forecasts;

namespace Telemetry.Ingest.Forecasts;

/// <summary>What a forecast file holds, or everything that is wrong with it. A file with any error gives no issue.</summary>
/// <param name="ErrorsLeftOut">Errors found beyond those listed.</param>
public sealed record ForecastReadResult(IReadOnlyList<ForecastIssue> Issues, IReadOnlyList<ForecastError> Errors, int ErrorsLeftOut)
{
    public bool IsValid => Errors.Count == 0;
}
