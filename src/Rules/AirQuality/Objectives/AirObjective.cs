using Telemetry.Domain.Quantities;

namespace Telemetry.Rules.AirQuality.Objectives;

/// <summary>A value in law or policy that a pollutant is held to over a calendar year.</summary>
/// <param name="Id">Stable name, for instance <c>no2-hour-200</c>.</param>
/// <param name="Level">µg/m³.</param>
/// <param name="Permitted">How many means above the level a year may have; null for an annual mean.</param>
/// <param name="Kind">What it is and, where it is not of one year alone, how it is judged.</param>
public sealed record AirObjective(string Id, Quantity Pollutant, int Level, ObjectiveAveraging Averaging, int? Permitted, string Kind);
