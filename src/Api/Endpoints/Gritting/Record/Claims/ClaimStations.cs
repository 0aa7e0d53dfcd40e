using System.Collections.Immutable;
using Telemetry.Api.Endpoints.Forecasts;
using Telemetry.Api.Endpoints.Readings;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Endpoints.Gritting.Record.Claims;

/// <summary>Reads what the stores have of the stations that a night's decisions rest on.</summary>
internal sealed class ClaimStations(IForecastStore forecasts, ITimeSeriesStore readings, INetworkProvider networks)
{
    /// <summary>For each station: a minute's readings of ten quantities for a day and a look-back are 30,000.</summary>
    private const int MostReadings = 30_000;

    private static readonly ImmutableArray<Quantity> Wanted =
    [
        Quantity.RoadSurfaceTemperature, Quantity.AirTemperature, Quantity.DewPoint, Quantity.RelativeHumidity, Quantity.PrecipitationRate,
        Quantity.SurfaceState, Quantity.WaterFilmThickness, Quantity.SnowDepth,
    ];

    public async Task<IReadOnlyList<ClaimStationDto>> ReadAsync(IReadOnlyList<Decision> revisions, DecisionDay day, CancellationToken cancellation)
    {
        List<ClaimStationDto> stations = [];
        foreach (var inputs in revisions.SelectMany(r => r.Inputs).GroupBy(i => i.Site).OrderBy(g => g.Key.Value, StringComparer.Ordinal))
        {
            var (rows, cut) = await ReadingsAsync(inputs.Key, day.Start - GrittingDecisionRule.LookBack, day.End, null, cancellation);
            stations.Add(new ClaimStationDto(
                inputs.Key.Value,
                networks.Current.FindSite(inputs.Key)?.Name,
                inputs.Last().OffsetK,
                await ForecastsAsync(inputs.Key, inputs.Select(i => i.ForecastIssuedAt), cancellation),
                rows,
                cut));
        }

        return stations;
    }

    /// <summary>The same as it was known at an instant: what had been received by then, flagged as it then was, and the newest forecast then.</summary>
    public async Task<IReadOnlyList<ClaimStationDto>> ReadKnownAsync(
        IEnumerable<(SiteId Site, double OffsetK)> sites, DateTimeOffset knownAt, CancellationToken cancellation)
    {
        List<ClaimStationDto> stations = [];
        foreach (var (site, offset) in sites)
        {
            var (rows, cut) = await ReadingsAsync(site, knownAt - GrittingDecisionRule.LookBack, knownAt, knownAt, cancellation);
            var forecast = await forecasts.ReadLatestAsync(site, knownAt, cancellation);
            stations.Add(new ClaimStationDto(
                site.Value, networks.Current.FindSite(site)?.Name, offset, forecast is null ? [] : [forecast.ToDto()], rows, cut));
        }

        return stations;
    }

    private async Task<List<ForecastDto>> ForecastsAsync(SiteId site, IEnumerable<DateTimeOffset?> issued, CancellationToken cancellation)
    {
        List<ForecastDto> used = [];
        foreach (var at in issued.OfType<DateTimeOffset>().Distinct().Order())
        {
            if (await forecasts.ReadAsync(site, at, cancellation) is { } issue)
            {
                used.Add(issue.ToDto());
            }
        }

        return used;
    }

    private async Task<(List<ClaimReadingDto> Readings, bool Cut)> ReadingsAsync(
        SiteId site, DateTimeOffset from, DateTimeOffset to, DateTimeOffset? knownAt, CancellationToken cancellation)
    {
        List<ClaimReadingDto> rows = [];
        var sensors = networks.Current.SensorsAt(site).Where(s => Wanted.Any(s.Measures)).Select(s => s.Id).ToList();
        if (sensors.Count == 0)
        {
            return (rows, false);
        }

        var query = new ReadingQuery(sensors, Wanted, from, to, knownAt, null, MostReadings + 1);
        await foreach (var row in readings.ReadAsync(query, cancellation))
        {
            if (rows.Count == MostReadings)
            {
                return (rows, true);
            }

            rows.Add(new ClaimReadingDto(
                row.Sensor.Value, row.Quantity.Name, row.Quantity.Unit, row.ObservedAt, row.Value, row.ReceivedAt,
                row.Flag.Name(), row.Test.Name()));
        }

        return (rows, false);
    }
}
