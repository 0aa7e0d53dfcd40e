using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Telemetry.Tests.Integration.Kill;

/// <summary>
/// A seeded city under load: gateway g1 has 12 live road stations on 6 routes, on a night that falls through zero, with late,
/// repeated, conflicting and refused messages; gateway g2 delivers the backlog of 12 more stations as fast as it is taken.
/// </summary>
internal static class KillCity
{
    public const string Live = "g1";
    public const string Backlog = "g2";
    private const int Stations = 12;

    public static readonly DateTimeOffset ClockStart = new(2026, 1, 14, 16, 0, 0, TimeSpan.Zero);

    /// <summary>In order of publishing. A minute's messages are held back until the minute has come.</summary>
    /// <param name="minutes">How long it goes on after the hour that lies behind at the start.</param>
    public static List<GatewayMessage> LiveMessages(int minutes)
    {
        var random = new Random(7);
        var messages = new List<GatewayMessage>();
        for (var minute = -60; minute < minutes; minute++)
        {
            var observedAt = ClockStart.AddMinutes(minute);
            for (var station = 0; station < Stations; station++)
            {
                var message = new GatewayMessage(Live, $"live-{station:00}", observedAt, observedAt, Night(station, minute, random));
                var delay = random.NextDouble() switch
                {
                    < 0.02 => random.Next(16, 25), // Beyond the lateness.
                    < 0.15 => random.Next(1, 15),
                    _ => 0,
                };
                messages.Add(message with { NotBefore = observedAt.AddMinutes(delay) });
                if (random.NextDouble() < 0.03)
                {
                    messages.Add(message with { NotBefore = observedAt.AddMinutes(delay + random.Next(1, 4)) });
                }
                else if (random.NextDouble() < 0.02)
                {
                    messages.Add(message with
                    {
                        NotBefore = observedAt.AddMinutes(delay + random.Next(1, 4)),
                        Readings = [.. message.Readings.Select(r => (r.Quantity, r.Value + 0.5))],
                    });
                }
            }

            if (minute % 5 == 0)
            {
                messages.Add(new GatewayMessage(Live, "stranger", observedAt, observedAt, [("air_temperature", 1)], Refused: true));
            }
        }

        // Stable: a repeat stays behind what it repeats.
        return [.. messages.Where(m => m.NotBefore <= ClockStart.AddMinutes(minutes)).OrderBy(m => m.NotBefore)];
    }

    /// <param name="perStation">Half-minutely ones of each station.</param>
    /// <param name="whole">With every quantity of a station, not the surface's temperature alone.</param>
    public static List<GatewayMessage> BacklogMessages(int perStation, bool whole)
    {
        var random = new Random(11);
        var messages = new List<GatewayMessage>();
        for (var i = 0; i < perStation; i++)
        {
            for (var station = 0; station < Stations; station++)
            {
                // Half-minutely from 20 h ago on, with a wild value now and then for the checks to judge.
                var value = Math.Round(4 + Math.Sin(i / 200.0) + (random.NextDouble() * 0.2) + (random.NextDouble() < 0.002 ? 9 : 0), 3);
                messages.Add(new GatewayMessage(
                    Backlog, $"past-{station:00}", DateTimeOffset.MinValue, ClockStart.AddHours(-20).AddSeconds(i * 30), 
                    whole ? [("road_surface_temperature", value), ("air_temperature", value + 1), ("dew_point", value - 2), ("surface_state", 0)] : [("road_surface_temperature", value)]));
            }
        }

        return messages;
    }

    /// <summary>CSV of one issue for every live site: 24 h of air temperature, dew point and precipitation.</summary>
    public static string Forecast(DateTimeOffset issuedAt, double colder)
    {
        var csv = new StringBuilder("issued_at,site,valid_at,quantity,value\n");
        for (var station = 0; station < Stations; station++)
        {
            foreach (var (quantity, at16, slope) in new[] { ("air_temperature", 3.5, -0.35), ("dew_point", 0.5, -0.15), ("precipitation_rate", 0.0, 0.0) })
            {
                for (var hour = 0; hour < 24; hour++)
                {
                    var value = at16 + (slope * hour) - (quantity == "precipitation_rate" ? 0 : colder);
                    csv.Append(CultureInfo.InvariantCulture, $"{Time(issuedAt)},site-live-{station:00},{Time(ClockStart.AddHours(hour))},{quantity},{value:R}\n");
                }
            }
        }

        return csv.ToString();
    }

    public static string NetworkJson()
    {
        var live = Enumerable.Range(0, Stations).Select(i => (Id: $"live-{i:00}", Gateway: Live, Interval: 60));
        var past = Enumerable.Range(0, Stations).Select(i => (Id: $"past-{i:00}", Gateway: Backlog, Interval: 30));
        var all = live.Concat(past).ToList();
        return JsonSerializer.Serialize(new
        {
            timeZone = "Europe/London",
            gateways = new[] { new { id = Live, name = "Live" }, new { id = Backlog, name = "Backlog" } },
            sites = all.Select((s, i) => new { id = "site-" + s.Id, name = s.Id, latitude = 54 + (i * 0.01), longitude = -1.5, kind = "road" }),
            sensors = all.Select(s => new
            {
                id = s.Id,
                site = "site-" + s.Id,
                gateway = s.Gateway,
                quantities = new[] { "road_surface_temperature", "air_temperature", "dew_point", "surface_state" },
                intervalSeconds = s.Interval,
            }),
            routes = all.Chunk(2).Select((pair, i) => new
            {
                id = $"route-{i:00}",
                name = $"Route {i}",
                priority = "P1",
                lengthKm = 30,
                treatedWidthM = 7.3,
                treatmentMinutes = 120,
                salt = "dry",
                stations = new[] { new { site = "site-" + pair[0].Id, offset = 0.0 }, new { site = "site-" + pair[1].Id, offset = -0.5 } },
            }),
        });
    }

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A fall through zero, at another minute at each station, wet at some and with a sensor that jumps at one.</summary>
    private static IReadOnlyList<(string Quantity, double Value)> Night(int station, int minute, Random random)
    {
        var rst = Math.Round(1.5 - (minute * 0.03) + (station * 0.15) + (random.NextDouble() * 0.2) + (station == 5 && minute is > 10 and < 14 ? 12 : 0), 2);
        var air = Math.Round(3 - (minute * 0.015) + (random.NextDouble() * 0.1), 2);
        return
        [
            ("road_surface_temperature", rst), ("air_temperature", air), ("dew_point", Math.Round(air - 2 + (random.NextDouble() * 0.1), 2)),
            ("surface_state", station % 3 == 0 ? 2 : 0),
        ];
    }
}
