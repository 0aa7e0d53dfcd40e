using Telemetry.Domain.Records;

namespace Telemetry.Tests.Unit.Domain.Records;

public sealed class RecordHashTests
{
    /// <summary>
    /// Computed with nothing of ours: <c>printf '%s\n2\ndecided\n7\np1-snake\n2026-01-14\n1\n2026-01-14T18:00:00.0000000Z\n1.0.0\n\n%s' ZEROS BODYHASH | sha256sum</c>,
    /// the body's hash by <c>printf '{"route":"p1-snake"}' | sha256sum</c>.
    /// </summary>
    [Fact]
    public void An_entrys_hash_is_what_sha256sum_makes_of_its_eleven_lines()
    {
        Assert.Equal("1675aa1c4a231454f2aa6546b721d6801f05e0b4f3349c5046602e9d956db357", RecordHash.Of("""{"route":"p1-snake"}"""));
        Assert.Equal("f85e5542dbfec4f6dbadaf3568864d84f349d3c0d1440df914937ecaf8f93417", RecordHash.Of(Entry));
    }

    [Fact]
    public void The_hashed_text_has_eleven_lines_whatever_is_absent()
    {
        var begun = new RecordEntry
        {
            Sequence = 1,
            Kind = RecordEntryKind.Begun,
            RecordedAt = Entry.RecordedAt,
            Release = "1.0.0",
            BodyHash = Entry.BodyHash,
            PreviousHash = RecordHash.Before,
            Hash = "",
        };
        Assert.Equal(11, RecordHash.TextOf(begun).Split('\n').Length);
        Assert.Equal(11, RecordHash.TextOf(Entry).Split('\n').Length);
    }

    [Fact]
    public void Every_field_is_part_of_the_hash()
    {
        RecordEntry[] others =
        [
            Entry with { Sequence = 3 }, Entry with { Kind = RecordEntryKind.Reassessed }, Entry with { Outcome = 8 }, Entry with { Route = "p1-snak" },
            Entry with { Day = new DateOnly(2026, 1, 15) }, Entry with { Revision = 2 }, Entry with { RecordedAt = Entry.RecordedAt.AddTicks(1) },
            Entry with { Release = "1.0.1" }, Entry with { Evidence = "00" }, Entry with { BodyHash = RecordHash.Before }, Entry with { PreviousHash = Entry.BodyHash },
        ];
        Assert.Equal(others.Length + 1, others.Append(Entry).Select(RecordHash.Of).Distinct().Count());
    }

    internal static RecordEntry Entry { get; } = new()
    {
        Sequence = 2,
        Kind = RecordEntryKind.Decided,
        Outcome = 7,
        Route = "p1-snake",
        Day = new DateOnly(2026, 1, 14),
        Revision = 1,
        RecordedAt = new DateTimeOffset(2026, 1, 14, 18, 0, 0, TimeSpan.Zero),
        Release = "1.0.0",
        BodyHash = "1675aa1c4a231454f2aa6546b721d6801f05e0b4f3349c5046602e9d956db357",
        PreviousHash = RecordHash.Before,
        Hash = "",
    };
}
