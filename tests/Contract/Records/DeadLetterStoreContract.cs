using Telemetry.Domain.Readings;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Contract.Records;

public abstract class DeadLetterStoreContract : RecordStoreContract
{
    private long _position;

    private IDeadLetterStore Letters => The<IDeadLetterStore>();

    [Fact]
    public async Task Gives_back_a_letter_with_its_bytes_and_its_reasons()
    {
        var letter = SomeRecord.Letter(17, [.. Enumerable.Range(0, 256).Select(i => (byte)i)]) with { ContentType = "application/senml+json" };
        await CommitAsync(letter);
        await ReopenAsync();
        var read = Assert.IsType<DeadLetter>(await Letters.FindAsync(17, None));
        Assert.Equal(letter.Payload.ToArray(), read.Payload.ToArray());
        Assert.Equal(letter.Rejections, read.Rejections);
        Assert.Equal(letter, read with { Payload = letter.Payload, Rejections = letter.Rejections });
        Assert.Null(await Letters.FindAsync(18, None));
    }

    [Fact]
    public async Task Lists_newest_first_by_reason_gateway_and_cursor()
    {
        await CommitAsync(
            SomeRecord.Letter(1), SomeRecord.Letter(2, reason: RejectReason.UnknownSensor), SomeRecord.Letter(3, gateway: "gw-2"), SomeRecord.Letter(4));
        Assert.Equal([4L, 3], await IdsAsync(new DeadLetterQuery(null, null, null, 2)));
        Assert.Equal([2L, 1], await IdsAsync(new DeadLetterQuery(null, null, 3, 10)));
        Assert.Equal([2L], await IdsAsync(new DeadLetterQuery(RejectReason.UnknownSensor, null, null, 10)));
        Assert.Equal([4L, 3, 2, 1], await IdsAsync(new DeadLetterQuery(RejectReason.FutureTime, null, null, 10)));
        Assert.Equal([4L, 1], await IdsAsync(new DeadLetterQuery(RejectReason.Malformed, "gw-1", null, 10)));
        Assert.Empty(await IdsAsync(new DeadLetterQuery(RejectReason.TooOld, null, null, 10)));
    }

    [Fact]
    public async Task Drops_the_oldest_beyond_the_number_and_counts_them_for_good()
    {
        await CommitAsync([.. Enumerable.Range(1, 4).Select(i => SomeRecord.Letter(i))]);
        Assert.Equal((4, 0), await Letters.CountAsync(None));
        await CommitAsync([.. Enumerable.Range(5, 4).Select(i => SomeRecord.Letter(i))]);
        await ReopenAsync();
        Assert.Equal((5, 3), await Letters.CountAsync(None));
        Assert.Equal([8L, 7, 6, 5, 4], await IdsAsync(new DeadLetterQuery(null, null, null, 10)));
    }

    [Fact]
    public async Task Drops_the_oldest_beyond_the_bytes()
    {
        var large = new byte[600_000];
        await CommitAsync(SomeRecord.Letter(1), SomeRecord.Letter(2, large));
        await CommitAsync(SomeRecord.Letter(3, large));
        Assert.Equal((1, 2), await Letters.CountAsync(None));
        Assert.Equal([3L], await IdsAsync(new DeadLetterQuery(null, null, null, 10)));
    }

    [Fact]
    public async Task Adds_what_a_store_refused_of_a_message_to_its_letter_and_puts_it_in_the_place_of_earlier_refusals()
    {
        Rejection Refusal(string detail) => new(RejectReason.StoreRefused, detail, "rws-1", "dew_point");
        var letter = SomeRecord.Letter(7);
        await CommitAsync(letter);
        await CommitAsync(letter with { Rejections = [Refusal("first")] });
        await CommitAsync(letter with { Rejections = [Refusal("again"), Refusal("another")] });
        await CommitAsync(SomeRecord.Letter(8) with { Rejections = [Refusal("alone")] }, SomeRecord.Letter(8) with { Rejections = [Refusal("repeated in one commit")] });

        Assert.Equal([.. letter.Rejections, Refusal("again"), Refusal("another")], (await Letters.FindAsync(7, None))!.Rejections);
        Assert.Equal([Refusal("repeated in one commit")], (await Letters.FindAsync(8, None))!.Rejections);
        Assert.Equal([8L, 7], await IdsAsync(new DeadLetterQuery(RejectReason.StoreRefused, null, null, 10)));
        Assert.Equal([7L], await IdsAsync(new DeadLetterQuery(RejectReason.Malformed, null, null, 10)));
        Assert.Equal((2, 0), await Letters.CountAsync(None));
    }

    [Fact]
    public async Task Takes_a_letter_once()
    {
        await CommitAsync(SomeRecord.Letter(1));
        await CommitAsync(SomeRecord.Letter(1), SomeRecord.Letter(2));
        Assert.Equal((2, 0), await Letters.CountAsync(None));
    }

    [Fact]
    public async Task Remembers_when_a_letter_was_driven_again()
    {
        await CommitAsync(SomeRecord.Letter(1), SomeRecord.Letter(2));
        await Letters.MarkRedrivenAsync(1, Some.At("2026-11-24T09:00:00Z"), None);
        Assert.Equal(Some.At("2026-11-24T09:00:00Z"), (await Letters.FindAsync(1, None))!.RedrivenAt);
        Assert.Null((await Letters.FindAsync(2, None))!.RedrivenAt);
    }

    [Fact]
    public async Task Gives_to_drive_what_gateways_sent_and_was_not_driven_yet_or_not_since_a_time()
    {
        var nine = Some.At("2026-11-24T09:00:00Z");
        await CommitAsync(SomeRecord.Letter(1), SomeRecord.Letter(2), SomeRecord.Letter(3), SomeRecord.Letter(4) with { RedriveOf = 2 });
        await Letters.MarkRedrivenAsync(2, nine, None);
        await Letters.MarkRedrivenAsync(3, nine.AddHours(1), None);
        await ReopenAsync();

        var query = new DeadLetterQuery(null, null, null, 10) { ToDrive = true };
        Assert.Equal([1L], await IdsAsync(query));
        Assert.Equal([2L, 1], await IdsAsync(query with { DrivenBefore = nine.AddMinutes(1) }));
        Assert.Equal([4L, 3, 2, 1], await IdsAsync(query with { ToDrive = false }));
        Assert.Equal(2, (await Letters.FindAsync(4, None))!.RedriveOf);
        Assert.Null((await Letters.FindAsync(1, None))!.RedriveOf);
    }

    [Fact]
    public async Task Tallies_a_time_by_reason_and_counts_a_letter_of_several_reasons_once()
    {
        var early = SomeRecord.Letter(1);
        var at = early.ReceivedAt;
        await CommitAsync(
            early,
            SomeRecord.Letter(2, reason: RejectReason.UnknownSensor) with { ReceivedAt = at.AddMinutes(1) },
            SomeRecord.Letter(3, reason: RejectReason.TooOld) with { ReceivedAt = at.AddMinutes(2) });

        var tally = await Letters.TallyAsync(at.AddMinutes(1), None);

        Assert.Equal(2, tally.Messages);
        Assert.Equal(1, tally.ByReason[RejectReason.UnknownSensor]);
        Assert.Equal(1, tally.ByReason[RejectReason.TooOld]);
        Assert.Equal(2, tally.ByReason[RejectReason.FutureTime]);
        Assert.DoesNotContain(RejectReason.Malformed, tally.ByReason.Keys);
        Assert.Equal(0, (await Letters.TallyAsync(at.AddMinutes(3), None)).Messages);
    }

    private async Task<IEnumerable<long>> IdsAsync(DeadLetterQuery query) => (await Letters.ReadAsync(query, None)).Select(l => l.Id);

    private async Task CommitAsync(params DeadLetter[] letters) =>
        await The<IOutcomeLog>().CommitAsync(SomeRecord.Commit(++_position) with { DeadLetters = letters }, None);
}
