using Microsoft.Extensions.Time.Testing;
using Telemetry.Ingest.Consumers.Progress;

namespace Telemetry.Tests.Unit.Ingest.Consumers.Progress;

public sealed class RateWindowTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly RateWindow _window;

    public RateWindowTests() => _window = new RateWindow(_clock);

    [Fact]
    public void Says_nothing_before_ten_seconds_have_been_watched()
    {
        Watch(0, 50);
        Assert.Null(_window.PerSecond);

        Watch(100);
        Assert.Equal(10, _window.PerSecond);
    }

    [Fact]
    public void Goes_by_the_last_minute_only()
    {
        Watch([.. Enumerable.Range(0, 13).Select(i => i * 500L)]);
        Watch([.. Enumerable.Range(1, 12).Select(i => 6000 + (i * 5L))]);

        Assert.Equal(1, _window.PerSecond!.Value, 6);
    }

    [Fact]
    public void Forgets_what_was_before_the_number_fell()
    {
        Watch(1000, 2000, 3000, 10, 20);
        Assert.Null(_window.PerSecond);

        Watch(30);
        Assert.Equal(2, _window.PerSecond);
    }

    private void Watch(params ReadOnlySpan<long> counts)
    {
        foreach (var count in counts)
        {
            _window.Add(count);
            _clock.Advance(TimeSpan.FromSeconds(5));
        }
    }
}
