using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Rules.AirQuality;
using Telemetry.Rules.AirQuality.Objectives;

namespace Telemetry.Api.Endpoints.AirQuality.Exceedances;

/// <summary>Counts a year's exceedances from stored readings with the flags they now have, one instrument at a time.</summary>
internal sealed class ExceedanceReader(ITimeSeriesStore store, CityNetwork network, CalendarYear year)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    public async Task<ExceedanceSiteDto> ReadAsync(Site site, CancellationToken cancellation)
    {
        var instruments = new List<ExceedanceInstrumentDto>();
        foreach (var sensor in network.SensorsAt(site.Id).Order(PreferredInstrument.Order))
        {
            Quantity[] pollutants = [.. Daqi.Table.Select(row => row.Pollutant).Where(sensor.Measures)];
            if (pollutants.Length > 0)
            {
                instruments.Add(await ReadAsync(sensor, pollutants, cancellation));
            }
        }

        return new ExceedanceSiteDto(site.Id.Value, site.Name, instruments);
    }

    private async Task<ExceedanceInstrumentDto> ReadAsync(Sensor sensor, Quantity[] pollutants, CancellationToken cancellation)
    {
        var years = pollutants.ToDictionary(p => p, p => new YearOfPollutant(sensor, p, year));
        var hours = Query(sensor, pollutants, year.Start - (YearOfPollutant.HoursBefore * Hour), Hour);
        await foreach (var bucket in store.AggregateAsync(hours, cancellation))
        {
            if (bucket.Value is { } mean)
            {
                years[bucket.Quantity].PutHour(bucket.End, mean, bucket.Count);
            }
        }

        Quantity[] finer = [.. pollutants.Where(p => YearOfPollutant.NeedsQuarters(sensor, p))];
        if (finer.Length > 0)
        {
            await foreach (var bucket in store.AggregateAsync(Query(sensor, finer, year.Start, Quarter), cancellation))
            {
                if (bucket.Value is { } mean)
                {
                    years[bucket.Quantity].PutQuarter(bucket.End, mean, bucket.Count);
                }
            }
        }

        return new ExceedanceInstrumentDto(sensor.Id.Value, Basis.Of(sensor.Grade), [.. pollutants.Select(p => ExceedanceMapping.ToDto(years[p], year))]);
    }

    private AggregateQuery Query(Sensor sensor, Quantity[] pollutants, DateTimeOffset from, TimeSpan width) => new(
        [sensor.Id],
        pollutants,
        from,
        year.Until,
        KnownAt: null,
        new BucketInterval(width),
        Aggregate.Mean,
        TimeZoneInfo.Utc,
        AveragedSeries.Worst(sensor),
        (int)((year.Until - from) / width) * pollutants.Length);
}
