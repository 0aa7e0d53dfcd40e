using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Telemetry.Ingest.Consumers.Progress;

namespace Telemetry.Api.Health;

/// <summary>Whether anything can be made durable; long before it can't, that it fills.</summary>
internal sealed class JournalHealthCheck(IPipelineState pipeline) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (pipeline.JournalTrouble is { } trouble)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy(trouble));
        }

        var causes = pipeline.ReadJournal().Filling is { } filling ? Causes(filling).ToList() : [];
        var durable = string.Create(CultureInfo.InvariantCulture, $"durable up to record {pipeline.JournalHead}");
        return Task.FromResult(causes.Count > 0
            ? HealthCheckResult.Degraded(string.Join("; ", [.. causes, durable]))
            : HealthCheckResult.Healthy(durable));
    }

    private static IEnumerable<string> Causes(JournalFilling filling)
    {
        if (filling.Level > FillLevel.Low)
        {
            var until = filling.TimeUntilFull is { } time ? $"full in {ProgressText.About(time)} at the present rate" : $"when it is full can't be said: {ProgressText.Of(filling.Why)}";
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{(filling.Level == FillLevel.High ? "filling" : "nearly full")}: {100 * filling.Share:0} % of MaxBytes held for {filling.HeldFor ?? "nobody"}; {until}, and then nothing more is acknowledged");
        }

        if (filling.DiskIsLow)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"its disk has {filling.FreeBytes / 1_000_000} MB free, less than MinFreeBytes: without room nothing more is acknowledged");
        }
    }
}
