using Microsoft.Extensions.Options;
using Telemetry.Rules.Devices;
using Telemetry.Rules.Winter;

namespace Telemetry.Api.Composition;

internal static class RulesServiceCollectionExtensions
{
    /// <summary>Adds the rule set with its options, validated at start.</summary>
    public static IServiceCollection AddRules(this IServiceCollection services, IConfiguration configuration)
    {
        Add<GrittingPolicyOptions>(GrittingPolicyOptions.Section);
        Add<HoarFrostOptions>(HoarFrostOptions.Section);
        Add<DeviceRuleOptions>(DeviceRuleOptions.Section);
        services.AddSingleton(provider => new RuleOptions
        {
            Winter = provider.GetRequiredService<IOptions<GrittingPolicyOptions>>().Value,
            HoarFrost = provider.GetRequiredService<IOptions<HoarFrostOptions>>().Value,
            Devices = provider.GetRequiredService<IOptions<DeviceRuleOptions>>().Value,
        });
        services.AddSingleton(provider => StandardRules.Create(provider.GetRequiredService<RuleOptions>()));
        return services;

        void Add<T>(string section)
            where T : class =>
            services.AddOptions<T>().Bind(configuration.GetSection(section)).ValidateDataAnnotations().ValidateOnStart();
    }
}
