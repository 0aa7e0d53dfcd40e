using Telemetry.Api.Demo;

namespace Telemetry.Tests.Unit.Api;

public sealed class DemoNightTests : IDisposable
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("telemetry-demo-");

    [Fact]
    public void The_first_demo_starts_in_a_winter_afternoon()
    {
        Assert.Equal(At(14, 14, 29).AddSeconds(50), DemoNight.Start(_data, London));
        Assert.False(DemoNight.GoesOn(_data, London));
    }

    [Theory]
    [InlineData(14, 23, 14, 23)]
    [InlineData(15, 6, 15, 6)]
    public void A_demo_stopped_in_its_night_goes_on_there(int day, int hour, int expectedDay, int expectedHour)
    {
        DemoNight.Remember(_data, At(day, hour, 7));
        Assert.Equal(At(expectedDay, expectedHour, 7), DemoNight.Start(_data, London));
        Assert.True(DemoNight.GoesOn(_data, London));
    }

    [Theory]
    [InlineData(15, 10, 15)]
    [InlineData(15, 13, 15)]
    public void A_demo_stopped_by_day_goes_on_in_the_next_evening(int day, int hour, int expectedDay)
    {
        DemoNight.Remember(_data, At(day, hour, 0));
        Assert.Equal(At(expectedDay, 14, 29).AddSeconds(50), DemoNight.Start(_data, London));
        Assert.False(DemoNight.GoesOn(_data, London));
    }

    [Fact]
    public void Time_never_goes_back_from_one_demo_to_the_next()
    {
        for (var at = At(14, 12, 0); at < At(17, 12, 0); at = at.AddMinutes(17))
        {
            DemoNight.Remember(_data, at);
            Assert.True(DemoNight.Start(_data, London) >= at);
        }
    }

    public void Dispose() => _data.Delete(recursive: true);

    private static DateTimeOffset At(int day, int hour, int minute) => new(2026, 1, day, hour, minute, 0, TimeSpan.Zero);
}
