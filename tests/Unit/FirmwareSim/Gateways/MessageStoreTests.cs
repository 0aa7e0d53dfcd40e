using Telemetry.FirmwareSim.Gateways;
using Telemetry.FirmwareSim.Payloads;

namespace Telemetry.Tests.Unit.FirmwareSim.Gateways;

public sealed class MessageStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_store_overwrites_its_oldest_and_says_so()
    {
        var store = new MessageStore(2);
        store.AddOverwriting(Message("a"));
        store.AddOverwriting(Message("b"));
        store.AddOverwriting(Message("c"));

        Assert.Equal(1, store.Overwritten);
        Assert.Equal("b", (await store.TakeAsync(Cancellation))!.Value.Message.Topic);
    }

    [Fact]
    public async Task The_backlog_waits_for_room()
    {
        var store = new MessageStore(1);
        await store.AddAsync(Message("a"), Cancellation);
        var second = store.AddAsync(Message("b"), Cancellation);
        Assert.False(second.IsCompleted);

        store.Settle((await store.TakeAsync(Cancellation))!.Value.Id);
        await second;

        Assert.Equal(0, store.Overwritten);
        Assert.Equal("b", (await store.TakeAsync(Cancellation))!.Value.Message.Topic);
    }

    [Fact]
    public async Task A_closed_store_ends_once_everything_is_answered()
    {
        var store = new MessageStore(2);
        store.AddOverwriting(Message("a"));
        store.Close();
        var taken = (await store.TakeAsync(Cancellation))!.Value;
        var end = store.TakeAsync(Cancellation);
        Assert.False(end.IsCompleted);

        store.Settle(taken.Id);

        Assert.Null(await end);
    }

    private static OutgoingMessage Message(string topic) => new(topic, null, [], 1);
}
