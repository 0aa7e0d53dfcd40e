using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using Telemetry.Api.Health;

namespace Telemetry.Tests.Unit.Api.Health;

public sealed class ClockHealthCheckTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 14, 3, 10, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, HealthStatus.Healthy)]
    [InlineData(-1.0, HealthStatus.Healthy)]
    [InlineData(0.9, HealthStatus.Healthy)]
    [InlineData(60.0, HealthStatus.Degraded)]
    public async Task Is_degraded_while_the_clock_is_behind_the_last_minute(double? minutesAhead, HealthStatus status)
    {
        var pipeline = new Pipeline(minutesAhead is { } ahead ? Now.AddMinutes(ahead) : null);
        var result = await new ClockHealthCheck(pipeline, new FakeTimeProvider(Now)).CheckHealthAsync(new HealthCheckContext());
        Assert.Equal(status, result.Status);
        Assert.StartsWith("the clock is at 2026-01-14 03:10:00Z", result.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_from_when_on_it_concludes_again()
    {
        var result = await new ClockHealthCheck(new Pipeline(Now.AddHours(24)), new FakeTimeProvider(Now)).CheckHealthAsync(new HealthCheckContext());
        Assert.EndsWith("nothing is concluded until it has passed 2026-01-15 03:10:00Z", result.Description, StringComparison.Ordinal);
    }

    private sealed class Pipeline(DateTimeOffset? lastTick) : IPipelineState
    {
        public long JournalHead => 0;

        public string? JournalTrouble => null;

        public DateTimeOffset? LastTick { get; } = lastTick;

        public ConsumerState Store => new(0, null, true);

        public ConsumerState Rules => new(0, null, true);

        public IReadOnlyList<(string Name, ConsumerState State)> Stages => [];

        public JournalReach ReadJournal() => throw new NotSupportedException();
    }
}
