using Telemetry.Api.Endpoints.Latest;
using Telemetry.Api.Endpoints.Sites;

namespace Telemetry.Api.Endpoints.Stations;

/// <summary>One site with everything that its own page shows, but for its readings (`/readings`), decisions and alerts.</summary>
/// <param name="AsOf">The time this answer is as known at, UTC.</param>
/// <param name="SimulatedTime">The host runs on a shifted clock (demonstration).</param>
/// <param name="TimeZone">IANA name of the council's zone.</param>
/// <param name="From">Start of the window of the frost point, itself not in it, UTC.</param>
/// <param name="Latest">The newest reading of every series of the site; a series that never reported has none.</param>
/// <param name="Routes">Routes that the site represents.</param>
/// <param name="Thresholds">Road surface temperatures at which the winter policy in force acts; empty where no road surface is measured.</param>
/// <param name="Forecast">The newest forecast; null when there is none.</param>
/// <param name="FrostPoint">Worked out by the rules' own function; null where neither a dew point nor humidity and air temperature are measured.</param>
internal sealed record StationDto(
    DateTimeOffset AsOf,
    bool SimulatedTime,
    string TimeZone,
    DateTimeOffset From,
    SiteDto Site,
    IReadOnlyList<StationSensorDto> Sensors,
    IReadOnlyList<StationBinDto> Bins,
    IReadOnlyList<LatestReadingDto> Latest,
    IReadOnlyList<StationRouteDto> Routes,
    IReadOnlyList<ThresholdDto> Thresholds,
    StationForecastDto? Forecast,
    FrostPointSeriesDto? FrostPoint)
{
    /// <summary>Why the frost point could not be had; null when it was, or where there is none.</summary>
    public string? FrostPointUnavailable { get; init; }
}
