using System.Globalization;
using System.Text;

namespace Telemetry.Tests.Integration.Soak;

/// <summary>Writes messages as gateways do: good ones in each format, and every kind that is refused.</summary>
internal sealed class SoakMessages(SoakCity city, Random random)
{
    public const string AnyRefusal = "for any reason";

    /// <summary>Payloads that no decoder should choke on; all are refused.</summary>
    private static readonly byte[][] Poison =
    [
        [],
        [0],
        [0xEF, 0xBB, 0xBF],
        [.. "{\"observedAt\":\"2026-01-14T03:10:00Z\",\"readings\":{\"air_temperature\":"u8, 0xFF, 0xFE, .. "}}"u8],
        .. Texts().Select(Encoding.UTF8.GetBytes),
    ];

    public static int PoisonKinds => Poison.Length;

    public SoakMessage Native(int sensor, long at, int quantities) =>
        Of(sensor, [.. Readings(sensor, at, quantities)]);

    /// <summary>The readings of its first instant with other values.</summary>
    public SoakMessage Conflicting(int sensor, SoakMessage first) => Of(
        sensor,
        [.. first.Readings.TakeWhile(r => r.Key.Microseconds == first.Readings[0].Key.Microseconds).Select(r => r with { Value = r.Value + 0.5 })]);

    /// <summary>Some times of a sensor in one native array.</summary>
    public SoakMessage NativePack(int sensor, IReadOnlyList<long> times)
    {
        var readings = times.SelectMany(at => Readings(sensor, at, 2)).ToList();
        return new SoakMessage(city.Topic(sensor), Encoding.UTF8.GetBytes($"[{string.Join(',', readings.Chunk(2).Select(Object))}]"), readings);
    }

    public SoakMessage Senml(int sensor, IReadOnlyList<long> times)
    {
        var readings = times.SelectMany(at => Readings(sensor, at, 1)).ToList();
        var records = readings.Select((r, i) => string.Create(
            CultureInfo.InvariantCulture,
            $"{{{(i == 0 ? $"\"bn\":\"{city.Sensor(sensor)}/\"," : "")}\"n\":\"{SoakCity.Quantities[r.Key.Quantity]}\",\"t\":{Seconds(r.Key.Microseconds)},\"v\":{r.Value:R}}}"));
        return new SoakMessage(city.Topic(sensor), Encoding.UTF8.GetBytes($"[{string.Join(',', records)}]"), readings);
    }

    /// <summary>One good value and one that no such sensor can measure.</summary>
    public SoakMessage PartlyRefused(int sensor, long at)
    {
        var good = new SoakReading(new SoakKey((short)sensor, 0, at), Value(0));
        var text = string.Create(CultureInfo.InvariantCulture, $"\"{SoakCity.Quantities[0]}\":{good.Value:R},\"relative_humidity\":300");
        return new SoakMessage(city.Topic(sensor), Native(at, text), [good], "InvalidValue");
    }

    /// <summary>Refused as a whole; the kinds one after the other.</summary>
    public SoakMessage Refused(int kind, int sensor, long at)
    {
        var day = 86_400_000_000L;
        var topic = city.Topic(sensor);
        var gateway = city.Gateway(sensor);
        var fine = "\"air_temperature\":1.5";
        return (kind % 9) switch
        {
            0 => new SoakMessage($"telemetry/v1/{gateway}/stranger", Native(at, fine), [], "UnknownSensor"),
            1 => new SoakMessage($"telemetry/v1/{gateway}/{city.Sensor(city.Flooding)}", Native(at, fine), [], "ForeignSensor"),
            2 => new SoakMessage(topic, Native(at, "\"no2\":20"), [], "UnknownQuantity"),
            3 => new SoakMessage(topic, Native(at, "\"air_temperature\":500"), [], "InvalidValue"),
            4 => new SoakMessage(topic, Native(at + day, fine), [], "FutureTime"),
            5 => new SoakMessage(topic, Native(at - (30 * day), fine), [], "TooOld"),
            6 => new SoakMessage(topic, Native(at, fine)[..^2], [], "Malformed"),
            7 => new SoakMessage(topic, Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("""{"n":"dew_point","v":1,"t":-1}""", 1001))}]"), [], "TooManyReadings"),
            _ => new SoakMessage(topic, Encoding.UTF8.GetBytes(new string(' ', 70_000)), [], "TooLarge"),
        };
    }

    public SoakMessage Poisonous(int kind, int sensor) => new(city.Topic(sensor), Poison[kind % Poison.Length], [], AnyRefusal);

    private static IEnumerable<string> Texts()
    {
        var object0 = """{"observedAt":"2026-01-14T03:10:00Z","readings":""";
        return
        [
            "{}", "[]", "null", "true", "1e999", "\"\"", "[[[]]]", "[{}]", object0, object0 + "{}}", object0 + "[]}",
            object0 + "{\"air_temperature\":1e999}}", object0 + "{\"air_temperature\":NaN}}", object0 + "{\"air_temperature\":-}}",
            object0 + "{\"air_temperature\":0x10}}", object0 + "{\"air_temperature\":\"1\"}}", object0 + $"{{\"air_temperature\":{new string('9', 20_000)}}}}}",
            object0 + "{\"air_temperature\":1,\"air_temperature\":2}}", object0 + "{\"\\u0000\":1}}", object0 + "{\"" + new string('a', 10_000) + "\":1}}",
            """{"observedAt":"2026-13-45T99:99:99Z","readings":{"air_temperature":1}}""", """{"observedAt":1e300,"readings":{"air_temperature":1}}""",
            """{"observedAt":null,"readings":{"air_temperature":1}}""", """{"time":"2026-01-14T03:10:00Z","readings":{"air_temperature":1}}""",
            new string('[', 5000), new string('[', 5000) + new string(']', 5000), string.Concat(Enumerable.Repeat("{\"a\":", 3000)),
            """[{"bn":1,"n":"air_temperature","v":1}]""", """[{"n":"air_temperature","v":1,"crit_":true}]""", """[{"bver":99,"n":"air_temperature","v":1}]""",
            """[{"n":"air_temperature","v":1e999}]""", """[{"n":"air_temperature","v":1,"t":1e300}]""", """[{"n":"air_temperature","u":"K","v":271}]""",
            """[{"n":"air_temperature","vs":"1"}]""", """[{"n":"\ud800","v":1}]""", "\u0000\u0001\u0002", "<xml/>", "-----BEGIN",
        ];
    }

    private SoakMessage Of(int sensor, IReadOnlyList<SoakReading> readings) =>
        new(city.Topic(sensor), Encoding.UTF8.GetBytes(Object(readings)), readings);

    private IEnumerable<SoakReading> Readings(int sensor, long at, int quantities)
    {
        var first = random.Next(SoakCity.Quantities.Length);
        for (var i = 0; i < quantities; i++)
        {
            var quantity = (first + i) % SoakCity.Quantities.Length;
            yield return new SoakReading(new SoakKey((short)sensor, (byte)quantity, at), Value(quantity));
        }
    }

    /// <summary>As a sensor would, in hundredths; one in ten in all the digits that a double has.</summary>
    private double Value(int quantity)
    {
        var (low, high) = SoakCity.Quantities[quantity] switch
        {
            "relative_humidity" => (20, 100),
            "wind_speed" => (0, 25),
            _ => (-12, 20),
        };
        var value = low + (random.NextDouble() * (high - low));
        return random.Next(10) == 0 ? value : Math.Round(value, 2);
    }

    private static string Object(IReadOnlyList<SoakReading> readings)
    {
        var values = readings.Select(r => string.Create(CultureInfo.InvariantCulture, $"\"{SoakCity.Quantities[r.Key.Quantity]}\":{r.Value:R}"));
        return Text(readings[0].Key.Microseconds, string.Join(',', values));
    }

    private static byte[] Native(long at, string values) => Encoding.UTF8.GetBytes(Text(at, values));

    private static string Text(long at, string values) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"observedAt\":\"{DateTime.UnixEpoch.AddMicroseconds(at):yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}\",\"readings\":{{{values}}}}}");

    private static string Seconds(long microseconds) => string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1_000_000}.{microseconds % 1_000_000:000000}");
}
