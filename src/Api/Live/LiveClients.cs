using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;

namespace Telemetry.Api.Live;

/// <summary>Counts watchers, and lets no more in than allowed.</summary>
internal sealed class LiveClients : IDisposable
{
    private readonly IHostApplicationLifetime _lifetime;
    private readonly int _most;
    private readonly Meter _meter;
    private readonly Counter<long> _cut;
    private int _now;

    public LiveClients(IOptions<LiveOptions> options, IHostApplicationLifetime lifetime, IMeterFactory meters)
    {
        _lifetime = lifetime;
        _most = options.Value.MaxClients;
        _meter = meters.Create("Telemetry.Live");
        _meter.CreateObservableGauge("telemetry.live.clients", () => Volatile.Read(ref _now), "{client}", "Watchers of the live stream");
        _cut = _meter.CreateCounter<long>("telemetry.live.clients.cut", "{client}", "Watchers cut because they took too long");
    }

    /// <summary>A place among the watchers; null when all are taken.</summary>
    public LiveClient? TryEnter()
    {
        if (Interlocked.Increment(ref _now) <= _most)
        {
            return new LiveClient(this, _lifetime.ApplicationStopping);
        }

        Leave();
        return null;
    }

    public void CutSlow() => _cut.Add(1);

    public void Dispose() => _meter.Dispose();

    internal void Leave() => Interlocked.Decrement(ref _now);
}
