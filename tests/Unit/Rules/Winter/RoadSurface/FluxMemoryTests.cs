using Telemetry.Rules.Winter.RoadSurface;
using static Telemetry.Tests.Unit.Rules.Winter.RoadSurface.SomeRoad;

namespace Telemetry.Tests.Unit.Rules.Winter.RoadSurface;

public sealed class FluxMemoryTests
{
    [Fact]
    public void What_lacked_in_the_last_hour_fades_with_an_e_fold_of_four_hours()
    {
        var memory = Gathered(hours: 5, _ => -30);

        Assert.Equal(-30, memory.At(Evening, 17), 9);
        Assert.Equal(-30 * Math.Exp(-1), memory.At(Evening.AddHours(4), 21), 9);
        Assert.Equal(-30 * Math.Exp(-6), memory.At(Evening.AddHours(24), 17), 9);
    }

    [Fact]
    public void What_lacks_each_day_at_an_hour_comes_back_at_that_hour()
    {
        var memory = Gathered(hours: 48, at => at.Hour == 9 ? -50 : 0);

        // Two days against three days' worth of nothing.
        Assert.Equal(-50 * 2 / 5.0, memory.At(Evening.AddHours(16.5), 9), 6);
        Assert.Equal(0, memory.At(Evening.AddHours(10), 3), 9);
    }

    [Fact]
    public void A_faults_flux_counts_as_the_most_that_weather_does() =>
        Assert.Equal(200, Gathered(hours: 1, _ => 5000).At(Evening, 17), 9);

    [Fact]
    public void Without_measurements_nothing_is_corrected()
    {
        var memory = new FluxMemory(6);
        memory.Conclude();

        Assert.Equal(0, memory.At(Evening, 17));
    }

    private static FluxMemory Gathered(int hours, Func<DateTimeOffset, double> lacking)
    {
        var memory = new FluxMemory(6);
        for (var at = Evening.AddHours(-hours).AddMinutes(10); at <= Evening; at = at.AddMinutes(10))
        {
            memory.Add(at, at.Hour, lacking(at));
        }

        memory.Conclude();
        return memory;
    }
}
