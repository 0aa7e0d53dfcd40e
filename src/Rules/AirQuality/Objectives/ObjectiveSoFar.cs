namespace Telemetry.Rules.AirQuality.Objectives;

/// <summary>How a pollutant at one instrument stands against one objective.</summary>
/// <param name="Count">Means above the level; null for an annual mean.</param>
/// <param name="CountUnrounded">Counted without Defra's rounding.</param>
/// <param name="Highest">The highest mean so far, µg/m³; for an annual mean the mean so far. Null when there is none.</param>
/// <param name="HighestEnding">End of its period.</param>
/// <param name="Valid">Periods so far with enough values.</param>
/// <param name="Periods">Periods so far: hours, days or quarters of an hour that are over.</param>
public sealed record ObjectiveSoFar(
    AirObjective Objective,
    ObjectiveStatus Status,
    int? Count,
    int? CountUnrounded,
    decimal? Highest,
    DateTimeOffset? HighestEnding,
    int Valid,
    int Periods)
{
    /// <summary>Share of the periods so far that are valid, 0 to 1.</summary>
    public double Capture => Periods == 0 ? 0 : (double)Valid / Periods;
}
