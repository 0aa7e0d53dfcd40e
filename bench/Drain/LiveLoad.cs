using System.Text.Json;

namespace Telemetry.Bench.Drain;

/// <summary>A steady load over all gateways, a fill of each bin in the middle of each minute, and a reading that is watched until the rules have it.</summary>
internal sealed class LiveLoad(DrainOptions options, IReadOnlyList<DrainGateway> gateways, DrainGateway bins, HttpClient http)
{
    private static readonly TimeSpan ProbeEvery = TimeSpan.FromMilliseconds(100);

    private volatile DrainPhase? _phase;
    private long _published;

    public long Published => Interlocked.Read(ref _published);

    /// <summary>Where times go from now on; null for nowhere.</summary>
    public DrainPhase? Phase
    {
        get => _phase;
        set
        {
            _phase = value;
            foreach (var gateway in gateways)
            {
                gateway.Acknowledged = value?.Acknowledged;
            }
        }
    }

    public Task RunAsync(CancellationToken cancellation) =>
        Task.WhenAll([.. gateways.Select((gateway, number) => PublishAsync(gateway, number, cancellation)), FillAsync(cancellation), ProbeAsync(cancellation)]);

    /// <summary>Readings of the past, as fast as the host takes them.</summary>
    public static async Task PublishPastAsync(DrainGateway gateway, int number, int messages, DateTimeOffset from, DateTimeOffset to)
    {
        var step = (to - from) / messages;
        for (var i = 0; i < messages; i++)
        {
            await gateway.PublishAsync(
                DrainCity.Topic(number, i % DrainCity.SensorsPerGateway), DrainCity.Road(from + (i * step), i / DrainCity.SensorsPerGateway), TimeProvider.System.GetTimestamp());
        }

        await gateway.SettleAsync();
    }

    private async Task PublishAsync(DrainGateway gateway, int number, CancellationToken cancellation)
    {
        // Each message has its time: one that is late because the host does not read counts from when it was due.
        var perSecond = (double)options.Rate / DrainOptions.Pack / gateways.Count;
        var frequency = TimeProvider.System.TimestampFrequency;
        var began = TimeProvider.System.GetTimestamp();
        for (var i = 0L; !cancellation.IsCancellationRequested; i++)
        {
            var due = began + (long)(i / perSecond * frequency);
            var wait = TimeProvider.System.GetElapsedTime(TimeProvider.System.GetTimestamp(), due);
            if (wait > TimeSpan.FromMilliseconds(2))
            {
                await Task.Delay(wait, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await gateway.PublishAsync(
                DrainCity.Topic(number, (int)(i % DrainCity.SensorsPerGateway)),
                DrainCity.Road(TimeProvider.System.GetUtcNow(), (int)(i / DrainCity.SensorsPerGateway)),
                due);
            Interlocked.Increment(ref _published);
        }
    }

    private async Task FillAsync(CancellationToken cancellation)
    {
        for (var number = 0; !cancellation.IsCancellationRequested; number++)
        {
            var now = TimeProvider.System.GetUtcNow();
            var middle = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero).AddSeconds(30);
            await Task.Delay((middle <= now ? middle.AddMinutes(1) : middle) - now, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            for (var bin = 0; bin < DrainCity.Bins && !cancellation.IsCancellationRequested; bin++)
            {
                await bins.PublishAsync(DrainCity.BinTopic(bin), DrainCity.Fill(TimeProvider.System.GetUtcNow(), number), TimeProvider.System.GetTimestamp());
            }
        }
    }

    private async Task ProbeAsync(CancellationToken cancellation)
    {
        using var pace = new PeriodicTimer(ProbeEvery);
        for (var number = 0; !cancellation.IsCancellationRequested; number++)
        {
            var phase = _phase;
            var at = TimeProvider.System.GetUtcNow();
            at = new DateTimeOffset(at.Ticks - (at.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
            var began = TimeProvider.System.GetTimestamp();
            await bins.PublishAsync(DrainCity.ProbeTopic, DrainCity.ProbeOf(at, number), began);
            while (!await HasAsync(at) && !cancellation.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(2), CancellationToken.None);
            }

            phase?.Taken.Add(TimeProvider.System.GetElapsedTime(began));
            try
            {
                await pace.WaitForNextTickAsync(cancellation);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<bool> HasAsync(DateTimeOffset at)
    {
        using var latest = JsonDocument.Parse(await http.GetStringAsync($"/api/v1/latest?sensor={DrainCity.Probe}"));
        var readings = latest.RootElement.GetProperty("readings");
        return readings.GetArrayLength() > 0 && readings[0].GetProperty("observedAt").GetDateTimeOffset() >= at;
    }
}
