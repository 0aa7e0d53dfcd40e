using Telemetry.Domain.Forecasts;
using Telemetry.Domain.Journal;
using Telemetry.Domain.Network;
using Telemetry.Domain.Quantities;
using Telemetry.Domain.Readings;

namespace Telemetry.Tests.Unit.Fuzz;

/// <summary>Journal records of every kind.</summary>
internal static class FuzzedRecords
{
    private static readonly DateTimeOffset Evening = new(2026, 1, 14, 18, 0, 0, TimeSpan.Zero);
    private static readonly string[] Texts = ["", "gw-1", "telemetry/v1/gw-1/s-1", "native-json", "é€漢", new string('x', 200)];

    public static JournalRecord Make(Random random, int number)
    {
        var at = Evening.AddSeconds(number);
        return random.Next(8) switch
        {
            0 => new TickRecord(at),
            1 => new PossibleGapRecord(at, Text(random), random.Next(2) == 0 ? null : at.AddMinutes(-5), Text(random)),
            2 => new ForecastRecord(at, new ForecastIssue(new SiteId("site"), at, at, Text(random),
                [.. Enumerable.Range(0, random.Next(1, 8)).Select(h => new ForecastValue(Evening.AddHours(h), Quantity.AirTemperature, random.NextDouble()))])),
            _ => new MessageRecord(at, new GatewayId("gw-1"), Text(random), random.Next(2) == 0 ? null : Text(random), "native-json", 1, Payload(random), Readings(random, at),
                random.Next(3) == 0 ? [new Rejection(RejectReason.InvalidValue, Text(random), "s-1", null)] : [], false, random.Next(4) == 0 ? number : null),
        };
    }

    private static Reading[] Readings(Random random, DateTimeOffset at) => [.. Enumerable.Range(0, random.Next(5)).Select(i => new Reading(
        new SensorId($"s-{random.Next(3)}"), Mutation.Pick(random, QuantityCatalogue.All), at.AddSeconds(-i), random.NextDouble() * 40, at, (ReadingMarks)random.Next(4)))];

    private static byte[] Payload(Random random)
    {
        var payload = new byte[random.Next(150)];
        random.NextBytes(payload);
        return payload;
    }

    private static string Text(Random random) => Mutation.Pick(random, Texts);
}
