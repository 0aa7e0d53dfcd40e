using Telemetry.Domain.CallOuts;
using Telemetry.Domain.Storage;

namespace Telemetry.Tests.Contract.Records;

public abstract class CallOutStoreContract : RecordStoreContract
{
    private static readonly DateTimeOffset At = Some.At("2026-11-23T18:00:00Z");

    private ICallOutStore Store => The<ICallOutStore>();

    [Fact]
    public async Task Gives_back_a_call_out_as_it_was_with_the_state_of_its_messages()
    {
        var callOut = CallOut("c1", At) with { Test = true };
        var logged = await IssueAsync(callOut, "duty", "app");
        await ReopenAsync();

        var read = Assert.Single(await Store.ReadCallOutsAsync(null, 10, null, None));
        Assert.Equal(callOut with { Deliveries = [Pending("duty"), Pending("app")] }, read.Outcome);
        Assert.Equal((logged.Id, At), (read.Id, read.RecordedAt));
        Assert.Equal(logged, Assert.Single(await The<IOutcomeLog>().ReadAfterAsync(0, 10, None)));
    }

    [Fact]
    public async Task Is_empty_at_first()
    {
        Assert.Empty(await Store.ReadCallOutsAsync(null, 10, null, None));
        Assert.Empty(await Store.ReadPendingAsync(None));
        Assert.Empty(await Store.ReadNoticesAsync(["a"], None));
        Assert.Empty(await Store.ReadIssuedAsync(At.AddYears(-1), None));
        Assert.Empty(await Store.ReadUnreachedAsync(None));
        Assert.Null(await Store.ReadDueAsync("duty", At, None));
        Assert.Null(await Store.ReadNextDueAsync("duty", None));
    }

    [Fact]
    public async Task A_call_out_that_can_not_be_committed_leaves_nothing_behind()
    {
        await IssueAsync(CallOut("c1", At), "duty");
        await Assert.ThrowsAnyAsync<Exception>(() => IssueAsync(CallOut("c1", At.AddMinutes(1)), "app"));

        Assert.Single(await Store.ReadCallOutsAsync(null, 10, null, None));
        Assert.Equal("duty", Assert.Single(await Store.ReadPendingAsync(None)).Recipient);
        Assert.Single(await Store.ReadNoticesAsync(["a"], None));
        Assert.Equal(1, await The<IOutcomeLog>().ReadLastIdAsync(None));
    }

    [Fact]
    public async Task Each_recipient_has_a_line_of_its_own_the_longest_due_first()
    {
        await IssueAsync(CallOut("late", At), At.AddMinutes(3), "duty");
        await IssueAsync(CallOut("early", At), At.AddMinutes(1), "duty", "app");

        Assert.Null(await Store.ReadDueAsync("duty", At.AddSeconds(59), None));
        Assert.Equal("early", (await Store.ReadDueAsync("duty", At.AddMinutes(5), None))?.CallOut);
        Assert.Equal(At.AddMinutes(1), await Store.ReadNextDueAsync("app", None));
        Assert.Null(await Store.ReadDueAsync("nobody", At.AddMinutes(5), None));
        Assert.Equal([("late", "duty"), ("early", "duty"), ("early", "app")], (await Store.ReadPendingAsync(None)).Select(m => (m.CallOut, m.Recipient)));
    }

    [Fact]
    public async Task An_attempt_is_counted_and_put_off_before_it_is_made()
    {
        await IssueAsync(CallOut("c1", At), "duty");
        var message = (await Store.ReadDueAsync("duty", At, None))!;
        await Store.BeginAttemptAsync(message.Id, At, At.AddSeconds(5), None);
        await ReopenAsync();

        Assert.Null(await Store.ReadDueAsync("duty", At.AddSeconds(4), None));
        Assert.Equal(message with { Attempts = 1, DueAt = At.AddSeconds(5) }, await Store.ReadDueAsync("duty", At.AddSeconds(5), None));
        var delivery = Assert.Single((await Store.ReadCallOutsAsync(null, 1, null, None))[0].Outcome.Deliveries);
        Assert.Equal((DeliveryState.Pending, 1, At), (delivery.State, delivery.Attempts, delivery.LastAttemptAt));
    }

    [Theory]
    [InlineData(DeliveryState.Delivered)]
    [InlineData(DeliveryState.GaveUp)]
    public async Task What_ends_a_delivery_is_given_again_with_a_new_id_and_what_does_not_is_not(DeliveryState end)
    {
        var first = await IssueAsync(CallOut("c1", At), "duty");
        var message = (await Store.ReadDueAsync("duty", At, None))!;
        await Store.BeginAttemptAsync(message.Id, At, At, None);
        Assert.Null(await Store.EndAttemptAsync(message.Id, At.AddSeconds(1), DeliveryState.Pending, "connection refused", At.AddSeconds(9), None));
        Assert.Equal(At.AddSeconds(9), await Store.ReadNextDueAsync("duty", None));

        await Store.BeginAttemptAsync(message.Id, At.AddSeconds(9), At.AddMinutes(9), None);
        var ended = await Store.EndAttemptAsync(message.Id, At.AddSeconds(10), end, "what it gave", At, None);

        Assert.Equal((first.Id + 1, At.AddSeconds(10)), (ended!.Id, ended.RecordedAt));
        Assert.Equal(new CallOutDelivery("duty", CallOutChannel.Email, end, 2, At.AddSeconds(9), "what it gave"), Assert.Single(((CallOut)ended.Outcome).Deliveries));
        Assert.Null(await Store.ReadDueAsync("duty", At.AddDays(1), None));
        Assert.Empty(await Store.ReadPendingAsync(None));
        var listed = Assert.Single(await Store.ReadCallOutsAsync(null, 10, null, None));
        Assert.Equal((first.Id, ended.Outcome), (listed.Id, listed.Outcome));
        Assert.Equal([first, ended], await The<IOutcomeLog>().ReadAfterAsync(0, 10, None));
    }

    [Fact]
    public async Task Notices_are_given_for_the_concerns_asked_for_oldest_first_however_many()
    {
        var many = Enumerable.Range(0, 1200).Select(i => new CallOutNotice($"alert/rule/s{i}", i, 1, At.AddSeconds(i), "c1", false)).Reverse().ToList();
        await Store.IssueAsync(CallOut("c1", At), many, [Message("c1", "duty", At)], None);

        Assert.Equal([("alert/rule/s3", 3L), ("alert/rule/s700", 700)], (await Store.ReadNoticesAsync(["alert/rule/s700", "alert/rule/s3", "none"], None)).Select(n => (n.Concern, n.Rank)));
        Assert.Equal(Enumerable.Range(0, 1200).Select(i => (long)i), (await Store.ReadNoticesAsync([.. many.Select(n => n.Concern)], None)).Select(n => n.Rank));
    }

    [Fact]
    public async Task A_notice_is_unreachable_once_every_message_of_its_call_out_was_given_up()
    {
        await IssueAsync(CallOut("c1", At), "duty", "app");
        await IssueAsync(CallOut("c2", At.AddMinutes(1)), "duty");
        Assert.Equal([false, false], await Unreachable());
        await EndAsync("c1", "duty", DeliveryState.GaveUp, At);
        Assert.Equal([false, false], await Unreachable());
        await EndAsync("c1", "app", DeliveryState.GaveUp, At);
        Assert.Equal([true, false], await Unreachable());
        await EndAsync("c2", "duty", DeliveryState.Delivered, At);
        Assert.Equal([true, false], await Unreachable());

        async Task<IEnumerable<bool>> Unreachable() => (await Store.ReadNoticesAsync(["a"], None)).Select(n => n.Unreachable);
    }

    [Fact]
    public async Task What_bounds_a_flood_counts_from_a_time_on_and_leaves_trials_out()
    {
        await IssueAsync(CallOut("c1", At), "duty");
        await IssueAsync(CallOut("c2", At.AddMinutes(1)) with { Level = 2 }, "duty");
        await IssueAsync(CallOut("c3", At.AddMinutes(2)) with { Test = true }, "duty");

        Assert.Equal([(1, At), (2, At.AddMinutes(1))], await Store.ReadIssuedAsync(At, None));
        Assert.Equal([(2, At.AddMinutes(1))], await Store.ReadIssuedAsync(At.AddSeconds(1), None));
    }

    [Fact]
    public async Task Says_whom_messages_were_given_up_for_since_the_last_that_got_there()
    {
        for (var i = 1; i <= 4; i++)
        {
            await IssueAsync(CallOut($"c{i}", At.AddMinutes(i)), "duty", "app", "manager");
        }

        await EndAsync("c1", "duty", DeliveryState.GaveUp, At.AddMinutes(1));
        await EndAsync("c2", "duty", DeliveryState.Delivered, At.AddMinutes(2));
        await EndAsync("c3", "duty", DeliveryState.GaveUp, At.AddMinutes(3));
        await EndAsync("c4", "duty", DeliveryState.GaveUp, At.AddMinutes(4));
        await EndAsync("c1", "app", DeliveryState.GaveUp, At.AddMinutes(1));
        await EndAsync("c2", "manager", DeliveryState.GaveUp, At.AddMinutes(2));
        await EndAsync("c3", "manager", DeliveryState.Delivered, At.AddMinutes(3));

        Assert.Equal(
            [new UnreachedRecipient("app", At.AddMinutes(1), 1), new UnreachedRecipient("duty", At.AddMinutes(3), 2)],
            await Store.ReadUnreachedAsync(None));
    }

    [Fact]
    public async Task Pages_newest_first_and_by_concern()
    {
        for (var i = 1; i <= 5; i++)
        {
            await IssueAsync(CallOut($"c{i}", At.AddMinutes(i)), i % 2 == 0 ? "even" : "odd", At, ["duty"]);
        }

        var page = await Store.ReadCallOutsAsync(null, 2, null, None);
        Assert.Equal(["c5", "c4"], page.Select(c => c.Outcome.Id));
        Assert.Equal(["c3", "c2"], (await Store.ReadCallOutsAsync(page[^1].Id, 2, null, None)).Select(c => c.Outcome.Id));
        Assert.Equal(["c4", "c2"], (await Store.ReadCallOutsAsync(null, 10, "even", None)).Select(c => c.Outcome.Id));
    }

    private static CallOut CallOut(string id, DateTimeOffset at) => new()
    {
        Id = id,
        At = at,
        Level = 1,
        Title = "A \"title\" & 10 g/m²",
        Count = 3,
        Items = [new CallOutItem("a", 1L << 40, 2, "Title", "Text.")],
        Deliveries = [],
    };

    private static OutboxMessage Message(string callOut, string recipient, DateTimeOffset dueAt) =>
        new(0, callOut, recipient, CallOutChannel.Email, "subject", "text °C", "{}", dueAt.AddHours(1), dueAt, 0);

    private static CallOutDelivery Pending(string recipient) => new(recipient, CallOutChannel.Email, DeliveryState.Pending, 0, null, null);

    /// <summary>Issued about <c>a</c>, due at once.</summary>
    private Task<LoggedOutcome<Domain.Decisions.Outcome>> IssueAsync(CallOut callOut, params string[] recipients) => IssueAsync(callOut, callOut.At, recipients);

    private Task<LoggedOutcome<Domain.Decisions.Outcome>> IssueAsync(CallOut callOut, DateTimeOffset dueAt, params string[] recipients) =>
        IssueAsync(callOut, "a", dueAt, recipients);

    private Task<LoggedOutcome<Domain.Decisions.Outcome>> IssueAsync(CallOut callOut, string concern, DateTimeOffset dueAt, string[] recipients) => Store.IssueAsync(
        callOut with { Deliveries = [.. recipients.Select(Pending)] },
        [new CallOutNotice(concern, 7, callOut.Level, callOut.At, callOut.Id, false)],
        [.. recipients.Select(r => Message(callOut.Id, r, dueAt))],
        None);

    private async Task EndAsync(string callOut, string recipient, DeliveryState state, DateTimeOffset at)
    {
        var message = (await Store.ReadPendingAsync(None)).Single(m => m.CallOut == callOut && m.Recipient == recipient);
        await Store.BeginAttemptAsync(message.Id, at, at, None);
        await Store.EndAttemptAsync(message.Id, at, state, "what it gave", at, None);
    }
}
