using System.Globalization;
using System.Text;
using System.Text.Json;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using Telemetry.Domain.Network;
using Telemetry.Domain.Readings;
using Telemetry.Tests.Integration.Kill;
using Telemetry.Tests.Integration.Mqtt;

namespace Telemetry.Tests.Integration.Faults;

/// <summary>
/// The seeded city of <see cref="KillCity"/> on the real host as a process, its clock sixtyfold, and two gateways that keep what
/// is not acknowledged. A test does its harm to it and then settles: see <see cref="Settlement"/>.
/// </summary>
internal sealed class CityUnderFault : IAsyncDisposable
{
    private const double Speed = 60;
    private readonly DirectoryInfo _data;
    private readonly Mosquitto? _mosquitto;
    private readonly ICityHost _host;
    private readonly List<GatewayMessage> _live;
    private readonly List<GatewayMessage> _backlog;
    private readonly string _networkFile;
    private Task _publishing = Task.CompletedTask;
    private long _began;
    private int _released;
    private IssuedKeys? _keys;
    private LoadingGateway? _liveGateway;
    private LoadingGateway? _backlogGateway;

    private CityUnderFault(
        DirectoryInfo data, CityLoad load, Mosquitto? mosquitto, bool inThisProcess, IEnumerable<(string Key, string Value)> settings)
    {
        _data = data;
        _mosquitto = mosquitto;
        _live = KillCity.LiveMessages(load.LiveMinutes);
        _backlog = KillCity.BacklogMessages(load.BacklogPerStation, load.WholeBacklog);
        _networkFile = Path.Combine(data.FullName, "network.json");
        var all = Settings(_networkFile, mosquitto);
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        _host = inThisProcess ? new HostOnSteppedClock(data, all) : new HostProcess(data, all);
    }

    public HostProcess Host => (HostProcess)_host;

    /// <summary>The clock of a host that runs in this process; its right time is the gateways'.</summary>
    public SteppedClock Clock => ((HostOnSteppedClock)_host).Clock;

    public int LiveAnswered => _liveGateway!.Answered;

    public int LiveMessages => _live.Count;

    /// <summary>What both gateways publish, those that were published again counted once.</summary>
    public IEnumerable<GatewayMessage> Messages => _live.Concat(_backlog);

    public int Answered => _liveGateway!.Answered + _backlogGateway!.Answered;

    public int Refused => _liveGateway!.Refused + _backlogGateway!.Refused;

    /// <summary>How often a reading was published, repeats included.</summary>
    public int PublishedReadings => _liveGateway!.PublishedReadings + _backlogGateway!.PublishedReadings;

    private string SessionFile => Path.Combine(_data.FullName, "mqtt-session.json");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string LedgerPath =>
        $"/api/v1/ledger?from={KillCity.Time(KillCity.ClockStart.AddDays(-1))}&to={KillCity.Time(KillCity.ClockStart.AddDays(2))}";

    /// <summary>Everything but the running host: network, an Admin key, the gateways' keys.</summary>
    public static Task<CityUnderFault> PrepareAsync(CityLoad load, Mosquitto? mosquitto = null, params (string Key, string Value)[] settings) =>
        PrepareAsync(new CityUnderFault(Directory.CreateTempSubdirectory("telemetry-fault-"), load, mosquitto, inThisProcess: false, settings));

    /// <summary>The same in this process, with a clock that can be set wrong.</summary>
    /// <param name="backlogKeyExpiresAt">When the key of the gateway with the backlog stops to be valid.</param>
    public static Task<CityUnderFault> PrepareOnSteppedClockAsync(CityLoad load, DateTimeOffset? backlogKeyExpiresAt = null) => PrepareAsync(
        new CityUnderFault(Directory.CreateTempSubdirectory("telemetry-fault-"), load, null, inThisProcess: true, []), backlogKeyExpiresAt);

    private static async Task<CityUnderFault> PrepareAsync(CityUnderFault city, DateTimeOffset? backlogKeyExpiresAt = null)
    {
        await File.WriteAllTextAsync(city._networkFile, KillCity.NetworkJson(), Cancellation);
        var keys = await IssuedKeys.IssueAsync(
            city._host.RecordsPath, [(KillCity.Live, null), (KillCity.Backlog, backlogKeyExpiresAt)], Cancellation);
        city._keys = keys;
        city._host.Http.DefaultRequestHeaders.Add("X-Api-Key", keys.Admin);
        city._liveGateway = city.Gateway(KillCity.Live, keys, city._live, i => city._live[i].NotBefore <= city.Now());
        city._backlogGateway = city.Gateway(KillCity.Backlog, keys, city._backlog, i => i < Volatile.Read(ref city._released));
        return city;
    }

    /// <summary>Runs the host, posts the evening's forecast and lets the gateways publish. The backlog waits to be released.</summary>
    public async Task StartAsync()
    {
        _began = TimeProvider.System.GetTimestamp();
        await StartHostAsync();
        await PostForecastAsync(KillCity.ClockStart.AddHours(-1), colder: 0);
        StartPublishing();
    }

    /// <summary>As <see cref="StartAsync"/>, while the host can't be ready: it need only answer.</summary>
    public async Task StartUnreadyAsync()
    {
        _began = TimeProvider.System.GetTimestamp();
        await Host.StartUnreadyAsync(KillCity.ClockStart, Speed, Cancellation);
        await PostForecastAsync(KillCity.ClockStart.AddHours(-1), colder: 0);
        StartPublishing();
    }

    /// <summary>The host, first or again, at the city's time.</summary>
    public Task StartHostAsync() => _host.StartAsync(Now(), Speed, Cancellation);

    /// <summary>
    /// One more connection of a gateway, for what the gateways of the city don't do. Tried again when the host had no time for it, or no place
    /// yet for one more of this gateway.
    /// </summary>
    public async Task<IMqttClient> ConnectAsync(string gateway, string clientId)
    {
        IMqttClient? signedIn = null;
        await PollAsync(
            async () =>
            {
                var client = new MqttClientFactory().CreateMqttClient();
                try
                {
                    var connected = await client.ConnectAsync(
                        new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", _host.MqttPort).WithClientId(clientId).WithProtocolVersion(MqttProtocolVersion.V500)
                            .WithCredentials(gateway, _keys!.OfGateways[gateway]).Build(),
                        Cancellation);
                    if (connected.ResultCode == MqttClientConnectResultCode.Success)
                    {
                        signedIn = client;
                        return true;
                    }
                }
                catch (Exception error) when (error is MqttCommunicationException or OperationCanceledException && !Cancellation.IsCancellationRequested)
                {
                    // Closed before it had signed in.
                }

                client.Dispose();
                return false;
            },
            $"{gateway} is connected");
        return signedIn!;
    }

    public async Task PostForecastAsync(DateTimeOffset issuedAt, double colder)
    {
        using var csv = new StringContent(KillCity.Forecast(issuedAt, colder), Encoding.UTF8, "text/csv");
        using var response = await _host.Http.PostAsync("/api/v1/forecasts?source=test", csv, Cancellation);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    /// <summary>Lets the backlog be published up to so many messages.</summary>
    public void ReleaseBacklog(int messages = int.MaxValue) => Volatile.Write(ref _released, messages);

    /// <summary>Releases more of the backlog and waits until so many further records are durable, counted from before: they may all be there at once.</summary>
    public async Task ReleaseBacklogAsync(int messages, int further)
    {
        var head = await HeadAsync();
        ReleaseBacklog(messages);
        await UntilHeadAsync(head + further);
    }

    /// <summary>Releases so many messages more of the backlog, and waits until as many records are durable.</summary>
    public Task ReleaseMoreAsync(int messages) => ReleaseBacklogAsync(_released + messages, messages);

    /// <summary>The durable head of the journal, from health, which asks no store and so costs the host nothing under load.</summary>
    public async Task<long> HeadAsync() => Number(await CauseAsync("journal"), last: true);

    public Task UntilHeadAsync(long position) =>
        _host.UntilAsync(async () => await HeadAsync() >= position, $"to journal record {position}", Cancellation);

    public Task UntilAnsweredAsync(int messages) => PollAsync(() => Task.FromResult(Answered >= messages), $"{messages} messages are acknowledged");

    /// <summary>Until a mosquitto has told the host how long it has been running.</summary>
    public Task UntilToldUptimeAsync() => UntilAsync(() => Task.FromResult(SessionNotes.Uptime(SessionFile) is not null), "to be told the broker's uptime");

    /// <summary>While the host is not connected to it: see <see cref="SessionNotes.LetBrokerBeOld"/>.</summary>
    public void LetBrokerBeOld() => SessionNotes.LetBrokerBeOld(SessionFile);

    /// <summary>Until the host has logged so often that its connection to the broker in front of it is over.</summary>
    public Task UntilBrokerLostAsync(int times) =>
        UntilAsync(() => Task.FromResult(_host.Logged("The connection to broker", "ended").Count >= times), "to notice that the broker is gone");

    public Task UntilLoggedAsync(params string[] parts) =>
        _host.UntilAsync(() => Task.FromResult(_host.Logged(parts).Count > 0), $"to log \"{string.Join(" … ", parts)}\"", Cancellation);

    public Task UntilAsync(Func<Task<bool>> condition, string what) => _host.UntilAsync(condition, what, Cancellation);

    /// <summary>What a check of /health/ready says, healthy or not.</summary>
    public async Task<(string Status, string Cause)> HealthAsync(string check)
    {
        using var response = await _host.Http.GetAsync("/health/ready", Cancellation);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation));
        var found = document.RootElement.GetProperty("checks").GetProperty(check);
        return (found.GetProperty("status").GetString()!, found.GetProperty("cause").GetString()!);
    }

    public Task UntilUnhealthyAsync(string check, string cause) => UntilAsync(
        async () => await HealthAsync(check) is ("Unhealthy", var said) && said.Contains(cause, StringComparison.Ordinal), $"to call {check} unhealthy: … {cause} …");

    /// <summary>How far the time-series store has committed; null while it can't be asked.</summary>
    public async Task<long?> StorePositionAsync()
    {
        using var response = await _host.Http.GetAsync(LedgerPath, Cancellation);
        if (!response.IsSuccessStatusCode)
        {
            return null;
        }

        using var ledger = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation));
        return ledger.RootElement.GetProperty("inFlight").GetProperty("storePosition").GetInt64();
    }

    /// <summary>The newest reading of a live station gets newer, or is the last that it has, and there are decisions.</summary>
    public async Task AssertLiveGoesOnAsync()
    {
        var before = await NewestAsync();
        var last = _live.Where(m => m.Sensor == "live-00").Max(m => m.ObservedAt);
        await UntilAsync(async () => await NewestAsync() is var newest && (newest > before || newest == last), "to give newer readings");
        await UntilAsync(
            async () => (await JsonAsync("/api/v1/gritting/decisions?day=2026-01-14")).GetRawText().Contains("\"revision\":", StringComparison.Ordinal), "to decide");

        async Task<DateTimeOffset> NewestAsync() => (await JsonAsync("/api/v1/latest?sensor=live-00")).GetProperty("readings").EnumerateArray()
            .Select(r => r.GetProperty("observedAt").GetDateTimeOffset()).DefaultIfEmpty().Max();
    }

    /// <summary>The journal is full: no record is added, the host answers meanwhile, and no more messages are acknowledged than are durable.</summary>
    public async Task AssertNothingIsTakenAsync()
    {
        var head = await HeadInSystemAsync();
        await JsonAsync("/api/v1/latest?sensor=live-00");
        Assert.InRange(Answered, 1, head);
        Assert.Equal(head, await HeadInSystemAsync());
        Assert.True(Answered < Messages.Count(), "everything fitted: the test shows nothing");

        async Task<long> HeadInSystemAsync() => (await JsonAsync("/api/v1/system")).GetProperty("journal").GetProperty("head").GetInt64();
    }

    /// <summary>Waits until the gateways have nothing more to publish, and drives again what was refused for a reason, all of it.</summary>
    public async Task<int> RedriveAsync(RejectReason reason)
    {
        ReleaseBacklog();
        await _publishing.WaitAsync(Patience.Limit, Cancellation);
        var head = await HeadAsync();
        await UntilAsync(async () => await RulesPositionAsync() >= head, "to keep the dead letters");
        var driven = 0;
        for (string? cursor = ""; cursor is not null;)
        {
            using var response = await _host.Http.PostAsync($"/api/v1/dead-letters/redrive?reason={reason}{cursor}", null, Cancellation);
            var text = await response.Content.ReadAsStringAsync(Cancellation);
            Assert.True(response.IsSuccessStatusCode, text);
            using var answer = JsonDocument.Parse(text);
            driven += answer.RootElement.GetProperty("driven").GetInt32();
            cursor = answer.RootElement.GetProperty("next").GetString() is { } next ? "&cursor=" + next : null;
        }

        return driven;
    }

    public async Task<JsonElement> JsonAsync(string path)
    {
        using var document = JsonDocument.Parse(await _host.Http.GetStringAsync(path, Cancellation));
        return document.RootElement.Clone();
    }

    /// <summary>Waits until everything is published, acknowledged, stored and concluded from, then stops the host and looks at what it has.</summary>
    public async Task<Settlement> SettleAsync()
    {
        ReleaseBacklog();
        await _publishing.WaitAsync(Patience.Limit, Cancellation);
        if (_mosquitto is not null)
        {
            await LastInQueue.UntilHandedOverAsync(_host, _mosquitto.Port, Cancellation);
        }

        var head = 0L;
        await UntilAsync(async () => (head = await HeadAsync()) > 0, "to tell its head");
        await UntilAsync(
            async () => await StorePositionAsync() >= head, "to settle everything");
        await UntilAsync(async () => Number(await CauseAsync("rules"), last: false) <= 2, "to conclude from everything");
        List<StoredRow> stored = [];
        var ledger = default(JsonElement);
        await UntilAsync(
            async () =>
            {
                (stored, ledger) = (await StoredAsync(), await JsonAsync(LedgerPath));
                return true;
            },
            "to give what it has stored");
        await _host.StopAsync();
        var network = NetworkFileReader.Read(await File.ReadAllBytesAsync(_networkFile, Cancellation)).Network!;
        await using var recorded = await RecordedOutcomes.OpenAsync(_host);
        return new Settlement
        {
            Published = Settlement.FirstOfEach(Messages),
            Stored = stored,
            StoredByOnePass = recorded.StoredByOnePass(network),
            Ledger = ledger,
            Recorded = await recorded.OfHostAsync(Cancellation),
            Undisturbed = await recorded.OfOnePassAsync(network, Cancellation),
            Counts = await recorded.CountAsync(Cancellation),
            DeadLetters = (await recorded.DeadLetters.CountAsync(Cancellation)).Kept,
            DeadLettersByReason = await recorded.DeadLettersByReasonAsync(Cancellation),
            Gaps = await recorded.Gaps.ReadGapsAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Cancellation),
            PeakMemory = _host.PeakMemory,
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _liveGateway?.Dispose();
        _backlogGateway?.Dispose();
        _data.Delete(recursive: true);
    }

    private DateTimeOffset Now() => KillCity.ClockStart + (TimeProvider.System.GetElapsedTime(_began) * Speed);

    private void StartPublishing() => _publishing = Task.WhenAll(_liveGateway!.RunAsync(Cancellation), _backlogGateway!.RunAsync(Cancellation));

    private LoadingGateway Gateway(string id, IssuedKeys keys, List<GatewayMessage> messages, Func<int, bool> released) => _mosquitto is null
        ? new LoadingGateway(_host.MqttPort, id, keys.OfGateways[id], messages, released)
        : new LoadingGateway(_mosquitto.Port, id, null, messages, released);

    /// <summary>Waits for what does not need the host.</summary>
    private static async Task PollAsync(Func<Task<bool>> condition, string what)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(15));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Patience.Limit);
        while (!await condition())
        {
            Assert.False(patience.IsCancellationRequested, $"Waited {Patience.Limit} until {what}");
            await pause.WaitForNextTickAsync(Cancellation);
        }
    }

    private async Task<string> CauseAsync(string check) => (await HealthAsync(check)).Cause;

    private async Task<long> RulesPositionAsync() => await HeadAsync() - Number(await CauseAsync("rules"), last: false);

    /// <summary>The number at one end of a cause.</summary>
    private static long Number(string cause, bool last) =>
        long.TryParse(last ? cause[(cause.LastIndexOf(' ') + 1)..] : cause[..cause.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture, out var number)
            ? number
            : last ? 0 : long.MaxValue;

    private async Task<List<StoredRow>> StoredAsync()
    {
        var sensors = string.Join(',', Messages.Where(m => !m.Refused).Select(m => m.Sensor).Distinct());
        var (from, to) = (KillCity.Time(KillCity.ClockStart.AddDays(-2)), KillCity.Time(KillCity.ClockStart.AddDays(2)));
        var text = await _host.Http.GetStringAsync($"/api/v1/readings?sensor={sensors}&from={from}&to={to}&format=ndjson", Cancellation);
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
        // The clock runs sixtyfold, and so do the pauses between tries. The broker's timeouts are longer than a machine takes that has much
        // else to do.
        var settings = new Dictionary<string, string>
        {
            ["NetworkFile"] = networkFile,
            ["Consumers__MaxRetryDelay"] = "00:01:00",
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
            settings["Mqtt__External__KeepAlive"] = "01:00:00";
        }

        return settings;
    }
}
