using Microsoft.Extensions.Options;
using Telemetry.Api.Health;
using Telemetry.Api.Live;

namespace Telemetry.Api.CallOuts;

/// <summary>Calls people out by itself: looks whenever the outcome log has grown, and every so often for what waits have run out.</summary>
internal sealed partial class CallOutService(
    CallOutRound round,
    CallOutStatus status,
    LiveFeed feed,
    IPipelineState pipeline,
    IOptions<CallOutOptions> options,
    TimeProvider clock,
    ILogger<CallOutService> logger) : BackgroundService
{
    /// <summary>When the rules were first seen to be warm.</summary>
    private DateTimeOffset? _warm;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var grown = feed.Grown();
            if (!await TryLookAsync(stoppingToken))
            {
                // A store that is in trouble is not asked again by every outcome.
                grown = Task.Delay(Timeout.InfiniteTimeSpan, stoppingToken);
            }

            await Task.WhenAny(grown, Task.Delay(options.Value.LookEvery, clock, stoppingToken));
        }
    }

    /// <summary>Looks once, unless the rules are warming up; false when the store did not let it.</summary>
    internal async Task<bool> TryLookAsync(CancellationToken cancellation)
    {
        if (!pipeline.Rules.Ready)
        {
            // What stands on record may be about to be corrected.
            status.Warming();
            return true;
        }

        var now = clock.GetUtcNow();
        _warm ??= now;
        try
        {
            var findings = await round.LookAsync(now - _warm >= options.Value.SettleAfterStart, cancellation);
            if (status.Trouble is not null)
            {
                Mended(logger);
            }

            status.Looked(findings);
            return true;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return true;
        }
        catch (Exception error)
        {
            if (status.Trouble is null)
            {
                Failed(logger, options.Value.LookEvery, error);
            }

            status.InTrouble(error.Message);
            return false;
        }
    }

    [LoggerMessage(4310, LogLevel.Error, "It can't be seen whether somebody has to be called out; it is tried again every {Interval}")]
    private static partial void Failed(ILogger logger, TimeSpan interval, Exception error);

    [LoggerMessage(4311, LogLevel.Information, "It can be seen again whether somebody has to be called out")]
    private static partial void Mended(ILogger logger);
}
