using Telemetry.Storage.TimeSeries.Influx.Http;
using Telemetry.Storage.TimeSeries.Influx.Queries;
using Telemetry.Storage.TimeSeries.Influx.Reading;
using Telemetry.Storage.TimeSeries.Influx.Rollups;
using Telemetry.Storage.TimeSeries.Influx.Transfer;
using Telemetry.Storage.TimeSeries.Influx.Writing;

namespace Telemetry.Storage.TimeSeries.Influx;

/// <summary>What is known of an open store. After a failure of a write it is forgotten and read again: only the server knows what it stored.</summary>
internal sealed class InfluxState
{
    private long _committed;
    private long _hoursUntil;
    private long _daysUntil;

    public required CommitLog Commits { get; init; }

    public required SeriesCatalogue Catalogue { get; init; }

    public required DirtyHours Dirty { get; init; }

    public required LedgerBook Ledger { get; init; }

    /// <summary>Journal position up to which all is stored.</summary>
    public long Committed
    {
        get => Interlocked.Read(ref _committed);
        set => Interlocked.Exchange(ref _committed, value);
    }

    /// <summary>Hours that end by then are rolled up, unless dirty. Microseconds since 1970; 0 before the first.</summary>
    public long HoursUntil
    {
        get => Interlocked.Read(ref _hoursUntil);
        set => Interlocked.Exchange(ref _hoursUntil, value);
    }

    public long DaysUntil
    {
        get => Interlocked.Read(ref _daysUntil);
        set => Interlocked.Exchange(ref _daysUntil, value);
    }

    /// <summary>As <see cref="HoursUntil"/>, with hours that are being rolled up: a late reading before it marks its hour. Only under the writer's turn.</summary>
    public long RollingUntil { get; set; }

    /// <summary>How far an import has come that is not whole; null when none is under way.</summary>
    public string? Importing { get; set; }

    /// <summary>Newest receipt stored since the store was opened, microseconds since 1970: how far the journal's time has come.</summary>
    public long NewestReceipt { get; set; }

    public CommitPoint Point(long position) => new(position, HoursUntil, DaysUntil);

    public static async Task<InfluxState> OpenAsync(InfluxClient client, TimeProvider time, CancellationToken cancellation)
    {
        await client.PingAsync(cancellation);
        await client.OpenDatabaseAsync(cancellation);
        var commits = new CommitLog(client, time);
        var point = await commits.OpenAsync(cancellation);
        var catalogue = new SeriesCatalogue();
        await LatestReader.ReadCatalogueAsync(client, catalogue, cancellation);
        return new InfluxState
        {
            Commits = commits,
            Catalogue = catalogue,
            Dirty = await DirtyHours.ReadAsync(client, catalogue, cancellation),
            Ledger = new LedgerBook(client),
            Committed = point.Position,
            HoursUntil = point.HoursUntil,
            DaysUntil = point.DaysUntil,
            RollingUntil = point.HoursUntil,
            Importing = await new ImportLog(client).ReadAsync(cancellation),
        };
    }
}
