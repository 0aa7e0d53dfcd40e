using System.Globalization;
using Telemetry.Domain.Network;

namespace Telemetry.Domain.Decisions;

/// <summary>
/// What one road sensor measured in one night, beside the air and beside the road stations near it: kept for months, because a sensor
/// that drifts is found only against its own nights (docs/sources/winter.md#drift).
/// </summary>
/// <param name="Night">The date on which the night began, by mean solar time.</param>
/// <param name="ConcludedAt">The minute in which it was concluded, at the earliest noon after it.</param>
/// <param name="Rst">Mean road surface temperature of the night's hours, °C.</param>
/// <param name="Hours">Of how many hours, 6 to 10.</param>
/// <param name="AboveAirK">Mean difference of road and air, K; null where the air was known in fewer than 6 of them.</param>
/// <param name="BesideK">Mean difference to the middle of it and the road stations near it, K; null where fewer than two of those were known in 6 hours.</param>
public sealed record RoadNight(
    SiteId Site, SensorId Sensor, DateOnly Night, DateTimeOffset ConcludedAt, double Rst, int Hours, double? AboveAirK, double? BesideK) : Outcome
{
    public override string Key => $"{Sensor}/{Night.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    public override DateTimeOffset EventTime => ConcludedAt;
}
