using Microsoft.Extensions.Time.Testing;
using Telemetry.Ingest.Mqtt.Embedded;

namespace Telemetry.Tests.Unit.Ingest.Mqtt;

public sealed class TokenBucketTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Lets_two_seconds_worth_pass_and_then_asks_for_what_is_owed()
    {
        var bucket = new TokenBucket(100, _time);
        Assert.All(Enumerable.Range(0, 200), _ => Assert.Equal(TimeSpan.Zero, bucket.Take(1)));
        Assert.Equal(TimeSpan.FromMilliseconds(10), bucket.Take(1));
        Assert.Equal(TimeSpan.FromMilliseconds(20), bucket.Take(1));

        _time.Advance(TimeSpan.FromMilliseconds(30));
        Assert.Equal(TimeSpan.Zero, bucket.Take(1));
    }

    [Fact]
    public void Is_rested_only_once_a_second_of_its_rate_is_saved_up_again_however_late_what_is_owed_was_waited_for()
    {
        var bucket = new TokenBucket(100, _time);
        Assert.True(bucket.IsRested);
        bucket.Take(201);
        _time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal(TimeSpan.Zero, bucket.Take(1));
        Assert.False(bucket.IsRested);

        _time.Advance(TimeSpan.FromMilliseconds(530));
        bucket.Take(1);
        Assert.True(bucket.IsRested);
    }

    [Fact]
    public void Saves_up_no_more_than_its_reserve()
    {
        var bucket = new TokenBucket(100, _time);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(TimeSpan.Zero, bucket.Take(200));
        Assert.True(bucket.Take(1) > TimeSpan.Zero);
    }
}
