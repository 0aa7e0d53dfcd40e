using System.Text.Json;
using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Gateways;
using Telemetry.FirmwareSim.Payloads;
using Telemetry.FirmwareSim.Scenarios;

namespace Telemetry.Tests.Unit.FirmwareSim.Gateways;

public sealed class ReadingScheduleTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 14, 12, 0, 0, TimeSpan.Zero);
    private readonly ReadingSchedule _schedule = new("gw-wold", new CityInstruments(1, CityPlan.Undisturbed).FeedsOf("gw-wold"), PayloadFormat.NativeJson);

    [Fact]
    public void The_backlog_is_complete_and_oldest_first_for_each_sensor()
    {
        var messages = _schedule.Backlog(Noon, TimeSpan.FromMinutes(355)).ToList();

        foreach (var sensor in messages.GroupBy(m => m.Topic))
        {
            var times = sensor.SelectMany(Times).ToList();
            Assert.Equal(36, times.Count);
            Assert.Equal(times.Order(), times);
            Assert.Equal(Noon, times[^1]);
        }

        Assert.Equal(4, messages.Select(m => m.Topic).Distinct().Count());
        Assert.Equal(4 * 36 * 10, messages.Sum(m => m.Readings));
    }

    [Fact]
    public void The_present_goes_out_one_observation_at_a_time_and_none_twice()
    {
        var due = _schedule.NextAfter(Noon);
        var messages = _schedule.Between(Noon, due).ToList();

        Assert.Equal(Noon.AddMinutes(10), due);
        Assert.Equal(4, messages.Count);
        Assert.All(messages, m => Assert.Equal([due], Times(m)));
    }

    private static IEnumerable<DateTimeOffset> Times(OutgoingMessage message)
    {
        var root = JsonDocument.Parse(message.Payload).RootElement;
        return root.ValueKind == JsonValueKind.Array
            ? root.EnumerateArray().Select(o => o.GetProperty("observedAt").GetDateTimeOffset())
            : [root.GetProperty("observedAt").GetDateTimeOffset()];
    }
}
