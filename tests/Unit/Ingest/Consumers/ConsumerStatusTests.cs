using Telemetry.Domain.Journal;
using Telemetry.Ingest.Consumers;

namespace Telemetry.Tests.Unit.Ingest.Consumers;

public sealed class ConsumerStatusTests
{
    private readonly ConsumerStatus _status = new("store");

    [Fact]
    public void A_store_that_opens_but_takes_nothing_stays_in_trouble_until_something_is_written()
    {
        Open(5);
        _status.InTrouble("disk full");
        Open(5);
        Assert.Equal("disk full", _status.Trouble);
        _status.Warming();
        _status.InTrouble("locked");
        Open(5);
        Assert.Equal("locked", _status.Trouble);

        Commit(6);
        Assert.Null(_status.Trouble);
    }

    [Fact]
    public void A_store_that_could_not_be_opened_is_out_of_trouble_once_it_opens()
    {
        _status.Warming();
        _status.InTrouble("locked");
        Open(5);
        Assert.Null(_status.Trouble);
    }

    [Fact]
    public void A_write_that_is_found_to_have_succeeded_after_all_ends_the_trouble()
    {
        Open(5);
        _status.InTrouble("no answer");
        Open(8);
        Assert.Null(_status.Trouble);
    }

    private void Open(long position)
    {
        _status.Warming();
        Commit(position);
        _status.Following();
    }

    private void Commit(long position) => _status.Committed(new JournalPosition(position), null);
}
