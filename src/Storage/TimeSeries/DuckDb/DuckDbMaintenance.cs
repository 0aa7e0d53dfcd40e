using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <summary>Puts closed months in order and drops those beyond the retention.</summary>
internal sealed partial class DuckDbMaintenance(
    DuckDbTimeSeriesStore store, IOptions<DuckDbOptions> options, TimeProvider time, ILogger<DuckDbMaintenance> logger) : BackgroundService
{
    /// <summary>A month is left as it is for as long after its end: what comes late of it would only undo the order.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromDays(2);

    internal async Task RunOnceAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (options.Value.RetentionMonths > 0)
        {
            var dropped = await store.DeleteMonthsBeforeAsync(Month.Of(now).Start.AddMonths(-options.Value.RetentionMonths), cancellation);
            if (dropped > 0)
            {
                LogDropped(dropped, options.Value.RetentionMonths);
            }
        }

        var ordered = await store.CompactClosedMonthsAsync(now - Settling, cancellation);
        if (ordered > 0)
        {
            LogOrdered(ordered);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not at start: the writer is busy catching up with the journal then.
        using var timer = new PeriodicTimer(options.Value.MaintenanceInterval, time);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await RunOnceAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogFailed(e, options.Value.MaintenanceInterval);
            }
        }
    }

    [LoggerMessage(4101, LogLevel.Information, "Dropped {Months} months of readings that are older than {RetentionMonths} months")]
    private partial void LogDropped(int months, int retentionMonths);

    [LoggerMessage(4102, LogLevel.Information, "Ordered the readings of {Months} closed months by sensor and time")]
    private partial void LogOrdered(int months);

    [LoggerMessage(4103, LogLevel.Warning, "Maintenance of the time-series store failed; tried again in {Interval}. Look at the disk's free space first")]
    private partial void LogFailed(Exception exception, TimeSpan interval);
}
