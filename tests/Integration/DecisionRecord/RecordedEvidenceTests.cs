using Telemetry.Api.Commands;
using Telemetry.Api.Endpoints.Gritting.Record.Recomputations;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Records;
using Telemetry.Rules.Winter;

namespace Telemetry.Tests.Integration.DecisionRecord;

/// <summary>What decisions were made of, in the real store: kept once, covered by the chain, enough to decide again.</summary>
public sealed class RecordedEvidenceTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_decision_of_a_night_comes_out_again_from_the_store_and_a_route_costs_so_much()
    {
        await using var record = new RecordUnderTest();
        var decided = CoolingNight.Decide(24);
        foreach (var one in decided)
        {
            await record.CommitAsync(one.Decision, one);
        }

        var entries = (await record.Chain.ReadAsync(1, 1000, CancellationToken.None)).Select(r => r.Entry).ToList();
        Assert.Equal(decided.Select(d => d.Root), entries.Select(e => e.Evidence));
        foreach (var entry in entries.Where(e => e.Day == CoolingNight.Day))
        {
            var again = await record.Recomputation.OfAsync(CoolingNight.Route, CoolingNight.Day, entry.Revision, entry.Sequence, CancellationToken.None);
            Assert.Equal(RecomputationOutcome.Done, again.Outcome);
            Assert.Empty(again.Done!.Differences.Select(d => d.ToString()));
            Assert.True(again.Done.Same);
        }

        Assert.Contains(entries, e => e is { Kind: RecordEntryKind.Decided, Revision: > 1 });
        Assert.Contains(entries, e => e.Kind == RecordEntryKind.Reassessed);
        var verified = await record.VerifyAsync();
        Assert.Empty(verified.Findings);
        Assert.InRange(verified.Evidence, entries.Count, 1000);
        var night = entries.Count(e => e.Day == CoolingNight.Day);
        var packed = await record.NumberAsync("SELECT sum(length(Content)) FROM evidence");
        output.WriteLine($"{entries.Count} decisions, {night} of the night; {verified.Evidence} pieces, {await record.NumberAsync("SELECT sum(Bytes) FROM evidence")} bytes, {packed} compressed; all outcomes {await record.NumberAsync("SELECT sum(length(Json)) FROM outcomes")} bytes");
        Assert.InRange(packed / entries.Count, 1, 20_000);
    }

    [Fact]
    public async Task A_piece_that_is_gone_or_was_changed_is_named_and_nothing_is_decided_from_it()
    {
        await using var record = new RecordUnderTest();
        var decided = CoolingNight.Decide(3);
        foreach (var one in decided)
        {
            await record.CommitAsync(one.Decision, one);
        }

        var names = EvidenceRootNames.Read(decided[^1].Parts[0].Content)!;
        var forecast = names.First(n => n.Name == "forecast/a57-snake");
        var policy = names.First(n => n.Name == "policy");
        await record.TamperAsync($"DELETE FROM evidence WHERE Hash = '{forecast.Sha256}'");
        await record.TamperAsync($"UPDATE evidence SET Content = (SELECT Content FROM evidence WHERE Hash = '{decided[^1].Root}'), Bytes = (SELECT Bytes FROM evidence WHERE Hash = '{decided[^1].Root}') WHERE Hash = '{policy.Sha256}'");

        var findings = (await record.VerifyAsync()).Findings;

        Assert.Equal([RecordTrouble.MissingEvidence, RecordTrouble.ChangedEvidence], findings.Select(f => f.Trouble).Order());
        Assert.Contains(findings, f => f.Text.Contains($"The evidence 'forecast/a57-snake' ({forecast.Sha256}) that entry", StringComparison.Ordinal) && f.Text.EndsWith("is no longer in the store.", StringComparison.Ordinal));
        Assert.Contains(findings, f => f.Text.Contains("'policy'", StringComparison.Ordinal) && f.Text.EndsWith($"and {decided.Count - 1} others rest on was changed since.", StringComparison.Ordinal));
        var again = await record.Recomputation.OfAsync(CoolingNight.Route, decided[^1].Decision.Day, null, null, CancellationToken.None);
        Assert.Equal(RecomputationOutcome.NotWhole, again.Outcome);
        Assert.Contains("'policy'", again.Trouble, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE evidence SET Content = x'00' WHERE Hash = '{0}'", RecordTrouble.ChangedEvidence)]
    [InlineData("UPDATE evidence SET Bytes = -1 WHERE Hash = '{0}'", RecordTrouble.ChangedEvidence)]
    [InlineData("DELETE FROM evidence WHERE Hash = '{0}'", RecordTrouble.MissingEvidence)]
    public async Task A_root_that_is_gone_or_was_changed_is_named(string sql, RecordTrouble trouble)
    {
        await using var record = new RecordUnderTest();
        var decided = CoolingNight.Decide(0)[^1];
        await record.CommitAsync(decided.Decision, decided);
        await record.TamperAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, decided.Root));

        var finding = Assert.Single((await record.VerifyAsync()).Findings);

        Assert.Equal((trouble, 2L), (finding.Trouble, finding.Sequence));
        Assert.Contains($"'root' ({decided.Root}) that entry 2 (decided: p1-snake, ", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_pointed_at_other_evidence_does_not_give_its_hash()
    {
        await using var record = new RecordUnderTest();
        var decided = CoolingNight.Decide(0);
        foreach (var one in decided)
        {
            await record.CommitAsync(one.Decision, one);
        }

        await record.TamperAsync($"UPDATE record_entries SET Evidence = '{decided[0].Root}' WHERE Sequence = {decided.Count + 1}");

        Assert.Contains((await record.VerifyAsync()).Findings, f => f.Trouble == RecordTrouble.ChangedEntry && f.Sequence == decided.Count + 1);
    }

    [Fact]
    public async Task A_decision_that_its_evidence_does_not_give_is_told_by_field()
    {
        await using var record = new RecordUnderTest();
        var decided = CoolingNight.Decide(3).Last(d => d.Decision.ReassessedAt is null);
        var said = decided.Decision with { Action = GrittingAction.Plough, MinRst = decided.Decision.MinRst - 0.02 };
        await record.CommitAsync(said, decided with { Decision = said, Parts = [.. CoolingNight.Decide(3).SelectMany(d => d.Parts)] });

        var again = (await record.Recomputation.OfAsync(said.Route, said.Day, said.Revision, null, CancellationToken.None)).Done!;

        Assert.False(again.Same);
        Assert.Equal(["action", "minRst"], again.Differences.Select(d => d.Field));
        Assert.Equal("PLOUGH", again.Differences[0].Recorded);
    }

    [Fact]
    public async Task Under_another_version_of_the_rules_the_difference_is_shown_and_is_no_fault_of_the_record()
    {
        await using var record = new RecordUnderTest();
        var decided = CoolingNight.Decide(3).Last(d => d.Decision.ReassessedAt is null);
        var then = decided.Decision with { RuleVersion = "gritting-1.2", SpreadRate = 18, IceProbability = null, Confidence = 0.5 };
        await record.CommitAsync(then, decided with { Decision = then, Parts = [.. CoolingNight.Decide(3).SelectMany(d => d.Parts)] });

        var again = (await record.Recomputation.OfAsync(then.Route, then.Day, then.Revision, null, CancellationToken.None)).Done!;

        Assert.Equal(("gritting-1.2", GrittingDecisionRule.Version), (again.RecordedRules, again.RecomputedRules));
        Assert.Equal(["spreadRateGPerM2", "iceProbability", "confidence"], again.Differences.Select(d => d.Field));
        Assert.Equal(("18", decided.Decision.SpreadRate?.ToString(System.Globalization.CultureInfo.InvariantCulture)), (again.Differences[0].Recorded, again.Differences[0].Recomputed));
        Assert.Equal(2, RecomputeCommand.ExitCode(again));
        var told = string.Join('\n', RecomputeCommand.Lines(again));
        Assert.Contains("rules      gritting-1.2 of release", told, StringComparison.Ordinal);
        Assert.Contains($"OTHERWISE  iceProbability: none on record, {again.Differences[1].Recomputed} now", told, StringComparison.Ordinal);
        Assert.EndsWith("Not the same, and the rules are not either.", told, StringComparison.Ordinal);
        Assert.Equal(1, RecomputeCommand.ExitCode(again with { RecordedRules = again.RecomputedRules }));
        Assert.True((await record.VerifyAsync()).IsSound);
    }

    [Fact]
    public async Task What_has_no_evidence_says_so_and_what_is_not_on_record_too()
    {
        await using var record = new RecordUnderTest();
        await record.WriteNightAsync();

        var without = await record.Recomputation.OfAsync(CoolingNight.Route, CoolingNight.Day, 3, null, CancellationToken.None);
        var none = await record.Recomputation.OfAsync(CoolingNight.Route, CoolingNight.Day, 99, null, CancellationToken.None);

        Assert.Equal(RecomputationOutcome.NoEvidence, without.Outcome);
        Assert.Contains("revision 3) has no evidence", without.Trouble, StringComparison.Ordinal);
        Assert.Equal((RecomputationOutcome.NotOnRecord, "Revision 99 of 'p1-snake' on 2026-01-14 is not on record."), (none.Outcome, none.Trouble));
    }
}
