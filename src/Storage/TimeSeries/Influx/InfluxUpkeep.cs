using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Telemetry.Storage.TimeSeries.Influx;

/// <summary>Rolls up what has passed, and deletes what is beyond the retention.</summary>
internal sealed partial class InfluxUpkeep(
    InfluxTimeSeriesStore store, IOptions<InfluxOptions> options, TimeProvider time, ILogger<InfluxUpkeep> logger) : BackgroundService
{
    private Month _dropped;
    private bool _inTrouble;

    internal async Task RunOnceAsync(CancellationToken cancellation)
    {
        while (await store.RollUpAsync(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
        }

        // Once a month, and once a start.
        var month = Month.Of(time.GetUtcNow());
        if (options.Value.RetentionMonths > 0 && month != _dropped)
        {
            var months = await store.DeleteMonthsBeforeAsync(month.Start.AddMonths(-options.Value.RetentionMonths), cancellation);
            _dropped = month;
            if (months > 0)
            {
                LogDropped(months, options.Value.RetentionMonths);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RollUpInterval, time);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(stoppingToken);
                await RunOnceAsync(stoppingToken);
                _inTrouble = false;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // Said once: while the server is away, the store writer says so too.
                if (!_inTrouble)
                {
                    LogFailed(error.Message, options.Value.RollUpInterval);
                }

                _inTrouble = true;
            }
        }
    }

    [LoggerMessage(4111, LogLevel.Information, "Deleted {Months} months of readings that are older than {RetentionMonths} months")]
    private partial void LogDropped(int months, int retentionMonths);

    [LoggerMessage(4112, LogLevel.Warning, "Hours could not be rolled up in InfluxDB; queries read the readings themselves, more slowly. Tried again every {Interval}. {Cause}")]
    private partial void LogFailed(string cause, TimeSpan interval);
}
