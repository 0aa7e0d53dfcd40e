using System.Globalization;
using System.Text.Json;
using Telemetry.Domain.Network;

namespace Telemetry.Tests.Integration.Kill;

/// <summary>
/// The host is killed (SIGKILL) at twenty seeded journal positions under load and started again each time. Whatever it
/// acknowledged must be stored exactly once with its value, the ledger must balance, and what the rules recorded must equal
/// one undisturbed pass over the same journal.
/// </summary>
public sealed class KillTests
{
    private const int Kills = 20;
    private const int ReadingsPerSensor = 250;
    private const int Sensors = 24;
    private const double Speed = 600;

    private static readonly DateTimeOffset ClockStart = new(2026, 1, 14, 16, 0, 0, TimeSpan.Zero);

    [Fact]
    public Task Nothing_acknowledged_is_lost_or_doubled_by_kills_with_the_embedded_broker() => RunAsync(external: false);

    [Fact]
    public Task Nothing_acknowledged_is_lost_or_doubled_by_kills_behind_a_real_mosquitto() => RunAsync(external: true);

    private static async Task RunAsync(bool external)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var data = Directory.CreateTempSubdirectory("telemetry-kill-");
        await using var mosquitto = external ? await Mosquitto.StartAsync(cancellation) : null;
        var networkFile = Path.Combine(data.FullName, "network.json");
        await File.WriteAllTextAsync(networkFile, NetworkJson(), cancellation);
        var embeddedPort = FreePort.Next();
        await using var host = new HostProcess(data, embeddedPort, Settings(networkFile, mosquitto));
        var readings = Readings();
        using var gateway = new LoadingGateway(mosquitto?.Port ?? embeddedPort, "g1", readings);
        var began = TimeProvider.System.GetTimestamp();

        await host.StartAsync(ClockStart, Speed, cancellation);
        var publishing = gateway.RunAsync(cancellation);
        foreach (var position in KillPositions(readings.Count))
        {
            await host.UntilAsync(async () => await HeadAsync(host, cancellation) >= position, $"to journal record {position}", cancellation);
            await host.KillAsync();
            await host.StartAsync(ClockStart + (TimeProvider.System.GetElapsedTime(began) * Speed), Speed, cancellation);
        }

        await publishing.WaitAsync(TimeSpan.FromMinutes(2), cancellation);
        Assert.Equal(readings.Count, gateway.Acknowledged);
        await host.UntilAsync(async () => await StoredAsync(host, cancellation) >= readings.Count, "to store everything", cancellation);
        await AssertStoredExactlyOnceAsync(host, readings, cancellation);
        await AssertLedgerBalancesAsync(host, readings.Count, gateway.Published, cancellation);
        await host.StopAsync();

        var network = NetworkFileReader.Read(await File.ReadAllBytesAsync(networkFile, cancellation)).Network!;
        var recorded = await RecordedOutcomes.OfHostAsync(data, cancellation);
        var undisturbed = await RecordedOutcomes.OfOnePassAsync(data, network, cancellation);
        Assert.Contains(recorded.Keys, key => key.StartsWith("Decision/", StringComparison.Ordinal));
        Assert.Equal(undisturbed.Keys, recorded.Keys);
        Assert.All(undisturbed, pair => Assert.Equal(pair.Value, recorded[pair.Key]));
        data.Delete(recursive: true);
    }

    /// <summary>Twenty positions, the same in every run, spread over the load.</summary>
    private static IEnumerable<long> KillPositions(int readings)
    {
        var random = new Random(20260114);
        var step = readings / (Kills + 1);
        return Enumerable.Range(1, Kills).Select(i => (long)((i * step) - random.Next(step / 2)));
    }

    private static List<PublishedReading> Readings()
    {
        var random = new Random(7);
        var readings = new List<PublishedReading>();
        for (var i = 0; i < ReadingsPerSensor; i++)
        {
            for (var sensor = 0; sensor < Sensors; sensor++)
            {
                // A slow fall through zero with noise that quality control believes.
                var value = Math.Round(3 - (i * 0.02) + (random.NextDouble() * 0.2), 3);
                readings.Add(new PublishedReading($"rst-{sensor:00}", ClockStart.AddHours(-24).AddMinutes(i * 5), value));
            }
        }

        return readings;
    }

    private static async Task AssertStoredExactlyOnceAsync(HostProcess host, List<PublishedReading> readings, CancellationToken cancellation)
    {
        foreach (var sensor in readings.GroupBy(r => r.Sensor))
        {
            var stored = new List<PublishedReading>();
            await foreach (var line in LinesAsync(host, $"/api/v1/readings?sensor={sensor.Key}&from={Time(-48)}&to={Time(48)}&format=ndjson", cancellation))
            {
                var row = JsonDocument.Parse(line).RootElement;
                stored.Add(new PublishedReading(
                    row.GetProperty("sensor").GetString()!,
                    row.GetProperty("observedAt").GetDateTimeOffset(),
                    row.GetProperty("value").GetDouble()));
            }

            Assert.Equal(sensor.OrderBy(r => r.ObservedAt), stored.OrderBy(r => r.ObservedAt));
        }
    }

    private static async Task AssertLedgerBalancesAsync(HostProcess host, int distinct, int published, CancellationToken cancellation)
    {
        var ledger = await JsonAsync(host, $"/api/v1/ledger?from={Time(-48)}&to={Time(480)}", cancellation);
        long received = 0, accepted = 0, settled = 0;
        foreach (var hour in ledger.GetProperty("entries").EnumerateArray())
        {
            received += hour.GetProperty("received").GetInt64();
            accepted += hour.GetProperty("accepted").GetInt64();
            settled += hour.GetProperty("accepted").GetInt64() + hour.GetProperty("duplicate").GetInt64()
                + hour.GetProperty("conflict").GetInt64() + hour.GetProperty("rejected").GetInt64();
        }

        Assert.Equal(received, settled);
        Assert.Equal(distinct, accepted);
        Assert.True(received >= distinct, $"{received} received, {distinct} published and acknowledged");
        Assert.True(received <= published, $"{received} received but only {published} published");
    }

    private static async Task<long> HeadAsync(HostProcess host, CancellationToken cancellation) =>
        (await JsonAsync(host, "/api/v1/ledger/progress", cancellation)).GetProperty("journalHead").GetInt64();

    private static async Task<long> StoredAsync(HostProcess host, CancellationToken cancellation)
    {
        var ledger = await JsonAsync(host, $"/api/v1/ledger?from={Time(-48)}&to={Time(480)}", cancellation);
        return ledger.GetProperty("entries").EnumerateArray().Sum(e => e.GetProperty("accepted").GetInt64());
    }

    private static async Task<JsonElement> JsonAsync(HostProcess host, string path, CancellationToken cancellation)
    {
        using var document = JsonDocument.Parse(await host.Http.GetStringAsync(path, cancellation));
        return document.RootElement.Clone();
    }

    private static async IAsyncEnumerable<string> LinesAsync(
        HostProcess host, string path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        using var response = await host.Http.GetAsync(path, cancellation);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(cancellation));
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellation));
        while (await lines.ReadLineAsync(cancellation) is { } line)
        {
            if (line.Length > 0)
            {
                yield return line;
            }
        }
    }

    private static string Time(int hours) => ClockStart.AddHours(hours).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Settings(string networkFile, Mosquitto? mosquitto)
    {
        var settings = new Dictionary<string, string>
        {
            ["NetworkFile"] = networkFile,
            ["Mqtt__Embedded__AllowAnonymous"] = "true",
            ["Security__AnonymousReading"] = "true",
        };
        if (mosquitto is not null)
        {
            settings["Mqtt__Mode"] = "External";
            settings["Mqtt__External__Port"] = mosquitto.Port.ToString(CultureInfo.InvariantCulture);
        }

        return settings;
    }

    private static string NetworkJson()
    {
        return JsonSerializer.Serialize(new
        {
            timeZone = "Europe/London",
            gateways = new[] { new { id = "g1", name = "Gateway" } },
            sites = Enumerable.Range(0, Sensors).Select(i => new { id = $"site-{i:00}", name = $"Site {i}", latitude = 54 + (i * 0.01), longitude = -1.5, kind = "road" }),
            sensors = Enumerable.Range(0, Sensors).Select(i => new
            {
                id = $"rst-{i:00}", site = $"site-{i:00}", gateway = "g1", quantities = new[] { "road_surface_temperature" }, intervalSeconds = 300,
            }),
            routes = Enumerable.Range(0, Sensors / 2).Select(i => new
            {
                id = $"route-{i:00}", name = $"Route {i}", priority = "P1", lengthKm = 30, treatedWidthM = 7.3, treatmentMinutes = 120, salt = "dry",
                stations = new[] { new { site = $"site-{i * 2:00}", offset = 0.0 }, new { site = $"site-{(i * 2) + 1:00}", offset = -0.5 } },
            }),
        });
    }
}
