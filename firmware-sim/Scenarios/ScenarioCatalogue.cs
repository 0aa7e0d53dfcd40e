using Telemetry.FirmwareSim.City;
using Telemetry.FirmwareSim.Weather;

namespace Telemetry.FirmwareSim.Scenarios;

/// <summary>Every scenario there is. What one should see of each stands in docs/firmware-sim.md. Hours count from 12:00 UTC; in January that is local time.</summary>
internal static class ScenarioCatalogue
{
    public const string Default = "evening";

    private const string FaultyRoad = "rws-03";
    private const string FaultyBin = "bfs-27";
    private const string FullBin = "bfs-36";

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(Default, "the demo's evening: a frost night with a bit of everything", Evening),
        new("frost-night", "a clear night behind a band of rain, nothing wrong with any device", static plan => plan with { Weather = WeatherKind.FrostNight }),
        new("wet-then-freezing", "a shower over the whole borough from about 19:15 to 20:40, then a clear sky over roads that nobody treats", static plan => plan with { Weather = WeatherKind.WetThenFreezing }),
        new("fog", "still, saturated air from the evening on, roads below zero: hoar without rain", static plan => plan with { Weather = WeatherKind.Fog }),
        new("smog-episode", "an inversion from 15:00 to 03:30: at the worst kerb above 400 µg/m³ of NO2", static plan => plan with { Smog = 1 }),
        new("bin-fire", "bin-08 burns from 14:45 to 15:15 and cools until 16:00", static plan => plan with { Fires = [.. plan.Fires, new BinEvent(8, new DayWindow(2.75, 4))] }),
        new("bin-tilted", "bin-18 lies on its side from 15:30 to 17:30", static plan => plan with { Falls = [.. plan.Falls, new BinEvent(18, new DayWindow(3.5, 5.5))] }),
        new("gateway-outage", "gw-coast is off the air from 17:15 to 18:15 and then delivers what it kept", static plan => plan with { Outages = [.. plan.Outages, new GatewayOutage("gw-coast", new DayWindow(5.25, 6.25))] }),
        new("battery-low", "the cells of bfs-27 and aqn-10 run down from 12:00 to 12:00", static plan => Broken(Broken(plan, FaultyBin, DeviceFaults.BatteryRunsDown), "aqn-10", DeviceFaults.BatteryRunsDown)),
        new("clock-drift", "the clock of rws-14 is 6 min slow at 12:00 and loses half a minute an hour", static plan => Broken(plan, "rws-14", DeviceFaults.ClockBehind(6, 0.5))),
        new("duplicates", "a quarter of all observations comes a second time, one interval later", static plan => Delayed(plan, DeliveryFaults.Duplicates())),
        new("out-of-order", "half of all observations come one to four intervals late, and overtake each other", static plan => Delayed(plan, DeliveryFaults.OutOfOrder())),
        Fault("stuck", "the road temperature of 16:00 stands still until 11:00", FaultyRoad, RoadFaults.Stuck(new DayWindow(4, 23))),
        Fault("melting-snow", "no fault: the road stays within 0.1 K of zero from 20:00 to 00:00, under slush", FaultyRoad, RoadFaults.MeltingSnow),
        Fault("spike", "one road temperature 8.6 K too cold, at 20:00", FaultyRoad, RoadFaults.Spike),
        Fault("drift", "the road temperature rises away by 0.1 K/h for five days from 14 January 2026", FaultyRoad, RoadFaults.Drift),
        Fault("offset", "the road temperature is 2 K too cold", FaultyRoad, RoadFaults.Offset),
        Fault("sky-bias", "infrared sees the clear sky: up to 2.5 K too cold by night", FaultyRoad, RoadFaults.SkyBias),
        Fault("vehicles", "infrared sees traffic: every third road temperature 6 K too warm", FaultyRoad, RoadFaults.Vehicles),
        Fault("salt-on-optics", "a veil on the lens: the road reads two fifths of the way to the air, and no water", FaultyRoad, RoadFaults.SaltOnOptics),
        Fault("ice-read-as-dry", "the surface is always reported dry, without water", FaultyRoad, RoadFaults.IceReadAsDry),
        Fault("dry-read-as-ice", "a dry surface is reported as ice from 17:00 to 09:00", "rws-13", RoadFaults.DryReadAsIce),
        Fault("gap", "nothing comes from 20:00 to 23:00", FaultyRoad, RoadFaults.Silent(new DayWindow(8, 11))),
        Fault("sentinel", "every second hour one road temperature is a number that means no value", FaultyRoad, RoadFaults.Sentinel),
        Fault("fahrenheit", "temperatures in degrees Fahrenheit, sent as Celsius", FaultyRoad, RoadFaults.Fahrenheit),
        Fault("km-per-hour", "wind speed in km/h, sent as m/s", FaultyRoad, RoadFaults.KilometresPerHour),
        Fault("lost-sign", "road temperatures below zero decoded without their sign", FaultyRoad, RoadFaults.LostSign),
        Fault("clock-hour-ahead", "local summer time sent as UTC: every reading an hour from the future", FaultyRoad, DeviceFaults.ClockAnHourAhead),
        Fault("dead-battery", "the cell runs down from 12:00 and the device falls silent at 22:00", FaultyBin, DeviceFaults.BatteryDies),
        Fault("missed-echo", "every sixth distance is the end of the range: the waste swallowed the echo", FullBin, DeviceFaults.MissedEcho),
        new("sensor-fault:late", $"{FaultyRoad}: everything comes 40 min late", static plan => Delayed(plan, DeliveryFaults.Late(FaultyRoad))),
        new("sensor-fault:resent-frames", $"{FaultyRoad}: every whole hour the last five frames come again", static plan => Delayed(plan, DeliveryFaults.ResentFrames(FaultyRoad))),
    ];

    public static Scenario Get(string name) => Find(name) ?? throw new ArgumentException($"There is no scenario '{name}'.", nameof(name));

    public static Scenario? Find(string name) => All.FirstOrDefault(s => s.Name == name);

    /// <summary>One thing after the other for who watches, and none of it on a road whose night it would make another.</summary>
    private static CityPlan Evening(CityPlan plan)
    {
        foreach (var part in new[] { "bin-fire", "bin-tilted", "gateway-outage", "battery-low", "clock-drift" })
        {
            plan = Get(part).AddTo(plan);
        }

        plan = Broken(plan, "rws-21", RoadFaults.Stuck(new DayWindow(1, 23)));
        plan = Broken(plan, "rws-12", RoadFaults.Silent(new DayWindow(4.7, 23)));
        return plan with { Smog = Math.Max(plan.Smog, 0.5) };
    }

    private static Scenario Fault(string kind, string story, string sensor, Func<IInstrument, DateTimeOffset, Observation?> apply) =>
        new("sensor-fault:" + kind, $"{sensor}: {story}", plan => Broken(plan, sensor, apply));

    private static CityPlan Broken(CityPlan plan, string sensor, Func<IInstrument, DateTimeOffset, Observation?> apply) =>
        plan with { Faults = [.. plan.Faults, new SensorFault(sensor, apply)] };

    private static CityPlan Delayed(CityPlan plan, DeliveryFault fault) => plan with { Deliveries = [.. plan.Deliveries, fault] };
}
