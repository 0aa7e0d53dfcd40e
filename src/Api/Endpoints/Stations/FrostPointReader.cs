using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Rules.EventTime;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Endpoints.Stations;

/// <summary>The frost point of a site over a window: the rules' own function at each instant that something of it was observed at, from stored readings with the flags they now have.</summary>
internal sealed class FrostPointReader(ITimeSeriesStore store, CityNetwork network, GrittingPolicyOptions policy)
{
    private static readonly Quantity[] Humid = [Quantity.AirTemperature, Quantity.DewPoint, Quantity.RelativeHumidity];

    /// <summary>What a site's frost point is worked out from; null where it can't be.</summary>
    public string? BasisOf(SiteId site)
    {
        var measured = network.SensorsAt(site).SelectMany(s => s.Quantities).ToHashSet();
        var air = measured.Contains(Quantity.AirTemperature);
        return measured.Contains(Quantity.DewPoint) ? air ? "The dew point sensor, held at or below the air temperature" : "The dew point sensor"
            : measured.Contains(Quantity.RelativeHumidity) && air ? "Relative humidity and air temperature"
            : null;
    }

    /// <param name="mostReadings">Null is given where the window holds more readings than this.</param>
    public async Task<IReadOnlyList<FrostPointDto>?> ReadAsync(Site site, DateTimeOffset from, DateTimeOffset to, int mostReadings, CancellationToken cancellation)
    {
        var sensors = network.SensorsAt(site.Id).Where(s => s.Quantities.Intersect(Humid).Any()).ToList();

        // The first instants of the window may rest on readings from before it that were still fresh.
        var query = new ReadingQuery([.. sensors.Select(s => s.Id)], Humid, from - SilenceOf(sensors), to, null, null, mostReadings + 1);
        var series = new Dictionary<(SensorId, Quantity), Series>();
        var instants = new List<DateTimeOffset>();
        var read = 0;
        await foreach (var row in store.ReadAsync(query, cancellation))
        {
            if (read++ == mostReadings)
            {
                return null;
            }

            if (network.FindSensor(row.Sensor) is not { } sensor)
            {
                continue;
            }

            if (!series.TryGetValue((row.Sensor, row.Quantity), out var of))
            {
                series.Add((row.Sensor, row.Quantity), of = new Series(sensor, row.Quantity));
            }

            of.Put(new CheckedReading(new Reading(row.Sensor, row.Quantity, row.ObservedAt, row.Value, row.ReceivedAt), row.Flag, row.Test));
            if (row.ObservedAt > from && (instants.Count == 0 || instants[^1] != row.ObservedAt))
            {
                instants.Add(row.ObservedAt);
            }
        }

        return [.. instants.Select(at => PointAt(at, site, from, series.Values))];
    }

    /// <summary>The longest that one of these sensors may stay quiet.</summary>
    public TimeSpan SilenceOf(IEnumerable<Sensor> sensors) =>
        sensors.Select(s => s.Interval).DefaultIfEmpty(TimeSpan.Zero).Max() * policy.SilentAfterIntervals;

    private FrostPointDto PointAt(DateTimeOffset at, Site site, DateTimeOffset since, IEnumerable<Series> series)
    {
        var moment = new SiteMoment(site, at, since, null, [.. series.Select(s => new SeriesView(s, at))]);
        return moment.FrostPointNow(policy) is { } humidity
            ? new FrostPointDto(at, humidity.DewPoint, humidity.FrostPoint)
            : new FrostPointDto(at, null, null);
    }
}
