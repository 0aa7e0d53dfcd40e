namespace Telemetry.Ingest.Forecasts;

/// <summary>Bounds on what a forecast file may cost to read.</summary>
public sealed record ForecastReadLimits
{
    public static ForecastReadLimits Default { get; } = new();

    /// <summary>Characters of text. Default 16 million: a winter's issues for one site.</summary>
    public int MaxCharacters { get; init; } = 16_000_000;

    /// <summary>Values. Default 1 million.</summary>
    public int MaxValues { get; init; } = 1_000_000;

    /// <summary>Errors listed; more are counted. Default 100.</summary>
    public int MaxErrors { get; init; } = 100;
}
