using System.Globalization;
using System.Text.Json;
using Telemetry.Tests.Integration.Soak;

namespace Telemetry.Bench.Drain;

/// <summary>
/// What a watcher sees: fills of bins are outcomes of the minute's tick, committed and sent as decisions and alerts are. A
/// decision can come no sooner than the tick, so the time counts from there.
/// </summary>
internal sealed class OutcomeProbe
{
    public LatencyHistogram? FromTick { get; set; }

    public async Task WatchAsync(HttpClient http, CancellationToken cancellation)
    {
        try
        {
            using var response = await http.GetAsync("/api/v1/events?kinds=fill", HttpCompletionOption.ResponseHeadersRead, cancellation);
            response.EnsureSuccessStatusCode();
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellation));
            var isFill = false;
            while (await lines.ReadLineAsync(cancellation) is { } line)
            {
                if (line.StartsWith("event:", StringComparison.Ordinal))
                {
                    isFill = line.EndsWith("fill", StringComparison.Ordinal);
                }
                else if (isFill && line.StartsWith("data:", StringComparison.Ordinal))
                {
                    using var fill = JsonDocument.Parse(line["data:".Length..]);
                    var observed = fill.RootElement.GetProperty("observedAt").GetDateTimeOffset();
                    var tick = new DateTimeOffset(observed.Ticks - (observed.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero).AddMinutes(1);
                    var took = TimeProvider.System.GetUtcNow() - tick;
                    if (took > TimeSpan.Zero)
                    {
                        FromTick?.Add(took);
                    }
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Watched long enough.
        }
    }

    /// <summary>A time in milliseconds, as it is printed.</summary>
    public static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
