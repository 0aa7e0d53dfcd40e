namespace Telemetry.Ingest.Forecasts;

/// <summary>One thing wrong with a forecast file.</summary>
/// <param name="Where">A line ("line 7, value") or an element's path with its line.</param>
/// <param name="Problem">What was found.</param>
/// <param name="Remedy">What would be right.</param>
public sealed record ForecastError(string Where, string Problem, string Remedy)
{
    public override string ToString() => $"{Where}: {Problem}; {Remedy}";
}
