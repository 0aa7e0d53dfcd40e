using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.FirmwareSim.Scenarios;
using Telemetry.FirmwareSim.Weather;

namespace Telemetry.FirmwareSim.City;

/// <summary>
/// Forecasts the simulated night with the errors of a good forecast: one error of the whole issue and a smaller one of each
/// site, both growing with the lead; rain comes up to half an hour early or late. docs/sources/firmware-sim.md#forecast.
/// </summary>
internal sealed class ForecastOffice(int seed, CityPlan plan)
{
    private const int LeadHours = 30;
    private static readonly int[] LocalHours = [6, 12, 18];
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private readonly Atmosphere _atmosphere = new(seed);
    private readonly SeededNoise _noise = new(seed);

    /// <param name="now">What is issued later is not there yet.</param>
    /// <param name="wanted">The sites to forecast; null for all.</param>
    public IReadOnlyList<ForecastIssue> IssuedBy(DateTimeOffset now, Func<string, bool>? wanted = null)
    {
        var issues = new List<ForecastIssue>();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime);
        foreach (var day in new[] { today.AddDays(-1), today })
        {
            foreach (var hour in LocalHours)
            {
                var local = day.ToDateTime(new TimeOnly(hour, 0));
                var issuedAt = new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
                if (issuedAt <= now && issuedAt > now.AddHours(-24))
                {
                    issues.AddRange(Marlhaven.Stations.Where(s => wanted?.Invoke(s.Site) ?? true).Select(station => Issue(station, issuedAt)));
                }
            }
        }

        return issues;
    }

    private ForecastIssue Issue(RoadStation station, DateTimeOffset issuedAt)
    {
        var climate = plan.ClimateOf(station.Climate);
        var values = new List<ForecastValue>(LeadHours * ForecastIssue.Quantities.Count);
        var issue = SeededNoise.Stream("forecast/issue");
        var site = SeededNoise.Stream("forecast/" + station.Site);
        var key = issuedAt.ToUnixTimeSeconds();
        var late = TimeSpan.FromMinutes(30 * _noise.Uniform(issue + 11, key));
        for (var lead = 1; lead <= LeadHours; lead++)
        {
            var validAt = issuedAt.AddHours(lead);
            var air = _atmosphere.At(climate, validAt);
            var growth = Math.Sqrt(lead / 12.0);
            var error = Math.Clamp(growth * ((0.35 * _noise.Normal(issue, key)) + (0.15 * _noise.Normal(site, key))), -1.2, 1.2);
            var temperature = air.Temperature + error;
            var dewPoint = Math.Min(temperature, air.DewPoint + error + (0.1 * growth * _noise.Normal(site + 5, key)));
            var wind = air.Wind * (1 + (0.1 * _noise.Normal(issue + 17, key)));
            values.Add(new ForecastValue(validAt, Quantity.AirTemperature, Math.Round(temperature, 1)));
            values.Add(new ForecastValue(validAt, Quantity.DewPoint, Math.Round(dewPoint, 1)));
            values.Add(new ForecastValue(validAt, Quantity.WindSpeed, Math.Round(Math.Max(0.3, wind), 1)));
            values.Add(new ForecastValue(validAt, Quantity.CloudCover, Math.Round(Math.Clamp(air.Cloud + error, 0, 8))));
            values.Add(new ForecastValue(validAt, Quantity.PrecipitationRate, Math.Round(MeanRain(climate, validAt - late), 1)));
            values.Add(new ForecastValue(validAt, Quantity.SnowfallRate, 0));
            values.Add(new ForecastValue(validAt, Quantity.AirPressure, Math.Round(air.Pressure)));
        }

        values.Sort(static (a, b) => a.ValidAt != b.ValidAt ? a.ValidAt.CompareTo(b.ValidAt) : a.Quantity.Code.CompareTo(b.Quantity.Code));
        return new ForecastIssue(new SiteId(station.Site), issuedAt, issuedAt, "simulated", values);
    }

    /// <summary>mm/h of the hour that ends then.</summary>
    private double MeanRain(StationClimate climate, DateTimeOffset ending)
    {
        double sum = 0;
        for (var minute = 0; minute < 60; minute += 10)
        {
            sum += _atmosphere.At(climate, ending.AddMinutes(-minute)).Precipitation;
        }

        return sum / 6;
    }
}
