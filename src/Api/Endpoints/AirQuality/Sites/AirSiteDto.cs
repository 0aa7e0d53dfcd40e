namespace Telemetry.Api.Endpoints.AirQuality.Sites;

/// <summary>A site that measures air quality.</summary>
/// <param name="Latitude">Degrees north, WGS 84.</param>
/// <param name="Longitude">Degrees east, WGS 84.</param>
/// <param name="Basis">reference, indicative, or mixed: of the instruments that its indices rest on.</param>
/// <param name="Daqi">The UK Daily Air Quality Index, 1 to 10, of the last hour.</param>
/// <param name="European">The European Air Quality Index, 1 to 6, of the last hour. Its numbers and names can't be compared with the UK's.</param>
/// <param name="Pollutants">In the order of the index: PM2.5, PM10, NO2, O3, SO2; those measured here.</param>
internal sealed record AirSiteDto(
    string Site, string Name, double Latitude, double Longitude, string Basis, SiteIndexDto Daqi, SiteIndexDto European, IReadOnlyList<AirPollutantDto> Pollutants);
