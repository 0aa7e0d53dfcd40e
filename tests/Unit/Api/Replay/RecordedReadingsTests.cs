using Telemetry.Api.Replay;
using Telemetry.Ingest.Admission;
using Telemetry.Tests.Unit.Ingest;

namespace Telemetry.Tests.Unit.Api.Replay;

public sealed class RecordedReadingsTests
{
    /// <summary>Found by fuzzing: each of these was taken for some instant, the first two for one of the day on which it was read.</summary>
    [Theory]
    [InlineData("10:00Z")]
    [InlineData("7:00Z")]
    [InlineData("03/04/2026 10:00Z")]
    [InlineData("2026/01-14T03:10:00Z")]
    [InlineData("226-01-14T03:10:00Z")]
    [InlineData("2026-01-14T03:10 :00Z")]
    [InlineData("2026-01-14T03:10:00")]
    [InlineData("2026-01-14T03:10:00.Z")]
    [InlineData("2026-01-14T03:10:00.")]
    [InlineData("2026-01-14T03:10+01:0.")]
    public void Takes_no_time_that_is_not_ISO_8601_with_a_zone(string time)
    {
        var (recording, errors) = Read($"observed_at,sensor,quantity,value\n{time},s-1,air_temperature,1.5\n");

        Assert.Empty(recording.Readings);
        Assert.Contains("is not an ISO 8601 time with a zone", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-14T03:10Z")]
    [InlineData("2026-01-14T03:10:00Z")]
    [InlineData("2026-01-14T03:10:00.0000000Z")]
    [InlineData("2026-01-14 03:10:00Z")]
    [InlineData("2026-01-14T04:10:00.00+01:00")]
    public void Takes_an_instant_with_its_zone(string time)
    {
        var (recording, errors) = Read($"observed_at,sensor,quantity,value\n{time},s-1,air_temperature,1.5\n");

        Assert.Empty(errors);
        Assert.Equal(new DateTimeOffset(2026, 1, 14, 3, 10, 0, TimeSpan.Zero), Assert.Single(recording.Readings).ObservedAt);
    }

    [Fact]
    public void Tells_a_hundred_errors_at_most()
    {
        var (_, errors) = Read("observed_at,sensor,quantity,value\n" + string.Concat(Enumerable.Repeat("2026-01-14T03:10:00Z,s-1,air\"\"_temperature,1.5\n", 500)));

        Assert.InRange(errors.Count, 1, 100);
    }

    private static (Recording Recording, List<string> Errors) Read(string csv)
    {
        var errors = new List<string>();
        using var text = new StringReader(csv);
        return (RecordedReadings.Read(text, SomeNetwork.City, new ReadingGuard(new AdmissionOptions()), errors), errors);
    }
}
