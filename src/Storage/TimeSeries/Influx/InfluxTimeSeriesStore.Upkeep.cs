using System.Globalization;
using Telemetry.Domain.Quantities;
using Telemetry.Storage.TimeSeries.Influx.Lines;
using Telemetry.Storage.TimeSeries.Influx.Queries;
using Telemetry.Storage.TimeSeries.Influx.Reading;
using Telemetry.Storage.TimeSeries.Influx.Rollups;
using Telemetry.Storage.TimeSeries.Influx.Writing;

namespace Telemetry.Storage.TimeSeries.Influx;

/// <content>What is done beside writing: roll-ups and retention.</content>
internal sealed partial class InfluxTimeSeriesStore
{
    /// <summary>Hours rolled up in one go: a bound of what is done again after a crash.</summary>
    private const int MostHours = 168;

    /// <summary>Dirty hours of series rolled up in one go.</summary>
    private const int MostDirty = 10_000;

    /// <summary>Marks kept in the database for nothing, once all are worked off.</summary>
    private const int MostIdleMarks = 10_000;

    /// <summary>The turn to roll up: one at a time.</summary>
    private readonly SemaphoreSlim _rolling = new(1, 1);

    /// <summary>
    /// Rolls up the hours that have passed by the journal's time, and those that late data came for. Writing goes on meanwhile:
    /// what comes for these hours from now on marks them dirty.
    /// </summary>
    /// <returns>Whether there is more to do.</returns>
    public async Task<bool> RollUpAsync(CancellationToken cancellation)
    {
        await _rolling.WaitAsync(cancellation);
        try
        {
            if (_state is null)
            {
                return false;
            }

            var job = await ExclusivelyAsync(state => BeginRollupAsync(state, cancellation), cancellation);
            var hours = job.Dirty.ConvertAll(d => d.Hour);
            await _rollups.WriteHoursAsync(job.State.Catalogue, job.From, job.To, job.Committed, cancellation);
            await _rollups.WriteAgainAsync(hours, job.State.DaysUntil, job.Committed, cancellation);

            // After the hours, so that their days are made of them.
            var days = DirtyHour.FloorTo(job.To, Micros.PerDay);
            await _rollups.WriteDaysAsync(job.State.Catalogue, job.State.DaysUntil, days, cancellation);
            return await ExclusivelyAsync(state => EndRollupAsync(state, job, days, cancellation), cancellation);
        }
        finally
        {
            _rolling.Release();
        }
    }

    public async Task<int> DeleteMonthsBeforeAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        // No roll-up may be under way: it would write again what is deleted.
        await _rolling.WaitAsync(cancellation);
        try
        {
            return await ExclusivelyAsync(state => DeleteMonthsAsync(state, before, cancellation), cancellation);
        }
        finally
        {
            _rolling.Release();
        }
    }

    private async Task<RollupJob> BeginRollupAsync(InfluxState state, CancellationToken cancellation)
    {
        var passed = DirtyHour.FloorTo(state.NewestReceipt - Ticks(_options.RollUpAfter), Micros.PerHour);
        if (state.HoursUntil == 0 && passed > 0 && await FirstAsync(state, cancellation) is { } first)
        {
            state.HoursUntil = Math.Max(0, DirtyHour.StartOf(first));
            state.DaysUntil = DirtyHour.DayOf(state.HoursUntil);
            state.RollingUntil = Math.Max(state.RollingUntil, state.HoursUntil);
        }

        var from = state.HoursUntil;
        var to = from == 0 ? from : Math.Max(from, Math.Min(passed, from + (MostHours * Micros.PerHour)));
        state.RollingUntil = Math.Max(state.RollingUntil, to);
        return new RollupJob(state, from, to, state.Committed, state.Dirty.Take(MostDirty), More: to < passed);
    }

    private async Task<bool> EndRollupAsync(InfluxState state, RollupJob job, long days, CancellationToken cancellation)
    {
        if (!ReferenceEquals(state, job.State))
        {
            // It was opened anew meanwhile: what was done here is done again, from what is stored.
            return true;
        }

        var batch = new LineBatch();
        DirtyHours.WriteRolled(new LineProtocolWriter(batch), job.Dirty, job.Committed);
        await _client.WriteWholeAsync(batch, cancellation);
        state.Dirty.Rolled(job.Dirty);
        state.HoursUntil = job.To;
        state.DaysUntil = Math.Max(state.DaysUntil, days);
        if (state.Dirty is { Count: 0, Written: > MostIdleMarks })
        {
            await _client.ExecuteAsync($"DELETE FROM {InfluxQl.Name(InfluxSchema.Dirty)}", cancellation);
            state.Dirty.Forgotten();
        }

        return job.More || state.Dirty.Count > 0;
    }

    /// <summary>Drops the oldest month as long as it has ended by the time.</summary>
    private async Task<int> DeleteMonthsAsync(InfluxState state, DateTimeOffset before, CancellationToken cancellation)
    {
        var deleted = 0;
        while (await FirstAsync(state, cancellation) is { } first && Month.Of(Micros.ToTime(first)) is var month && month.End <= before)
        {
            var end = Micros.Of(month.End);
            await MarkAtAsync(state, end, cancellation);
            foreach (var quantity in QuantityCatalogue.All)
            {
                foreach (var measurement in new[]
                {
                    InfluxSchema.Raw(quantity), InfluxSchema.Rollup(RollupLevel.Hour, quantity), InfluxSchema.Rollup(RollupLevel.Day, quantity),
                })
                {
                    await DeleteBeforeAsync(measurement, end, cancellation);
                }
            }

            await DeleteBeforeAsync(InfluxSchema.Corrections, end, cancellation);
            deleted++;
        }

        return deleted;
    }

    private Task DeleteBeforeAsync(string measurement, long end, CancellationToken cancellation) => _client.ExecuteAsync(
        string.Create(CultureInfo.InvariantCulture, $"DELETE FROM {InfluxQl.Name(measurement)} WHERE time < {QueryText.Nanoseconds(end)}"), cancellation);

    /// <summary>A reading at the very end of a month is the next one's, and yet counts to the hour before, whose roll-up goes: that is made again.</summary>
    private async Task MarkAtAsync(InfluxState state, long end, CancellationToken cancellation)
    {
        var hours = new List<DirtyHour>();
        foreach (var quantity in QuantityCatalogue.All)
        {
            var query = $"SELECT \"batch\", \"sensor\"::tag FROM {InfluxQl.Name(InfluxSchema.Raw(quantity))} WHERE {QueryText.Window(end - 1, end)}";
            await foreach (var row in _client.QueryAsync(query, cancellation))
            {
                if (state.Catalogue.Find(new(row.Text(2)), quantity) is { } series && end - Micros.PerHour < state.RollingUntil)
                {
                    hours.Add(new DirtyHour(series, end - Micros.PerHour));
                }
            }
        }

        var batch = new LineBatch();
        var missing = state.Dirty.WriteMissing(new LineProtocolWriter(batch), hours, state.Committed + 1);
        await _client.WriteWholeAsync(batch, cancellation);
        state.Dirty.Marked(missing, state.Committed + 1);
    }

    /// <summary>The oldest time that anything is kept of.</summary>
    private async Task<long?> FirstAsync(InfluxState state, CancellationToken cancellation)
    {
        long? first = null;
        var measurements = state.Catalogue.All().Select(s => InfluxSchema.Raw(s.Quantity)).Append(InfluxSchema.Corrections);
        foreach (var measurement in measurements)
        {
            await foreach (var row in _client.QueryAsync($"SELECT first(\"batch\") FROM {InfluxQl.Name(measurement)}", cancellation))
            {
                var at = DirtyHour.FloorTo(row.Int64(0), 1000) / 1000;
                first = first < at ? first : at;
            }
        }

        return first;
    }

    private static long Ticks(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    private sealed record RollupJob(InfluxState State, long From, long To, long Committed, List<(DirtyHour Hour, long Marked)> Dirty, bool More);
}
