using Telemetry.Domain.Records;
using Telemetry.Tests.Integration.Api;

namespace Telemetry.Tests.Integration.DecisionRecord;

/// <summary>What was done to the real file is named, and nothing else is.</summary>
public sealed class RecordTamperingTests
{
    [Fact]
    public async Task A_record_as_it_was_written_is_sound_and_counts_what_it_went_through()
    {
        await using var record = new RecordUnderTest();
        await record.WriteNightAsync();
        var exported = await record.Heads.ExportAsync(CancellationToken.None);

        var verified = await record.VerifyAsync();

        Assert.Empty(verified.Findings);
        Assert.Equal((7, 7L, 1, exported), (verified.Entries, verified.Head!.Sequence, verified.Heads, verified.LastHead));
        Assert.Equal(exported!.Hash, verified.Head.Hash);
        Assert.Equal(
            ["begun", "decided", "decided", "decided", "decided", "decided", "acknowledged"],
            (await record.Chain.ReadAsync(0, 100, CancellationToken.None)).Select(r => r.Entry.Kind.Name()));
        Assert.Equal(6, (await record.Chain.ReadAboutAsync(Some.Decision().Route, Some.Decision().Day, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task An_empty_record_is_sound()
    {
        await using var record = new RecordUnderTest();
        var verified = await record.VerifyAsync();
        Assert.Equal((true, 0L, null), (verified.IsSound, verified.Entries, verified.Head));
        Assert.Null(await record.Heads.ExportAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("UPDATE outcomes SET Json = replace(Json, '\"spreadRate\":10', '\"spreadRate\":20') WHERE Id = 3", RecordTrouble.ChangedRecord)]
    [InlineData("UPDATE outcomes SET Json = '{' WHERE Id = 3", RecordTrouble.ChangedRecord)]
    [InlineData("UPDATE outcomes SET Withdrawn = 1 WHERE Id = 3", RecordTrouble.ChangedRecord)]
    [InlineData("UPDATE outcomes SET Revision = 9 WHERE Id = 3", RecordTrouble.ChangedRecord)]
    [InlineData("UPDATE outcomes SET RecordedAt = RecordedAt - 36000000000 WHERE Id = 3", RecordTrouble.ChangedRecord)]
    [InlineData("DELETE FROM outcomes WHERE Id = 3", RecordTrouble.MissingRecord)]
    [InlineData("UPDATE record_entries SET RecordedAt = RecordedAt - 36000000000 WHERE Sequence = 4", RecordTrouble.ChangedEntry, RecordTrouble.ChangedRecord)]
    [InlineData("UPDATE record_entries SET Route = 'p1-other' WHERE Sequence = 4", RecordTrouble.ChangedEntry)]
    public async Task A_changed_record_is_named_by_its_entry(string sql, params RecordTrouble[] troubles)
    {
        await using var record = new RecordUnderTest();
        await record.WriteNightAsync();
        await record.TamperAsync(sql);

        var findings = (await record.VerifyAsync()).Findings;

        Assert.Equal(troubles, findings.Select(f => f.Trouble));
        Assert.All(findings, f => Assert.Equal(4, f.Sequence));
        Assert.All(findings, f => Assert.Contains($"entry 4 (decided: {f.Entry!.Route}, {f.Entry.Day:yyyy-MM-dd}", f.Text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_entry_changed_with_its_own_hash_breaks_the_link_of_the_next()
    {
        await using var record = new RecordUnderTest();
        await record.WriteNightAsync();
        var entry = (await record.Chain.ReadAsync(3, 1, CancellationToken.None))[0].Entry;
        var forged = RecordHash.Of(entry with { Revision = 9 });
        await record.TamperAsync($"UPDATE record_entries SET Revision = 9, Hash = '{forged}' WHERE Sequence = 4");

        var finding = Assert.Single((await record.VerifyAsync()).Findings);

        Assert.Equal((RecordTrouble.BrokenLink, 5L), (finding.Trouble, finding.Sequence));
        Assert.Contains("entry 4 was replaced", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_taken_out_is_missing_and_its_decision_unrecorded()
    {
        await using var record = new RecordUnderTest();
        await record.WriteNightAsync();
        await record.TamperAsync("DELETE FROM record_entries WHERE Sequence = 4");

        var findings = (await record.VerifyAsync()).Findings;

        Assert.Equal([RecordTrouble.MissingEntry, RecordTrouble.UnrecordedRow], findings.Select(f => f.Trouble));
        Assert.Contains("Entry 4 is missing.", findings[0].Text, StringComparison.Ordinal);
        Assert.Contains("Outcome 3 ", findings[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_put_in_without_an_entry_is_found()
    {
        await using var record = new RecordUnderTest();
        await record.WriteNightAsync();
        await record.TamperAsync("""
            INSERT INTO outcomes SELECT 99, Kind, Key || '9', EventTime, RecordedAt, Withdrawn, Json, Route, Day, Revision, Rule, Subject, State, Site, Period
            FROM (SELECT Kind, Key, EventTime, RecordedAt, Withdrawn, Json, Route, Day, Revision, Rule, Subject, State, Site, Period FROM outcomes WHERE Id = 5)
            """.Replace("INSERT INTO outcomes SELECT", "INSERT INTO outcomes (Id, Kind, Key, EventTime, RecordedAt, Withdrawn, Json, Route, Day, Revision, Rule, Subject, State, Site, Period) SELECT", StringComparison.Ordinal));

        var finding = Assert.Single((await record.VerifyAsync()).Findings);

        Assert.Equal(RecordTrouble.UnrecordedRow, finding.Trouble);
        Assert.Contains("Outcome 99 ", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tail_cut_off_shows_by_an_exported_head_and_only_by_it()
    {
        await using var record = new RecordUnderTest();
        await record.WriteNightAsync();
        var before = await record.VerifyAsync();
        await record.Heads.ExportAsync(CancellationToken.None);
        await record.TamperAsync("DELETE FROM record_entries WHERE Sequence >= 6; DELETE FROM outcomes WHERE Id >= 5");

        var finding = Assert.Single((await record.VerifyAsync()).Findings);

        Assert.True(before.IsSound);
        Assert.Equal((RecordTrouble.CutTail, 7L), (finding.Trouble, finding.Sequence));
        Assert.Contains("ends with entry 5, and had 7", finding.Text, StringComparison.Ordinal);
        File.Delete(record.HeadsPath);
        Assert.True((await record.VerifyAsync()).IsSound);
    }

    [Fact]
    public async Task A_record_written_anew_from_the_beginning_differs_from_the_exported_head()
    {
        await using var record = new RecordUnderTest();
        await record.WriteNightAsync();
        var head = await record.Heads.ExportAsync(CancellationToken.None);
        await record.TamperAsync("UPDATE outcomes SET Json = replace(Json, '\"spreadRate\":10', '\"spreadRate\":20') WHERE Id = 3");
        await ForgeAsync(record);

        var finding = Assert.Single((await record.VerifyAsync()).Findings);

        Assert.Equal((RecordTrouble.RewrittenLog, 7L), (finding.Trouble, finding.Sequence));
        Assert.Contains(head!.Hash, finding.Text, StringComparison.Ordinal);
        File.Delete(record.HeadsPath);
        Assert.True((await record.VerifyAsync()).IsSound, "the forgery is whole: only the head tells");
    }

    [Fact]
    public async Task A_forged_head_has_no_good_signature_and_a_cut_line_is_told()
    {
        await using var record = new RecordUnderTest();
        await record.WriteNightAsync();
        var head = await record.Heads.ExportAsync(CancellationToken.None);
        var forged = (await File.ReadAllTextAsync(record.HeadsPath)).Replace(head!.Hash, RecordHash.Before, StringComparison.Ordinal);
        await File.WriteAllTextAsync(record.HeadsPath, forged + forged[..40]);
        await record.Heads.ExportAsync(CancellationToken.None);

        var verified = await record.VerifyAsync();

        Assert.Equal([RecordTrouble.UnreadableHead, RecordTrouble.BadSignature], verified.Findings.Select(f => f.Trouble));
        Assert.Equal(1, verified.Heads);
        Assert.Contains("Line 2 of", verified.Findings[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decisions_from_before_the_record_are_said_to_be_from_before_and_watched_from_then_on()
    {
        await using var record = new RecordUnderTest();
        await record.WriteNightAsync();
        await record.TamperAsync("DELETE FROM record_entries");
        await record.CommitAsync(Some.Decision(6));

        Assert.True((await record.VerifyAsync()).IsSound);
        var begun = (await record.Chain.ReadAsync(0, 1, CancellationToken.None))[0];
        Assert.StartsWith("{\"earlierRecords\":6,\"upToOutcome\":6,\"sha256\":\"", begun.Body, StringComparison.Ordinal);

        await record.TamperAsync("DELETE FROM outcomes WHERE Id = 2");
        var finding = Assert.Single((await record.VerifyAsync()).Findings);
        Assert.Equal((RecordTrouble.ChangedRecord, 1L), (finding.Trouble, finding.Sequence));
    }

    [Fact]
    public async Task The_key_is_its_owners_only_and_one_that_others_may_read_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("File modes are of Unix.");
            return;
        }

        await using var record = new RecordUnderTest();
        Assert.StartsWith("-----BEGIN PUBLIC KEY-----", record.Key.PublicPem(), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(record.KeyPath));

        await using var other = new RecordUnderTest();
        File.Copy(record.KeyPath, other.KeyPath);
        File.SetUnixFileMode(other.KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Contains("chmod 600", Assert.Throws<IOException>(() => other.Key.PublicPem()).Message, StringComparison.Ordinal);
    }

    /// <summary>Everything hashed and linked again, by somebody who knows how.</summary>
    private static async Task ForgeAsync(RecordUnderTest record)
    {
        var previous = RecordHash.Before;
        foreach (var (entry, body, _) in await record.Chain.ReadAsync(0, 100, CancellationToken.None))
        {
            var forged = entry with { BodyHash = RecordHash.Of(body!), PreviousHash = previous };
            previous = RecordHash.Of(forged);
            await record.TamperAsync($"UPDATE record_entries SET BodyHash = '{forged.BodyHash}', PreviousHash = '{forged.PreviousHash}', Hash = '{previous}' WHERE Sequence = {entry.Sequence}");
        }
    }
}
