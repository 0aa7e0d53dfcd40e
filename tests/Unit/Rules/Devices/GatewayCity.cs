using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;
using Telemetry.Rules.Devices;
using Telemetry.Rules.Engine;
using Telemetry.Tests.Unit.Rules.Alerts;

namespace Telemetry.Tests.Unit.Rules.Devices;

/// <summary>Gateways with sensors behind them that send at phases of their own, told by the minute.</summary>
internal sealed class GatewayCity(params Sensor[] sensors)
{
    private static readonly DateTimeOffset Start = AlertTimeline.Start;

    public AlertTimeline Timeline { get; } = new(
        new RuleSet([], [], []) { Gateways = [new GatewayAwayRule(new DeviceRuleOptions()), new SensorSilentRule(new DeviceRuleOptions())] },
        new CityNetwork(
            TimeZoneInfo.FindSystemTimeZoneById("Europe/London"),
            [.. sensors.Select(s => s.Gateway).Distinct().Select(g => new Gateway(g, $"The {g}"))],
            [.. sensors.Select(s => new Site(s.Site, s.Site.Value, 54, -1, SiteKind.Bin))],
            sensors,
            [],
            []));

    public static Sensor Sensor(string id, string gateway, int interval = 10, params Quantity[] quantities) => new(
        new SensorId(id), new SiteId("at-" + id), new GatewayId(gateway), quantities.Length > 0 ? quantities : [Quantity.FillLevel],
        TimeSpan.FromMinutes(interval), InstrumentGrade.Indicative);

    /// <summary>So many sensors of one gateway: g1-s1, g1-s2, …</summary>
    public static Sensor[] Behind(string gateway, int count, int interval = 10) =>
        [.. Enumerable.Range(1, count).Select(i => Sensor($"{gateway}-s{i}", gateway, interval))];

    /// <summary>Every sensor sends in [from, until) at its phase, but for those left out.</summary>
    public GatewayCity Send(double from, double until, Func<Sensor, bool>? which = null)
    {
        foreach (var (sensor, minute) in Due(from, until, which))
        {
            Deliver(sensor, minute, minute);
        }

        return this;
    }

    /// <summary>What every sensor observed in [from, until) comes later, in the time that is told.</summary>
    public GatewayCity SendLate(double from, double until, Func<Sensor, double, double> receivedAt)
    {
        foreach (var (sensor, minute) in Due(from, until, null))
        {
            Deliver(sensor, minute, receivedAt(sensor, minute));
        }

        return this;
    }

    public GatewayCity Deliver(Sensor sensor, double observed, double received)
    {
        Timeline.Reads(received, new Reading(sensor.Id, sensor.Quantities[0], Start.AddMinutes(observed), 40, Start.AddMinutes(received)));
        return this;
    }

    private IEnumerable<(Sensor Sensor, double Minute)> Due(double from, double until, Func<Sensor, bool>? which)
    {
        for (var i = 0; i < sensors.Length; i++)
        {
            var interval = sensors[i].Interval.TotalMinutes;
            var phase = i * 0.37 % interval;
            for (var minute = phase + (Math.Ceiling((from - phase) / interval) * interval); minute < until; minute += interval)
            {
                if (which?.Invoke(sensors[i]) ?? true)
                {
                    yield return (sensors[i], minute);
                }
            }
        }
    }
}
