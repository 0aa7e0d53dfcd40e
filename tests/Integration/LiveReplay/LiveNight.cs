using System.Globalization;
using System.Text;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Tests.Integration.LiveReplay;

/// <summary>A seeded evening of two road stations on one route and an air site: noise, faults, a freeze, and every fault of delivery that is asked for.</summary>
internal sealed class LiveNight
{
    public static readonly DateTimeOffset Start = new(2026, 1, 14, 11, 0, 0, TimeSpan.Zero);
    private static readonly GatewayId Gateway = new("g1");
    private readonly Random _random;
    private readonly List<Delivery> _messages = [];
    private readonly List<ForecastIssue> _forecasts = [];

    public LiveNight(int seed, TimeSpan longestDelay, bool repeats, bool conflicts)
    {
        // CA5394: what is wanted of the numbers is that they come again, not that nobody can guess them.
#pragma warning disable CA5394
        _random = new Random(seed);
        Observe(Network.Sensors[0], Quantity.RoadSurfaceTemperature, 2.5, -0.9, 0.3);
        Observe(Network.Sensors[0], Quantity.DewPoint, -1.2, 0, 0.4);
        Observe(Network.Sensors[1], Quantity.RoadSurfaceTemperature, 1.5, -0.6, 0.3);
        Observe(Network.Sensors[2], Quantity.No2, 60, 3, 15);
        foreach (var (hours, warmth) in new[] { (0.5, 1.0), (2.25, -1.0) })
        {
            var at = Start.AddHours(hours);
            _forecasts.Add(new ForecastIssue(new SiteId("east"), at, at, "test", [.. Enumerable.Range(0, 26).SelectMany(h => Ahead(at, h, warmth))]));
        }

        Messages = [.. InOrder()];
        Shuffled = [.. Messages.SelectMany((m, i) => Delayed(m, i == 0 ? TimeSpan.Zero : longestDelay * _random.NextDouble(), repeats, conflicts))
            .Append(Last()).OrderBy(m => m.At)];
        Messages = [.. Messages, Last()];
#pragma warning restore CA5394
    }

    public static CityNetwork Network { get; } = new(
        TimeZoneInfo.FindSystemTimeZoneById("Europe/London"),
        [new Gateway(Gateway, "g1")],
        [Site("east", SiteKind.Road), Site("west", SiteKind.Road), Site("kerb", SiteKind.Air)],
        [
            new Sensor(new SensorId("rws-east"), new SiteId("east"), Gateway, [Quantity.RoadSurfaceTemperature, Quantity.DewPoint], TimeSpan.FromMinutes(10), InstrumentGrade.Indicative),
            new Sensor(new SensorId("rws-west"), new SiteId("west"), Gateway, [Quantity.RoadSurfaceTemperature], TimeSpan.FromMinutes(10), InstrumentGrade.Indicative),
            new Sensor(new SensorId("aq-kerb"), new SiteId("kerb"), Gateway, [Quantity.No2], TimeSpan.FromMinutes(10), InstrumentGrade.Reference),
        ],
        [new Route(new RouteId("r1"), "Route 1", RoutePriority.P1, 40, 7.3, TimeSpan.FromHours(2), SaltType.Dry, null,
            [new RouteStation(new SiteId("east"), 0), new RouteStation(new SiteId("west"), -0.5)])],
        []);

    /// <summary>Each message as it was observed, at once.</summary>
    public IReadOnlyList<Delivery> Messages { get; }

    /// <summary>The same with the faults of delivery.</summary>
    public IReadOnlyList<Delivery> Shuffled { get; }

    public IReadOnlyList<ForecastIssue> Forecasts => _forecasts;

    public static string KeyOf(Outcome outcome) => outcome.GetType().Name + "/" + outcome.Key;

    /// <summary>Messages, forecasts and the minutes' ticks as the host journals them.</summary>
    public List<Delivery> Journal(IReadOnlyList<Delivery> messages)
    {
        var all = messages.Concat(_forecasts.Select(f => new Delivery(f.ReceivedAt, Forecast: f))).ToList();
        var last = messages[^1].At;
        for (var tick = Start; tick <= last; tick = tick.AddMinutes(1))
        {
            all.Add(new Delivery(tick));
        }

        // A forecast before a message before the tick of the same instant; a stable sort keeps the rest as it came.
        return [.. all.OrderBy(d => d.At).ThenBy(d => d.Forecast is not null ? 0 : d.Message is not null ? 1 : 2)];
    }

#pragma warning disable CA5394
    private void Observe(Sensor sensor, Quantity quantity, double start, double perHour, double noise)
    {
        for (var at = Start; at <= Start.AddHours(4); at += sensor.Interval)
        {
            var value = start + (perHour * (at - Start).TotalHours) + (noise * (_random.NextDouble() - 0.5));
            var fault = _random.Next(25);
            if (fault > 0)
            {
                _messages.Add(Message(sensor, quantity, at, Math.Round(fault == 1 ? value + 9 : value, 2), at));
            }
        }
    }

    private IEnumerable<Delivery> Delayed(Delivery message, TimeSpan delay, bool repeats, bool conflicts)
    {
        var reading = message.Reading!.Value;
        var sensor = Network.FindSensor(reading.Sensor)!;
        var first = Message(sensor, reading.Quantity, reading.ObservedAt, reading.Value, reading.ObservedAt + delay);
        yield return first;
        if (repeats && _random.Next(4) == 0)
        {
            yield return Message(sensor, reading.Quantity, reading.ObservedAt, reading.Value, first.At.AddSeconds(_random.Next(1800)));
        }

        if (conflicts && _random.Next(8) == 0)
        {
            yield return Message(sensor, reading.Quantity, reading.ObservedAt, reading.Value - 3, first.At.AddSeconds(1 + _random.Next(1800)));
        }
    }
#pragma warning restore CA5394

    private IEnumerable<Delivery> InOrder() => _messages.OrderBy(m => m.At);

    /// <summary>Comes after everything that is late, so that both ways end at the same tick.</summary>
    private static Delivery Last()
    {
        var at = Start.AddHours(8);
        return Message(Network.Sensors[1], Quantity.RoadSurfaceTemperature, at, -1, at);
    }

    private static Delivery Message(Sensor sensor, Quantity quantity, DateTimeOffset observedAt, double value, DateTimeOffset receivedAt)
    {
        var payload = string.Create(
            CultureInfo.InvariantCulture, $$"""{"observedAt":"{{observedAt.UtcDateTime:O}}","readings":{"{{quantity.Name}}":{{value}} } }""");
        return new Delivery(
            receivedAt,
            new RawMessage($"telemetry/v1/g1/{sensor.Id}", "application/json", Encoding.UTF8.GetBytes(payload), Gateway, receivedAt),
            new Reading(sensor.Id, quantity, observedAt, value, receivedAt));
    }

    private static IEnumerable<ForecastValue> Ahead(DateTimeOffset issued, int hour, double warmth)
    {
        var at = Start.AddHours(Math.Floor((issued - Start).TotalHours) + hour);
        yield return new ForecastValue(at, Quantity.AirTemperature, warmth - (hour / 6.0));
        yield return new ForecastValue(at, Quantity.PrecipitationRate, 0);
    }

    private static Site Site(string id, SiteKind kind) => new(new SiteId(id), id, 53, -1, kind);
}
