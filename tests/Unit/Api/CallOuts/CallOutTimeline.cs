using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Telemetry.Api;
using Telemetry.Api.Alerts;
using Telemetry.Api.CallOuts;
using Telemetry.Api.CallOuts.Concerns;
using Telemetry.Api.Health;
using Telemetry.Api.Live;
using Telemetry.Api.Notifications;
using Telemetry.Api.Notifications.Outbox;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Rules.Engine;
using Telemetry.Tests.Integration.Api.Doubles;

namespace Telemetry.Tests.Unit.Api.CallOuts;

/// <summary>
/// Tells a night of alerts, decisions and people by the minute, in virtual time, and says who was called out when. What is told
/// of one minute in one call is one commit. Minutes count from <see cref="Start"/>; the host looks at each.
/// </summary>
/// <example><c>(await new CallOutTimeline().Alert(1, "b1").Acknowledges(20, "b1").RunAsync(60)).Told</c></example>
internal sealed class CallOutTimeline : IPipelineState, INetworkProvider
{
    public static readonly DateTimeOffset Start = new(2026, 1, 14, 18, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Day = new(2026, 1, 14);

    private readonly List<(double Minute, Action Happens)> _script = [];
    private readonly FakeTimeProvider _clock = new(Start);
    private readonly HashSet<string> _away = [];
    private CallOutService? _service;
    private bool _warm = true;

    public CallOutTimeline(int levels = 2)
    {
        Store = new MemoryCallOutStore(Log);
        for (var level = 1; level <= levels; level++)
        {
            Notifications.Recipients[$"level{level}"] = new RecipientOptions { Channel = CallOutChannel.Email, Address = $"level{level}@example.gov.uk" };
            Policy.Levels.Add(new CallOutLevelOptions { Recipients = { $"level{level}" } });
        }

        Status = new CallOutStatus(_clock);
    }

    public CallOutOptions Policy { get; } = new() { SettleAfterStart = TimeSpan.Zero };

    public NotificationOptions Notifications { get; } = new();

    public MemoryOutcomeLog Log { get; } = new();

    public MemoryCallOutStore Store { get; }

    public CallOutStatus Status { get; private set; }

    public TimeProvider Clock => _clock;

    public CountingLogger Logger { get; } = new();

    public CityNetwork Current => CityNetwork.Empty;

    /// <summary>Something of the record is given at a minute, in one commit.</summary>
    public CallOutTimeline Records(double minute, params Outcome[] outcomes) => At(minute, () => Log.Add(_clock.GetUtcNow(), outcomes));

    public CallOutTimeline Alert(
        double minute, string subject, AlertState state = AlertState.Raised, AlertSeverity severity = AlertSeverity.Critical, double? raised = null, bool withdrawn = false, double? at = null) =>
        Records(minute, Transition(at ?? minute, subject, state, severity, raised ?? (state == AlertState.Raised ? at ?? minute : null), withdrawn));

    public CallOutTimeline Acknowledges(double minute, string subject) => Acts(minute, OperatorActionKind.Acknowledge, subject);

    public CallOutTimeline Shelves(double minute, string subject, double until) => Acts(minute, OperatorActionKind.Shelve, subject, until);

    public CallOutTimeline Decides(double minute, params Decision[] decisions) => Records(minute, decisions);

    public CallOutTimeline AcknowledgesDecision(double minute, int revision, string route = "r1") => At(minute, () => Log.Add(
        _clock.GetUtcNow(),
        new OperatorAction($"{minute}", OperatorActionKind.Acknowledge, "Sam", "seen", _clock.GetUtcNow()) { Route = new RouteId(route), Day = Day, Revision = revision }));

    /// <summary>The host is killed after the minute's look and starts again.</summary>
    public CallOutTimeline Restarts(double minute)
    {
        _script.Add((minute + 0.5, () => _service = null));
        return this;
    }

    public CallOutTimeline Warms(double from, double until) => At(from, () => _warm = false).At(until, () => _warm = true);

    /// <summary>What goes to the recipient from then on is given up at once.</summary>
    public CallOutTimeline Away(double minute, string recipient) => At(minute, () => _away.Add(recipient));

    public CallOutTimeline Back(double minute, string recipient) => At(minute, () => _away.Remove(recipient));

    public CallOutTimeline At(double minute, Action happens)
    {
        _script.Add((minute, happens));
        return this;
    }

    /// <summary>Each call-out as its minute, level and concerns: <c>15 L2 alert/rule/b1</c>, with <c>*2</c> for what is told again.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(double until, int looks = 1)
    {
        var script = _script.OrderBy(s => s.Minute).ToList();
        for (var minute = 0; minute <= until; minute++)
        {
            _clock.SetUtcNow(Start.AddMinutes(minute));
            foreach (var (_, happens) in script.Where(s => s.Minute >= minute && s.Minute < minute + 0.5))
            {
                happens();
            }

            for (var look = 0; look < looks; look++)
            {
                _service ??= Service();
                await _service.TryLookAsync(CancellationToken.None);
                await DeliverAsync();
            }

            foreach (var (_, happens) in script.Where(s => s.Minute >= minute + 0.5 && s.Minute < minute + 1))
            {
                happens();
            }
        }

        return [.. (await CallOutsAsync()).Select(Tell)];
    }

    public async Task<IReadOnlyList<CallOut>> CallOutsAsync() =>
        [.. (await Store.ReadCallOutsAsync(null, int.MaxValue, null, CancellationToken.None)).Reverse().Select(c => c.Outcome)];

    public static Alert Transition(double minute, string subject, AlertState state, AlertSeverity severity, double? raised, bool withdrawn = false) =>
        new("rule", subject, severity, state, Start.AddMinutes(minute), $"{subject} is {state}.") { RaisedAt = raised is { } at ? Start.AddMinutes(at) : null, Withdrawn = withdrawn };

    public static Decision Decision(
        int revision = 1, double? rate = 10, GrittingAction action = GrittingAction.Precautionary, double start = 120, Treatments treatments = Treatments.One, bool late = false, string route = "r1") => new()
    {
        Route = new RouteId(route),
        Day = Day,
        Revision = revision,
        DecidedAt = Start.AddMinutes(revision),
        Action = action,
        SpreadRate = rate,
        Treatments = treatments,
        WindowStart = Start.AddMinutes(start),
        WindowEnd = Start.AddMinutes(start + 60),
        LateRisk = late,
        Confidence = 0.8,
        Reasons = [],
        Inputs = [],
        RuleVersion = "1",
    };

    long IPipelineState.JournalHead => 0;

    DateTimeOffset? IPipelineState.LastTick => null;

    string? IPipelineState.JournalTrouble => null;

    ConsumerState IPipelineState.Store => new(0, null, true);

    ConsumerState IPipelineState.Rules => new(0, null, _warm);

    IReadOnlyList<(string Name, ConsumerState State)> IPipelineState.Stages => [];

    JournalReach IPipelineState.ReadJournal() => throw new NotSupportedException("nobody is called out about the journal");

    private CallOutTimeline Acts(double minute, OperatorActionKind kind, string subject, double? until = null) => At(minute, () => Log.Add(
        _clock.GetUtcNow(),
        new OperatorAction($"{minute}/{subject}", kind, "Sam", "seen", _clock.GetUtcNow()) { Rule = "rule", Subject = subject, Until = until is { } at ? Start.AddMinutes(at) : null }));

    private CallOutService Service()
    {
        var (feed, policy, notifications) = (new LiveFeed(), Options.Create(Policy), Options.Create(Notifications));
        var reader = new AlertReader(Log, Store, _clock, Options.Create(new AlertsOptions()), Options.Create(new RuleEngineOptions()));
        var round = new CallOutRound(
            new ConcernWatch(Log, reader, this, policy),
            Store,
            new CallOutIssuer(Store, feed, this, notifications, policy, Options.Create(new ApiOptions())),
            new OutboxSignal(),
            policy,
            notifications,
            _clock);
        Status = new CallOutStatus(_clock);
        return new CallOutService(round, Status, feed, this, policy, _clock, Logger);
    }

    private async Task DeliverAsync()
    {
        foreach (var message in await Store.ReadPendingAsync(CancellationToken.None))
        {
            var now = _clock.GetUtcNow();
            await Store.BeginAttemptAsync(message.Id, now, now, CancellationToken.None);
            var away = _away.Contains(message.Recipient);
            await Store.EndAttemptAsync(message.Id, now, away ? DeliveryState.GaveUp : DeliveryState.Delivered, away ? "no such host" : "250", now, CancellationToken.None);
        }
    }

    private static string Tell(CallOut callOut) => FormattableString.Invariant(
        $"{(callOut.At - Start).TotalMinutes} L{callOut.Level} {(callOut.Count > 3 ? $"{callOut.Count} matters" : string.Join(", ", callOut.Items.Select(i => i.Notice == 1 ? i.Concern : $"{i.Concern} *{i.Notice}")))}");

    /// <summary>Counts what is logged.</summary>
    internal sealed class CountingLogger : ILogger<CallOutService>
    {
        public List<(LogLevel Level, string Text)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => NullLogger.Instance.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add((logLevel, formatter(state, exception)));
    }
}
