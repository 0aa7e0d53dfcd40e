using System.Globalization;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Gritting.Spreading;

/// <summary>How a treatment differs from what stood for its route when it began. It tells, and judges nothing.</summary>
internal sealed class TreatmentDifferences(IOutcomeLog log)
{
    /// <summary>g/m². A rate this near is the same (docs/sources/api.md#spread-tolerances).</summary>
    private const double RateTolerance = 0.5;

    /// <summary>Share by which salt used may differ from length × width × rate: parts are driven twice, others not at all (docs/sources/api.md#spread-tolerances).</summary>
    private const double TonnesTolerance = 0.2;

    /// <summary>The reports as they are published, each with its differences. Each route and day is read once, however many reports it has.</summary>
    public async Task<IReadOnlyList<TreatmentDto>> DescribeAsync(
        IReadOnlyCollection<LoggedOutcome<TreatmentReport>> reports, CityNetwork network, CancellationToken cancellation)
    {
        if (reports.Count == 0)
        {
            return [];
        }

        var since = new DateTimeOffset(reports.Min(r => r.Outcome.Day).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(-1);
        var orders = (await log.ReadActionsAsync(since, cancellation)).Where(a => a.Outcome.Kind.Orders()).ToLookup(a => (a.Outcome.Route, a.Outcome.Day));
        var histories = new Dictionary<(RouteId, DateOnly), IReadOnlyList<LoggedOutcome<Decision>>>();
        List<TreatmentDto> described = [];
        foreach (var logged in reports)
        {
            var report = logged.Outcome;
            if (!histories.TryGetValue((report.Route, report.Day), out var history))
            {
                history = await log.ReadDecisionHistoryAsync(report.Route, report.Day, cancellation);
                histories.Add((report.Route, report.Day), history);
            }

            var stood = StandingAt(history, report.StartedAt);
            var order = orders[(report.Route, report.Day)].LastOrDefault(o => o.RecordedAt <= report.StartedAt && o.Outcome.Revision == stood?.Revision);
            described.Add(logged.ToDto(Tell(report, network.FindRoute(report.Route), stood, order?.Outcome)));
        }

        return described;
    }

    private static Decision? StandingAt(IReadOnlyList<LoggedOutcome<Decision>> history, DateTimeOffset knownAt) => history
        .Where(r => r.RecordedAt <= knownAt)
        .GroupBy(r => r.Outcome.Key, StringComparer.Ordinal).Select(key => key.MaxBy(r => r.Id)!).Where(r => !r.Outcome.Withdrawn)
        .MaxBy(r => (r.Outcome.Revision, r.Outcome.EventTime, r.Id))?.Outcome;

    private static List<string> Tell(TreatmentReport report, Route? route, Decision? stood, OperatorAction? order)
    {
        List<string> told = [];
        if (stood is null)
        {
            told.Add("No decision stood for this route when the treatment began.");
        }
        else
        {
            Compare(report, stood, order, told);
        }

        if (report is { Tonnes: { } tonnes, SpreadRate: { } rate and > 0 } && route is not null)
        {
            var expected = route.LengthKm * 1000 * route.TreatedWidthM * rate / 1e6;
            if (Math.Abs(tonnes - expected) > expected * TonnesTolerance)
            {
                told.Add(Say($"{tonnes:0.##} t were reported; {rate:0.#} g/m² over the route's {route.LengthKm:0.#} km × {route.TreatedWidthM:0.#} m is {expected:0.##} t."));
            }
        }

        if (route is not null && Expected(route.Salt) is var salt && report.Material != salt)
        {
            told.Add($"{TreatmentMapping.Name(report.Material)} was reported; the route's salt is {TreatmentMapping.Name(salt)}.");
        }

        return told;
    }

    private static void Compare(TreatmentReport report, Decision stood, OperatorAction? order, List<string> told)
    {
        var (wanted, who) = order is { Order: { } given }
            ? (given, $"{order.By} had ordered")
            : (DecisionOrder.Of(stood), "decided was");
        if (order is null)
        {
            told.Add($"Nobody had confirmed revision {stood.Revision} when the treatment began.");
        }

        if (!wanted.Action.Treats() && wanted.SpreadRate is null)
        {
            told.Add($"A treatment was reported; {who} {wanted.Action.Name()}.");
        }
        else if (wanted.SpreadRate is { } rate && report.SpreadRate is { } spread && Math.Abs(spread - rate) > RateTolerance)
        {
            told.Add(Say($"{spread:0.#} g/m² were reported; {who} {rate:0.#} g/m²."));
        }

        var (from, until) = (wanted.StartAt ?? stood.WindowStart, wanted.StartAt is null ? stood.WindowEnd : null);
        if (report.StartedAt < from)
        {
            told.Add(Say($"It began at {report.StartedAt.UtcDateTime:HH:mm} UTC, before {from.Value.UtcDateTime:HH:mm} UTC, from when on it was to start."));
        }

        if (report.StartedAt > until)
        {
            told.Add(Say($"It began at {report.StartedAt.UtcDateTime:HH:mm} UTC, after {until.Value.UtcDateTime:HH:mm} UTC, until when it had to start."));
        }
    }

    private static SpreadMaterial Expected(SaltType salt) => salt == SaltType.PreWet ? SpreadMaterial.PreWetSalt : SpreadMaterial.DrySalt;

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
