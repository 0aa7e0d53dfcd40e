using System.Globalization;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Live;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;

namespace Telemetry.Api.Endpoints.Gritting;

/// <summary>How old the readings behind a route are. Silence is three nominal intervals, as the rules have it.</summary>
internal static class RouteFreshness
{
    private const int SilentAfterIntervals = 3;

    /// <summary>As it is now, from the latest readings.</summary>
    public static FreshnessDto Now(Route route, CityNetwork network, ILatestReadings latest, DateTimeOffset now)
    {
        DateTimeOffset? newest = null;
        List<string> stale = [];
        foreach (var station in route.Stations)
        {
            var sensors = RoadSensors(network, station.Site);
            DateTimeOffset? last = null;
            var limit = TimeSpan.Zero;
            foreach (var sensor in sensors)
            {
                var at = NewestOf(sensor, latest);
                last = at > last || last is null ? at ?? last : last;
                limit = sensor.Interval > limit ? sensor.Interval : limit;
            }

            newest = last > newest || newest is null ? last ?? newest : newest;
            if (Judge(station.Site, last, sensors.Count == 0 ? null : limit * SilentAfterIntervals, now) is { } reason)
            {
                stale.Add(reason);
            }
        }

        return new FreshnessDto(newest, stale.Count > 0, stale.Count > 0 ? string.Join("; ", stale) : null);
    }

    /// <summary>As it was at a past time, from what the decision then standing had of its stations.</summary>
    public static FreshnessDto Then(CityNetwork network, Decision? decision)
    {
        if (decision is null)
        {
            return new FreshnessDto(null, true, "no decision stood then");
        }

        DateTimeOffset? newest = null;
        List<string> stale = [];
        foreach (var input in decision.Inputs)
        {
            newest = input.RoadSurfaceTemperatureAt > newest || newest is null ? input.RoadSurfaceTemperatureAt ?? newest : newest;
            var sensors = RoadSensors(network, input.Site);
            var limit = sensors.Count == 0 ? (TimeSpan?)null : sensors.Max(s => s.Interval) * SilentAfterIntervals;
            if (Judge(input.Site, input.RoadSurfaceTemperatureAt, limit, decision.EventTime) is { } reason)
            {
                stale.Add(reason);
            }
        }

        return new FreshnessDto(newest, stale.Count > 0, stale.Count > 0 ? string.Join("; ", stale) : null);
    }

    private static List<Sensor> RoadSensors(CityNetwork network, SiteId site) =>
        [.. network.SensorsAt(site).Where(s => s.Measures(Quantity.RoadSurfaceTemperature))];

    private static DateTimeOffset? NewestOf(Sensor sensor, ILatestReadings latest) =>
        latest.Find(sensor.Id, Quantity.RoadSurfaceTemperature)?.Checked.Reading.ObservedAt;

    private static string? Judge(SiteId site, DateTimeOffset? last, TimeSpan? limit, DateTimeOffset at) => (last, limit) switch
    {
        (_, null) => $"{site} has no sensor of road surface temperature",
        (null, _) => $"{site} has not reported road surface temperature",
        ({ } seen, { } longest) when at - seen > longest =>
            string.Create(CultureInfo.InvariantCulture, $"{site} last reported road surface temperature at {seen.UtcDateTime:yyyy-MM-dd'T'HH:mm'Z'}"),
        _ => null,
    };
}
