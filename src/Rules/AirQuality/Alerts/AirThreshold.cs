using Telemetry.Domain.Alerts;
using Telemetry.Domain.Quantities;

namespace Telemetry.Rules.AirQuality.Alerts;

/// <summary>A concentration at which law has the public told.</summary>
/// <param name="Rule">Name of its rule.</param>
/// <param name="Name">What law calls it.</param>
/// <param name="Level">µg/m³, mean of an hour.</param>
/// <param name="Hours">How many hours in a row must be above it.</param>
/// <param name="Severity">At a reference instrument.</param>
/// <param name="Area">The law speaks of an area too, which one site can't judge.</param>
public sealed record AirThreshold(string Rule, string Name, Quantity Pollutant, int Level, int Hours, AlertSeverity Severity, bool Area);
