using System.CommandLine;
using System.Globalization;
using Telemetry.Api.Endpoints.Gritting.Record.Recomputations;
using Telemetry.Domain.Network;

namespace Telemetry.Api.Commands;

/// <summary><c>record recompute</c>: a decision once more, from the evidence kept with it. It may run beside the host.</summary>
internal static class RecomputeCommand
{
    public static Command Create(Func<string[], WebApplication> compose)
    {
        var route = new Option<string>("--route") { Description = "Route id.", Required = true };
        var day = new Option<string>("--day") { Description = "Local date on which the decision day starts, such as 2026-01-14.", Required = true };
        var revision = new Option<int?>("--revision") { Description = "Default: the last." };
        var entry = new Option<long?>("--entry") { Description = "The record's entry, for a reassessment or an earlier correction. Default: the revision itself as it was last decided." };
        var recompute = new Command(
            "recompute",
            "Decide a revision again from the evidence kept with it, and from nothing else. The exit code is 1 when it can't be done or comes out otherwise under the version of the rules that decided, and 2 when it comes out otherwise under another.")
        {
            route, day, revision, entry,
        };
        recompute.TreatUnmatchedTokensAsErrors = false;
        recompute.SetAction((parsed, cancellation) => CommandScope.RunAsync(parsed, compose, services => RecordCommands.ToldAsync(parsed, async output =>
        {
            if (!DateOnly.TryParseExact(parsed.GetValue(day), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || !Identifier.IsValid(parsed.GetValue(route)))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync("Give --day as a date, such as 2026-01-14, and --route as the id of a route.");
                return 1;
            }

            var result = await services.GetRequiredService<Recomputation>()
                .OfAsync(new RouteId(parsed.GetValue(route)!), date, parsed.GetValue(revision), parsed.GetValue(entry), cancellation);
            if (result.Done is not { } done)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(result.Trouble);
                return 1;
            }

            foreach (var line in Lines(done))
            {
                await output.WriteLineAsync(line);
            }

            return ExitCode(done);
        })));
        return recompute;
    }

    internal static int ExitCode(RecomputationDto done) => done.Same ? 0 : done.RecordedRules == done.RecomputedRules ? 1 : 2;

    internal static IEnumerable<string> Lines(RecomputationDto done)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"Decision   {done.Route}, {done.Day:yyyy-MM-dd}, revision {done.Revision}, entry {done.Entry}, decided for {CredentialScope.Time(done.DecidedAt)}");
        yield return $"rules      {done.RecordedRules} of release {done.RecordedRelease} then, {done.RecomputedRules} now";
        yield return string.Create(CultureInfo.InvariantCulture, $"evidence   {done.Evidence.Count} pieces, {done.Evidence.Sum(e => (long)e.Bytes):N0} bytes, {done.Readings:N0} readings, each piece as its hash says");
        foreach (var field in done.Differences)
        {
            yield return $"OTHERWISE  {field.Field}: {field.Recorded ?? "none"} on record, {field.Recomputed ?? "none"} now";
        }

        yield return done.Same ? "Same: everything comes out as it is on record, temperatures to 0.01 °C."
            : done.RecordedRules == done.RecomputedRules ? "Not the same, though the rules are."
            : "Not the same, and the rules are not either.";
    }
}
