using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Telemetry.Api.Startup;
using Telemetry.Ingest.Journal;

namespace Telemetry.Tests.Unit.Api.Startup;

public sealed class StartTroubleTests
{
    [Fact]
    public void A_port_in_use_names_the_setting() =>
        Assert.Equal(
            "Failed to bind to address http://127.0.0.1:8080: address already in use. Stop what listens there, or set another address in Kestrel:Endpoints:Http:Url.",
            StartTrouble.Describe(new IOException("Failed to bind to address http://127.0.0.1:8080: address already in use.", new AddressInUseException("in use"))));

    [Fact]
    public void What_the_surroundings_did_is_told_without_a_trace()
    {
        Assert.Equal("open elsewhere", StartTrouble.Describe(new JournalLockedException("open elsewhere")));
        Assert.Equal("no disk", StartTrouble.Describe(new IOException("no disk")));
        Assert.Contains("  b must not", StartTrouble.Describe(new OptionsValidationException("o", typeof(int), ["a must", "b must not"])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_of_ours_keeps_its_trace()
    {
        Assert.Null(StartTrouble.Describe(new NotSupportedException("ours")));
        Assert.Null(StartTrouble.Describe(new AggregateException(new IOException("theirs"), new NotSupportedException("ours"))));
    }
}
