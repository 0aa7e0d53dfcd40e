using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Telemetry.Api.CallOuts;
using Telemetry.Api.Notifications;

namespace Telemetry.Tests.Unit.Api.CallOuts;

public sealed class CallOutOptionsValidatorTests
{
    [Fact]
    public void A_recipient_with_a_fault_of_its_own_is_no_stranger_to_the_levels() => Assert.Empty(Errors("ftp://hooks.example.com/", "hook"));

    [Theory]
    [InlineData("ftp://hooks.example.com/")]
    [InlineData("https://hooks.example.com/")]
    public void A_stranger_is_told_whether_or_not_the_others_are_in_order(string url) => Assert.Equal(
        ["Telemetry:CallOut:Levels:0:Recipients names 'nobody', which is none of Telemetry:Notifications:Recipients (hook)"], Errors(url, "hook", "nobody"));

    private static IEnumerable<string> Errors(string url, params string[] called)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telemetry:Notifications:Recipients:hook:Channel"] = "Webhook",
            ["Telemetry:Notifications:Recipients:hook:Url"] = url,
            ["Telemetry:Notifications:Recipients:hook:Secret"] = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        }).Build();
        var services = new ServiceCollection().AddSingleton<IValidateOptions<NotificationOptions>, NotificationOptionsValidator>();
        services.AddOptions<NotificationOptions>().Bind(configuration.GetSection(NotificationOptions.Section));
        using var provider = services.BuildServiceProvider();
        var level = new CallOutLevelOptions();
        level.Recipients.AddRange(called);
        var options = new CallOutOptions();
        options.Levels.Add(level);

        return new CallOutOptionsValidator(provider.GetRequiredService<IOptions<NotificationOptions>>(), configuration).Validate(null, options).Failures ?? [];
    }
}
