using Telemetry.Domain.Network;
using Telemetry.Rules.EventTime;

namespace Telemetry.Rules.Devices;

/// <summary>
/// What can be known of a gateway and of the silence of its sensors at a moment. A sensor is silent only on the evidence that
/// its gateway works; where there is none, the silence is the gateway's.
/// </summary>
internal sealed class GatewayWatch
{
    private readonly GatewayMoment _moment;
    private readonly int _intervals;
    private readonly HashSet<WatchedSensor> _silent = [];

    public GatewayWatch(GatewayMoment moment, DeviceRuleOptions options)
    {
        _moment = moment;
        _intervals = options.SilentAfterIntervals;
        Sensors = Watch(moment, options.PromptWithin);
        LastContact = Sensors.Max(s => s.Contact);
        var contacts = new ContactTimeline(Sensors, moment.At, _intervals * Sensors.Max(s => s.Sensor.Interval), options.PromptWithin);
        foreach (var sensor in Sensors)
        {
            if (sensor.IsOverdue(moment.At, _intervals)
                && contacts.CountsMoreThan(_intervals * sensor.Sensor.Interval, sensor.Sensor.Interval, sensor.Contact))
            {
                _silent.Add(sensor);
            }
        }

        ShortestInterval = (_silent.Count < Sensors.Count ? Sensors.Where(s => !_silent.Contains(s)) : Sensors).Min(s => s.Sensor.Interval);
        var due = _intervals * ShortestInterval;
        State = moment.At - LastContact > due ? ConditionState.Holds
            : contacts.HasContact(LastContact - due, LastContact - (ShortestInterval / 2)) ? ConditionState.Clears
            : ConditionState.Between;
    }

    /// <summary>A sensor without a gateway: the network gives it one of its own name.</summary>
    public static bool IsOwn(Gateway gateway, IReadOnlyList<Sensor> sensors) => sensors is [var only] && only.Id.Value == gateway.Id.Value;

    public IReadOnlyList<WatchedSensor> Sensors { get; }

    /// <summary>When anything was last heard through it, or the watch began.</summary>
    public DateTimeOffset LastContact { get; }

    /// <summary>The shortest interval of its sensors that are not known to be silent: something is due as often.</summary>
    public TimeSpan ShortestInterval { get; }

    /// <summary>Whether it is away. Between while it is heard, but not yet steadily again: no link that flaps raises anything twice.</summary>
    public ConditionState State { get; }

    /// <summary>The sensor has said nothing for several intervals in which its gateway was heard.</summary>
    public bool IsSilent(WatchedSensor sensor) => _silent.Contains(sensor);

    public bool IsOverdue(WatchedSensor sensor) => sensor.IsOverdue(_moment.At, _intervals);

    private static List<WatchedSensor> Watch(GatewayMoment moment, TimeSpan promptWithin)
    {
        var sensors = new List<WatchedSensor>();
        for (var first = 0; first < moment.Series.Count;)
        {
            var sensor = moment.Series[first].Sensor;
            var series = moment.Series.Skip(first).TakeWhile(s => s.Sensor.Id == sensor.Id).ToList();
            sensors.Add(new WatchedSensor(sensor, series, moment.Since, promptWithin));
            first += series.Count;
        }

        return sensors;
    }
}
