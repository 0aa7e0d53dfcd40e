namespace Telemetry.Domain.Network;

/// <summary>A road station that represents a route.</summary>
/// <param name="OffsetK">Kelvin added to the station's road surface temperature to give the route's coldest stretch; of several by the weather the lowest.</param>
public sealed record RouteStation(SiteId Site, double OffsetK)
{
    /// <summary>Null where one offset holds in any weather.</summary>
    public WeatherOffsets? ByWeather { get; init; }

    public static RouteStation Of(SiteId site, WeatherOffsets offsets)
    {
        ArgumentNullException.ThrowIfNull(offsets);
        return new RouteStation(site, offsets.Lowest) { ByWeather = offsets };
    }
}
