using Telemetry.Domain.Alerts;
using Telemetry.Domain.Decisions;
using Telemetry.Domain.Network;
using Telemetry.Domain.Records;
using Telemetry.Tests.Integration.Api;

namespace Telemetry.Tests.Integration.DecisionRecord;

/// <summary>Orders and reports of treatments in the real store, and in the record's chain.</summary>
public sealed class RecordedOrdersTests
{
    private static readonly TreatmentReport Run = new("run-1", new RouteId("p1-snake"), new DateOnly(2026, 1, 14), ApiHost.Now.AddHours(1), SpreadMaterial.PreWetSalt, ApiHost.Now.AddHours(2))
    {
        EndedAt = ApiHost.Now.AddHours(2),
        SpreadRate = 10,
        Tonnes = 2.1,
        Vehicle = "WX21 ABC",
        Operator = "J. Hill",
        Note = "said \"twice\"",
        AccessKey = "desk",
    };

    [Fact]
    public async Task Orders_and_treatments_come_back_as_they_were_and_are_entries_of_the_record()
    {
        await using var record = new RecordUnderTest();
        await record.CommitAsync(Some.Decision());
        OperatorAction[] orders = [Order("o-1", OperatorActionKind.Confirm, DecisionOrder.Of(Some.Decision())), Order("o-2", OperatorActionKind.Override, new DecisionOrder(GrittingAction.Spot, 20.5, Treatments.Successive, ApiHost.Now))];
        await record.Log.AppendAsync(ApiHost.Now, orders, CancellationToken.None);

        var receipt = await record.Treatments.AddAsync(ApiHost.Now, [Run, Run with { Id = "run-2", EndedAt = null, SpreadRate = null, Tonnes = null, Note = null }], CancellationToken.None);

        Assert.Equal(2, receipt.Added.Count);
        Assert.Equal(orders, (await record.Log.ReadActionsAsync(ApiHost.Now.AddDays(-1), CancellationToken.None)).Select(a => a.Outcome));
        Assert.Equal(receipt.Added.Select(a => a.Outcome), await ReadAsync(record));
        Assert.Equal(receipt.Added.Select(a => a.Outcome), (await record.Log.ReadAfterAsync(3, 10, CancellationToken.None)).Select(a => a.Outcome));
        Assert.Empty(await record.Treatments.ReadAsync(Run.Day.AddDays(1), null, CancellationToken.None));
        Assert.Empty(await record.Treatments.ReadAsync(Run.Day, new RouteId("p2"), CancellationToken.None));
        var all = await record.Treatments.ReadAfterAsync(0, Run.Day, CancellationToken.None);
        Assert.Equal(["run-1", "run-2"], all.Select(t => t.Outcome.Id));
        Assert.Equal("run-2", Assert.Single(await record.Treatments.ReadAfterAsync(all[0].Id, Run.Day, CancellationToken.None)).Outcome.Id);
        Assert.Empty(await record.Treatments.ReadAfterAsync(0, Run.Day.AddDays(1), CancellationToken.None));
        Assert.Equal(
            ["begun", "decided", "confirmed", "overridden", "treated", "treated"],
            (await record.Chain.ReadAsync(0, 100, CancellationToken.None)).Select(r => r.Entry.Kind.Name()));
        Assert.Empty((await record.VerifyAsync()).Findings);
    }

    [Fact]
    public async Task A_report_sent_again_is_one_report_and_one_that_says_otherwise_takes_nothing_with_it()
    {
        await using var record = new RecordUnderTest();
        await record.Treatments.AddAsync(ApiHost.Now, [Run], CancellationToken.None);

        var again = await record.Treatments.AddAsync(ApiHost.Now, [Run with { ReportedAt = ApiHost.Now.AddDays(1), AccessKey = null }, Run with { Id = "run-2" }], CancellationToken.None);
        var other = await record.Treatments.AddAsync(ApiHost.Now, [Run with { Tonnes = 2.2 }, Run with { Id = "run-3" }], CancellationToken.None);

        Assert.Equal(["run-1"], again.Repeated);
        Assert.Equal((1, 0), (again.Added.Count, again.Conflicting.Count));
        Assert.Equal(["run-1"], other.Conflicting);
        Assert.Empty(other.Added);
        Assert.Equal(["run-1", "run-2"], (await ReadAsync(record)).Select(r => r.Id));
    }

    [Theory]
    [InlineData("UPDATE outcomes SET Json = replace(Json, '\"tonnes\":2.1', '\"tonnes\":3.1') WHERE Id = 3", "entry 4 (treated: p1-snake, 2026-01-14) records was changed")]
    [InlineData("UPDATE outcomes SET Json = replace(Json, 'A. Officer', 'B. Officer') WHERE Id = 2", "entry 3 (confirmed: p1-snake, 2026-01-14, revision 1) records was changed")]
    [InlineData("DELETE FROM outcomes WHERE Id = 2", "entry 3 (confirmed: p1-snake, 2026-01-14, revision 1) records is no longer in the store")]
    public async Task A_changed_order_or_treatment_is_named(string sql, string named)
    {
        await using var record = new RecordUnderTest();
        await record.CommitAsync(Some.Decision());
        await record.Log.AppendAsync(ApiHost.Now, [Order("o-1", OperatorActionKind.Confirm, DecisionOrder.Of(Some.Decision()))], CancellationToken.None);
        await record.Treatments.AddAsync(ApiHost.Now, [Run], CancellationToken.None);
        await record.TamperAsync(sql);

        Assert.Contains(named, Assert.Single((await record.VerifyAsync()).Findings).Text, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<TreatmentReport>> ReadAsync(RecordUnderTest record) =>
        (await record.Treatments.ReadAsync(Run.Day, Run.Route, CancellationToken.None)).Select(t => t.Outcome);

    private static OperatorAction Order(string id, OperatorActionKind kind, DecisionOrder order) => new(id, kind, "A. Officer", "", ApiHost.Now)
    {
        Route = Run.Route,
        Day = Run.Day,
        Revision = 1,
        Order = order,
        Decided = DecisionOrder.Of(Some.Decision()),
    };
}
