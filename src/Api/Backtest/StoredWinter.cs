using Telemetry.Api.Replay;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Backtest;

/// <summary>A winter out of the host's own stores: every reading kept, whatever its flag, and the forecasts as they were received.</summary>
internal sealed class StoredWinter(ITimeSeriesStore store, IForecastStore forecasts, ITreatmentLog treatments)
{
    private const int Page = 50_000;

    /// <param name="network">In force.</param>
    /// <param name="routes">Whose stations to read.</param>
    /// <param name="from">Exclusive.</param>
    /// <param name="to">Inclusive.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="InvalidDataException">There are more readings than fit.</exception>
    public async Task<BacktestInput> ReadAsync(
        CityNetwork network, IReadOnlyList<Route> routes, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var sites = routes.SelectMany(r => r.Stations).Select(s => s.Site).Distinct().ToList();
        var readings = new List<Reading>();
        await store.OpenAsync(cancellation);
        List<SensorId> sensors = [.. sites.SelectMany(network.SensorsAt).Select(s => s.Id)];
        ReadingCursor? after = null;
        for (var full = sensors.Count > 0; full;)
        {
            var read = 0;
            await foreach (var row in store.ReadAsync(new ReadingQuery(sensors, [], from, to, null, after, Page), cancellation))
            {
                readings.Add(new Reading(row.Sensor, row.Quantity, row.ObservedAt, row.Value, row.ReceivedAt, row.Marks));
                after = new ReadingCursor(row.ObservedAt, row.Sensor.Value, row.Quantity.Name);
                read++;
            }

            full = read == Page;
            if (readings.Count > RecordedReadings.MaxRows)
            {
                throw new InvalidDataException($"There are more than {RecordedReadings.MaxRows} readings: ask for a shorter time or fewer routes.");
            }
        }

        var issues = new List<ForecastIssue>();
        foreach (var site in sites)
        {
            foreach (var issuedAt in await forecasts.ReadIssueTimesAsync(site, from, to, cancellation))
            {
                if (await forecasts.ReadAsync(site, issuedAt, cancellation) is { } issue)
                {
                    issues.Add(issue);
                }
            }
        }

        var reports = new List<TreatmentReport>();
        var (first, last) = (DecisionDay.Containing(from, network.TimeZone).Date, DecisionDay.Containing(to, network.TimeZone).Date);
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            reports.AddRange((await treatments.ReadAsync(day, null, cancellation)).Select(t => t.Outcome));
        }

        return new BacktestInput(
            network,
            "the host's own stores",
            new Recording([.. readings.OrderBy(r => r.ReceivedAt)], []),
            [.. issues.OrderBy(i => i.ReceivedAt)],
            reports);
    }
}
