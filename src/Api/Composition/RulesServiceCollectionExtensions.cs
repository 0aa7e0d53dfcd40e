using Microsoft.Extensions.Options;
using Telemetry.Rules.AirQuality.Alerts;
using Telemetry.Rules.Devices;
using Telemetry.Rules.Waste;
using Telemetry.Rules.Winter;
using Telemetry.Rules.Winter.Backtest;
using Telemetry.Rules.Winter.Planning;

namespace Telemetry.Api.Composition;

internal static class RulesServiceCollectionExtensions
{
    /// <summary>Adds the rule set with its options, validated at start.</summary>
    public static IServiceCollection AddRules(this IServiceCollection services, IConfiguration configuration)
    {
        Add<GrittingPolicyOptions>(GrittingPolicyOptions.Section);
        Add<HoarFrostOptions>(HoarFrostOptions.Section);
        Add<AirAlertOptions>(AirAlertOptions.Section);
        Add<DeviceRuleOptions>(DeviceRuleOptions.Section);
        Add<BatteryRuleOptions>(BatteryRuleOptions.Section);
        Add<ClockRuleOptions>(ClockRuleOptions.Section);
        Add<FillOptions>(FillOptions.Section);
        Add<EmptyingOptions>(EmptyingOptions.Section);
        Add<CollectOptions>(CollectOptions.Section);
        Add<BinFireOptions>(BinFireOptions.Section);
        Add<BinTiltOptions>(BinTiltOptions.Section);
        Add<MissedCollectionOptions>(MissedCollectionOptions.Section);
        Add<BacktestOptions>(BacktestOptions.Section);
        Add<PlanOptions>(PlanOptions.Section);
        services.AddSingleton(provider => new RuleOptions
        {
            Winter = provider.GetRequiredService<IOptions<GrittingPolicyOptions>>().Value,
            HoarFrost = provider.GetRequiredService<IOptions<HoarFrostOptions>>().Value,
            AirAlerts = provider.GetRequiredService<IOptions<AirAlertOptions>>().Value,
            Devices = provider.GetRequiredService<IOptions<DeviceRuleOptions>>().Value,
            Battery = provider.GetRequiredService<IOptions<BatteryRuleOptions>>().Value,
            Clock = provider.GetRequiredService<IOptions<ClockRuleOptions>>().Value,
            Fill = provider.GetRequiredService<IOptions<FillOptions>>().Value,
            Emptying = provider.GetRequiredService<IOptions<EmptyingOptions>>().Value,
            Collect = provider.GetRequiredService<IOptions<CollectOptions>>().Value,
            BinFire = provider.GetRequiredService<IOptions<BinFireOptions>>().Value,
            BinTilt = provider.GetRequiredService<IOptions<BinTiltOptions>>().Value,
            MissedCollection = provider.GetRequiredService<IOptions<MissedCollectionOptions>>().Value,
        });
        services.AddSingleton(provider => StandardRules.Create(provider.GetRequiredService<RuleOptions>()));
        return services;

        void Add<T>(string section)
            where T : class =>
            services.AddOptions<T>().Bind(configuration.GetSection(section)).ValidateDataAnnotations().ValidateOnStart();
    }
}
