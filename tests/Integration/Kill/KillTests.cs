using System.Globalization;
using System.Text;
using System.Text.Json;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Tests.Integration.Mqtt;

namespace Telemetry.Tests.Integration.Kill;

/// <summary>
/// The host is killed (SIGKILL) at twenty seeded journal positions under load and started again each time. Whatever was
/// acknowledged must be stored exactly once with its value and flag, the ledger must balance, and what the rules recorded
/// must equal one undisturbed pass over the same journal.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Kills = 20;
    private const int BacklogBeforeKill = 700;
    private const double Speed = 60;

    [Fact]
    public Task Nothing_acknowledged_is_lost_or_doubled_by_kills_with_the_embedded_broker() => RunAsync(external: false);

    [Fact]
    public Task Nothing_acknowledged_is_lost_or_doubled_by_kills_behind_a_real_mosquitto() => RunAsync(external: true);

    private async Task RunAsync(bool external)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var data = Directory.CreateTempSubdirectory("telemetry-kill-");
        await using var mosquitto = external ? await Mosquitto.StartAsync() : null;
        var networkFile = Path.Combine(data.FullName, "network.json");
        await File.WriteAllTextAsync(networkFile, KillCity.NetworkJson(), cancellation);
        await using var host = new HostProcess(data, Settings(networkFile, mosquitto));
        host.Http.DefaultRequestHeaders.Add("X-Api-Key", await host.CommandAsync("keys", "issue", "--name", "kill", "--role", "Admin", "--expires", "2999-01-01T00:00:00Z"));
        var (liveMessages, backlogMessages) = (KillCity.LiveMessages(), KillCity.BacklogMessages());
        var began = TimeProvider.System.GetTimestamp();
        var released = 0;
        using var live = await GatewayAsync(host, mosquitto, KillCity.Live, liveMessages, i => liveMessages[i].NotBefore <= Now());
        using var backlog = await GatewayAsync(host, mosquitto, KillCity.Backlog, backlogMessages, i => i < Volatile.Read(ref released));

        began = TimeProvider.System.GetTimestamp();
        await host.StartAsync(KillCity.ClockStart, Speed, cancellation);
        await PostForecastAsync(host, KillCity.ClockStart.AddHours(-1), colder: 0, cancellation);
        var publishing = Task.WhenAll(live.RunAsync(cancellation), backlog.RunAsync(cancellation));
        var heads = new List<long>();
        foreach (var further in RecordsBeforeKills())
        {
            var position = await HeadAsync(host, cancellation) + further;
            Volatile.Write(ref released, (heads.Count + 1) * BacklogBeforeKill);
            await host.UntilAsync(async () => await HeadAsync(host, cancellation) >= position, $"to journal record {position}", cancellation);
            heads.Add(position);
            await host.KillAsync();
            await host.StartAsync(Now(), Speed, cancellation);
            if (heads.Count == Kills / 2)
            {
                await PostForecastAsync(host, KillCity.ClockStart.AddMinutes(5), colder: 1.5, cancellation);
            }
        }

        Volatile.Write(ref released, int.MaxValue);
        await publishing.WaitAsync(TimeSpan.FromMinutes(2), cancellation);
        var messages = liveMessages.Concat(backlogMessages).ToList();
        Assert.Equal(messages.Count, live.Answered + backlog.Answered);
        Assert.Equal(external ? 0 : messages.Count(m => m.Refused), live.Refused + backlog.Refused); // mosquitto does not wait for us.
        var published = live.PublishedReadings + backlog.PublishedReadings;
        var readings = FirstOfEach(messages);
        await host.UntilAsync(async () => await TotalAsync(host, "accepted", cancellation) >= readings.Count, "to store everything", cancellation);
        var head = (await InFlightAsync(host, cancellation)).Head;
        await host.UntilAsync(async () => (await InFlightAsync(host, cancellation)).Store >= head, "to settle everything", cancellation);
        var stored = await StoredAsync(host, cancellation);
        var ledger = await JsonAsync(host, LedgerPath, cancellation);
        await host.UntilAsync(async () => await RulesBehindAsync(host, cancellation) <= 2, "to conclude from everything", cancellation);
        await host.StopAsync();

        var network = NetworkFileReader.Read(await File.ReadAllBytesAsync(networkFile, cancellation)).Network!;
        await using (var after = await RecordedOutcomes.OpenAsync(host))
        {
            var recorded = await after.OfHostAsync(cancellation);
            var undisturbed = await after.OfOnePassAsync(network, cancellation);
            var counts = await after.CountAsync(cancellation);
            Report(host, heads, counts, readings.Count, published, ledger, undisturbed);
            AssertStoredExactlyOnce(readings, stored, after.FlagsOfOnePass(network));
            AssertLedgerBalances(ledger, readings.Count, published);
            Assert.Equal(2 * 12, counts.Forecasts);
            Assert.Equal(counts.Rejected, (await after.DeadLetters.CountAsync(cancellation)).Kept);
            AssertSame(undisturbed, recorded);
        }

        data.Delete(recursive: true);

        DateTimeOffset Now() => KillCity.ClockStart + (TimeProvider.System.GetElapsedTime(began) * Speed);
    }

    /// <summary>How many more records are durable when the host is killed: seeded, and always while more are on their way.</summary>
    private static IEnumerable<long> RecordsBeforeKills()
    {
        var random = new Random(20260114);
        return Enumerable.Range(0, Kills).Select(_ => (long)random.Next(20, BacklogBeforeKill / 2));
    }

    /// <summary>What must stand of each key: the value that was published first.</summary>
    private static Dictionary<(string Sensor, string Quantity, DateTimeOffset At), double> FirstOfEach(IEnumerable<GatewayMessage> messages)
    {
        var first = new Dictionary<(string, string, DateTimeOffset), double>();
        foreach (var message in messages.Where(m => !m.Refused))
        {
            foreach (var (quantity, value) in message.Readings)
            {
                first.TryAdd((message.Sensor, quantity, message.ObservedAt), value);
            }
        }

        return first;
    }

    private static void AssertStoredExactlyOnce(
        Dictionary<(string Sensor, string Quantity, DateTimeOffset At), double> readings,
        List<StoredRow> stored,
        Dictionary<(string Sensor, string Quantity, DateTimeOffset At), (Domain.Readings.Flag Flag, Domain.Readings.QcTest Test)> flags)
    {
        var missing = new Dictionary<(string Sensor, string Quantity, DateTimeOffset At), double>(readings);
        Assert.Equal(readings.Count, stored.Count);
        foreach (var row in stored)
        {
            Assert.True(missing.Remove((row.Sensor, row.Quantity, row.At), out var value), $"{row} was not published, or is stored twice");
            Assert.Equal(value, row.Value);
            var (flag, test) = flags[(row.Sensor, row.Quantity, row.At)];
            Assert.Equal(
                (flag.ToString(), test == Domain.Readings.QcTest.None ? null : test.ToString()),
                (char.ToUpperInvariant(row.Flag[0]) + row.Flag[1..], row.Test));
        }

        Assert.Empty(missing);
    }

    private static void AssertLedgerBalances(JsonElement ledger, int distinct, int published)
    {
        Assert.True(ledger.GetProperty("balanced").GetBoolean(), ledger.ToString());
        var total = ledger.GetProperty("total");
        var received = Number("received");
        Assert.Equal(received, Number("accepted") + Number("duplicate") + Number("conflict") + Number("rejected"));
        Assert.Equal(distinct, Number("accepted"));
        Assert.True(Number("conflict") > 0 && Number("duplicate") > 0 && Number("rejected") > 0, total.ToString());

        // Behind mosquitto the broker repeats by itself what the killed host had not acknowledged.
        Assert.True(received >= distinct, $"{received} received of {published} published");

        long Number(string name) => total.GetProperty(name).GetInt64();
    }

    private static void AssertSame(SortedDictionary<string, Outcome> undisturbed, SortedDictionary<string, Outcome> recorded)
    {
        Assert.Contains(undisturbed.Values, o => o is Decision { Action: GrittingAction.Precautionary, Revision: > 1 });
        Assert.Contains(undisturbed.Values, o => o is Decision { ReassessedAt: not null });
        Assert.Contains(undisturbed.Values, o => o.Withdrawn);
        Assert.Empty(undisturbed.Keys.Except(recorded.Keys));
        Assert.Empty(recorded.Where(r => !r.Value.Withdrawn && !undisturbed.ContainsKey(r.Key)).Select(r => r.Key));
        Assert.All(undisturbed, pair => Assert.Equal(pair.Value, recorded[pair.Key]));
    }

    private void Report(
        HostProcess host, List<long> heads, (int Messages, int Rejected, int Ticks, int Forecasts) counts, int distinct, int published,
        JsonElement ledger, SortedDictionary<string, Outcome> outcomes)
    {
        var starts = host.Starts.Skip(1).Order().ToList();
        var total = ledger.GetProperty("total");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {heads.Count} kills at journal records {string.Join(", ", heads)}
            {distinct} distinct readings, {published} published, ledger {total}
            journal: {counts.Messages} messages ({counts.Rejected} with rejections), {counts.Ticks} ticks, {counts.Forecasts} forecasts
            start to ready after a kill: median {starts[starts.Count / 2].TotalSeconds:F2} s, longest {starts[^1].TotalSeconds:F2} s
            outcomes: {outcomes.Count} keys, {outcomes.Values.Count(o => o is Decision)} of decisions, {outcomes.Values.Count(o => o.Withdrawn)} withdrawn
            """));
    }

    private static async Task<LoadingGateway> GatewayAsync(
        HostProcess host, Mosquitto? mosquitto, string id, List<GatewayMessage> messages, Func<int, bool> released) => mosquitto is null
        ? new LoadingGateway(host.MqttPort, id, await host.CommandAsync("gateways", "issue-key", id), messages, released)
        : new LoadingGateway(mosquitto.Port, id, null, messages, released);

    private static async Task PostForecastAsync(HostProcess host, DateTimeOffset issuedAt, double colder, CancellationToken cancellation)
    {
        using var csv = new StringContent(KillCity.Forecast(issuedAt, colder), Encoding.UTF8, "text/csv");
        using var response = await host.Http.PostAsync("/api/v1/forecasts?source=test", csv, cancellation);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(cancellation));
    }

    private static string LedgerPath =>
        $"/api/v1/ledger?from={KillCity.Time(KillCity.ClockStart.AddDays(-1))}&to={KillCity.Time(KillCity.ClockStart.AddDays(2))}";

    /// <summary>From health, which asks no store and so costs the host nothing under load.</summary>
    private static async Task<long> HeadAsync(HostProcess host, CancellationToken cancellation)
    {
        var health = await JsonAsync(host, "/health/ready", cancellation);
        var cause = health.GetProperty("checks").GetProperty("journal").GetProperty("cause").GetString()!;
        return long.Parse(cause[(cause.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
    }

    private static async Task<long> RulesBehindAsync(HostProcess host, CancellationToken cancellation)
    {
        var rules = (await JsonAsync(host, "/health/ready", cancellation)).GetProperty("checks").GetProperty("rules").GetProperty("cause").GetString()!;
        return long.Parse(rules[..rules.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
    }

    private static async Task<(long Head, long Store)> InFlightAsync(HostProcess host, CancellationToken cancellation)
    {
        var inFlight = (await JsonAsync(host, LedgerPath, cancellation)).GetProperty("inFlight");
        return (inFlight.GetProperty("journalHead").GetInt64(), inFlight.GetProperty("storePosition").GetInt64());
    }

    private static async Task<long> TotalAsync(HostProcess host, string name, CancellationToken cancellation) =>
        (await JsonAsync(host, LedgerPath, cancellation)).GetProperty("total").GetProperty(name).GetInt64();

    private static async Task<JsonElement> JsonAsync(HostProcess host, string path, CancellationToken cancellation)
    {
        using var document = JsonDocument.Parse(await host.Http.GetStringAsync(path, cancellation));
        return document.RootElement.Clone();
    }

    private static async Task<List<StoredRow>> StoredAsync(HostProcess host, CancellationToken cancellation)
    {
        var sensors = string.Join(',', Enumerable.Range(0, 12).SelectMany(i => new[] { $"live-{i:00}", $"past-{i:00}" }));
        var (from, to) = (KillCity.Time(KillCity.ClockStart.AddDays(-2)), KillCity.Time(KillCity.ClockStart.AddDays(2)));
        var text = await host.Http.GetStringAsync($"/api/v1/readings?sensor={sensors}&from={from}&to={to}&format=ndjson", cancellation);
        var rows = new List<StoredRow>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var row = JsonDocument.Parse(line);
            var root = row.RootElement;
            rows.Add(new StoredRow(
                root.GetProperty("sensor").GetString()!, root.GetProperty("quantity").GetString()!, root.GetProperty("observedAt").GetDateTimeOffset(),
                root.GetProperty("value").GetDouble(), root.GetProperty("flag").GetString()!, root.GetProperty("test").GetString()));
        }

        return rows;
    }

    private static Dictionary<string, string> Settings(string networkFile, Mosquitto? mosquitto)
    {
        // The clock runs sixtyfold, and so do the broker's timeouts.
        var settings = new Dictionary<string, string>
        {
            ["NetworkFile"] = networkFile,
            ["Mqtt__Embedded__SignInTimeout"] = "00:02:00",
            ["Mqtt__Embedded__WriteTimeout"] = "00:10:00",
            ["Mqtt__Embedded__MaxKeepAlive"] = "18:00:00",
        };
        if (mosquitto is not null)
        {
            settings["Mqtt__Mode"] = "External";
            settings["Mqtt__External__Port"] = mosquitto.Port.ToString(CultureInfo.InvariantCulture);
            settings["Mqtt__External__ConnectTimeout"] = "00:02:00";
            settings["Mqtt__External__StuckAfter"] = "00:10:00";
        }

        return settings;
    }

    private sealed record StoredRow(string Sensor, string Quantity, DateTimeOffset At, double Value, string Flag, string? Test);
}
