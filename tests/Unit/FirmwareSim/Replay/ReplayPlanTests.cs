using Telemetry.Domain.Quantities;
using Telemetry.FirmwareSim.Replay;

namespace Telemetry.Tests.Unit.FirmwareSim.Replay;

public sealed class ReplayPlanTests
{
    private static readonly DateTimeOffset Then = new(2010, 11, 11, 16, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = new(2026, 1, 14, 17, 0, 0, 400, TimeSpan.Zero);

    [Fact]
    public void One_message_for_each_sensor_and_instant_in_order_of_time_ending_now()
    {
        var plan = ReplayPlan.Make(
            [
                new(Then.AddHours(1), "a", Quantity.DewPoint, 1),
                new(Then, "b", Quantity.DewPoint, 2),
                new(Then.AddHours(1), "a", Quantity.AirTemperature, 3),
            ],
            Now,
            keepTimes: false);

        Assert.Equal(["b", "a"], plan.Select(o => o.Sensor));
        Assert.Equal([1, 2], plan.Select(o => o.Values.Count));
        Assert.Equal(Now.AddMilliseconds(-400), plan[1].ObservedAt);
        Assert.Equal(TimeSpan.FromHours(1), plan[1].ObservedAt - plan[0].ObservedAt);
    }

    [Fact]
    public void Kept_times_are_kept() =>
        Assert.Equal(Then, Assert.Single(ReplayPlan.Make([new(Then, "b", Quantity.DewPoint, 2)], Now, keepTimes: true)).ObservedAt);

    [Fact]
    public void A_quantity_that_comes_twice_at_an_instant_is_published_twice()
    {
        var plan = ReplayPlan.Make([new(Then, "b", Quantity.DewPoint, 2), new(Then, "b", Quantity.DewPoint, 9)], Now, keepTimes: true);

        Assert.Equal([2.0, 9.0], plan.Select(o => Assert.Single(o.Values).Value));
    }
}
