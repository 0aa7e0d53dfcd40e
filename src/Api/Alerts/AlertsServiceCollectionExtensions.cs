using Telemetry.Api.Endpoints.Alerts;
using Telemetry.Api.Endpoints.Gritting;

namespace Telemetry.Api.Alerts;

internal static class AlertsServiceCollectionExtensions
{
    /// <summary>Adds the read side of alerts and what people do about them and about decisions. Expects an <c>IOutcomeLog</c>, an <c>ICallOutStore</c> and the call-outs.</summary>
    public static IServiceCollection AddAlerts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AlertsOptions>().Bind(configuration.GetSection(AlertsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpContextAccessor();
        services.AddSingleton<AlertReader>();
        services.AddSingleton<OperatorActions>();
        services.AddSingleton<DecisionFollowUps>();
        return services;
    }
}
