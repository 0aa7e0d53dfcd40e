using System.Globalization;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Rules.Winter;

namespace Telemetry.Tests.Golden.RealData;

/// <summary>
/// What it changes over Hornsgatan's autumn that salt left of the city's own treatments is credited: the figures of
/// docs/winter-verification.md are what comes out, whatever they are.
/// </summary>
public sealed class ResidualSaltVerificationTests
{
    private static readonly (string Words, Func<Decision, bool> Is)[] Said =
    [
        ("the last frost comes too long after the treatment", d => d.Reasons.Any(r => r.Code == "no-residual-credit" && r.Text.Contains("before the last frost expected", StringComparison.Ordinal))),
        ("rain or snow falls or is forecast", d => d.Reasons.Any(r => r.Code == "no-residual-credit" && r.Text.Contains("washes it off", StringComparison.Ordinal))),
        ("no credit for another reason", d => d.Reasons.Any(r => r.Code == "no-residual-credit" && !r.Text.Contains("before the last frost", StringComparison.Ordinal) && !r.Text.Contains("washes it off", StringComparison.Ordinal))),
        ("credited", d => d.Reasons.Any(r => r.Code is "residual-salt" or "residual-salt-suffices")),
        ("no frost row: snow, ice or a person's call, where nothing is credited", d => Acts(d) && d.Reasons.All(r => !r.Code.Contains("residual", StringComparison.Ordinal))),
    ];

    [Fact]
    public void Crediting_what_the_city_spread_leaves_no_night_untreated_that_needed_salt()
    {
        var counted = HornsgatanBacktest.Decisions(
            RoadHindcast.Street, new GrittingPolicyOptions(), new GrittingPolicyOptions { CreditResidualSalt = true });
        var quiet = HornsgatanBacktest.Decisions(
            RoadHindcast.Street with { Traffic = RoadHindcast.Street.Traffic! with { VehiclesPerDay = 2_000 } },
            new GrittingPolicyOptions(), new GrittingPolicyOptions { CreditResidualSalt = true, ResidualSaltHours = 30 });
        NeededNight[] nights = [.. NeededNight.All().Where(n => At(counted[0], n.Afternoon)?.MinRst is not null)];

        Documentation.Has("winter-verification.md", $"""
            | street | nights | asks for salt, credited or not | other action or rate at 15:00 | … at 18, 21, 0, 3 or 6 h | needed salt | of those, acted on at 15:00 without credit | with credit |
            |---|---|---|---|---|---|---|---|
            {Row("as counted: 23,270 vehicles a day, credit for 24 h", counted, nights)}
            {Row("as if quiet: 2,000 vehicles a day, credit for 30 h", quiet, nights)}
            """.ReplaceLineEndings("\n"));
        Documentation.Has("winter-verification.md", $"""
            | at 15:00 | as counted, nights | as if quiet, nights |
            |---|---|---|
            {string.Join('\n', Said.Select(w => $"| {w.Words} | {nights.Count(n => w.Is(At(counted[1], n.Afternoon)!))} | {nights.Count(n => w.Is(At(quiet[1], n.Afternoon)!))} |"))}
            """.ReplaceLineEndings("\n"));
        Assert.All(nights.Where(n => n.Needed), n => Assert.All([counted, quiet], d => Assert.All(
            Enumerable.Range(0, 6).Select(i => n.Afternoon.AddHours(3 * i)),
            at => Assert.True(Acts(At(d[1], at)) || !Acts(At(d[0], at)), $"credit made a miss of {n.Start} at {at:O}: {At(d[1], at)!.Action}"))));
    }

    private static string Row(string street, IReadOnlyList<Decision>[] decisions, NeededNight[] nights)
    {
        var needed = nights.Where(n => n.Needed).ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {street} | {nights.Length} | {nights.Count(n => Acts(At(decisions[0], n.Afternoon)))} | {nights.Count(n => Differs(decisions, n.Afternoon))} | {nights.Count(n => Enumerable.Range(1, 5).Any(i => Differs(decisions, n.Afternoon.AddHours(3 * i))))} | {needed.Count} | {needed.Count(n => Acts(At(decisions[0], n.Afternoon)))} | {needed.Count(n => Acts(At(decisions[1], n.Afternoon)))} |");
    }

    private static bool Differs(IReadOnlyList<Decision>[] decisions, DateTimeOffset at) => Orders(At(decisions[0], at)) != Orders(At(decisions[1], at));

    private static (GrittingAction?, double?, Treatments?) Orders(Decision? d) => (d?.Action, d?.SpreadRate, d?.Treatments);

    private static bool Acts(Decision? decision) => decision is { Action: var action } && (action.Treats() || action == GrittingAction.Escalate);

    private static Decision? At(IReadOnlyList<Decision> decisions, DateTimeOffset at) => decisions.FirstOrDefault(d => d.DecidedAt == at);
}
