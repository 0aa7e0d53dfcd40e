using Telemetry.Api.Demo;

namespace Telemetry.Tests.Unit.Api.Demo;

public sealed class DemoOptionsValidatorTests
{
    [Theory]
    [InlineData("evening")]
    [InlineData("fog, bin-fire,sensor-fault:stuck")]
    public void Scenarios_of_the_city_are_taken(string scenarios) => Assert.True(Validate(scenarios).Succeeded);

    [Fact]
    public void An_unknown_one_is_named_with_those_there_are()
    {
        var failure = Validate("fog,frost-nihgt").FailureMessage;
        Assert.Contains("'frost-nihgt'", failure, StringComparison.Ordinal);
        Assert.Contains("frost-night", failure, StringComparison.Ordinal);
    }

    private static Microsoft.Extensions.Options.ValidateOptionsResult Validate(string scenarios) =>
        new DemoOptionsValidator().Validate(null, new DemoOptions { Scenarios = scenarios });
}
