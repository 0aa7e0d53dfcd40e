using System.Globalization;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>What a fault makes of the road sensor's measured hours.</summary>
/// <param name="Name">As docs/winter-verification.md names it.</param>
/// <param name="What">What is done.</param>
/// <param name="Send">What the sensor sends instead of what it measured at a local hour: local time observed, °C, and minutes after the true hour at which it is received.</param>
internal sealed record RoadFault(string Name, string What, Func<DateTime, double, IEnumerable<(DateTime Observed, double Value, int Minutes)>> Send)
{
    /// <summary>The night looked at: the road is at 1.2 °C at 16:00, freezes at 22:00 and falls to −1.3 °C.</summary>
    public static readonly DateTime Evening = new(2010, 11, 16, 16, 0, 0);

    /// <summary>Numbers that mean no value: 1001 tenths, bytes and words of ones, and others in use.</summary>
    private static readonly double[] Sentinels = [100.1, 255, 65535, 101, -99, 9999];

    public static IReadOnlyList<RoadFault> All { get; } =
    [
        Each("none", "as measured", (_, rst) => rst),
        Each("stuck warm", "held at 1.9 °C from 16:00", (at, rst) => at < Evening ? rst : 1.9),
        Each("stuck at 0 while snow melts", "0.0 ± 0.1 °C from 16:00 to 20:00", (at, rst) => at < Evening || at > Evening.AddHours(4) ? rst : at.Hour % 2 == 0 ? 0.1 : -0.1),
        Each("spike", "8.6 K colder at 18:00", (at, rst) => at == Evening.AddHours(2) ? rst - 8.6 : rst),
        Each("drift", "+0.1 K/h for 5 days, to 16:00", (at, rst) => rst + Math.Clamp(12 - ((Evening - at).TotalHours / 10), 0, 12)),
        Each("offset", "2 K colder all the time", (_, rst) => rst - 2),
        new("gap", "nothing from 17:00 to 20:00", (at, rst) => at >= Evening.AddHours(1) && at <= Evening.AddHours(4) ? [] : [(at, rst, 0)]),
        new("duplicate", "every hour the last five again", (at, rst) => Again(at, rst)),
        new("late", "received 40 min late", (at, rst) => [(at, rst, 40)]),
        new("clock an hour ahead", "observed an hour later than it was, from 16:00", (at, rst) => at < Evening ? [(at, rst, 0)] : [(at.AddHours(1), rst, 0)]),
        Each("no-value numbers", "100.1, 255, 65535, 101, −99 and 9999 from 16:00", (at, rst) => at < Evening ? rst : Sentinels[(int)(at - Evening).TotalHours % Sentinels.Length]),
        Each("Fahrenheit", "taken for Celsius, from 16:00", (at, rst) => at < Evening ? rst : (rst * 1.8) + 32),
        Each("sign lost", "a negative value 6,553.6 too high", (_, rst) => rst < 0 ? rst + 6553.6 : rst),
        Each("vehicles", "6 K warmer every third hour, from 16:00", (at, rst) => at >= Evening && at.Hour % 3 == 1 ? rst + 6 : rst),
    ];

    private static readonly Dictionary<DateTime, double> Sent = [];

    private static RoadFault Each(string name, string what, Func<DateTime, double, double> value) => new(name, what, (at, rst) => [(at, value(at, rst), 0)]);

    /// <summary>The hour's frame, and those of the five hours before once more.</summary>
    private static IEnumerable<(DateTime Observed, double Value, int Minutes)> Again(DateTime at, double rst)
    {
        Sent[at] = rst;
        yield return (at, rst, 0);
        for (var back = 1; back <= 5; back++)
        {
            if (Sent.TryGetValue(at.AddHours(-back), out var earlier))
            {
                yield return (at.AddHours(-back), earlier, 1);
            }
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {What}");
}
