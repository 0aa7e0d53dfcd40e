using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Telemetry.Ingest.Consumers.Progress;

/// <summary>Takes the samples, and says once when the journal or its disk fills further, and when it no longer does.</summary>
internal sealed partial class ProgressWatch(PipelineProgress progress, TimeProvider clock, ILogger<ProgressWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private FillLevel _told;
    private bool _toldDisk;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do
            {
                Look();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    internal void Look()
    {
        progress.Sample();
        var now = progress.Filling();
        if (now.Level > _told)
        {
            switch (now.Level)
            {
                case FillLevel.High:
                    Filling(logger, Percent(now), now.HeldFor, Until(now));
                    break;
                case FillLevel.NearlyFull:
                    NearlyFull(logger, Percent(now), now.HeldFor, Until(now));
                    break;
            }
        }
        else if (now.Level == FillLevel.Low && _told > FillLevel.Low)
        {
            Draining(logger, Percent(now));
        }

        _told = now.Level;
        if (now.DiskIsLow && !_toldDisk)
        {
            DiskLow(logger, now.FreeBytes!.Value / 1_000_000);
        }

        _toldDisk = now.DiskIsLow;
    }

    private static string Percent(JournalFilling now) => (100 * now.Share).ToString("0", CultureInfo.InvariantCulture);

    private static string Until(JournalFilling now) => now.TimeUntilFull is { } time
        ? "at the present rate it is full in about " + (time.TotalHours >= 48 ? $"{time.TotalDays:0} days" : time.TotalHours >= 2 ? $"{time.TotalHours:0} hours" : $"{time.TotalMinutes:0} minutes")
        : "when it will be full can't be said";

    [LoggerMessage(2201, LogLevel.Warning, "The journal holds {Percent} % of MaxBytes for consumer {Consumer}; {Until}. Then nothing more is acknowledged: mend the consumer's store, make room or raise MaxBytes")]
    private static partial void Filling(ILogger logger, string percent, string? consumer, string until);

    [LoggerMessage(2202, LogLevel.Error, "The journal is nearly full: {Percent} % of MaxBytes held for consumer {Consumer}, {Until}. Then nothing more is acknowledged: mend the consumer's store, make room or raise MaxBytes")]
    private static partial void NearlyFull(ILogger logger, string percent, string? consumer, string until);

    [LoggerMessage(2203, LogLevel.Information, "The journal has room again: {Percent} % of MaxBytes held")]
    private static partial void Draining(ILogger logger, string percent);

    [LoggerMessage(2204, LogLevel.Warning, "The journal's disk has {Megabytes} MB free, less than MinFreeBytes. When it has none, nothing more is acknowledged: make room")]
    private static partial void DiskLow(ILogger logger, long megabytes);
}
