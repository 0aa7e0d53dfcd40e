using System.Globalization;
using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Endpoints.Gritting.Spreading;

/// <summary>How a treatment differs from what stood for its route when it began. It tells, and judges nothing.</summary>
internal sealed class TreatmentDifferences(IOutcomeLog log)
{
    /// <summary>A rate this near is the same (own; spreaders are set in whole g/m²).</summary>
    private const double RateTolerance = 0.5;

    /// <summary>Salt used may differ by so much from length × width × rate (own): routes are driven with parts twice and parts not at all.</summary>
    private const double TonnesTolerance = 0.2;

    public async Task<IReadOnlyList<string>> OfAsync(TreatmentReport report, Route? route, CancellationToken cancellation)
    {
        List<string> told = [];
        var stood = (await log.ReadStandingDecisionsAsync(report.Day, report.StartedAt, cancellation)).FirstOrDefault(d => d.Outcome.Route == report.Route)?.Outcome;
        var order = stood is null ? null : await OrderAsync(report, stood, cancellation);
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

    /// <summary>The last order about this route and day that was given before it began.</summary>
    private async Task<OperatorAction?> OrderAsync(TreatmentReport report, Decision stood, CancellationToken cancellation) =>
        (await log.ReadActionsAsync(stood.DecidedAt.AddDays(-1), cancellation))
            .LastOrDefault(a => a.Outcome.Kind.Orders() && a.Outcome.Route == report.Route && a.Outcome.Day == report.Day
                && a.Outcome.Revision == stood.Revision && a.RecordedAt <= report.StartedAt)?.Outcome;

    private static SpreadMaterial Expected(SaltType salt) => salt == SaltType.PreWet ? SpreadMaterial.PreWetSalt : SpreadMaterial.DrySalt;

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
